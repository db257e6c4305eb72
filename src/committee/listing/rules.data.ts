import type { DelistingRules } from "./types.ts";

/** Which delisting procedure a petition follows, by its day. */
export const delistingProcedures: DelistingRules = [
  {
    from: "2006-12-19",
    until: "2024-07-18",
    value: { resolution: "1730 (2006)", through: ["state", "focal point"] },
    source: "resolution 1730 (2006) and its annex; the state consults, then anybody may recommend delisting",
    confidence: "remembered",
  },
  {
    from: "2024-07-19",
    value: { resolution: "2744 (2024)", through: ["focal point"] },
    source:
      "resolution 2744 (2024), annex I: independent focal point, information gathering, report; its time limits are to be checked",
    confidence: "seen",
  },
];
