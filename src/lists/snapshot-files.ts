import { createHash, type Hash } from "node:crypto";
import { closeSync, createWriteStream, fsyncSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { canonicalJson, type Json, PenholderError } from "#kernel";
import type { Entity } from "#parties";
import { listInvalid } from "./problems.ts";
import type { Snapshot } from "./snapshot.ts";
import type { Source } from "./source.ts";

/** Entries between two reports of progress. */
const every = 500;

/** Writes entities as canonical JSON, one a line, packed; the hash is that of the lines. Nothing else is touched. */
export async function writeEntities(
  path: string,
  entities: AsyncIterable<Entity>,
  progress?: (entries: number) => void,
): Promise<Pick<Snapshot, "entries" | "counts" | "hash">> {
  const hash = createHash("sha256");
  const counts: Record<string, number> = {};
  let entries = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const entity of entities) {
      const line = lineOf(entity, hash);
      counts[entity.schema] = (counts[entity.schema] ?? 0) + 1;
      if (++entries % every === 0) progress?.(entries);
      yield line;
    }
  }
  try {
    await pipeline(Readable.from(lines()), createGzip({ level: 4 }), createWriteStream(path, { flush: true }));
  } catch (error) {
    if (error instanceof PenholderError || !(error instanceof Error && "syscall" in error)) throw error;
    throw new PenholderError(
      "file-unwritable",
      `${path} cannot be written (${String((error as NodeJS.ErrnoException).code)}).`,
      { file: path },
    );
  }
  return { entries, counts, hash: hash.digest("hex") };
}

function lineOf(entity: Entity, hash: Hash): string {
  const line = `${canonicalJson(wellFormed(entity) as Json)}\n`;
  hash.update(line);
  return line;
}

/** Lists with broken surrogates exist; what is no character is shown as such, and the rest is kept. */
function wellFormed(value: unknown): unknown {
  if (typeof value === "string") return value.isWellFormed() ? value : value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) =>
      each === undefined ? [] : [[key.toWellFormed(), wellFormed(each)]],
    ),
  );
}

/** The facts of a snapshot as they are kept: canonical JSON and a line feed. */
export function factsText(snapshot: Snapshot): string {
  return `${canonicalJson(snapshot as unknown as Json)}\n`;
}

/** Reads the facts of a snapshot. Throws `list-invalid` where they are none. */
export function parseSnapshot(path: string): Snapshot {
  try {
    const value = JSON.parse(readFileSync(path, "utf8")) as Snapshot;
    if (isSnapshot(value)) return value;
  } catch {
    // Said below: the reader needs no parser's reason.
  }
  throw listInvalid(path, "", "is no snapshot's facts; remove it with its .ndjson.gz and import the list again");
}

/** The form of a snapshot's facts, as far as anything rests on it: the file may have been altered. */
function isSnapshot({
  type,
  list,
  date,
  imported,
  hash,
  entries,
  counts,
  sources,
  oddityCounts,
  ...more
}: Snapshot): boolean {
  const texts = [list, date, imported, hash, more.format, more.title, more.dateFrom];
  return (
    type === "penholder/list-snapshot/1" &&
    texts.every((text) => typeof text === "string") &&
    /^[a-z0-9-]+$/u.test(list) &&
    /^[0-9a-f]{64}$/u.test(hash) &&
    /^\d{4}-\d{2}-\d{2}$/u.test(date) &&
    Number.isSafeInteger(entries) &&
    [counts, oddityCounts].every((each) => Object.values(each).every(Number.isSafeInteger)) &&
    sources.every(({ name }) => typeof name === "string") &&
    Array.isArray(more.oddities) &&
    typeof more.header === "object"
  );
}

/** Name, length and SHA-256 of a source. */
export async function factsOf(source: Source): Promise<{ name: string; bytes: number; hash: string }> {
  const hash = createHash("sha256");
  for await (const piece of source.open()) hash.update(piece);
  return { name: source.name, bytes: source.size, hash: hash.digest("hex") };
}

/** Writes a small file and waits until it is on the disk. */
export function writeWhole(path: string, text: string | Uint8Array): void {
  const file = openSync(path, "w");
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
