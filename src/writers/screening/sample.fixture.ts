import type { AnsweredHit, AnsweredRow } from "#screening";
import type { ScreeningReport } from "./report.ts";

/** A report of invented customers against an invented list. */
export const sampleReport: ScreeningReport = {
  file: "customers <1>.csv",
  form: "CSV, utf-8, separated by ;",
  columns: ["Id", "Name", "Note"],
  separator: ";",
  mapping: [
    { column: "Id", field: "id", because: "header" },
    { column: "Name", field: "name", because: "given" },
  ],
  lists: [{ name: "invented", title: "An invented list", date: "2026-01-01", hash: "ab".repeat(32), entries: 3 }],
  threshold: 0.7,
  limit: 10,
  algorithm: "penholder",
  day: "2026-02-03",
  rows: 4,
  hits: 3,
  counts: { clear: 1, hits: 1, settled: 1, "not screened": 1 },
};

const hit = (id: string, probability: number, more: Partial<AnsweredHit> = {}): AnsweredHit => ({
  id,
  list: "invented",
  schema: "Person",
  caption: `<img src=x> ${id}`,
  askedName: "Anna Velmar",
  listedName: "ANNA VELMAR \u202e",
  authorities: ["An Authority"],
  references: ["INV.1"],
  programmes: ["INV"],
  since: ["2018-08-03"],
  probability,
  coverage: "name and year",
  explanation: ["probably the same, 90 %, from name and year.", "For: Anna: the same (+2.0)."],
  for: [
    { feature: "name-part", query: "Anna", listed: "ANNA", weight: 2, detail: "Anna and ANNA: the same" },
    { feature: "birth-date", query: "1970", listed: "1970", weight: 1, detail: "born 1970 on both sides" },
  ],
  against: [{ feature: "country", query: "de", listed: "fr", weight: -0.4, detail: "another country" }],
  missing: ["gender"],
  fingerprint: "0123456789abcdef",
  ...more,
});

const decision = {
  customer: "C2",
  entry: "l2",
  decision: "false positive",
  by: "A. Reviewer",
  at: "2026-01-05T10:00:00.000Z",
  why: "another person",
  evidence: "0123456789abcdef",
} as const;

/** A row with two hits, one settled, one clear, one that could not be screened. */
export function sampleRows(): AnsweredRow[] {
  const row = (number: number, cells: string[], status: AnsweredRow["status"], hits: AnsweredHit[]): AnsweredRow => ({
    row: number,
    line: number + 1,
    customer: `C${number}`,
    cells,
    status,
    hits,
  });
  return [
    row(1, ["C1", "Anna Velmar", '=HYPERLINK("x")'], "hits", [hit("l1", 0.97), hit("l2", 0.72)]),
    row(2, ["C2", "Anna\u0001 _x0041_", "@b"], "settled", [hit("l2", 0.9, { decision })]),
    row(3, ["C3", "Mina", "<img src=y>", "beyond"], "clear", []),
    { ...row(4, ["C4", "", ""], "not screened", []), remark: "the row has no name" },
  ];
}
