import type { DatabaseSync } from "node:sqlite";

/** An act, or a heartbeat (the empty act), as the store keeps it. Its sequence number is its index in the log. */
export interface StoredAct {
  index: bigint;
  number: bigint;
  stream: Uint8Array;
  /** 32 bytes, secret. */
  salt: Uint8Array;
  /** Secret; empty for a heartbeat. */
  act: Uint8Array;
  /** The 89 bytes that are public. */
  entry: Uint8Array;
}

/** Reads the acts of a log. */
export class ActReader {
  protected readonly database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  /** At most `limit` acts from a sequence number on, in order. */
  acts(from: bigint, limit: number): StoredAct[] {
    const rows = this.database.prepare("SELECT * FROM act WHERE sequence >= ? ORDER BY sequence LIMIT ?");
    return rows.all(from, limit).map(stored);
  }

  /** At most `limit` entries from a sequence number on, in order. */
  entries(from: bigint, limit: number): Uint8Array[] {
    const rows = this.database.prepare("SELECT entry FROM act WHERE sequence >= ? ORDER BY sequence LIMIT ?");
    return rows.all(from, limit).map((row) => blob(row.entry));
  }

  /** One act with its secrets; null where there is none. */
  read(index: bigint): StoredAct | null {
    const row = this.database.prepare("SELECT * FROM act WHERE sequence = ?").get(index);
    return row ? stored(row) : null;
  }

  /** The sequence number of these bytes in this stream, the first if they stand there more than once; null where they do not. */
  find(stream: Uint8Array, act: Uint8Array): bigint | null {
    if (!this.database.prepare("SELECT 1 FROM stream WHERE stream = ?").get(stream)) return null;
    const row = this.database
      .prepare("SELECT min(sequence) AS found FROM act WHERE stream = ? AND act = ?")
      .get(stream, act);
    return typeof row?.found === "number" ? BigInt(row.found) : null;
  }

  /** Rows, and the sequence number after the last one: equal where none is missing. */
  extent(): { rows: bigint; next: bigint } {
    const row = this.database.prepare("SELECT count(*) AS rows, coalesce(max(sequence) + 1, 0) AS next FROM act").get();
    return { rows: BigInt(Number(row?.rows)), next: BigInt(Number(row?.next)) };
  }

  close(): void {
    this.database.close();
  }
}

function stored(row: Record<string, unknown>): StoredAct {
  return {
    index: BigInt(Number(row.sequence)),
    number: BigInt(Number(row.number)),
    stream: blob(row.stream),
    salt: blob(row.salt),
    act: blob(row.act),
    entry: blob(row.entry),
  };
}

export function blob(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new Error("the act store holds something that is not bytes");
  return value;
}
