import { Zip, ZipDeflate } from "fflate";
import { aboutRows } from "./about.ts";
import { headerCells, lineCells } from "./cells.ts";
import type { AnsweredRows, ScreeningReport } from "./report.ts";
import * as parts from "./xlsx-parts.ts";

/** Rows that a sheet can hold (ECMA-376 allows as many as Excel has). */
const mostRows = 1_048_576;
const chunk = 64 * 1024;

/**
 * The result as an XLSX workbook (ECMA-376, transitional), written as a stream: sheets "Results" (further ones where the
 * rows do not fit), then "About". Every cell is a text or a number, never a formula; a text that begins like one carries
 * the quote prefix, so that it stays a text when somebody edits it. The same input gives the same bytes.
 */
export async function* screeningToXlsx(
  report: ScreeningReport,
  rows: AnsweredRows,
  rowsPerSheet: number = mostRows,
): AsyncGenerator<Uint8Array> {
  const archive = new Archive();
  const header = headerCells(report.columns);
  const numbers = new Set(["row", "hits", "probability"].map((name) => header.indexOf(name)));
  const names: string[] = [];
  let used = rowsPerSheet;
  const open = (): void => {
    if (names.length > 0) archive.end(parts.sheetEnd(header.length, used));
    names.push(names.length === 0 ? "Results" : `Results ${names.length + 1}`);
    archive.begin(`xl/worksheets/sheet${names.length}.xml`);
    archive.write(parts.sheetStart(header.length) + parts.rowXml(1, header, new Set(), true));
    used = 1;
  };
  open();
  for await (const row of rows)
    for (const cells of lineCells(row, report.columns)) {
      if (used >= rowsPerSheet) open();
      archive.write(parts.rowXml(++used, cells, numbers, false));
      yield* archive.ready();
    }
  archive.end(parts.sheetEnd(header.length, used));
  names.push("About");
  archive.begin(`xl/worksheets/sheet${names.length}.xml`);
  const about = aboutRows(report).map((cells, at) => parts.rowXml(at + 1, cells, new Set(), at === 0));
  archive.write(parts.sheetStart(2) + about.join(""));
  archive.end(parts.sheetEnd(2, about.length));
  for (const [name, text] of parts.fixedParts(names)) {
    archive.begin(name);
    archive.end(text);
  }
  yield* archive.close();
}

/** A zip file that is handed on as it grows. */
class Archive {
  readonly #zip: Zip;
  #ready: Uint8Array[] = [];
  #part: ZipDeflate | undefined;
  #text = "";
  #failed: Error | undefined;

  constructor() {
    this.#zip = new Zip((error, bytes) => {
      if (error) this.#failed = error;
      else this.#ready.push(bytes);
    });
  }

  begin(name: string): void {
    this.#part = new ZipDeflate(name, { level: 6 });
    // The zip format's first day: the same results are the same bytes whenever they are written.
    this.#part.mtime = new Date(1980, 0, 1);
    this.#zip.add(this.#part);
  }

  write(text: string): void {
    this.#text += text;
    if (this.#text.length >= chunk) this.#push(false);
  }

  end(text: string): void {
    this.#text += text;
    this.#push(true);
  }

  *ready(): Generator<Uint8Array> {
    if (this.#failed) throw this.#failed;
    const ready = this.#ready;
    this.#ready = [];
    yield* ready;
  }

  *close(): Generator<Uint8Array> {
    this.#zip.end();
    yield* this.ready();
  }

  #push(last: boolean): void {
    this.#part?.push(new TextEncoder().encode(this.#text), last);
    this.#text = "";
  }
}
