import { DatabaseSync } from "node:sqlite";
import { PenholderError } from "#kernel";

/**
 * Makes this process the only one that writes a log: an exclusive SQLite lock, held until `release`. The operating
 * system gives it back when the process ends, however it ends, so that a dead owner never stands in the way. The hole:
 * on a network file system without working locks two machines could both hold it; the lock database's
 * compare-and-swap then still stops the second one before it signs.
 */
export function own(path: string): { release(): void } {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec("PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (cause) {
    database.close();
    const message = `Another process has the log at ${path} open; stop that process first.`;
    throw new PenholderError("log-in-use", message, { file: path }, cause);
  }
  return { release: () => database.close() };
}
