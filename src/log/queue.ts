import { PenholderError } from "#kernel";
import type { Acknowledged, ActToLog, BatchOptions } from "./types.ts";

/** An act that waits for its place, and those who wait for the answer. */
export interface Waiting {
  act: ActToLog;
  done(acknowledged: Acknowledged): void;
  failed(error: unknown): void;
}

const maxActBytes = 16 * 2 ** 20;

/** Acts on their way into the log: a bounded queue, from which the log takes groups. */
export class Queue {
  readonly entries: number;
  readonly wait: number;
  readonly #limit: number;
  #waiting: Waiting[] = [];
  /** Taken, and not yet answered. */
  #inWork = 0;

  constructor({ entries = 256, wait = 3, queue = 8192 }: BatchOptions = {}) {
    this.entries = entries;
    this.wait = wait;
    this.#limit = queue;
  }

  get length(): number {
    return this.#waiting.length;
  }

  /** Resolves when the act is acknowledged. Throws `log-act-invalid` and `log-busy` at once. */
  add(act: ActToLog): Promise<Acknowledged> {
    expectAct(act);
    if (this.#waiting.length + this.#inWork >= this.#limit)
      throw new PenholderError("log-busy", `${this.#limit} acts wait to be logged already; try again later.`);
    const { promise, resolve, reject } = Promise.withResolvers<Acknowledged>();
    // Copies: what the caller does with its own bytes afterwards changes nothing.
    const copy = { stream: new Uint8Array(act.stream), act: new Uint8Array(act.act) };
    this.#waiting.push({ act: copy, done: resolve, failed: reject });
    return promise;
  }

  /** The next group, at most `limit` acts. */
  take(limit: number): Waiting[] {
    const group = this.#waiting.slice(0, limit);
    this.#waiting = this.#waiting.slice(limit);
    this.#inWork += group.length;
    return group;
  }

  /** The group has been answered. */
  answered(group: readonly Waiting[]): void {
    this.#inWork -= group.length;
  }
}

function expectAct({ stream, act }: ActToLog): void {
  const what =
    stream.length !== 16
      ? `its stream has ${stream.length} bytes and not 16`
      : act.length === 0
        ? "it is empty"
        : act.length > maxActBytes
          ? `it has ${act.length} bytes, and ${maxActBytes} are the most`
          : null;
  if (what) throw new PenholderError("log-act-invalid", `The act cannot be logged: ${what}; hand in canonical bytes.`);
}
