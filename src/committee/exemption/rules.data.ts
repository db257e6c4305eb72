import type { ExemptionRules } from "./types.ts";

const notice = "Implementation Assistance Notice No. 7";

/** Dated rules of humanitarian exemptions (resolution 2397 (2017), paragraph 25). */
export const exemptionRules: ExemptionRules = {
  directGrounds: [
    {
      from: "2018-08-06",
      value: [
        "UN agency",
        "ICRC or IFRC",
        "International Olympic Committee",
        "two exemptions in 18 months",
        "emergency",
      ],
      source: `${notice}, updated 30 November 2020 and 2 June 2023; which ground came with which update is to be checked`,
      confidence: "seen",
    },
  ],
  validity: [
    { from: "2018-08-06", value: 6, source: `${notice}, 6 August 2018`, confidence: "remembered" },
    { from: "2020-11-30", value: 9, source: `${notice}, update of 30 November 2020`, confidence: "remembered" },
    { from: "2023-06-02", value: 12, source: `${notice}, update of 2 June 2023`, confidence: "remembered" },
  ],
};
