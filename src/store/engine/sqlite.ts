import { DatabaseSync } from "node:sqlite";
import { Kysely, sql } from "kysely";
import { type Owned, openDatabase, own } from "#disk";
import { PenholderError } from "#kernel";
import type { Engine } from "./engine.ts";
import { Pool } from "./pool.ts";
import { nodeSqliteDialect } from "./sqlite-dialect.ts";
import { sqliteWords } from "./sqlite-words.ts";
import type { Db, Tables } from "./tables.ts";

/** Connections that read, each of them one state at a time. */
const readers = 4;

/**
 * The embedded engine: one SQLite file, whose commits are durable when they return, owned by one process at a time.
 * Throws `store-in-use`; with `readOnly` it reads beside the owner.
 */
export function openSqlite(path: string, readOnly: boolean): Engine {
  let owner: Owned | null = null;
  try {
    owner = readOnly ? null : expectOwn(`${path}.owner`, path);
    return engineOn(path, readOnly, owner);
  } catch (cause) {
    owner?.release();
    if (cause instanceof PenholderError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    const message = `The database ${path} cannot be opened (${why}); check the path and its permissions.`;
    throw new PenholderError("store-unavailable", message, { file: path }, cause);
  }
}

function engineOn(path: string, readOnly: boolean, owner: Owned | null): Engine {
  const writer = connection(readOnly ? openDatabase(path, true) : openDatabase(path));
  const pool = new Pool(readers, () => connection(new DatabaseSync(path, { readOnly: true, timeout: 5000 })));
  return {
    name: "sqlite",
    words: sqliteWords,
    stopsWhenUnconfirmed: true,
    begin: async (db) => void (await sql`BEGIN IMMEDIATE`.execute(db)),
    write: (work) => work(writer),
    read: (work) =>
      pool.use(async (db) => {
        await sql`BEGIN`.execute(db);
        try {
          return await work(db);
        } finally {
          await sql`ROLLBACK`.execute(db);
        }
      }),
    elements: (column) => sql`json_each(${column}) AS element`,
    check: () => pool.use(integrity),
    close: async () => {
      await pool.close((db) => db.destroy());
      await writer.destroy();
      owner?.release();
    },
  };
}

function connection(database: DatabaseSync): Db {
  return new Kysely<Tables>({ dialect: nodeSqliteDialect(database) });
}

function expectOwn(lock: string, path: string): Owned {
  const owner = own(lock);
  if (owner) return owner;
  const message = `Another process has the database ${path} open; stop it first, or let both use PostgreSQL.`;
  throw new PenholderError("store-in-use", message, { file: path });
}

async function integrity(db: Db): Promise<string[]> {
  const { rows } = await sql<{ integrity_check: string }>`PRAGMA integrity_check(20)`.execute(db);
  return rows.map((row) => row.integrity_check).filter((line) => line !== "ok");
}
