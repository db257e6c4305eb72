import { parentPort, workerData } from "node:worker_threads";
import { LoadedScreening, NotYet } from "../loaded.ts";
import type { Screening } from "../types.ts";
import type { FromWorker, ToWorker, WorkerStart } from "./messages.ts";

/**
 * Work of a thread: from the lists and an input, an output; both can be cloned. `extra` is what the pool was given. Long
 * work gives back a generator of its steps, which returns the output: between two steps other jobs are done.
 */
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
  const send = (message: FromWorker, bytes: ArrayBuffer[] = []): void => port.postMessage(message, bytes);
  /** What a step says of its job: that it goes on, or what came of it. */
  const told = (job: number, step: () => { done?: boolean; value: unknown }): boolean => {
    try {
      const { done, value } = step();
      if (done !== false) send({ type: "done", job, output: value }, bytesIn(value));
      return done === false;
    } catch (error) {
      send(error instanceof NotYet ? { type: "not-yet", job } : { type: "failed", job, message: placesOf(error) });
      return false;
    }
  };
  const long: { job: number; steps: Steps }[] = [];
  const goOn = (): void => {
    const first = long.shift();
    if (first && told(first.job, () => first.steps.next())) long.push(first);
    if (long.length > 0) setImmediate(goOn);
  };
  port.on("message", (message: ToWorker) => {
    if (message.type === "further") return screening.lay(message.further);
    const { job, task, input, deadline } = message;
    if (Date.now() > deadline) return send({ type: "late", job });
    const work = tasks.get(task);
    if (!work) return send({ type: "failed", job, message: `there is no task ${task}` });
    let steps: Steps | undefined;
    const unfinished = told(job, () => {
      const output = work(screening, input, deadline, extra);
      steps = isSteps(output) ? output : undefined;
      return steps ? steps.next() : { value: output };
    });
    if (!unfinished || !steps) return;
    send({ type: "long", job });
    long.push({ job, steps });
    if (long.length === 1) setImmediate(goOn);
  });
  warmUp?.(screening);
  send({ type: "ready" });
}

type Steps = Iterator<unknown, unknown>;

const isSteps = (output: unknown): output is Steps =>
  typeof output === "object" && output !== null && Symbol.iterator in output && "next" in output;

/** The memory of an answer's body, which is handed over instead of being copied. */
function bytesIn(output: unknown): ArrayBuffer[] {
  const body = typeof output === "object" && output !== null && "body" in output ? output.body : undefined;
  return body instanceof Uint8Array && body.buffer instanceof ArrayBuffer && body.byteLength === body.buffer.byteLength
    ? [body.buffer]
    : [];
}

/** Where in the code an error arose. Its message may quote somebody's data, so it is not passed on. */
export function placesOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const places = (error.stack ?? "").split("\n").filter((line) => /^ {4}at /u.test(line));
  return [error.name, ...places.slice(0, 4).map((line) => line.trim())].join(" ");
}
