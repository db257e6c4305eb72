import { parentPort, workerData } from "node:worker_threads";
import { PenholderError } from "#kernel";
import type { ChangesStart, FromChanges } from "./changes-in-thread.ts";
import { editionChanges } from "./editions.ts";

// Runs in a thread of its own: reads two editions of each list, says what changed, and ends.

const { folder, span } = workerData as ChangesStart;
const send = (message: FromChanges) => parentPort?.postMessage(message);

try {
  send({ type: "done", changes: JSON.stringify(await editionChanges(folder, span)) });
} catch (error) {
  if (error instanceof PenholderError) send({ type: "failed", code: error.code, message: error.message });
  else throw error;
}
