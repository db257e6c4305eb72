import { csvLines, delimiterOf, delimiters, headRows } from "./csv-rows.ts";
import { listInvalid } from "./problems.ts";
import { type Reading, untilBroken } from "./reading.ts";
import { Columns, Row } from "./rows.ts";
import { openWorkbook } from "./sheet.ts";
import { headOf, type Source } from "./source.ts";
import { encodingOf } from "./text.ts";

interface Line {
  cells: string[];
  dates?: (string | undefined)[];
  line: number;
  sheet: number;
}

/** Rows that may stand above the header, with the date of the edition. */
const mostAbove = 20;
/** Rows of a table are held together until all of an entry are there; the largest published table is 30 MB. */
const largestTable = 600 * 1024 * 1024;
const longestWrapped = 100_000;

/**
 * The rows of a table below its header, from CSV, XLSX or ODS. The header is the first row with one of the columns
 * `marks`; what stands above it belongs to the list, and so does a sheet of a workbook that has none, which is told.
 * Throws `list-invalid` where there is no header at all, or where a CSV row lacks cells.
 */
export async function* tableRows(reading: Reading, ...marks: string[]): AsyncGenerator<Row> {
  yield* untilBroken(wholeRows(reading, marks), reading, reading.source.name);
}

async function* wholeRows({ source, header, oddities }: Reading, marks: readonly string[]): AsyncGenerator<Row> {
  if (source.size > largestTable) throw listInvalid(source.name, "", "is larger than any published table; split it");
  const csv = !(await isZip(source));
  let columns: Columns | undefined;
  let found = false;
  let here = 0;
  let above = 0;
  for await (const row of csv ? csvTable(source, marks) : (await openWorkbook(source)).rows()) {
    const { cells, dates, line, sheet } = row;
    if (sheet !== here) [here, columns, above] = [sheet, undefined, 0];
    if (!columns) {
      columns = above > mostAbove ? undefined : headerOf(cells, marks);
      found ||= columns !== undefined;
      if (columns || cells.every((cell) => cell.trim() === "")) continue;
      if (++above > mostAbove && csv) break;
      const place = sheet === 0 ? "" : `sheet ${sheet + 1}, `;
      for (const [index, cell] of cells.entries())
        if (cell.trim() !== "") header.add(`${place}row ${line}, cell ${index + 1}`, cell.trim());
      if (above === mostAbove + 1)
        oddities.add("a sheet without the list's columns is kept with the list, not as entries", `sheet ${sheet + 1}`);
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
  if (!found)
    throw listInvalid(
      source.name,
      "",
      `has no header with the column ${marks.map((mark) => `"${mark}"`).join(" or ")}`,
    );
}

function headerOf(cells: readonly string[], marks: readonly string[]): Columns | undefined {
  const columns = new Columns(cells);
  return marks.some((mark) => columns.has(mark)) ? columns : undefined;
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
async function* csvTable(source: Source, marks: readonly string[]): AsyncGenerator<Line> {
  const head = await headOf(source, 256 * 1024);
  const text = new TextDecoder(encodingOf(head)).decode(head).replace(/^\ufeff/u, "");
  const first = text.split(/\r?\n/u, 1)[0] ?? "";
  const wrapped = /^"[^"]*;[^"]*;[^"]*"\s*$/u.test(first);
  const parting = delimiters.find((each) => headRows(text, each, mostAbove + 1).some((row) => headerOf(row, marks)));
  const delimiter = wrapped ? "\u001f" : (parting ?? delimiterOf(first));
  for await (const { cells, line } of csvLines(source, delimiter)) {
    if (!wrapped) yield { cells, line, sheet: 0 };
    else yield { cells: unwrapped(cells[0] ?? ""), line, sheet: 0 };
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
