import { PenholderError } from "#kernel";

/** Says on stderr what went wrong: a bad input in its one sentence, a fault of our own with the trace that a report needs. */
export function report(error: unknown): void {
  if (error instanceof PenholderError) process.stderr.write(`penholder: ${error.message}\n`);
  else
    process.stderr.write(
      `penholder: internal fault, please report it with the command that you ran.\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
}

/** 2 for a bad input, 1 for our own fault. */
export function exitCode(error: unknown): number {
  return error instanceof PenholderError && error.code !== "internal" ? 2 : 1;
}
