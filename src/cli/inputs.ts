import { basename } from "node:path";
import { parseRequests, type Requests } from "#compare";
import { PenholderError } from "#kernel";
import { readParties } from "#lists";
import type { Party } from "#parties";
import { bytesOf } from "./files.ts";

/** Bytes of a parties or requests file; more is a mistake. */
const largest = 200 * 1024 * 1024;

/** The parties of all files given with --parties. */
export function openParties(paths: string[]): Party[] {
  return paths.flatMap((path) => readParties(bytesOf(path, largest), basename(path)));
}

/** The requests file, and its name for the ledger to state. */
export function openRequests(path: string): Requests & { source: string } {
  const name = basename(path);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytesOf(path, largest)));
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
