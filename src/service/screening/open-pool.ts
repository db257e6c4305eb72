import { LoadedScreening } from "./loaded.ts";
import { prepareScreening } from "./prepare.ts";
import type { OpenScreening, Screening } from "./types.ts";
import { builtInThread } from "./workers/loader.ts";
import { type PoolOptions, WorkerPool } from "./workers/pool.ts";

/** Opens lists as `openScreening` does, and threads that answer from the same memory. The pool is closed by the caller. */
export async function openScreeningPool(
  options: OpenScreening,
  pool: Omit<PoolOptions, "saved">,
): Promise<{ screening: Screening; pool: WorkerPool }> {
  const saved = await prepareScreening(options, builtInThread);
  return { screening: new LoadedScreening(saved), pool: await WorkerPool.start({ ...pool, saved }) };
}
