import type { DatabaseSync } from "node:sqlite";
import { PenholderError } from "#kernel";
import type { Lodged } from "#record";
import { openDatabase, transact } from "./database.ts";
import { type Row, Statements } from "./statements.ts";

/** The latest checkpoint of a log that this witness cosigned. */
export interface Head {
  size: bigint;
  root: Uint8Array;
  /** The checkpoint's text, without signatures. */
  text: string;
  /** The note, with the log's signatures and the witness's own. */
  note: string;
}

/** A lodging as it is kept. */
export interface KeptLodging extends Lodged {
  /** Key id and name of the submitter. */
  submitter: string;
  /** The note's text, without the signature: by it the same lodging is known again. */
  text: string;
  slip: string;
}

/** A request that was refused although the log had signed its checkpoint. */
export interface Refused {
  time: bigint;
  status: number;
  origin: string;
  /** Text of the checkpoint, without signatures: each is kept once. */
  checkpoint: string;
  /** The whole request. */
  body: string;
  /** Where it contradicts a checkpoint that this witness cosigned: the record's portable evidence, else null. */
  evidence: string | null;
}

const schema = `
  CREATE TABLE IF NOT EXISTS identity (one INTEGER PRIMARY KEY CHECK (one = 1), vkey TEXT NOT NULL, time INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS heads (origin TEXT PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL, text TEXT NOT NULL, note TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS lodgings (number INTEGER PRIMARY KEY, time INTEGER NOT NULL, matter BLOB NOT NULL, hash BLOB NOT NULL,
    submitter TEXT NOT NULL, text TEXT NOT NULL, slip TEXT NOT NULL, UNIQUE (submitter, text)) STRICT;
  CREATE INDEX IF NOT EXISTS lodgings_of_matter ON lodgings (matter, number);
  CREATE TABLE IF NOT EXISTS refused (number INTEGER PRIMARY KEY, time INTEGER NOT NULL, status INTEGER NOT NULL, origin TEXT NOT NULL,
    checkpoint TEXT NOT NULL, body TEXT NOT NULL, evidence TEXT, UNIQUE (origin, checkpoint)) STRICT;
`;

/** The durable state of a witness. Whatever returns from a method that writes is on the disk. */
export class WitnessStore {
  readonly #database: DatabaseSync;
  readonly #statements: Statements;
  #time: bigint;

  constructor(folder: string, vkey: string) {
    this.#database = openDatabase(folder, "witness.db", schema);
    this.#statements = new Statements(this.#database);
    const identity = this.#statements.one("SELECT vkey, time FROM identity");
    if (!identity) this.#statements.run("INSERT INTO identity VALUES (1, ?, 0)", vkey);
    this.#time = BigInt(identity?.time?.toString() ?? 0);
    if (identity && identity.vkey !== vkey) {
      this.close();
      const says = `The folder ${folder} belongs to the key ${String(identity.vkey)}; a witness has one key and one folder.`;
      throw new PenholderError("witness-config", says, { file: folder });
    }
  }

  /** The latest time at which anything was signed, in POSIX seconds. */
  get time(): bigint {
    return this.#time;
  }

  head(origin: string): Head | null {
    const row = this.#statements.one("SELECT size, root, text, note FROM heads WHERE origin = ?", origin);
    if (!row) return null;
    const { size, root, text, note } = row;
    return { size: size as bigint, root: root as Uint8Array, text: text as string, note: note as string };
  }

  heads(): (Head & { origin: string })[] {
    return this.#statements.all("SELECT origin FROM heads").flatMap(({ origin }) => {
      const head = this.head(origin as string);
      return head ? [{ ...head, origin: origin as string }] : [];
    });
  }

  /** Puts `next` in the place of a head of size `old` (0n: of none, or an empty tree's); false, and nothing written, where that is not the head. */
  advance(origin: string, old: bigint, next: Head, time: bigint): boolean {
    return this.#transact(time, () => {
      if ((this.head(origin)?.size ?? 0n) !== old) return false;
      this.#statements.run(
        "INSERT OR REPLACE INTO heads VALUES (?, ?, ?, ?, ?)",
        origin,
        next.size,
        next.root,
        next.text,
        next.note,
      );
      // What is cosigned now was refused, if ever, for its proof alone.
      this.#statements.run("DELETE FROM refused WHERE origin = ? AND checkpoint = ?", origin, next.text);
      return true;
    });
  }

  /** Remembers that something was signed at this time, so that nothing is ever dated before it. */
  signedAt(time: bigint): void {
    if (time > this.#time) this.#transact(time, () => {});
  }

  slip(submitter: string, text: string): string | null {
    const row = this.#statements.one("SELECT slip FROM lodgings WHERE submitter = ? AND text = ?", submitter, text);
    return row ? (row.slip as string) : null;
  }

  addLodging(number: bigint, lodging: KeptLodging): void {
    const { time, matter, hash, submitter, text, slip } = lodging;
    this.#transact(time, () =>
      this.#statements.run(
        "INSERT INTO lodgings VALUES (?, ?, ?, ?, ?, ?, ?)",
        number,
        time,
        matter,
        hash,
        submitter,
        text,
        slip,
      ),
    );
  }

  lodgingsOf(matter: Uint8Array): (Lodged & { submitter: string })[] {
    const rows = this.#statements.all(
      "SELECT time, matter, hash, submitter FROM lodgings WHERE matter = ? ORDER BY number",
      matter,
    );
    return rows.map((row) => ({ ...lodged(row), submitter: row.submitter as string }));
  }

  /** All lodgings in order, from a number on, at most so many. */
  lodgings(from: bigint, limit: number): Lodged[] {
    const sql = "SELECT time, matter, hash FROM lodgings WHERE number >= ? ORDER BY number LIMIT ?";
    return this.#statements.all(sql, from, limit).map(lodged);
  }

  /**
   * Keeps a refused request, the first `limit` of each log and as many that are contradictions: anyone can offer a
   * witness what a log once signed, and a flood of that must neither fill the disk nor wash evidence away.
   */
  keepRefused(refused: Refused, limit: number): void {
    const { time, status, origin, checkpoint, body, evidence } = refused;
    if (this.#statements.one("SELECT 1 FROM refused WHERE origin = ? AND checkpoint = ?", origin, checkpoint)) return;
    const like = "SELECT count(*) AS kept FROM refused WHERE origin = ? AND (evidence IS NULL) = ?";
    const count = this.#statements.one(like, origin, evidence === null ? 1n : 0n);
    if (Number(count?.kept) >= limit) return;
    transact(this.#database, () => {
      const columns = "time, status, origin, checkpoint, body, evidence";
      const sql = `INSERT INTO refused (${columns}) VALUES (?, ?, ?, ?, ?, ?)`;
      this.#statements.run(sql, time, status, origin, checkpoint, body, evidence);
    });
  }

  refused(origin: string): Refused[] {
    return this.#statements.all("SELECT * FROM refused WHERE origin = ? ORDER BY number", origin).map((row) => ({
      time: row.time as bigint,
      status: Number(row.status),
      origin,
      checkpoint: row.checkpoint as string,
      body: row.body as string,
      evidence: row.evidence as string | null,
    }));
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  #transact<T>(time: bigint, work: () => T): T {
    const later = time > this.#time ? time : this.#time;
    const value = transact(this.#database, () => {
      this.#statements.run("UPDATE identity SET time = ?", later);
      return work();
    });
    this.#time = later;
    return value;
  }
}

function lodged(row: Row): Lodged {
  return { time: row.time as bigint, matter: row.matter as Uint8Array, hash: row.hash as Uint8Array };
}
