import { Worker } from "node:worker_threads";
import type { Report } from "#committee";
import { PenholderError } from "#kernel";

export const ledgerFormats = ["json", "html", "docx"] as const;
export type LedgerFormat = (typeof ledgerFormats)[number];

/** Which ledger: the report's version by its acts stands for the requests and decisions as they were. */
export interface LedgerKey {
  id: string;
  version: number;
  from: number;
  format: LedgerFormat;
}

export interface LedgerJob {
  original: Uint8Array;
  amended: Uint8Array;
  report: Report;
  from: number;
  format: LedgerFormat;
}

export interface Rendered {
  format: LedgerFormat;
  body: Uint8Array;
}

export type FromLedgerThread = { job: number; body: Uint8Array } | { job: number; problem: string };

interface Waiting {
  resolve(body: Uint8Array): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/** Milliseconds for one ledger, its waiting included. */
const timeLimit = 120_000;
const mostWaiting = 16;
/** Bytes of ledgers that are kept. */
const mostKept = 64 * 2 ** 20;

/** Computes ledgers in a thread of its own, one after the other, and keeps those that were asked for last. */
export class LedgerDesk {
  #thread: Worker | undefined;
  readonly #waiting = new Map<number, Waiting>();
  readonly #kept = new Map<string, Promise<Rendered>>();
  readonly #sizes = new Map<string, number>();
  #numbers = 0;

  /** A ledger; `job` is asked for what it takes where it is not kept. Throws `overloaded`, `sealed-file-invalid`. */
  async ledger(key: LedgerKey, job: () => Promise<LedgerJob>): Promise<Rendered> {
    const name = JSON.stringify([key.id, key.version, key.from, key.format]);
    const kept = this.#kept.get(name);
    if (kept) return kept;
    const made = job().then(async (one) => ({ format: key.format, body: await this.#run(one) }));
    this.#kept.set(name, made);
    try {
      const rendered = await made;
      this.#keep(name, rendered.body.length);
      return rendered;
    } catch (error) {
      this.#kept.delete(name);
      throw error;
    }
  }

  /** Ends the thread; what waits is refused. */
  async close(): Promise<void> {
    await this.#end("The service is stopping.");
  }

  #keep(name: string, size: number): void {
    this.#sizes.set(name, size);
    let sum = [...this.#sizes.values()].reduce((all, one) => all + one, 0);
    for (const [oldest, bytes] of this.#sizes) {
      if (sum <= mostKept) break;
      this.#sizes.delete(oldest);
      this.#kept.delete(oldest);
      sum -= bytes;
    }
  }

  #run(job: LedgerJob): Promise<Uint8Array> {
    if (this.#waiting.size >= mostWaiting)
      return Promise.reject(
        new PenholderError("overloaded", "Too many ledgers are being made; ask again in a moment."),
      );
    const number = this.#numbers++;
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
    const timer = setTimeout(() => void this.#end("A ledger took too long to make."), timeLimit);
    timer.unref();
    this.#waiting.set(number, { resolve, reject, timer });
    this.#started().postMessage({ number, job });
    return promise;
  }

  #started(): Worker {
    if (this.#thread) return this.#thread;
    const entry = import.meta.url.endsWith(".ts") ? "./ledger-thread.ts" : "./ledger-thread.js";
    const thread = new Worker(new URL(entry, import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 1024 } });
    thread.unref();
    thread.on("message", (message: FromLedgerThread) => this.#settle(message));
    thread.on("error", () => void this.#end("The ledger could not be made."));
    this.#thread = thread;
    return thread;
  }

  #settle(message: FromLedgerThread): void {
    const waiting = this.#waiting.get(message.job);
    if (!waiting) return;
    this.#waiting.delete(message.job);
    clearTimeout(waiting.timer);
    if ("body" in message) waiting.resolve(message.body);
    else waiting.reject(new PenholderError("sealed-file-invalid", message.problem));
  }

  /** A thread that hangs or fails takes what waits with it; the next ledger gets another. */
  async #end(why: string): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new PenholderError("overloaded", why));
    }
    this.#waiting.clear();
    await thread?.terminate();
  }
}
