import type { GroupCommit } from "./engine/group-commit.ts";
import { type AccessValues, noteAccesses, valuesOf } from "./rows/accesses.ts";
import { indexAccesses } from "./rows/index-accesses.ts";
import type { Parts } from "./session.ts";
import type { Access } from "./types.ts";

/** Readings at most that the index of what was read does not have yet, so many for each process that notes them. */
const unindexed = 5_000;
/** Readings that one statement notes. */
const together = 2_000;

interface Waiting {
  rows: readonly AccessValues[];
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Notes who read what. Readings of the same moment are one statement in one transaction, and each waits until that is
 * durable: whoever asked gets nothing before.
 */
export class Notes {
  readonly #parts: Parts;
  readonly #writer: GroupCommit;
  #waiting: Waiting[] = [];
  #running = false;
  #since = 0;

  constructor(parts: Parts, writer: GroupCommit) {
    this.#parts = parts;
    this.#writer = writer;
  }

  async note(accesses: readonly Access[]): Promise<void> {
    if (accesses.length === 0) return;
    const rows = accesses.map(valuesOf);
    // What the database would refuse is refused here, before it is among what others wait for.
    if (!accesses.every(({ at }) => Number.isSafeInteger(at)))
      throw new Error("a reading's time is not in milliseconds");
    return new Promise((resolve, reject) => {
      this.#waiting.push({ rows, resolve, reject });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      await this.#next();
      if (this.#since >= unindexed) await this.#index();
    }
    this.#running = false;
  }

  /** All who wait when the transaction begins, which may be some time after it was asked for. */
  async #next(): Promise<void> {
    let taken: Waiting[] = [];
    try {
      await this.#writer.run(async (db) => {
        taken = this.#take();
        const rows = taken.flatMap((one) => one.rows);
        await noteAccesses({ ...this.#parts, db: db() }, rows);
        this.#since += rows.length;
      });
      for (const { resolve } of taken) resolve();
    } catch (error) {
      // Where the transaction did not even begin, nobody was taken, and nobody else would tell them.
      for (const { reject } of taken.length > 0 ? taken : this.#waiting.splice(0)) reject(error);
    }
  }

  #take(): Waiting[] {
    let [end, count] = [0, 0];
    for (const { rows } of this.#waiting) {
      count += rows.length;
      if (end > 0 && count > together) break;
      end++;
    }
    return this.#waiting.splice(0, end);
  }

  /** What fails here is tried again after the next readings; until then they are found all the same. */
  async #index(): Promise<void> {
    this.#since = 0;
    await this.#writer.run((db) => indexAccesses(db())).catch(() => {});
  }
}
