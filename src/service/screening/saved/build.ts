import { createHash } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { PenholderError } from "#kernel";
import { partBuilders } from "../parts.ts";
import { entriesOf } from "../source/collections.ts";
import { linesOf } from "../source/merge.ts";
import type { Dataset, OpenScreening, PartBuilder } from "../types.ts";
import { packParts } from "./container.ts";
import { DirectoryBuilder } from "./directory.ts";
import { indexInThread } from "./index-in-thread.ts";
import { buildIndex } from "./index-of.ts";
import type { Plan } from "./plan.ts";

/** What the saved form says of itself. */
export interface SavedFacts {
  key: string;
  datasets: Dataset[];
  /** By number of the dataset: how its lines are written. */
  forms: ("entity" | "ftm")[];
  /** SHA-256 and length of the entities' file. */
  entities: { hash: string; bytes: number };
}

export const indexFile = "index.bin";
export const entitiesFile = "entities.ndjson";

const told = 500; // entries between two reports of progress
const worthThread = 3000; // entities from which on a second thread pays
const flushAt = 1 << 20; // bytes gathered before they are written

/** Reads the sources and writes the saved form into a new folder, durable before it returns. */
export async function buildSaved(folder: string, plan: Plan, options: OpenScreening): Promise<void> {
  const { progress = () => {} } = options;
  mkdirSync(folder, { recursive: true });
  // The two halves share nothing but the sources: large lists are read twice, on two cores, rather than once on one.
  const apart = plan.sources.reduce((sum, { size }) => sum + size, 0) >= worthThread;
  const half = apart ? indexInThread(options, plan.key) : undefined;
  // Its failure is met where it is awaited; until then it must not end the process.
  half?.catch(() => {});
  const { facts, directory, parts } = await writeEntities(folder, plan, progress);
  progress("analysing", 0, 1);
  const index = await (half ?? buildIndex(plan.sources));
  progress("writing", 0, 1);
  const all = [
    ["facts", Buffer.from(JSON.stringify(facts))],
    ...directory.finish(),
    ["index", index],
    ...parts.map((part) => [`part/${part.name}`, part.finish()]),
  ] as [string, Uint8Array][];
  writeAll(join(folder, indexFile), packParts(new Map(all)));
}

/** The entities' file, and what is known of it: all but the index of names. */
async function writeEntities(
  folder: string,
  { key, sources, collections }: Plan,
  progress: NonNullable<OpenScreening["progress"]>,
): Promise<{ facts: SavedFacts; directory: DirectoryBuilder; parts: PartBuilder[] }> {
  const directory = new DirectoryBuilder();
  const parts = partBuilders();
  const counts = new Map<string, number>();
  const datasets = [...sources.map(({ dataset }) => dataset), ...collections];
  const expected = sources.reduce((sum, { size }) => sum + size, 0);
  const out = new LineWriter(join(folder, entitiesFile));
  let read = 0;
  try {
    for await (const { line, dataset } of linesOf(sources)) {
      const name = sources[dataset]?.dataset.name ?? "";
      const records = line.records();
      const left = directory.add(out.write(line.text()), dataset, name, records);
      if (left[0] && left[0] === records[0]) throw twice(left[0].id, name);
      for (const record of records) if (!left.includes(record)) for (const part of parts) part.add(record, [name]);
      if (line.profile()) counts.set(name, (counts.get(name) ?? 0) + 1);
      if (++read % told === 0) progress("reading", read, expected);
    }
  } finally {
    out.close();
  }
  const facts: SavedFacts = {
    key,
    datasets: datasets.map((dataset) => ({ ...dataset, entries: entriesOf(dataset.name, datasets, counts) })),
    forms: sources.map(({ form }) => form),
    entities: out.facts(),
  };
  return { facts, directory, parts };
}

function twice(id: string, dataset: string): PenholderError {
  return new PenholderError(
    "screening-manifest-invalid",
    `${dataset} and another dataset both hold the entry ${id.slice(0, 100)}: load one of them.`,
  );
}

/** Writes lines one after the other and hashes them. */
class LineWriter {
  readonly #file: number;
  readonly #hash = createHash("sha256");
  #waiting: Uint8Array[] = [];
  #size = 0;
  #bytes = 0;

  constructor(path: string) {
    this.#file = openSync(path, "wx", 0o600);
  }

  /** Returns the bytes of the line. */
  write(line: string): Uint8Array {
    const bytes = Buffer.from(`${line}\n`, "utf8");
    this.#waiting.push(bytes);
    this.#size += bytes.length;
    if (this.#size >= flushAt) this.#flush();
    return bytes.subarray(0, -1);
  }

  #flush(): void {
    const bytes = Buffer.concat(this.#waiting);
    this.#hash.update(bytes);
    writeWhole(this.#file, bytes);
    this.#bytes += bytes.length;
    this.#waiting = [];
    this.#size = 0;
  }

  close(): void {
    this.#flush();
    fsyncSync(this.#file);
    closeSync(this.#file);
  }

  facts(): { hash: string; bytes: number } {
    return { hash: this.#hash.digest("hex"), bytes: this.#bytes };
  }
}

function writeAll(path: string, pieces: readonly Uint8Array[]): void {
  const file = openSync(path, "wx", 0o600);
  try {
    for (const piece of pieces) writeWhole(file, piece);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function writeWhole(file: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
}
