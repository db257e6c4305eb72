import { Worker } from "node:worker_threads";
import type { Saved } from "./load.ts";

/** The further parts of a saved form, loaded or made in a thread of its own. Rejects where the thread fails. */
export function furtherInThread(saved: Saved): Promise<SharedArrayBuffer> {
  const entry = import.meta.url.endsWith(".ts") ? "./further-thread.ts" : "./further-thread.js";
  const worker = new Worker(new URL(entry, import.meta.url), {
    workerData: saved,
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  worker.unref();
  return new Promise<SharedArrayBuffer>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the thread that makes the index of full text ended early")));
  }).finally(() => void worker.terminate());
}
