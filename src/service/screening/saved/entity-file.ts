import { closeSync, openSync, readSync } from "node:fs";
import { crc32 } from "node:zlib";
import { PenholderError } from "#kernel";
import type { Directory } from "./directory.ts";

/** The entities of the saved form, one JSON line each, read by offset when they are asked for. */
export class EntityFile {
  readonly #path: string;
  readonly #directory: Directory;
  readonly #file: number;

  constructor(path: string, directory: Directory) {
    this.#path = path;
    this.#directory = directory;
    this.#file = openSync(path, "r");
  }

  /** A line parsed, and the number of its dataset. Throws `screening-cache-damaged` where its bytes have changed. */
  line(number: number): { value: unknown; dataset: number } {
    const { offset, length, check, dataset } = this.#directory.lineOf(number);
    const bytes = Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < length) {
      const read = readSync(this.#file, bytes, filled, length - filled, offset + filled);
      if (read === 0) break;
      filled += read;
    }
    if (filled < length || crc32(bytes) !== check)
      throw new PenholderError(
        "screening-cache-damaged",
        `${this.#path} changed while it was in use: reload the lists, and their saved form is built anew.`,
        { file: this.#path },
      );
    return { value: JSON.parse(bytes.toString("utf8")), dataset };
  }

  close(): void {
    closeSync(this.#file);
  }
}
