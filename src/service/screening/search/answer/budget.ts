import { PenholderError } from "#kernel";

/**
 * The work that one query may cause, in steps of a few nanoseconds: a hostile query is refused after milliseconds,
 * however it is written, instead of keeping everyone waiting.
 */
export class Budget {
  #left: number;

  constructor(steps = 12_000_000) {
    this.#left = steps;
  }

  /** Throws `search-invalid` when it is used up. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0)
      throw new PenholderError(
        "search-invalid",
        "The query asks for more work than one query may; give more of each word before a wildcard, or fewer words.",
      );
  }
}
