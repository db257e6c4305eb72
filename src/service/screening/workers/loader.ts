import { Worker } from "node:worker_threads";
import { PenholderError } from "#kernel";
import { cacheFolder } from "../prepare.ts";
import type { Saved } from "../saved/load.ts";
import type { Dataset, OpenScreening } from "../types.ts";
import type { FromLoader, LoaderStart } from "./messages.ts";

/** Lists loaded into memory that threads share, and what they are. */
export interface LoadedLists {
  saved: Saved;
  datasets: Dataset[];
}

/** Builds or loads lists in a thread of their own, whose memory is given back when they are loaded. */
export const builtInThread = async (options: OpenScreening): Promise<Saved> => (await loadInThread(options)).saved;

/**
 * A thread that makes many short-lived objects: a small young generation keeps it in the processor's cache and out of
 * memory, and more of the old one is reclaimed.
 */
export const frugal = { maxYoungGenerationSizeMb: 16 };

/** Loads lists in a thread of their own, so that whoever serves meanwhile is not held up. */
export function loadInThread({ progress, ...options }: OpenScreening): Promise<LoadedLists> {
  const entry = import.meta.url.endsWith(".ts") ? "./loader-thread.ts" : "./loader-thread.js";
  // A folder of this process alone must outlive the thread.
  const workerData: LoaderStart = { options: { ...options, cache: cacheFolder(options) } };
  const worker = new Worker(new URL(entry, import.meta.url), { workerData, resourceLimits: frugal });
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
