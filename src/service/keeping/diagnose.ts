import { PenholderError } from "#kernel";
import { fsck } from "#log";
import { type DoctorFinding, examine, openStore, type StoreOptions } from "#store";

export interface DiagnoseOptions {
  store: StoreOptions;
  /** The folder of the log that follows the store; null where there is none. No process may have it open. */
  log: string | null;
  /** Removes files of blobs that nothing refers to and that have lain for a day. */
  collect?: boolean;
}

/** A finding of the store, or that the log and the store do not agree. */
export type Diagnosis = Omit<DoctorFinding, "check"> & { check: DoctorFinding["check"] | "log" };

/** Examines everything: the store, and the log against the store's entries, one by one (`penholder doctor`). */
export async function diagnose({ store, log, collect = false }: DiagnoseOptions): Promise<Diagnosis[]> {
  const found: Diagnosis[] = await examine({ store, collect });
  if (log !== null) found.push(...(await checkLog(store, log)));
  return found;
}

async function checkLog(options: StoreOptions, folder: string): Promise<Diagnosis[]> {
  const store = await openStore({ ...options, readOnly: true });
  try {
    const report = await fsck(folder, { store: true, feed: store.feed, crypto: options.crypto });
    return report.ok ? [] : [{ weight: "wrong", check: "log", problem: `${report.file}: ${report.problem}.` }];
  } catch (error) {
    if (!(error instanceof PenholderError) || error.code !== "log-in-use") throw error;
    const problem = "The log is open in another process and was not checked; stop it and run doctor again.";
    return [{ weight: "note", check: "log", problem }];
  } finally {
    await store.close();
  }
}
