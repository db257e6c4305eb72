import type { DatabaseSync } from "node:sqlite";
import { openDatabase, transaction } from "#disk";
import { PenholderError } from "#kernel";

/** The last checkpoint that the log signed, and when (milliseconds since 1970). */
export interface Locked {
  note: string;
  time: number;
}

/**
 * Remembers the one checkpoint that the log has signed last. A new one takes its place by compare-and-swap, durable
 * before anybody sees the new one: so one log never signs two futures, whatever else is lost or runs twice. Who can
 * change this file together with the log's key can still show two views; the witnesses are there against that.
 */
export class LockDatabase {
  readonly #database: DatabaseSync;
  readonly #path: string;

  constructor(path: string, readOnly = false) {
    this.#path = path;
    this.#database = openDatabase(path, readOnly);
    if (readOnly) return;
    this.#database.exec(
      "CREATE TABLE IF NOT EXISTS checkpoint (only_one INTEGER PRIMARY KEY CHECK (only_one = 1), note TEXT NOT NULL, time INTEGER NOT NULL) STRICT",
    );
  }

  /** null before the first checkpoint. */
  read(): Locked | null {
    const row = this.#database.prepare("SELECT note, time FROM checkpoint").get();
    return row ? { note: String(row.note), time: Number(row.time) } : null;
  }

  /** Puts `next` in the place of `expected`, durably; throws `log-disagrees` where something else stands there. */
  swap(expected: string | null, next: Locked): void {
    const changes = transaction(this.#database, () => this.#swap(expected, next));
    if (changes === 1) return;
    const message = `The lock database ${this.#path} holds another checkpoint than the one that this process signed last; stop the other process that writes this log.`;
    throw new PenholderError("log-disagrees", message, { file: this.#path });
  }

  close(): void {
    this.#database.close();
  }

  #swap(expected: string | null, { note, time }: Locked): number {
    const query =
      expected === null
        ? this.#database.prepare("INSERT INTO checkpoint VALUES (1, ?, ?) ON CONFLICT DO NOTHING").run(note, time)
        : this.#database.prepare("UPDATE checkpoint SET note = ?, time = ? WHERE note = ?").run(note, time, expected);
    return Number(query.changes);
  }
}
