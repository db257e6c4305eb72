import { csvLines, delimiterOf } from "./csv-rows.ts";
import { listInvalid } from "./problems.ts";
import type { ListHeader } from "./reading.ts";
import { Columns, Row } from "./rows.ts";
import { openWorkbook } from "./sheet.ts";
import { headOf, type Source } from "./source.ts";
import { encodingOf } from "./text.ts";

interface Line {
  cells: string[];
  dates?: (string | undefined)[];
  line: number;
}

/** Rows that may stand above the header, with the date of the edition. */
const mostAbove = 20;
/** Rows of a table are held together until all of an entry are there; the largest published table is 30 MB. */
const largestTable = 600 * 1024 * 1024;
const longestWrapped = 100_000;

/**
 * The rows of a table below its header, from CSV, XLSX or ODS. The header is the first row with the column `mark`;
 * what stands above it belongs to the list. Throws `list-invalid` where there is none, or where a CSV row lacks cells.
 */
export async function* tableRows(source: Source, header: ListHeader, ...marks: string[]): AsyncGenerator<Row> {
  if (source.size > largestTable) throw listInvalid(source.name, "", "is larger than any published table; split it");
  let columns: Columns | undefined;
  let above = 0;
  const csv = !(await isZip(source));
  for await (const { cells, dates, line } of csv ? csvTable(source) : (await openWorkbook(source)).rows()) {
    if (!columns) {
      const found = new Columns(cells);
      if (marks.some((mark) => found.has(mark))) columns = found;
      else if (++above > mostAbove) break;
      else
        for (const [index, cell] of cells.entries())
          if (cell.trim() !== "") header.add(`row ${line}, cell ${index + 1}`, cell.trim());
      continue;
    }
    if (csv && cells.length < columns.names.length)
      throw listInvalid(
        source.name,
        `line ${line}, record ${cells[0]?.slice(0, 40) ?? ""}`,
        `has ${cells.length} cells of ${columns.names.length}; the file breaks off or is damaged, download it again`,
      );
    if (cells.some((cell) => cell.trim() !== "")) yield new Row(cells, columns, line, dates);
  }
  if (!columns)
    throw listInvalid(
      source.name,
      "",
      `has no header with the column ${marks.map((mark) => `"${mark}"`).join(" or ")}`,
    );
}

/** Rows of one entry together, in the order in which the entries first appear. */
export async function grouped(rows: AsyncIterable<Row>, key: (row: Row) => string): Promise<Map<string, Row[]>> {
  const groups = new Map<string, Row[]>();
  for await (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

export async function isZip(source: Source): Promise<boolean> {
  const head = await headOf(source, 4);
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] ?? 0) < 9;
}

/** A CSV table; also one whose lines were each saved as one quoted cell, as Excel does with an unknown delimiter. */
async function* csvTable(source: Source): AsyncGenerator<Line> {
  const head = await headOf(source, 64 * 1024);
  const lines = new TextDecoder(encodingOf(head))
    .decode(head)
    .replace(/^\ufeff/u, "")
    .split(/\r?\n/u)
    .slice(0, mostAbove);
  const wrapped = /^"[^"]*;[^"]*;[^"]*"\s*$/u.test(lines[0] ?? "");
  const widest = lines.reduce((best, each) => (each.length > best.length ? each : best), "");
  const delimiter = wrapped ? "\u001f" : delimiterOf(lines[0]?.includes(";") ? (lines[0] ?? "") : widest);
  for await (const { cells, line } of csvLines(source, delimiter)) {
    if (!wrapped) yield { cells, line };
    else yield { cells: unwrapped(cells[0] ?? ""), line };
  }
}

/** The cells of a line that was saved as one cell; a line longer than any list's stays whole. */
function unwrapped(line: string): string[] {
  if (line.length > longestWrapped) return [line];
  const cells: string[] = [];
  for (const [, quoted, plain] of line.replace(/\t+$/u, "").matchAll(/(?:"((?:[^"]|"")*)"|([^;]*))(?:;|$)/gu))
    cells.push(quoted?.replace(/""/gu, '"') ?? plain ?? "");
  // The pattern also matches the empty end of the line.
  cells.pop();
  return cells;
}
