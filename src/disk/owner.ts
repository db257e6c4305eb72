import { DatabaseSync } from "node:sqlite";

/** SQLITE_BUSY: another process holds the lock. */
const busy = 5;

export interface Owned {
  release(): void;
}

/**
 * Makes this process the only one that writes something, by an exclusive lock on an SQLite file that is held until
 * `release`; null where another process holds it. The operating system gives it back when the process ends, however it
 * ends, so that a dead owner never stands in the way. The hole: on a network file system without working locks two
 * machines could both hold it.
 */
export function own(path: string): Owned | null {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec("PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (error instanceof Error && "errcode" in error && error.errcode === busy) return null;
    throw error;
  }
  return { release: () => database.close() };
}
