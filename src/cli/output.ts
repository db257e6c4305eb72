import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { PenholderError } from "#kernel";

/** Writes a result to a file, whole or not at all, or to stdout where no file is named. `mode` 0o600: for its owner alone. */
export function writeOutput(content: string | Uint8Array, path: string | undefined, mode = 0o666): void {
  if (path === undefined) {
    process.stdout.write(typeof content === "string" && !content.endsWith("\n") ? `${content}\n` : content);
    return;
  }
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    const file = openSync(temporary, "w", mode);
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new PenholderError(
      "file-unwritable",
      `${path} cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown cause"}): choose another path with --out.`,
      { file: path },
      error,
    );
  }
}
