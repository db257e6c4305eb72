import type { ErrorCode } from "./catalogue.ts";

/** Where in the input something is wrong: the file, and the line, page, record or element in it. */
export interface ErrorPlace {
  file?: string;
  at?: string;
}

/**
 * An error that a person is meant to read: one sentence that says what is wrong, where, and what to do.
 * `message` is that sentence; `code` is one of the closed catalogue.
 */
export class PenholderError extends Error {
  override readonly name = "PenholderError";
  readonly code: ErrorCode;
  readonly place: ErrorPlace;

  constructor(code: ErrorCode, message: string, place: ErrorPlace = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.place = place;
  }
}
