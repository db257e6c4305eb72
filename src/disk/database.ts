import { closeSync, openSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/**
 * Opens an SQLite file whose commits are durable when they return (write-ahead log, synchronous=FULL: SQLite syncs the
 * log at every commit, and its folder when it makes the file; on macOS a plain fsync stops at the drive's cache, hence
 * fullfsync). What an earlier process left in the write-ahead log is written to the main file and synced at once, so
 * that nothing rests on pages that the kernel may hold without having written them. A new file is for its owner alone, as
 * it may hold acts and salts; SQLite gives its companions the same mode.
 */
export function openDatabase(path: string, readOnly = false): DatabaseSync {
  if (!readOnly) closeSync(openSync(path, "a", 0o600));
  const database = new DatabaseSync(path, { readOnly, timeout: 0 });
  if (!readOnly)
    database.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA fullfsync=ON;
      PRAGMA checkpoint_fullfsync=ON; PRAGMA wal_autocheckpoint=8000; PRAGMA wal_checkpoint(TRUNCATE);`);
  return database;
}

/** Runs `work` in one transaction: all of it is durable when this returns, or nothing has happened. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}
