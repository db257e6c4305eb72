import { CompiledQuery, type DatabaseConnection, Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { PenholderError } from "#kernel";
import type { Engine } from "./engine.ts";
import { postgresWords } from "./postgres-words.ts";
import type { Db, Tables } from "./tables.ts";

/** Connections that read, each of them one state at a time. */
const readers = 8;
/** "penholde" as a number: whoever writes holds this advisory lock of the database until its transaction ends. */
const writersLock = 8_099_280_762n;

const readerSettings = ["default_transaction_read_only = on"];
// Whatever the server's or the role's defaults are: an acknowledged transaction is on the disk, and a process that hangs
// does not keep the others from writing for ever (milliseconds).
const writerSettings = [
  "synchronous_commit = on",
  "default_transaction_read_only = off",
  "idle_in_transaction_session_timeout = 60000",
  "lock_timeout = 60000",
];

// Whole numbers and bytes as SQLite gives them; everything else as text.
const int8 = 20;
const bytea = 17;
const types: pg.CustomTypesConfig = {
  getTypeParser: (type: number, format?: "text" | "binary") => {
    if (format === "binary") return (value: unknown) => value;
    if (type === int8) return (text: string) => safeNumber(text);
    if (type === bytea) return (text: string) => new Uint8Array(Buffer.from(text.slice(2), "hex"));
    return pg.types.getTypeParser(type, "text");
  },
};

/**
 * The engine for many machines. Each transaction that writes takes one lock first, so that all of them are serial, as in
 * SQLite: nothing is ever to be retried for a conflict between transactions, and the sequence has no gap.
 */
export function openPostgres(url: string, readOnly: boolean): Engine {
  const writing = database(url, 1, readOnly);
  const reading = database(url, readers, true);
  return {
    name: "postgres",
    words: postgresWords,
    stopsWhenUnconfirmed: false,
    begin: async (db) => {
      await sql`BEGIN ISOLATION LEVEL READ COMMITTED`.execute(db);
      await sql`SELECT pg_advisory_xact_lock(${writersLock})`.execute(db);
    },
    write: (work) => reached(() => writing.connection().execute(work)),
    read: (work) =>
      reached(() =>
        reading.connection().execute(async (db) => {
          await sql`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY`.execute(db);
          try {
            return await work(db);
          } finally {
            await sql`ROLLBACK`.execute(db);
          }
        }),
      ),
    elements: (column) => sql`json_array_elements_text((${column})::json) AS element(value)`,
    check: () => reached(() => reading.connection().execute(settings)),
    close: async () => {
      await reading.destroy();
      await writing.destroy();
    },
  };
}

function database(url: string, max: number, readOnly: boolean): Db {
  const pool = new pg.Pool({ connectionString: url, max, types, connectionTimeoutMillis: 10_000 });
  // A connection that breaks while nobody uses it is replaced at its next use; there is nobody to tell.
  pool.on("error", () => {});
  // One that breaks while it is used fails the query that uses it; unheard, its event would end the process.
  pool.on("connect", (client) => client.on("error", () => {}));
  const onCreateConnection = async (connection: DatabaseConnection) => {
    for (const setting of readOnly ? readerSettings : writerSettings)
      await connection.executeQuery(CompiledQuery.raw(`SET ${setting}`));
  };
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool, onCreateConnection }) });
}

/** Connections that cannot be made or that break, as an error of ours without the URL, which may hold a password. */
async function reached<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!unreachable(error)) throw error;
    const why = error instanceof Error ? error.message : String(error);
    const message = `The database cannot be reached (${why}); see that PostgreSQL runs and PENHOLDER_DATABASE is right, and try again.`;
    throw new PenholderError("store-unavailable", message, {}, error);
  }
}

/** Errors of the connection (Node's, pg's own) of classes 08, 28, 3D, 53, 57 and of waiting too long, in PostgreSQL's appendix A. */
function unreachable(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof PenholderError) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (/^(08|28|3D|53|57|55P03|25P03)/u.test(code) || /^E[A-Z]+$/u.test(code)) return true;
  return /connection|timeout exceeded when trying to connect|discarded/iu.test(error.message) && code === "";
}

function safeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`the database holds a number beyond 2^53: ${text}`);
  return value;
}

async function settings(db: Db): Promise<string[]> {
  const found: string[] = [];
  for (const [name, wanted] of [
    ["fsync", "on"],
    ["full_page_writes", "on"],
    ["synchronous_commit", "on"],
    ["server_encoding", "UTF8"],
  ] as const) {
    const { rows } = await sql<{ value: string }>`SELECT current_setting(${name}) AS value`.execute(db);
    const value = rows[0]?.value;
    if (value !== wanted)
      found.push(`PostgreSQL's ${name} is ${value}, and what is acknowledged is safe only with ${wanted}`);
  }
  return found;
}
