import { parentPort, workerData } from "node:worker_threads";
import { PenholderError } from "#kernel";
import { prepareScreening } from "../prepare.ts";
import { unpackParts } from "../saved/container.ts";
import { factsOf } from "../saved/load.ts";
import type { FromLoader, LoaderStart } from "./messages.ts";

// Runs in a thread of its own: loads or builds the lists, hands over the memory that holds them, and ends.

const { options } = workerData as LoaderStart;
const send = (message: FromLoader) => parentPort?.postMessage(message);

try {
  const saved = await prepareScreening({
    ...options,
    progress: (step, done, total) => send({ type: "progress", step, done, total }),
  });
  const parts = unpackParts(new Uint8Array(saved.bytes), false) ?? new Map<string, Uint8Array>();
  send({ type: "loaded", saved, datasets: factsOf(parts).datasets });
} catch (error) {
  if (error instanceof PenholderError) send({ type: "failed", code: error.code, message: error.message });
  else throw error;
}
