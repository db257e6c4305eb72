import { CsvError, parse } from "csv-parse";
import { parse as parseWhole } from "csv-parse/sync";
import { listInvalid } from "./problems.ts";
import type { Source } from "./source.ts";
import { encodingOfLines, textOf } from "./text.ts";

/** A line of a CSV file: its cells and the line on which it ends. */
export interface CsvLine {
  cells: string[];
  line: number;
}

const longestRecord = 4_000_000;
export const delimiters = [",", ";", "\t", "|"] as const;

/**
 * The rows of a CSV file as it is read, the header among them. Quotation marks follow RFC 4180, a stray one inside a
 * plain cell is text. Throws `list-invalid` with the line where the file breaks off inside a quoted cell.
 */
export async function* csvLines(source: Source, delimiter: string): AsyncGenerator<CsvLine> {
  const encoding = await encodingOfLines(source);
  const ready: CsvLine[] = [];
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
    on_record: (cells: string[], { lines }) => {
      ready.push({ cells, line: lines });
      return null;
    },
  });
  // Rows are taken as they are parsed, and not from the stream, which drops them where it fails further on.
  parser.on("error", () => undefined).resume();
  let failure: unknown;
  try {
    for await (const piece of textOf(source, encoding)) {
      await done((told) => parser.write(piece, told));
      yield* ready.splice(0);
    }
    await done((told) => parser.end(told));
  } catch (error) {
    failure = error;
  } finally {
    parser.destroy();
  }
  yield* ready.splice(0);
  if (failure instanceof CsvError) {
    const line = typeof failure.lines === "number" ? `line ${failure.lines}` : "";
    throw listInvalid(source.name, line, `the CSV breaks off or has a stray quotation mark; download it again`);
  }
  if (failure !== undefined) throw failure;
}

function done(act: (told: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => act((error) => (error ? reject(error) : resolve())));
}

/** The first rows of a table, from the beginning of its text; what stands after the last whole one is passed over. */
export function headRows(text: string, delimiter: string, most: number): string[][] {
  const rows: string[][] = [];
  try {
    parseWhole(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: most,
      on_record: (cells: string[]) => {
        rows.push(cells);
        return null;
      },
    });
  } catch (error) {
    // The text may end inside a cell.
    if (!(error instanceof CsvError)) throw error;
  }
  return rows;
}

/** The character that parts most cells of a line. */
export function delimiterOf(line: string): string {
  const bare = line.replace(/"(?:[^"]|"")*"/gu, "");
  return delimiters.reduce((best, each) => (bare.split(each).length > bare.split(best).length ? each : best));
}
