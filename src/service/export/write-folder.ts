import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PenholderError } from "#kernel";

/** Ends the name of a folder that is still being written; nobody reads it. */
const unfinished = ".unfinished";

/** Writes a folder whole or not at all: beside its place first, then under its name. Throws `restore-not-empty` where it is there. */
export function writeFolder(target: string, files: ReadonlyMap<string, Uint8Array>): void {
  if (existsSync(target))
    throw new PenholderError("restore-not-empty", `${target} is there already: name a folder that is not.`, {
      file: target,
    });
  const beside = `${target}${unfinished}`;
  rmSync(beside, { recursive: true, force: true });
  try {
    for (const [name, bytes] of files) {
      const path = join(beside, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes, { flush: true });
    }
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    throw error;
  }
}
