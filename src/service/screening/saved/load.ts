import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { PenholderError } from "#kernel";
import { ScreeningIndex } from "#screening";
import { entitiesFile, indexFile, type SavedFacts } from "./build.ts";
import { unpackParts } from "./container.ts";

/** A saved form in memory that threads can share, found whole. */
export interface Saved {
  bytes: SharedArrayBuffer;
  /** Path of the entities' file. */
  entities: string;
  key: string;
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

function readShared(path: string): SharedArrayBuffer {
  const file = openSync(path, "r");
  try {
    const size = statSync(path).size;
    const shared = new SharedArrayBuffer(size);
    const bytes = new Uint8Array(shared);
    for (let filled = 0; filled < size; ) {
      const read = readSync(file, bytes, filled, Math.min(piece, size - filled), filled);
      if (read === 0) throw new RangeError("the file became shorter while it was read");
      filled += read;
    }
    return shared;
  } finally {
    closeSync(file);
  }
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

const isSystemError = (error: unknown): boolean => error instanceof Error && "syscall" in error;
