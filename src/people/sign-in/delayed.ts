import { PenholderError } from "#kernel";

/** Too many failures: refused before anything is looked at, for known and unknown names alike. */
export class DelayedError extends PenholderError {
  /** Whole seconds after which to try again. */
  readonly retryAfter: number;

  constructor(wait: number) {
    const seconds = Math.max(1, Math.ceil(wait / 1000));
    super("sign-in-delayed", `Too many attempts; try again in ${seconds} second${seconds === 1 ? "" : "s"}.`);
    this.retryAfter = seconds;
  }
}
