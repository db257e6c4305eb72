// Opens the lists of a store and asks: in a process of its own, so that time and memory are of this alone.
import { fork, spawnSync } from "node:child_process";
import { openScreening } from "#app/screening";
import { type Latency, latency } from "./speed.ts";

export interface Opened {
  /** Milliseconds until the index answers. */
  opened: number;
  entries: number;
  latency: Latency;
  /** Largest resident memory of the process, MB. */
  memory: number;
}

/** As the command line starts it. */
const node = ["--max-semi-space-size=16"];
const isPinned = process.platform === "linux" && spawnSync("taskset", ["-c", "0", "true"]).status === 0;

/** Runs this file as a process; `core` says on which one alone, where the system can: collecting garbage and compiling would use others. */
export function inChild(store: string, queries: number, core?: number): Promise<Opened> {
  const pinned = isPinned && core !== undefined;
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, [store, String(queries)], {
      stdio: "inherit",
      ...(pinned
        ? { execPath: "taskset", execArgv: ["-c", String(core), process.execPath, ...node] }
        : { execArgv: node }),
    });
    child.once("message", (message) => resolve(message as Opened));
    child.once("exit", (code) => reject(new Error(`the measuring process ended with ${code}`)));
  });
}

if (process.send && process.argv[1] === import.meta.filename) {
  const begun = performance.now();
  const screening = await openScreening({ store: process.argv[2] ?? "" });
  const opened = performance.now() - begun;
  const measured = latency(screening.index, Number(process.argv[3]), 5);
  const memory = process.resourceUsage().maxRSS / 1024;
  process.send({ opened, entries: screening.index.size, latency: measured, memory } satisfies Opened);
  process.disconnect();
}
