import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type ArtefactName, addTally, artefacts, emptyTally, type Tally } from "./bit-flips.ts";

/** Bits that a worker takes at a time. */
const portion = 512;

export interface Progress {
  done: number;
  of: number;
  /** Flips each second so far. */
  rate: number;
}

/** Flips every bit of an artefact, one at a time, each followed by a whole verification, on all processors. */
export async function allFlips(name: ArtefactName, onProgress: (progress: Progress) => void): Promise<Tally> {
  const of = artefacts()[name].length * 8;
  const sum = emptyTally();
  const started = performance.now();
  let next = 0;
  const work = async (worker: Worker) => {
    while (next < of) {
      const from = next;
      next = Math.min(of, from + portion);
      addTally(sum, await ask(worker, { name, from, to: next }));
      onProgress({ done: sum.flips, of, rate: sum.flips / ((performance.now() - started) / 1000) });
    }
  };
  const workers = Array.from(
    { length: availableParallelism() },
    () => new Worker(new URL("bit-flips-worker.ts", import.meta.url)),
  );
  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return sum;
}

function ask(worker: Worker, range: { name: ArtefactName; from: number; to: number }): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const settle = (tally: Tally) => {
      worker.off("error", reject);
      resolve(tally);
    };
    worker.once("message", settle);
    worker.once("error", reject);
    worker.postMessage(range);
  });
}
