import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { parseRequests, type Requests } from "#compare";
import { PenholderError } from "#kernel";
import { readParties } from "#lists";
import type { Party } from "#parties";

/** Bytes of a parties or requests file; more is a mistake. */
const largest = 200 * 1024 * 1024;

/** The parties of all files given with --parties. */
export function openParties(paths: string[]): Party[] {
  return paths.flatMap((path) => readParties(bytesOf(path), basename(path)));
}

/** The requests file, and its name for the ledger to state. */
export function openRequests(path: string): Requests & { source: string } {
  const name = basename(path);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytesOf(path)));
  } catch (error) {
    if (error instanceof PenholderError) throw error;
    throw new PenholderError(
      "requests-invalid",
      `${name} is not JSON (${(error as Error).message}): write it as docs/requests.schema.json describes.`,
      { file: name },
      error,
    );
  }
  return { ...parseRequests(json, name), source: name };
}

function bytesOf(path: string): Uint8Array {
  try {
    if (statSync(path).size > largest)
      throw new PenholderError("file-too-large", `${path} is larger than ${largest / 1024 / 1024} MB: split it.`, {
        file: path,
      });
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
