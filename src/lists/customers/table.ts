import { headOf, type Source } from "../source.ts";
import { isZip } from "../table.ts";
import { encodingNamed, guessEncoding } from "./encoding.ts";
import { csvRows, customersInvalid, jsonRows, type RawRow, sheetRows } from "./rows.ts";
import { guessSeparator } from "./separator.ts";

export interface CustomerTableOptions {
  /** Whether a row looks like a header: how many of its cells name something known. */
  known: (cells: readonly string[]) => number;
  encoding?: string;
  separator?: string;
  /** Whether the first row is a header; guessed where it is not given. */
  header?: boolean;
}

/** One row below the header. */
export interface CustomerRow {
  /** From 1. */
  row: number;
  line: number;
  cells: string[];
  problem?: string;
}

/** A file of customers as a table; what was guessed of its form is told. */
export interface CustomerTable {
  form: "csv" | "jsonl" | "workbook";
  encoding?: string;
  separator?: string;
  /** Line of the header; 0 where there is none. */
  headerLine: number;
  /** Names of columns; those of JSON lines grow while rows are read. */
  columns: string[];
  /** The first rows, for guessing what columns hold. */
  sample: string[][];
  rows(): AsyncGenerator<CustomerRow>;
}

const sampleRows = 200;
const headBytes = 64 * 1024;
/** A title, a date or the like may stand above a header. */
const mostAbove = 10;

/**
 * Opens a customer file, CSV, JSON lines or a workbook as its content says. Reading it again is another `rows()`. Throws
 * `customers-invalid`, `file-not-found`, `usage` (for an encoding that there is not).
 */
export async function openCustomers(source: Source, options: CustomerTableOptions): Promise<CustomerTable> {
  if (source.size === 0) throw customersInvalid(source, "", "is empty");
  if (await isZip(source)) return withHeader(source, { form: "workbook" }, () => sheetRows(source), options);
  const encoding = options.encoding ? encodingNamed(options.encoding) : await guessEncoding(source);
  const head = new TextDecoder(encoding).decode(await headOf(source, headBytes)).replace(/^\ufeff/u, "");
  if (/^\s*\{/u.test(head)) return jsonLines(source, encoding);
  if (/^\s*\[\s*\{/u.test(head))
    throw customersInvalid(source, "", "is one JSON list; write one object a line instead (JSON lines)");
  const separator = options.separator ?? guessSeparator(head);
  return withHeader(source, { form: "csv", encoding, separator }, () => csvRows(source, encoding, separator), options);
}

async function jsonLines(source: Source, encoding: string): Promise<CustomerTable> {
  const columns: string[] = [];
  const sample: string[][] = [];
  for await (const { cells } of jsonRows(source, encoding, columns)) if (sample.push(cells) >= sampleRows) break;
  return {
    form: "jsonl",
    encoding,
    headerLine: 0,
    columns,
    sample,
    async *rows() {
      let row = 0;
      for await (const { cells, line, problem } of jsonRows(source, encoding, columns))
        yield { row: ++row, line, cells, ...(problem && { problem }) };
    },
  };
}

type Form = Pick<CustomerTable, "form" | "encoding" | "separator">;

async function withHeader(
  source: Source,
  form: Form,
  open: () => AsyncGenerator<RawRow>,
  { known, header }: CustomerTableOptions,
): Promise<CustomerTable> {
  const first: RawRow[] = [];
  for await (const row of open()) if (first.push(row) > sampleRows) break;
  const [top] = first;
  if (!top) throw customersInvalid(source, "", "holds no row");
  const at = header === false ? -1 : header === true ? 0 : headerAmong(first, known);
  const names = first[at]?.cells ?? Array.from(top.cells, (_, column) => `column ${column + 1}`);
  const columns = named(names);
  const headerLine = first[at]?.line ?? 0;
  return {
    ...form,
    headerLine,
    columns,
    sample: first.slice(at + 1).map(({ cells }) => cells),
    rows: () => below(open(), at + 1, columns, known),
  };
}

/** Place of the row that is the header; -1 where the first row already is data. */
function headerAmong(rows: readonly RawRow[], known: CustomerTableOptions["known"]): number {
  const titled = rows.slice(0, mostAbove).findIndex(({ cells }, at) => {
    if (known(cells) < 2 || repeats(cells, rows.slice(at + 1))) return false;
    return rows.slice(0, at).every((above) => filled(above.cells) < filled(cells));
  });
  if (titled >= 0) return titled;
  for (const [at, { cells }] of rows.slice(0, mostAbove).entries()) {
    if (known(cells) > 0 && !repeats(cells, rows.slice(at + 1))) return at;
    // Above a header stand a title or remarks; a row that is as wide as those below it is a customer.
    if (filled(cells) > 1 || (rows[at + 1] && filled(rows[at + 1]?.cells ?? []) <= 1)) return -1;
  }
  return -1;
}

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== "").length;

/** What stands in the same column below too ("Person", "KP") is no header; a header that is printed again is one. */
function repeats(cells: readonly string[], below: readonly RawRow[]): boolean {
  const plain = cells.map((cell) => cell.trim().toLowerCase());
  const others = below
    .map((row) => row.cells.map((cell) => cell.trim().toLowerCase()))
    .filter((other) => plain.length === 1 || other.join("\n") !== plain.join("\n"));
  return plain.some((cell, column) => cell !== "" && others.some((other) => other[column] === cell));
}

/** Names of columns: none is empty, none stands twice. */
function named(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((cell, column) => {
    const name = cell.trim() || `column ${column + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** Rows below the header. A further sheet with a header of its own is put under the columns of the first by name. */
async function* below(
  rows: AsyncGenerator<RawRow>,
  skip: number,
  columns: string[],
  known: CustomerTableOptions["known"],
): AsyncGenerator<CustomerRow> {
  let count = 0;
  let row = 0;
  let sheet = 0;
  let places: number[] | undefined;
  for await (const raw of rows) {
    if (count++ < Math.max(skip, 1)) sheet = raw.sheet;
    if (count <= skip) continue;
    if (raw.sheet !== sheet) {
      sheet = raw.sheet;
      places = known(raw.cells) > 0 ? placesOf(raw.cells, columns) : undefined;
      if (places) continue;
    }
    const cells = places ? moved(raw.cells, places) : raw.cells;
    if (cells.every((cell) => cell.trim() === "")) continue;
    yield { row: ++row, line: raw.line, cells };
  }
}

function placesOf(header: readonly string[], columns: string[]): number[] {
  return named(header).map((name) => {
    const place = columns.findIndex((each) => each.toLowerCase() === name.toLowerCase());
    return place >= 0 ? place : columns.push(name) - 1;
  });
}

function moved(cells: readonly string[], places: readonly number[]): string[] {
  const found: string[] = [];
  cells.forEach((cell, column) => {
    found[places[column] ?? column] = cell;
  });
  return Array.from(found, (cell) => cell ?? "");
}
