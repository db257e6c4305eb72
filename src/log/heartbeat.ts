import type { Clock } from "#kernel";
import type { HeartbeatOptions } from "./types.ts";

/**
 * Counts the entries of each period (multiples of its length since 1970) and says at its end how many heartbeats fill
 * it up. Periods in which the log was not running stay empty: that silence is the evidence.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions | undefined;
  readonly #clock: Clock;
  #timer: NodeJS.Timeout | undefined;
  #inPeriod = 0;
  #due = false;
  #hold: boolean;

  constructor(options: HeartbeatOptions | undefined, clock: Clock) {
    this.#options = options;
    this.#clock = clock;
    this.#hold = options?.hold ?? false;
  }

  /** Calls `tick` at the end of each period. */
  start(tick: () => void): void {
    const { period } = this.#options ?? {};
    if (period !== undefined) this.#arm(tick, period, this.#clock() - (this.#clock() % period) + period);
  }

  #arm(tick: () => void, period: number, end: number): void {
    this.#timer = setTimeout(
      () => {
        // A timer may run a little early by this clock; the period ends when the clock says so.
        const now = this.#clock();
        if (now < end) return this.#arm(tick, period, end);
        this.#due = true;
        tick();
        this.#arm(tick, period, now - (now % period) + period);
      },
      Math.max(1, end - this.#clock()),
    );
  }

  /** No more periods; nothing is held any longer. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#hold = false;
  }

  /** True from the end of a period until `fill` is asked. */
  get due(): boolean {
    return this.#due;
  }

  /** Acts that may go into the log now, of those waiting, in groups of `group` where none are held. */
  allowed(waiting: number, group: number): number {
    if (!this.#hold) return Math.min(waiting, group);
    return this.#due ? Math.min(waiting, this.#options?.entries ?? 0) : 0;
  }

  /** Heartbeats to add to a group of so many acts; ends the period where it is due. */
  fill(acts: number): number {
    this.#inPeriod += acts;
    if (!this.#due) return 0;
    const missing = Math.max(0, (this.#options?.entries ?? 0) - this.#inPeriod);
    this.#due = false;
    this.#inPeriod = 0;
    return missing;
  }
}
