import { parentPort, workerData } from "node:worker_threads";
import { LoadedScreening, NotYet } from "../loaded.ts";
import type { Screening } from "../types.ts";
import type { FromWorker, ToWorker, WorkerStart } from "./messages.ts";

/** Work of a thread: from the lists and an input, an output; both can be cloned. `extra` is what the pool was given. */
export type ThreadTask = (screening: Screening, input: unknown, deadline: number, extra: unknown) => unknown;

/**
 * Runs in a thread of a WorkerPool: lays itself over the lists, says that it is ready, and answers job by job. What
 * `warmUp` does comes before: code that has run is fast for whoever asks first.
 */
export function answerJobs(tasks: ReadonlyMap<string, ThreadTask>, warmUp?: (screening: Screening) => void): void {
  const port = parentPort;
  if (!port) throw new Error("This runs in a thread.");
  const { saved, extra } = workerData as WorkerStart;
  const screening = new LoadedScreening(saved, true);
  const send = (message: FromWorker): void => port.postMessage(message);
  port.on("message", (message: ToWorker) => {
    if (message.type === "further") return screening.lay(message.further);
    const { job, task, input, deadline } = message;
    if (Date.now() > deadline) return send({ type: "late", job });
    const work = tasks.get(task);
    if (!work) return send({ type: "failed", job, message: `there is no task ${task}` });
    try {
      send({ type: "done", job, output: work(screening, input, deadline, extra) });
    } catch (error) {
      if (error instanceof NotYet) return send({ type: "not-yet", job });
      send({ type: "failed", job, message: placesOf(error) });
    }
  });
  warmUp?.(screening);
  send({ type: "ready" });
}

/** Where in the code an error arose. Its message may quote somebody's data, so it is not passed on. */
export function placesOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const places = (error.stack ?? "").split("\n").filter((line) => /^ {4}at /u.test(line));
  return [error.name, ...places.slice(0, 4).map((line) => line.trim())].join(" ");
}
