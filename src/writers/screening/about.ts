import { inputText } from "./cells.ts";
import type { ScreeningReport } from "./report.ts";

/** What was done, as pairs of a word and its value; the first is a header. */
export function aboutRows(report: ScreeningReport): [string, string][] {
  const { counts } = report;
  return [
    ["What", "Value"],
    ["Customer file", report.file],
    ["Form", report.form],
    ["Rows", String(report.rows)],
    ["Rows with hits", String(counts.hits)],
    ["Rows whose hits were all decided to be false positives", String(counts.settled)],
    ["Rows without a hit", String(counts.clear)],
    ["Rows not screened", String(counts["not screened"])],
    ["Hits", String(report.hits)],
    ["Screened on", report.day],
    ["Hits from this probability on", String(report.threshold)],
    ["Hits a row at most", String(report.limit)],
    ["Algorithm", report.algorithm],
    ...report.mapping.map(({ column, field, because }): [string, string] => [
      `Column "${inputText(column)}"`,
      `${field} (by its ${because === "given" ? "mapping as given" : because})`,
    ]),
    ...report.lists.map(({ name, title, date, hash, entries }): [string, string] => [
      `List ${name}`,
      `${title}, edition of ${date}, ${entries} entries, content ${hash}`,
    ]),
  ];
}
