import type { DatabaseSync } from "node:sqlite";
import { type Crypto, type Edge, type HashReader, hashLength, leafHash, nodeHash } from "#record";
import { openDatabase, transact } from "../witness/database.ts";
import { Statements } from "../witness/statements.ts";
import type { Finding, FindingKind } from "./options.ts";

/** An entry as the monitor keeps it. */
export interface KeptEntry {
  index: bigint;
  entry: Uint8Array;
}

/** How far a log was followed. */
export interface Followed {
  /** The latest checkpoint (note) whose tree was rebuilt from the entries. */
  note: string;
  edge: Edge;
}

/** A cosigned head that a witness was seen to have signed: the largest, and of these the latest. */
export interface SeenHead {
  size: bigint;
  root: Uint8Array;
  time: bigint;
  note: string;
}

const schema = `
  CREATE TABLE IF NOT EXISTS logs (origin TEXT PRIMARY KEY, note TEXT NOT NULL, size INTEGER NOT NULL, edge BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS entries (origin TEXT NOT NULL, place INTEGER NOT NULL, stream BLOB, number BLOB, commitment BLOB, entry BLOB NOT NULL,
    PRIMARY KEY (origin, place)) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS entries_of_stream ON entries (origin, stream, number);
  CREATE INDEX IF NOT EXISTS entries_by_commitment ON entries (commitment);
  CREATE TABLE IF NOT EXISTS nodes (origin TEXT NOT NULL, level INTEGER NOT NULL, place INTEGER NOT NULL, hash BLOB NOT NULL,
    PRIMARY KEY (origin, level, place)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS heads (signer TEXT NOT NULL, origin TEXT NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL,
    time INTEGER NOT NULL, note TEXT NOT NULL, PRIMARY KEY (signer, origin)) STRICT;
  CREATE TABLE IF NOT EXISTS pending (origin TEXT NOT NULL, size INTEGER NOT NULL, note TEXT NOT NULL, PRIMARY KEY (origin, note)) STRICT;
  CREATE TABLE IF NOT EXISTS samples (number INTEGER PRIMARY KEY, origin TEXT NOT NULL, note TEXT NOT NULL, UNIQUE (origin, note)) STRICT;
  CREATE TABLE IF NOT EXISTS findings (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, about TEXT NOT NULL, says TEXT NOT NULL,
    evidence TEXT NOT NULL UNIQUE) STRICT;
`;

/** Checkpoints of one log kept for waiting until the log reaches them, and for comparing rates. */
const maxPending = 1000;
const maxSamples = 200;

/** The durable state of a monitor. */
export class MonitorState {
  readonly #database: DatabaseSync;
  readonly #statements: Statements;
  readonly #crypto: Crypto;

  constructor(folder: string, crypto: Crypto) {
    this.#database = openDatabase(folder, "monitor.db", schema);
    this.#statements = new Statements(this.#database);
    this.#crypto = crypto;
  }

  /** All or nothing, durable when it returns. */
  transact<T>(work: () => T): T {
    return transact(this.#database, work);
  }

  followed(origin: string): Followed | null {
    const row = this.#statements.one("SELECT note, size, edge FROM logs WHERE origin = ?", origin);
    if (!row) return null;
    const bytes = row.edge as Uint8Array;
    const hashes = Array.from({ length: bytes.length / hashLength }, (_, i) =>
      bytes.slice(i * hashLength, (i + 1) * hashLength),
    );
    return { note: row.note as string, edge: { size: row.size as bigint, hashes } };
  }

  follow(origin: string, { note, edge }: Followed): void {
    const hashes = Buffer.concat(edge.hashes);
    this.#statements.run("INSERT OR REPLACE INTO logs VALUES (?, ?, ?, ?)", origin, note, edge.size, hashes);
  }

  /** `parts` is null for an entry that is none of the record's. */
  addEntry(
    origin: string,
    { index, entry }: KeptEntry,
    parts: { stream: Uint8Array; number: bigint; commitment: Uint8Array } | null,
  ): void {
    const { stream, number, commitment } = parts ?? {};
    const key = number === undefined ? null : numberKey(number);
    this.#statements.run(
      "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)",
      origin,
      index,
      stream ?? null,
      key,
      commitment ?? null,
      entry,
    );
  }

  addNode(origin: string, level: number, index: bigint, hash: Uint8Array): void {
    this.#statements.run("INSERT INTO nodes VALUES (?, ?, ?, ?)", origin, level, index, hash);
  }

  /** Earliest entry with this place in its stream. */
  entryOfStream(origin: string, stream: Uint8Array, number: bigint): KeptEntry | null {
    const sql =
      "SELECT place, entry FROM entries INDEXED BY entries_of_stream WHERE origin = ? AND stream = ? AND number = ? ORDER BY place LIMIT 1";
    const row = this.#statements.one(sql, origin, stream, numberKey(number));
    return row ? { index: row.place as bigint, entry: row.entry as Uint8Array } : null;
  }

  /** In any of the logs that are followed. */
  hasCommitment(commitment: Uint8Array): boolean {
    return this.#statements.one("SELECT 1 FROM entries WHERE commitment = ?", commitment) !== undefined;
  }

  entries(origin: string, limit: number): Uint8Array[] {
    const sql = "SELECT entry FROM entries WHERE origin = ? ORDER BY place LIMIT ?";
    return this.#statements.all(sql, origin, limit).map((row) => row.entry as Uint8Array);
  }

  /** Hashes of the log's perfect subtrees, from every eighth level, which is kept, and the entries. */
  reader(origin: string): HashReader {
    const read: HashReader = (level, index) => {
      if (level === 0) {
        const row = this.#statements.one("SELECT entry FROM entries WHERE origin = ? AND place = ?", origin, index);
        return row ? leafHash(this.#crypto, row.entry as Uint8Array) : undefined;
      }
      if (level % 8 === 0) {
        const row = this.#statements.one(
          "SELECT hash FROM nodes WHERE origin = ? AND level = ? AND place = ?",
          origin,
          level,
          index,
        );
        return row ? (row.hash as Uint8Array) : undefined;
      }
      const [left, right] = [read(level - 1, 2n * index), read(level - 1, 2n * index + 1n)];
      return left && right ? nodeHash(this.#crypto, left, right) : undefined;
    };
    return read;
  }

  seenHead(signer: string, origin: string): SeenHead | null {
    const row = this.#statements.one(
      "SELECT size, root, time, note FROM heads WHERE signer = ? AND origin = ?",
      signer,
      origin,
    );
    if (!row) return null;
    return {
      size: row.size as bigint,
      root: row.root as Uint8Array,
      time: row.time as bigint,
      note: row.note as string,
    };
  }

  sawHead(signer: string, origin: string, { size, root, time, note }: SeenHead): void {
    this.#statements.run(
      "INSERT OR REPLACE INTO heads VALUES (?, ?, ?, ?, ?, ?)",
      signer,
      origin,
      size,
      root,
      time,
      note,
    );
  }

  /** Checkpoints that witnesses showed before the log did, up to a size. */
  pending(origin: string, upTo: bigint): string[] {
    return this.#statements
      .all("SELECT note FROM pending WHERE origin = ? AND size <= ?", origin, upTo)
      .map((row) => row.note as string);
  }

  addPending(origin: string, size: bigint, note: string): void {
    const count = this.#statements.one("SELECT count(*) AS kept FROM pending WHERE origin = ?", origin)?.kept;
    if (Number(count) < maxPending)
      this.#statements.run("INSERT OR IGNORE INTO pending VALUES (?, ?, ?)", origin, size, note);
  }

  dropPending(origin: string, note: string): void {
    this.#statements.run("DELETE FROM pending WHERE origin = ? AND note = ?", origin, note);
  }

  /** Checkpoints as they were seen, earliest first. */
  samples(origin: string): string[] {
    return this.#statements
      .all("SELECT note FROM samples WHERE origin = ? ORDER BY number", origin)
      .map((row) => row.note as string);
  }

  addSample(origin: string, note: string): void {
    this.#statements.run("INSERT OR IGNORE INTO samples (origin, note) VALUES (?, ?)", origin, note);
    const late = "SELECT number FROM samples WHERE origin = ? ORDER BY number DESC LIMIT -1 OFFSET ?";
    this.#statements.run(`DELETE FROM samples WHERE number IN (${late})`, origin, maxSamples);
  }

  /** What was proved, ever. */
  proved(): Finding[] {
    return this.#statements.all("SELECT kind, about, says, evidence FROM findings ORDER BY number").map((row) => ({
      kind: row.kind as FindingKind,
      about: row.about as string,
      says: row.says as string,
      evidence: row.evidence as string,
    }));
  }

  addProved({ kind, about, says, evidence }: Finding): void {
    if (evidence === null) return;
    this.#statements.run(
      "INSERT OR IGNORE INTO findings (kind, about, says, evidence) VALUES (?, ?, ?, ?)",
      kind,
      about,
      says,
      evidence,
    );
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }
}

/** A number in a stream may be above what SQLite's integers hold. */
function numberKey(number: bigint): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(number);
  return bytes;
}
