import { createReadStream, existsSync } from "node:fs";
import { type FileHandle, open, rm, truncate } from "node:fs/promises";
import { PenholderError } from "#kernel";
import type { AnsweredRow } from "#screening";
import { linesOf } from "./lines.ts";

/** What a journal belongs to: another file, list or setting has another key. */
export interface JournalHead {
  type: "penholder/screening-journal/1";
  key: string;
  /** Day on which the screening began. */
  day: string;
}

const synced = 10_000; // rows

/**
 * The answers of a screening in the order of the rows, beside the result, so that a killed run goes on where it was. A
 * line is whole or, at the end, torn; a torn one is cut off. Rows after the last sync may be lost where the machine, not
 * only the process, stops; they are then screened again.
 */
export class ScreeningJournal {
  readonly path: string;
  readonly day: string;
  /** Rows that are answered already. */
  readonly rows: number;
  readonly #file: FileHandle;
  #unsynced = 0;

  private constructor(path: string, day: string, rows: number, file: FileHandle) {
    this.path = path;
    this.day = day;
    this.rows = rows;
    this.#file = file;
  }

  /** Opens the journal beside a result. Throws `screening-journal` where one is there that is not to be gone on with. */
  static async open(
    path: string,
    key: string,
    day: string,
    mode: "new" | "resume" | "restart",
  ): Promise<ScreeningJournal> {
    if (mode === "restart") await rm(path, { force: true });
    if (existsSync(path)) {
      if (mode === "new")
        throw stale(path, "an interrupted screening left it; add --resume to go on, or --restart to begin anew");
      const found = await survey(path, key);
      if (found) {
        await truncate(path, found.bytes);
        return new ScreeningJournal(path, found.day, found.rows, await open(path, "a", 0o600));
      }
      // Killed before its first line was whole: there is nothing to go on with.
      await rm(path, { force: true });
    }
    const file = await open(path, "ax", 0o600).catch((error: unknown) => {
      throw new PenholderError(
        "file-unwritable",
        `${path} cannot be written: choose another path with --out.`,
        { file: path },
        error,
      );
    });
    const head: JournalHead = { type: "penholder/screening-journal/1", key, day };
    await file.appendFile(`${JSON.stringify(head)}\n`);
    return new ScreeningJournal(path, day, 0, file);
  }

  async add(rows: readonly AnsweredRow[]): Promise<void> {
    try {
      await this.#file.appendFile(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
      this.#unsynced += rows.length;
      if (this.#unsynced < synced) return;
      await this.#file.datasync();
    } catch (error) {
      const { code = "unknown" } = error as NodeJS.ErrnoException;
      throw new PenholderError(
        "file-unwritable",
        `${this.path} cannot be written any further (${code}): what is answered is kept; make room and go on with --resume.`,
        { file: this.path },
        error,
      );
    }
    this.#unsynced = 0;
  }

  /** All answers from the first row on. */
  async *answers(): AsyncGenerator<AnsweredRow> {
    let first = true;
    for await (const line of linesOf(this.path)) {
      if (!first) yield JSON.parse(line) as AnsweredRow;
      first = false;
    }
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  async remove(): Promise<void> {
    await rm(this.path, { force: true });
  }
}

/** How far a journal goes: its whole lines, whose rows must count up from 1. Undefined where it has none. */
async function survey(path: string, key: string): Promise<{ rows: number; bytes: number; day: string } | undefined> {
  let rows = -1;
  let bytes = 0;
  let day = "";
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, piece]);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      const value = parsed(rest.subarray(0, end).toString("utf8"));
      if (rows === -1) {
        const head = value as Partial<JournalHead> | undefined;
        if (head?.type !== "penholder/screening-journal/1" || head.key !== key)
          throw stale(
            path,
            "it belongs to another customer file, other lists or other options; --restart throws it away",
          );
        day = head.day ?? "";
      } else if ((value as Partial<AnsweredRow> | undefined)?.row !== rows + 1) return { rows, bytes, day };
      rows++;
      bytes += end + 1;
      rest = rest.subarray(end + 1);
    }
  }
  return rows === -1 ? undefined : { rows, bytes, day };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function stale(path: string, what: string): PenholderError {
  return new PenholderError("screening-journal", `There is a journal ${path}: ${what}.`, { file: path });
}
