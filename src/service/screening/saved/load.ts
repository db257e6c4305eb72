import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { PenholderError } from "#kernel";
import { ScreeningIndex } from "#screening";
import { entitiesFile, indexFile, type SavedFacts } from "./build.ts";
import { unpackParts } from "./container.ts";
import { isSystemError, readShared } from "./files.ts";

/** A saved form in memory that threads can share, found whole. */
export interface Saved {
  bytes: SharedArrayBuffer;
  /** Path of the entities' file. */
  entities: string;
  key: string;
  /** Parts that are made after the others, once they are there. */
  further?: SharedArrayBuffer | undefined;
}

const piece = 8 * 1024 * 1024;

/** Loads a saved form. Undefined where there is none, or where any byte of it is not as it was written. */
export function loadSaved(folder: string, key: string): Saved | undefined {
  try {
    const bytes = readShared(join(folder, indexFile));
    const parts = unpackParts(new Uint8Array(bytes));
    if (!parts) return undefined;
    const facts = factsOf(parts);
    // The index has a version of its own: one of another version is made again like a damaged one.
    ScreeningIndex.decode(parts.get("index") ?? new Uint8Array());
    const entities = join(folder, entitiesFile);
    if (facts.key !== key || statSync(entities).size !== facts.entities.bytes) return undefined;
    return hashOf(entities) === facts.entities.hash ? { bytes, entities, key } : undefined;
  } catch (error) {
    // Whatever is wrong with a cache, it is made again.
    if (
      error instanceof PenholderError ||
      error instanceof SyntaxError ||
      error instanceof RangeError ||
      isSystemError(error)
    )
      return undefined;
    throw error;
  }
}

export function factsOf(parts: ReadonlyMap<string, Uint8Array>): SavedFacts {
  return JSON.parse(Buffer.from(parts.get("facts") ?? []).toString("utf8")) as SavedFacts;
}

function hashOf(path: string): string {
  const hash = createHash("sha256");
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.allocUnsafe(piece);
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer))
      hash.update(buffer.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest("hex");
}
