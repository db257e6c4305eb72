import { copyLog } from "#log";
import { type BackupReport, dumpStore, type StoreOptions } from "#store";

export interface BackupOfAll {
  store: StoreOptions;
  /** The folder of the log that follows the store; null where there is none. */
  log: string | null;
  /** A new or empty folder. */
  target: string;
  /** With the store's keys and with sessions: for a safe, and nowhere else. The log's own key is never in it. */
  secrets?: boolean;
}

/**
 * Backs up a service, which may be running, as one folder that either engine can be restored from: one state of the
 * store, every blob, and what the log has published and signed.
 */
export async function backUp({ log, ...options }: BackupOfAll): Promise<BackupReport> {
  // The log first: the state of the store that follows holds every entry that it has signed.
  return dumpStore({ ...options, log: log === null ? null : await copyLog(log) });
}
