import type { StatementSync } from "node:sqlite";
import { openDatabase, transaction } from "#disk";
import type { Random } from "#kernel";
import { amongHeartbeats, type Crypto, heartbeatBegins, heartbeatBytes, nextEntry, type StreamHabit } from "#record";
import { ActReader, blob, type StoredAct } from "./act-reader.ts";
import type { ActToLog } from "./types.ts";

const schema = `
  CREATE TABLE IF NOT EXISTS act (
    sequence INTEGER PRIMARY KEY, stream BLOB NOT NULL, number INTEGER NOT NULL,
    salt BLOB NOT NULL, act BLOB NOT NULL, entry BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS stream (
    stream BLOB PRIMARY KEY, heartbeat INTEGER NOT NULL, next INTEGER NOT NULL, head BLOB NOT NULL)
    STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS heartbeat_stream ON stream (stream) WHERE heartbeat = 1;
`;

/**
 * The acts of a log in their order. The entry is kept beside the act (not made anew), so that after a crash the log
 * integrates byte for byte what it would have integrated before.
 */
export class ActStore extends ActReader {
  readonly #crypto: Crypto;
  readonly #random: Random;
  readonly #insert: StatementSync;
  readonly #head: StatementSync;
  readonly #advance: StatementSync;
  #count: number;
  readonly #habit: StreamHabit;

  constructor(path: string, crypto: Crypto, random: Random) {
    super(openDatabase(path));
    this.#crypto = crypto;
    this.#random = random;
    this.database.exec(schema);
    this.#insert = this.database.prepare("INSERT INTO act VALUES (?, ?, ?, ?, ?, ?)");
    this.#head = this.database.prepare("SELECT next, head FROM stream WHERE stream = ?");
    this.#advance = this.database.prepare(
      // An act in a heartbeat's stream makes it an act's; refusing it would tell the two apart.
      `INSERT INTO stream VALUES (?, ?, 1, ?) ON CONFLICT DO UPDATE
       SET next = next + 1, head = excluded.head, heartbeat = min(heartbeat, excluded.heartbeat)`,
    );
    this.#count = this.#number("SELECT coalesce(max(sequence) + 1, 0) AS value FROM act");
    this.#habit = {
      streams: this.#number("SELECT count(*) AS value FROM stream WHERE heartbeat = 0"),
      acts: this.#number("SELECT coalesce(sum(next), 0) AS value FROM stream WHERE heartbeat = 0"),
    };
  }

  /** Entries in the store: the sequence number of the next one. */
  get count(): bigint {
    return BigInt(this.#count);
  }

  /**
   * Gives these acts, and heartbeats at random places among them, the next sequence numbers in one transaction. Durable
   * when it returns, in the order of the sequence numbers; the acts keep their order.
   */
  append(acts: readonly ActToLog[], heartbeats: number): StoredAct[] {
    const [count, habit] = [this.#count, { ...this.#habit }];
    const order = heartbeats === 0 ? acts : amongHeartbeats(this.#random, acts, heartbeats);
    const salts = this.#random(32 * order.length);
    const add = (act: ActToLog | null, i: number) =>
      this.#add(act ?? this.#heartbeat(), act === null, salts.subarray(32 * i, 32 * i + 32));
    try {
      return transaction(this.database, () => order.map(add));
    } catch (error) {
      this.#count = count;
      Object.assign(this.#habit, habit);
      throw error;
    }
  }

  #add({ stream, act }: ActToLog, heartbeat: boolean, salt: Uint8Array): StoredAct {
    const row = this.#head.get(stream);
    const before = row ? { next: Number(row.next), hash: blob(row.head) } : null;
    const { number, entry, head } = nextEntry(this.#crypto, stream, before, salt, act);
    const index = this.#count++;
    this.#insert.run(index, stream, number, salt, act, entry);
    this.#advance.run(stream, heartbeat ? 1 : 0, head.hash);
    if (!heartbeat) this.#habit.acts++;
    if (!heartbeat && !before) this.#habit.streams++;
    return { index: BigInt(index), number: BigInt(number), stream, salt, act, entry };
  }

  #heartbeat(): ActToLog {
    const stream = heartbeatBegins(this.#random, this.#habit) ? undefined : this.#anyHeartbeatStream();
    return { stream: stream ?? this.#random(16), act: heartbeatBytes };
  }

  #anyHeartbeatStream(): Uint8Array | undefined {
    const next = "SELECT stream FROM stream WHERE heartbeat = 1 AND stream >= ? ORDER BY stream LIMIT 1";
    const row = this.database.prepare(next).get(this.#random(16)) ?? this.database.prepare(next).get(heartbeatBytes);
    return row ? blob(row.stream) : undefined;
  }

  #number(query: string): number {
    return Number(this.database.prepare(query).get()?.value);
  }
}
