import { headerCells, lineCells } from "./cells.ts";
import type { AnsweredRows, ScreeningReport } from "./report.ts";

/** Marks the file as UTF-8 to spreadsheet programs. */
const mark = "\ufeff";

/**
 * The result as CSV (RFC 4180) in UTF-8, one line a hit, with the separator of the customer file. A cell that a
 * spreadsheet program would take for a formula is written with an apostrophe before it (docs/screening.md); a number is
 * none.
 */
export async function* screeningToCsv(report: ScreeningReport, rows: AnsweredRows): AsyncGenerator<string> {
  const separator = report.separator ?? ",";
  const line = (cells: readonly string[]): string => csvLine(cells, separator);
  yield mark + line(headerCells(report.columns));
  for await (const row of rows) {
    let text = "";
    for (const cells of lineCells(row, report.columns)) text += line(cells);
    yield text;
  }
}

/** A line of CSV, safe to open in a spreadsheet program. */
export function csvLine(cells: readonly string[], separator: string): string {
  return `${cells.map((cell) => quoted(cell, separator)).join(separator)}\r\n`;
}

function quoted(cell: string, separator: string): string {
  const text = unarmed(cell.toWellFormed());
  return /["\r\n]/u.test(text) || text.includes(separator) || text !== text.trim()
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}

/** A cell that begins like a formula (= + - @, also after blanks, or in full-width form) is no formula any more. */
function unarmed(cell: string): string {
  if (/^-?\d+(?:[.,]\d+)?$/u.test(cell)) return cell;
  return /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r]/u.test(cell) ? `'${cell}` : cell;
}
