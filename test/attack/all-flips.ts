import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type ArtefactName, artefacts, judgeOf, type Portion } from "./bit-flips.ts";
import { addTally, emptyTally, type Tally } from "./tally.ts";

export interface Progress {
  done: number;
  of: number;
  /** Flips each second so far. */
  rate: number;
  unseen: number;
}

/** Flips every bit of an artefact and verifies it, on all processors. */
export async function allFlips(name: ArtefactName, onProgress: (progress: Progress) => void): Promise<Tally> {
  const of = artefacts()[name].length * 8;
  const sum = emptyTally();
  const started = performance.now();
  const waiting = judgeOf(name).portions;
  const work = async (worker: Worker) => {
    for (let portion = waiting.pop(); portion; portion = waiting.pop()) {
      addTally(sum, await ask(worker, { name, portion }));
      onProgress({
        done: sum.flips,
        of,
        rate: sum.flips / ((performance.now() - started) / 1000),
        unseen: sum.unseen.length,
      });
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
  if (sum.flips !== of) throw new Error(`${sum.flips} of ${of} bits were flipped`);
  return sum;
}

function ask(worker: Worker, question: { name: ArtefactName; portion: Portion }): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const settle = (tally: Tally) => {
      worker.off("error", reject);
      resolve(tally);
    };
    worker.once("message", settle);
    worker.once("error", reject);
    worker.postMessage(question);
  });
}
