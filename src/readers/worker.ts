import { parentPort, workerData } from "node:worker_threads";
import type { FromWorker, ToWorker } from "./open.ts";
import type { ReadOptions } from "./options.ts";
import { explained, readBytes } from "./read.ts";

// Runs in a thread of its own: reads the one file given as workerData, tells of progress, answers once.

const { bytes, options: given } = workerData as ToWorker;
const send = (message: FromWorker) => parentPort?.postMessage(message);

let last = 0;
const options: ReadOptions = {
  ...given,
  onProgress(done, total, what) {
    const now = performance.now();
    if (now - last < 50 && done !== total) return;
    last = now;
    send({ type: "progress", done, total, what });
  },
};

try {
  send({ type: "done", reading: await readBytes(bytes, options) });
} catch (error) {
  const { code, message, place } = explained(error, given.name);
  send({ type: "failed", code, message, place });
}
