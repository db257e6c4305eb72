import { Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import { PenholderError } from "#kernel";
import { openWorkbook } from "../sheet.ts";
import type { Source } from "../source.ts";
import { flattened } from "./record.ts";

/** A row as it stands in the file; `sheet` counts the sheets of a workbook. */
export interface RawRow {
  cells: string[];
  line: number;
  sheet: number;
  /** Set where the row cannot be read; `cells` then holds what stands there. */
  problem?: string;
}

const longestRecord = 4_000_000;
/** Keys of JSON lines that are columns of their own; others are gathered in one. */
const mostColumns = 500;
const otherFields = "other fields";
const unreadable = "is not a JSON object, so that it cannot be screened";

export function customersInvalid(source: Source, at: string, what: string): PenholderError {
  return new PenholderError("customers-invalid", `${source.name}${at && `, ${at}`}: ${what}.`, {
    file: source.name,
    ...(at && { at }),
  });
}

/** The text of a source in pieces. Throws `customers-invalid` where bytes are not of the encoding. */
async function* textOf(source: Source, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const wrong = () =>
    customersInvalid(source, "", `holds bytes that are not ${encoding} text; name its encoding with --encoding`);
  try {
    for await (const piece of source.open()) {
      const text = decoder.decode(piece, { stream: true });
      if (text.includes("\u0000")) throw wrong();
      yield text;
    }
    yield decoder.decode();
  } catch (error) {
    throw error instanceof TypeError ? wrong() : error;
  }
}

/** Rows of a CSV file; a quotation mark that does not open the cell is text. */
export async function* csvRows(source: Source, encoding: string, separator: string): AsyncGenerator<RawRow> {
  const parser = parse({
    bom: true,
    delimiter: separator,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
  });
  const input = Readable.from(textOf(source, encoding));
  input.on("error", (error) => parser.destroy(error)).pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>)
      yield { cells: record, line: info.lines, sheet: 0 };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw customersInvalid(
      source,
      `line ${typeof error.lines === "number" ? error.lines : "unknown"}`,
      error.code === "CSV_MAX_RECORD_SIZE"
        ? "a row is longer than four million characters; most likely a quotation mark opens a cell and is never closed"
        : error.code === "CSV_QUOTE_NOT_CLOSED"
          ? "a quotation mark opens a cell and is never closed; correct the line"
          : `the CSV cannot be read (${error.code}); correct the line`,
    );
  } finally {
    input.destroy();
  }
}

/** Rows of a file of JSON objects, one a line; `columns` grows by the keys that come up. */
export async function* jsonRows(source: Source, encoding: string, columns: string[]): AsyncGenerator<RawRow> {
  const places = new Map(columns.map((name, place) => [name, place]));
  let number = 0;
  for await (const line of linesOf(source, encoding)) {
    number++;
    if (line.trim() === "") continue;
    const record = flattened(line);
    if (!record) {
      yield { cells: [], line: number, sheet: 0, problem: `${unreadable}: ${line.slice(0, 80)}` };
      continue;
    }
    const cells: string[] = [];
    for (const [name, value] of record) {
      const own = places.has(name) || places.size < mostColumns;
      const place = placeOf(own ? name : otherFields, places, columns);
      cells[place] = own ? value : [cells[place], `${name}: ${value}`].filter(Boolean).join("; ");
    }
    yield { cells: Array.from(cells, (cell) => cell ?? ""), line: number, sheet: 0 };
  }
}

function placeOf(name: string, places: Map<string, number>, columns: string[]): number {
  const known = places.get(name);
  if (known !== undefined) return known;
  places.set(name, columns.length);
  return columns.push(name) - 1;
}

async function* linesOf(source: Source, encoding: string): AsyncGenerator<string> {
  let rest = "";
  for await (const text of textOf(source, encoding)) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > longestRecord) throw customersInvalid(source, "", "has a line that is longer than any record");
    yield* lines;
  }
  if (rest !== "") yield rest;
}

/** Rows of a workbook, dates as days. */
export async function* sheetRows(source: Source): AsyncGenerator<RawRow> {
  try {
    for await (const { cells, dates, line, sheet } of (await openWorkbook(source)).rows()) {
      yield { cells: cells.map((cell, column) => dates[column] ?? cell), line, sheet };
    }
  } catch (error) {
    if (!(error instanceof PenholderError) || error.code !== "list-invalid") throw error;
    throw new PenholderError("customers-invalid", error.message, error.place, error);
  }
}
