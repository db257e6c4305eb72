import type { ReportDueRules } from "./types.ts";

const mandate = "resolution 2407 (2018), renewing the panel's mandate";

/** When reports are due, by mandate; the committee's day precedes the Council's. */
export const reportDue: ReportDueRules = [
  {
    from: "2018-03-21",
    until: "2019-04-24",
    value: { report: "midterm", toCommittee: "2018-08-03", toCouncil: "2018-09-07" },
    source: mandate,
    confidence: "seen",
  },
  {
    from: "2018-03-21",
    until: "2019-04-24",
    value: { report: "final", toCommittee: "2019-02-01", toCouncil: "2019-03-14" },
    source: mandate,
    confidence: "seen",
  },
];
