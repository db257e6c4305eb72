import { Worker } from "node:worker_threads";
import { PenholderError } from "#kernel";
import type { Saved } from "../saved/load.ts";
import type { Dataset, OpenScreening } from "../types.ts";
import type { FromLoader, LoaderStart } from "./messages.ts";

/** Lists loaded into memory that threads share, and what they are. */
export interface LoadedLists {
  saved: Saved;
  datasets: Dataset[];
}

/** Loads lists in a thread of their own, so that whoever serves meanwhile is not held up. */
export function loadInThread({ progress, ...options }: OpenScreening): Promise<LoadedLists> {
  const entry = import.meta.url.endsWith(".ts") ? "./loader-thread.ts" : "./loader-thread.js";
  const workerData: LoaderStart = { options };
  const worker = new Worker(new URL(entry, import.meta.url), { workerData });
  return new Promise<LoadedLists>((resolve, reject) => {
    worker.on("message", (message: FromLoader) => {
      if (message.type === "progress") progress?.(message.step, message.done, message.total);
      else if (message.type === "loaded") resolve({ saved: message.saved, datasets: message.datasets });
      else reject(new PenholderError(message.code, message.message));
    });
    worker.once("error", reject);
    worker.once("exit", () => reject(new PenholderError("internal", "The thread that loads lists ended early.")));
  }).finally(() => void worker.terminate());
}
