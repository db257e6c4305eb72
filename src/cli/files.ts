import { readFileSync, statSync } from "node:fs";
import { PenholderError } from "#kernel";

/** Reads a whole file of at most `largest` bytes. Throws `file-not-found`, `file-unreadable`, `file-too-large`. */
export function bytesOf(path: string, largest: number): Uint8Array {
  try {
    if (statSync(path).size > largest)
      throw new PenholderError(
        "file-too-large",
        `${path} is larger than ${Math.ceil(largest / 1024 / 1024)} MB: is it the right file?`,
        {
          file: path,
        },
      );
    return readFileSync(path);
  } catch (error) {
    if (error instanceof PenholderError) throw error;
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new PenholderError(
      missing ? "file-not-found" : "file-unreadable",
      missing ? `There is no file ${path}: check the path.` : `${path} cannot be read: check its permissions.`,
      { file: path },
      error,
    );
  }
}
