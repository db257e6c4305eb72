import { copyLog } from "#log";
import { type BackupReport, dumpStore, type StoreOptions } from "#store";
import type { Checkpoints } from "../export/checkpoints.ts";
import { checkpointLines, checkpointsFile } from "./checkpoints.ts";

export interface BackupOfAll {
  store: StoreOptions;
  /** The folder of the log that follows the store; null where there is none. */
  log: string | null;
  /** The checkpoints that were kept, by which exported cases show when acts came; absent where none are. */
  checkpoints?: Checkpoints;
  /** A new or empty folder. */
  target: string;
  /** With the store's keys and with sessions: for a safe, and nowhere else. The log's own key is never in it. */
  secrets?: boolean;
}

/**
 * Backs up a service, which may be running, as one folder that either engine can be restored from: one state of the
 * store, every blob, and what the log has published and signed.
 */
export async function backUp({ log, checkpoints, ...options }: BackupOfAll): Promise<BackupReport> {
  // The log first: the state of the store that follows holds every entry that it has signed.
  const copy = log === null ? null : await copyLog(log);
  const beside = checkpoints && copy && { name: checkpointsFile, lines: checkpointLines(checkpoints, copy) };
  return dumpStore({ ...options, log: copy, ...(beside && { beside }) });
}
