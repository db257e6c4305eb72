import { sql } from "kysely";
import { PenholderError } from "#kernel";
import type { Engine } from "./engine.ts";
import type { Db } from "./tables.ts";

/** One transaction as asked for. `db` throws once it is over. */
export type Work = (db: () => Db) => Promise<unknown>;

interface Asked {
  work: Work;
  settle(outcome: Outcome): void;
}

type Outcome = { done: true } | { error: unknown };

/** Transactions in one group at most. */
const most = 64;
/** Milliseconds after which a transaction that has not ended is undone. */
const longest = 30_000;

/**
 * Runs transactions one after the other, those that wait already in one group: each within a savepoint of its own, all
 * of them durable by one commit. To each it is as if it ran alone, and none is answered before the commit: not even a
 * refusal, which may rest on what a transaction before it in the group has written.
 */
export class GroupCommit {
  readonly #engine: Engine;
  #asked: Asked[] = [];
  #running: Promise<void> | null = null;
  #stopped: PenholderError | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  async run<T>(work: (db: () => Db) => Promise<T>): Promise<T> {
    if (this.#stopped) throw this.#stopped;
    return new Promise<T>((resolve, reject) => {
      // The result waits here until its group is committed.
      let done: (() => void) | undefined;
      this.#asked.push({
        work: async (db) => {
          const result = await work(db);
          done = () => resolve(result);
        },
        settle: (outcome) => ("error" in outcome ? reject(outcome.error) : done?.()),
      });
      this.#running ??= this.#groups();
    });
  }

  /** Finishes what was asked for; what is asked for later is refused. */
  async close(): Promise<void> {
    this.#stopped ??= new PenholderError("store-stopped", "The store was closed; open it again to write.");
    await this.#running;
  }

  async #groups(): Promise<void> {
    // Those who ask in the same turn come into the first group too.
    await Promise.resolve();
    while (this.#asked.length > 0) {
      const group = this.#asked.splice(0, most);
      const outcomes = await this.#committed(group);
      for (const [i, { settle }] of group.entries()) settle(outcomes[i] ?? { error: new Error("no outcome") });
    }
    // In the same turn in which nobody was found waiting: who asks after this starts the next groups.
    this.#running = null;
  }

  async #committed(group: readonly Asked[]): Promise<Outcome[]> {
    try {
      return await this.#engine.write((db) => this.#group(db, group));
    } catch (cause) {
      const error = this.#unconfirmed(cause);
      return group.map(() => ({ error }));
    }
  }

  async #group(db: Db, group: readonly Asked[]): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    await this.#engine.begin(db);
    try {
      for (const asked of group) outcomes.push(await inSavepoint(db, asked.work));
    } catch (error) {
      await sql`ROLLBACK`.execute(db).catch(() => {});
      throw error;
    }
    await commit(db);
    return outcomes;
  }

  /**
   * A commit that was not confirmed may have happened or not. After SQLite's failed sync nothing may be believed in this
   * process; PostgreSQL's connection is made anew. Whoever repeats an act with its id does no harm either way.
   */
  #unconfirmed(cause: unknown): PenholderError {
    const why = cause instanceof Error ? cause.message : String(cause);
    if (!this.#engine.stopsWhenUnconfirmed) {
      const message = `The database did not confirm the transaction (${why}), which may be done or not; ask again with the same ids.`;
      return new PenholderError("store-unavailable", message, {}, cause);
    }
    const message = `The store has stopped because a write was not confirmed (${why}); check the disk, then start it again.`;
    this.#stopped = new PenholderError("store-stopped", message, {}, cause);
    for (const { settle } of this.#asked.splice(0)) settle({ error: this.#stopped });
    return this.#stopped;
  }
}

/** Errors of the work itself undo the work alone; errors of the savepoint are the group's. */
async function inSavepoint(db: Db, work: Work): Promise<Outcome> {
  let over = false;
  const access = (): Db => {
    if (over) throw new Error("the transaction is over; a transactor may be used only until its work is done");
    return db;
  };
  await sql`SAVEPOINT one`.execute(db);
  const outcome = await timed(work(access)).then(
    (): Outcome => ({ done: true }),
    (error: unknown): Outcome => ({ error }),
  );
  over = true;
  if ("error" in outcome) await sql`ROLLBACK TO SAVEPOINT one`.execute(db);
  await sql`RELEASE SAVEPOINT one`.execute(db);
  return outcome;
}

async function timed(work: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const message = `A transaction did not end within ${longest / 1000} seconds and was undone; report it, with what was asked.`;
    timer = setTimeout(() => reject(new PenholderError("internal", message)), longest);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** PostgreSQL answers the commit of a transaction that has failed with ROLLBACK, and no error. */
async function commit(db: Db): Promise<void> {
  const { rows } = await sql<{ command?: string }>`COMMIT`.execute(db);
  if (rows[0]?.command === "ROLLBACK") throw new Error("the database undid the transaction instead of committing it");
}
