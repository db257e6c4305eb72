import { Worker } from "node:worker_threads";
import { type ErrorCode, PenholderError } from "#kernel";
import type { Span } from "./editions.ts";

export interface ChangesStart {
  folder: string;
  span: Span;
}
export type FromChanges = { type: "done"; changes: string } | { type: "failed"; code: ErrorCode; message: string };

/** Spans kept worked out: an update of the lists is asked about by every customer file. */
const kept = 4;
/** Spans worked out at once. */
const atOnce = 2;

/** What changed between editions, as JSON of EditionChanges, worked out in a thread and kept for whoever asks next. */
export class ChangesBook {
  readonly #folder: string;
  readonly #known = new Map<string, Promise<string>>();
  #working = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** `generation` tells one state of the store from the next: an older edition may have been imported since. */
  of(span: Span, generation: string): Promise<string> {
    const key = JSON.stringify([generation, span.from, span.to, span.lists]);
    const known = this.#known.get(key);
    if (known) return known;
    if (this.#working >= atOnce)
      return Promise.reject(
        new PenholderError("overloaded", "Other editions are being compared: ask again in a moment."),
      );
    this.#working++;
    const found = changesInThread({ folder: this.#folder, span }).finally(() => {
      this.#working--;
    });
    this.#known.set(key, found);
    found.catch(() => this.#known.delete(key));
    const [oldest] = this.#known.keys();
    if (this.#known.size > kept && oldest !== undefined) this.#known.delete(oldest);
    return found;
  }
}

function changesInThread(workerData: ChangesStart): Promise<string> {
  const entry = import.meta.url.endsWith(".ts") ? "./changes-thread.ts" : "./changes-thread.js";
  const worker = new Worker(new URL(entry, import.meta.url), { workerData });
  return new Promise<string>((resolve, reject) => {
    worker.once("message", (message: FromChanges) => {
      if (message.type === "done") resolve(message.changes);
      else reject(new PenholderError(message.code, message.message));
    });
    worker.once("error", reject);
    worker.once("exit", () => reject(new PenholderError("internal", "The thread that compares editions ended early.")));
  }).finally(() => void worker.terminate());
}
