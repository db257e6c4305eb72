import type { AnsweredRow } from "#screening";
import { inputText } from "./cells.ts";
import type { AnsweredRows, ScreeningReport } from "./report.ts";

/** The result as JSON lines, one a row of the customer file, with all evidence in stable fields. */
export async function* screeningToJsonl(report: ScreeningReport, rows: AnsweredRows): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(lineOf(row, report.columns))}\n`;
}

/** One answered row as an object for machines; the customer's own cells by their columns. */
export function lineOf({ row, line, customer, cells, status, remark, hits }: AnsweredRow, columns: readonly string[]) {
  const input = Object.fromEntries(
    cells.flatMap((cell, column) => (cell === "" ? [] : [[columns[column] ?? `cell ${column + 1}`, inputText(cell)]])),
  );
  return { row, line, customer, input, status, ...(remark !== undefined && { remark }), hits };
}
