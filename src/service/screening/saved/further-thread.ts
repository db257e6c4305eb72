import { constants, setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { LoadedScreening } from "../loaded.ts";
import { furtherOf } from "./further.ts";
import type { Saved } from "./load.ts";

// Runs in a thread of its own: loads or makes the further parts, hands over the memory that holds them, and ends.

// Whoever screens meanwhile comes first. Only Linux gives each thread a priority of its own.
if (process.platform === "linux") setPriority(constants.priority.PRIORITY_LOW);

const saved = workerData as Saved;
const screening = new LoadedScreening(saved);
try {
  parentPort?.postMessage(furtherOf(screening, saved));
} finally {
  screening.close();
}
