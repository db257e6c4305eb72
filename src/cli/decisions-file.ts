import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { PenholderError } from "#kernel";
import { DecisionBook, type DecisionLine } from "#screening";

/** Reads a file of decisions; none where no file is named. Throws `file-unreadable`, `decisions-invalid`. */
export function readDecisions(path: string | undefined, mayBeMissing = false): DecisionBook {
  if (path === undefined || (mayBeMissing && !existsSync(path))) return new DecisionBook();
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new PenholderError(
      missing ? "file-not-found" : "file-unreadable",
      missing ? `There is no file ${path}: check the path.` : `${path} cannot be read: check its permissions.`,
      { file: path },
      error,
    );
  }
  return DecisionBook.read(text.split("\n"), path);
}

/** Adds one line to a file of decisions, on the disk before this returns. */
export function appendDecision(path: string, line: DecisionLine): void {
  try {
    const file = openSync(path, "a", 0o600);
    try {
      writeSync(file, `${JSON.stringify({ type: "penholder/decision/1", ...line })}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new PenholderError(
      "file-unwritable",
      `${path} cannot be written: choose another with --decisions.`,
      { file: path },
      error,
    );
  }
}
