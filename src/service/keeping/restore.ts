import { PenholderError } from "#kernel";
import { restoreLog } from "#log";
import { loadStore, openStore, type StoreOptions } from "#store";
import type { Checkpoints } from "../export/checkpoints.ts";
import { checkpointsFile, restoreCheckpoints } from "./checkpoints.ts";
import { diagnose } from "./diagnose.ts";

export interface RestoreOfAll {
  /** The folder that `backUp` made. */
  source: string;
  /** An empty database and an empty folder, of either engine, with the keys of the store that was backed up. */
  store: StoreOptions;
  /** An empty folder for the log; null: the log is left out. */
  log: string | null;
  /** Where the checkpoints are kept; absent: they are left out. */
  checkpoints?: Checkpoints;
}

/** What was restored, and checked. */
export interface RestoreReport {
  /** When the backup was made. */
  made: string;
  entries: number;
  /** Entries of the log that was made again; null where it was left out. */
  logSize: bigint | null;
}

/**
 * Restores a backup: checks every hash first, puts everything in, makes the log's tiles again from the entries and holds
 * them to the signed checkpoints, and then examines the whole as `doctor` does. Throws at the first thing that is wrong;
 * what is in the target then is not to be used.
 */
export async function restore({ source, store, log, checkpoints }: RestoreOfAll): Promise<RestoreReport> {
  const manifest = await loadStore(source, store);
  const logSize = log !== null && manifest.log ? await remake(store, log, manifest.log) : null;
  if (checkpoints && logSize !== null && manifest.files[checkpointsFile]) await restoreCheckpoints(source, checkpoints);
  const wrong = (await diagnose({ store, log: logSize === null ? null : log })).find(
    ({ weight }) => weight === "wrong",
  );
  if (!wrong) return { made: manifest.made, entries: manifest.entries, logSize };
  const message = `What the backup holds was restored and is not sound: ${wrong.problem} Use another copy of it.`;
  throw new PenholderError("backup-invalid", message, { file: source });
}

async function remake(options: StoreOptions, folder: string, copy: Parameters<typeof restoreLog>[1]): Promise<bigint> {
  const store = await openStore({ ...options, readOnly: true });
  try {
    return await restoreLog(folder, copy, store.feed, options.crypto);
  } finally {
    await store.close();
  }
}
