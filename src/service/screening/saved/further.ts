import { randomBytes } from "node:crypto";
import { renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { partBuilders } from "../parts.ts";
import type { Screening } from "../types.ts";
import { packParts, sharedOf, unpackParts } from "./container.ts";
import { isSystemError, readShared, writeNew } from "./files.ts";
import type { Saved } from "./load.ts";

const furtherFile = "further.bin";

/**
 * The parts that nobody needs in order to screen (the index of full text): found whole beside the others, or made from
 * the lists that are loaded, and kept. A file is renamed into its place when it is complete; where it cannot be
 * written, what was made is used all the same.
 */
export function furtherOf(screening: Screening, saved: Saved): SharedArrayBuffer {
  const path = join(dirname(saved.entities), furtherFile);
  const found = readFurther(path, saved.key);
  if (found) return found;
  const made = madeFrom(screening);
  keep(path, new Uint8Array(made));
  return made;
}

function readFurther(path: string, key: string): SharedArrayBuffer | undefined {
  try {
    const shared = readShared(path);
    const parts = unpackParts(new Uint8Array(shared));
    const wanted = partBuilders().every(({ name }) => parts?.has(name));
    return wanted && Buffer.from(parts?.get("key") ?? []).toString("latin1") === key ? shared : undefined;
  } catch (error) {
    // Whatever is wrong with a cache, it is made again.
    if (error instanceof SyntaxError || error instanceof RangeError || isSystemError(error)) return undefined;
    throw error;
  }
}

function madeFrom(screening: Screening): SharedArrayBuffer {
  const builders = partBuilders();
  for (const record of screening.all()) {
    const loadedAs = [...screening.datasetsOf(record.id)];
    for (const builder of builders) builder.add(record, loadedAs);
  }
  const parts = builders.map((builder) => [builder.name, builder.finish()] as const);
  return sharedOf(packParts(new Map([["key", Buffer.from(screening.key, "latin1")], ...parts])));
}

function keep(path: string, bytes: Uint8Array): void {
  const part = `${path}.part-${process.pid}-${randomBytes(6).toString("hex")}`;
  try {
    writeNew(part, bytes);
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    if (!isSystemError(error)) throw error;
  }
}
