import { parentPort, workerData } from "node:worker_threads";
import { PenholderError } from "#kernel";
import type { FromIndex, IndexStart } from "./index-in-thread.ts";
import { buildIndex } from "./index-of.ts";
import { planOf } from "./plan.ts";

// Runs in a thread of its own: reads the sources once more, builds the index of names, hands its bytes over, and ends.

const { options, key } = workerData as IndexStart;

try {
  const plan = await planOf(options);
  if (plan.key !== key)
    throw new PenholderError(
      "screening-cache-damaged",
      "The lists changed while they were being read: open them again.",
    );
  const index = await buildIndex(plan.sources);
  const message: FromIndex = { type: "done", index };
  parentPort?.postMessage(message, index.buffer instanceof ArrayBuffer ? [index.buffer] : []);
} catch (error) {
  if (!(error instanceof PenholderError)) throw error;
  const message: FromIndex = { type: "failed", code: error.code, message: error.message };
  parentPort?.postMessage(message);
}
