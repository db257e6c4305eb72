import { Worker } from "node:worker_threads";
import { type ErrorCode, PenholderError } from "#kernel";
import type { OpenScreening } from "../types.ts";

/** What the thread is started with: it reads what the options name, and stops where that is not `key` any more. */
export interface IndexStart {
  options: Omit<OpenScreening, "progress">;
  key: string;
}
export type FromIndex = { type: "done"; index: Uint8Array } | { type: "failed"; code: ErrorCode; message: string };

/** Builds the index of names in a thread of its own. */
export function indexInThread({ progress: _, ...options }: OpenScreening, key: string): Promise<Uint8Array> {
  const entry = import.meta.url.endsWith(".ts") ? "./index-thread.ts" : "./index-thread.js";
  const workerData: IndexStart = { options, key };
  const worker = new Worker(new URL(entry, import.meta.url), { workerData });
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.once("message", (message: FromIndex) => {
      if (message.type === "done") resolve(message.index);
      else reject(new PenholderError(message.code, message.message));
    });
    worker.once("error", reject);
    worker.once("exit", () => reject(new PenholderError("internal", "The thread that builds the index ended early.")));
  }).finally(() => void worker.terminate());
}
