import { createWriteStream, renameSync, rmSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { PenholderError } from "#kernel";
import {
  type AnsweredRows,
  type ScreeningReport,
  screeningToCsv,
  screeningToHtml,
  screeningToJsonl,
  screeningToXlsx,
} from "#writers";

type Write = (report: ScreeningReport, rows: AnsweredRows) => AsyncIterable<string | Uint8Array>;

const writers: Readonly<Record<string, Write>> = {
  ".csv": screeningToCsv,
  ".jsonl": screeningToJsonl,
  ".ndjson": screeningToJsonl,
  ".xlsx": screeningToXlsx,
  ".html": screeningToHtml,
};

/** Refuses, before anything is screened, a result whose ending says no form or that is the input itself. Throws `usage`. */
export function checkOutputs(paths: readonly string[], input: string): void {
  for (const path of paths) {
    if (resolve(path) === resolve(input))
      throw new PenholderError("usage", `--out ${path} is the customer file itself; name another.`);
    if (!Object.hasOwn(writers, extname(path).toLowerCase()))
      throw new PenholderError("usage", `--out ${path}: the ending says the form; it is .csv, .jsonl, .xlsx or .html.`);
  }
}

/** Writes a result in the form that the file's ending says, whole or not at all. */
export async function writeResult(path: string, report: ScreeningReport, rows: AnsweredRows): Promise<void> {
  await writeStream(path, (writers[extname(path).toLowerCase()] ?? screeningToCsv)(report, rows));
}

/** Writes pieces to a file, whole or not at all. Throws `file-unwritable`. */
export async function writeStream(path: string, pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  const part = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    await pipeline(Readable.from(pieces), createWriteStream(part, { flush: true }));
    renameSync(part, path);
  } catch (error) {
    if (error instanceof PenholderError || !(error as NodeJS.ErrnoException).syscall) throw error;
    throw new PenholderError(
      "file-unwritable",
      `${path} cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown cause"}): choose another path with --out.`,
      { file: path },
      error,
    );
  } finally {
    rmSync(part, { force: true });
  }
}
