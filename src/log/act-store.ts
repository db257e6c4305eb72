import type { StatementSync } from "node:sqlite";
import type { Random } from "#kernel";
import { type Crypto, commitment, encodeEntry, leafHash, noPrevious } from "#record";
import { ActReader, blob, type StoredAct } from "./act-reader.ts";
import { openDatabase, transaction } from "./database.ts";
import type { ActToLog } from "./types.ts";

const empty = new Uint8Array(0);
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
  /** Streams and entries of acts (not heartbeats), which heartbeats imitate. */
  readonly #habit: { streams: number; acts: number };

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
    const order = heartbeats === 0 ? acts : this.#mixed(acts, heartbeats);
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
    const head = this.#head.get(stream);
    const number = head ? Number(head.next) : 0;
    const entry = encodeEntry({
      stream,
      number: BigInt(number),
      previous: head ? blob(head.head) : noPrevious,
      commitment: commitment(this.#crypto, salt, act),
    });
    const index = this.#count++;
    this.#insert.run(index, stream, number, salt, act, entry);
    this.#advance.run(stream, heartbeat ? 1 : 0, leafHash(this.#crypto, entry));
    if (!heartbeat) this.#habit.acts++;
    if (!heartbeat && !head) this.#habit.streams++;
    return { index: BigInt(index), number: BigInt(number), stream, salt, act, entry };
  }

  /** The acts in their order at random places; null stands for a heartbeat. */
  #mixed(acts: readonly ActToLog[], heartbeats: number): (ActToLog | null)[] {
    const order: (ActToLog | null)[] = [];
    let taken = 0;
    for (let left = acts.length + heartbeats; left > 0; left--) {
      const actsLeft = acts.length - taken;
      const act = this.#below(left) < actsLeft ? acts[taken++] : undefined;
      order.push(act ?? null);
    }
    return order;
  }

  /**
   * The empty act in a stream of its own: a new stream as often as acts begin one, else the next number of an earlier
   * heartbeat stream, so that numbers within streams do not tell heartbeats from acts.
   */
  #heartbeat(): ActToLog {
    const { streams, acts } = this.#habit;
    const begins = this.#below(acts + 8) <= streams;
    const stream = begins ? undefined : this.#anyHeartbeatStream();
    return { stream: stream ?? this.#random(16), act: empty };
  }

  #anyHeartbeatStream(): Uint8Array | undefined {
    const next = "SELECT stream FROM stream WHERE heartbeat = 1 AND stream >= ? ORDER BY stream LIMIT 1";
    const row = this.database.prepare(next).get(this.#random(16)) ?? this.database.prepare(next).get(empty);
    return row ? blob(row.stream) : undefined;
  }

  /** A random number from 0 to `limit` − 1 (limits here are so far below 2^48 that the bias is nothing). */
  #below(limit: number): number {
    return Number(BigInt(`0x${Buffer.from(this.#random(6)).toString("hex")}`) % BigInt(limit));
  }

  #number(query: string): number {
    return Number(this.database.prepare(query).get()?.value);
  }
}
