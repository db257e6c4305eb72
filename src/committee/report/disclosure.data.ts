import type { Dated } from "../dated.ts";
import type { ReportPhase } from "./types.ts";

/** In which of its phases acts on a report may be disclosed; what else is in its case, once a report of the case is in one of them. */
export const disclosureRules: readonly Dated<readonly ReportPhase[]>[] = [
  {
    from: "2006-10-14",
    value: ["published", "unpublished"],
    source:
      "this record's own rule: after publication; and, since the midterm report of 2018 never was published, after the end of the mandate without one",
    confidence: "inferred",
  },
];
