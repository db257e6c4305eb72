import { setTimeout as sleep } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import { limits } from "./options.ts";

/** Watches a reading thread for want of progress. */
export interface Watch {
  /** The thread has come on. */
  progress: () => void;
  end: () => void;
}

/** On a busy machine a thread may wait for the processor rather than work: then it is given this many times the limit. */
const mostExtensions = 6;

/**
 * Calls `stalled` once the thread has worked for `limits.stalledSeconds` without progress. Time in which it got less
 * than half a processor is the machine's fault, not the file's, and is given again (where Node can tell: from 24.6).
 */
export function watchFor(worker: Worker, stalled: () => void): Watch {
  let timer = setTimeout(expired, limits.stalledSeconds * 1000);
  let extensions = 0;
  let ended = false;
  let used = 0;
  return {
    progress() {
      extensions = 0;
      restart();
      void secondsUsed(worker).then((seconds) => {
        used = seconds ?? used;
      });
    },
    end() {
      ended = true;
      clearTimeout(timer);
    },
  };

  function restart(): void {
    clearTimeout(timer);
    if (!ended) timer = setTimeout(expired, limits.stalledSeconds * 1000);
  }

  function expired(): void {
    void secondsUsed(worker).then((seconds) => {
      if (ended) return;
      const starved = seconds !== undefined && seconds - used < limits.stalledSeconds / 2;
      if (!starved || ++extensions > mostExtensions) return stalled();
      used = seconds;
      restart();
    });
  }
}

/** Processor seconds that a thread has used; undefined where it cannot be told within half a second. */
function secondsUsed(worker: Worker): Promise<number | undefined> {
  if (typeof worker.cpuUsage !== "function") return Promise.resolve(undefined);
  const answer = worker.cpuUsage().then(
    ({ user, system }) => (user + system) / 1e6,
    () => undefined,
  );
  return Promise.race([answer, sleep(500, undefined, { ref: false })]);
}
