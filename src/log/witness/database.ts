import { closeSync, fsyncSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { PenholderError } from "#kernel";

/** State could not be kept: whatever was being signed must not leave the process, and the process must stop. */
export class StateLost extends Error {
  override readonly name = "StateLost";
}

/**
 * Opens a database that one process holds alone until it closes or dies (the operating system then releases the lock,
 * so that no stale owner remains). A commit returns only when the write-ahead log is synced. Integers are bigint.
 */
export function openDatabase(folder: string, file: string, schema: string): DatabaseSync {
  const path = join(folder, file);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const database = new DatabaseSync(path, { readBigInts: true, timeout: 0 });
    // Exclusive before the first access: then the write-ahead log needs no shared memory, and the lock is never let go.
    database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    database.exec(`PRAGMA fullfsync = ON; PRAGMA trusted_schema = OFF; BEGIN EXCLUSIVE; ${schema} COMMIT;`);
    syncFolder(folder);
    return database;
  } catch (error) {
    if (isBusy(error)) {
      const says = `Another process runs on ${folder}; stop it first, and never run a copy of the folder beside it.`;
      throw new PenholderError("folder-in-use", says, { file: folder }, error);
    }
    const says = `The state in ${path} cannot be opened; check the disk and the folder's permissions.`;
    throw new PenholderError("witness-stopped", says, { file: path }, error);
  }
}

/** Runs `work` in one transaction, durable when it returns. Any failure of the database is StateLost. */
export function transact<T>(database: DatabaseSync, work: () => T): T {
  try {
    database.exec("BEGIN IMMEDIATE");
    const value = work();
    database.exec("COMMIT");
    return value;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw isDatabaseError(error) ? new StateLost("The state could not be written.", { cause: error }) : error;
  }
}

function isBusy(error: unknown): boolean {
  return isDatabaseError(error) && "errcode" in error && [5, 6].includes(Number(error.errcode) & 0xff);
}

function isDatabaseError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && error.code === "ERR_SQLITE_ERROR";
}

/** The names in a folder are durable only once the folder itself is synced. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
