import { PenholderError } from "#kernel";

/**
 * Stops a log for good in this process after the first write that the disk did not confirm. Linux reports a failed
 * fsync once and then calls the pages clean, so that a second try would succeed and what is read back may never reach
 * the disk: the only safe thing is to believe nothing and to start again from what an fsync confirmed before.
 */
export class Fuse {
  #cause: unknown = null;
  #blown = false;

  get blown(): boolean {
    return this.#blown;
  }

  /** Throws `log-stopped` once a write has failed. */
  check(): void {
    if (this.#blown) throw stopped(this.#cause);
  }

  /** Runs something that writes; its first failure stops everything that shares this fuse. */
  async guard<T>(write: () => T | Promise<T>): Promise<T> {
    this.check();
    try {
      return await write();
    } catch (error) {
      if (!this.#blown) {
        this.#blown = true;
        this.#cause = error;
      }
      throw this.#named(error);
    }
  }

  /** An error that names its own reason keeps it. */
  #named(error: unknown): PenholderError {
    return error instanceof PenholderError ? error : stopped(error);
  }
}

function stopped(cause: unknown): PenholderError {
  if (cause instanceof PenholderError) return new PenholderError("log-stopped", reason(cause.message), {}, cause);
  const what = cause instanceof Error ? cause.message : String(cause);
  return new PenholderError("log-stopped", reason(what), {}, cause);
}

function reason(what: string): string {
  return `The log has stopped because a write was not confirmed (${what}); check the disk, then start it again.`;
}
