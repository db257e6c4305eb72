import { setImmediate } from "node:timers/promises";

/** Milliseconds of work after which others are let through. */
const longest = 8;

/** Lets whatever else waits be answered between two pieces of long work. */
export class Breath {
  #since = performance.now();

  async take(): Promise<void> {
    if (performance.now() - this.#since < longest) return;
    await setImmediate();
    this.#since = performance.now();
  }
}
