import { createHash } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { PenholderError } from "#kernel";
import { entriesOf } from "../source/collections.ts";
import { linesOf } from "../source/merge.ts";
import type { Dataset, OpenScreening } from "../types.ts";
import { packParts, sharedOf } from "./container.ts";
import { DirectoryBuilder } from "./directory.ts";
import { writeNew, writeWhole } from "./files.ts";
import { giveBackMemory } from "./give-back.ts";
import { type IndexMaker, indexHere, indexInThread } from "./index-in-thread.ts";
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
const givenBack = 9000; // entries between two times at which what reading has dropped is given back
const flushAt = 1 << 20; // bytes gathered before they are written

/** Whether threads of their own pay. */
export const isLarge = ({ sources }: Plan): boolean => sources.reduce((sum, { size }) => sum + size, 0) >= worthThread;

/** Reads the sources, writes the saved form into a new folder, durable before it returns, and gives it as it is in memory. */
export async function buildSaved(folder: string, plan: Plan, options: OpenScreening): Promise<SharedArrayBuffer> {
  const { progress = () => {} } = options;
  mkdirSync(folder, { recursive: true });
  const names = isLarge(plan) ? indexInThread() : indexHere();
  try {
    const { facts, directory } = await writeEntities(folder, plan, names, progress);
    progress("analysing", 0, 1);
    if (isLarge(plan)) giveBackMemory();
    const known: [string, Uint8Array][] = [["facts", Buffer.from(JSON.stringify(facts))], ...directory.finish()];
    if (isLarge(plan)) giveBackMemory();
    const pieces = packParts(new Map([...known, ["index", await names.finish()]]));
    progress("writing", 0, 1);
    const bytes = sharedOf(pieces);
    writeNew(join(folder, indexFile), new Uint8Array(bytes));
    return bytes;
  } finally {
    names.stop();
  }
}

/** The entities' file, and what is known of it; profiles go to where the index of names is made. */
async function writeEntities(
  folder: string,
  { key, sources, collections }: Plan,
  names: IndexMaker,
  progress: NonNullable<OpenScreening["progress"]>,
): Promise<{ facts: SavedFacts; directory: DirectoryBuilder }> {
  const directory = new DirectoryBuilder();
  const counts = new Map<string, number>();
  const datasets = [...sources.map(({ dataset }) => dataset), ...collections];
  const expected = sources.reduce((sum, { size }) => sum + size, 0);
  const out = new LineWriter(join(folder, entitiesFile));
  let read = 0;
  try {
    for await (const { line, dataset } of linesOf(sources)) {
      const name = sources[dataset]?.dataset.name ?? "";
      const profile = line.profile();
      if (profile) {
        counts.set(name, (counts.get(name) ?? 0) + 1);
        await names.add(profile);
      }
      const records = line.records();
      const left = directory.add(out.write(line.text()), dataset, name, records);
      if (left[0] && left[0] === records[0]) throw twice(left[0].id, name);
      if (++read % told === 0) progress("reading", read, expected);
      if (read % givenBack === 0) giveBackMemory();
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
  return { facts, directory };
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
