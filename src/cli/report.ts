import { PenholderError } from "#kernel";

/** Says on stderr what went wrong: a bad input in its one sentence, a fault of our own with the trace that a report needs. */
export function report(error: unknown): void {
  const full = fullDisk(error);
  if (error instanceof PenholderError) process.stderr.write(`penholder: ${error.message}\n`);
  else if (full) process.stderr.write(`penholder: ${full}\n`);
  else
    process.stderr.write(
      `penholder: internal fault, please report it with the command that you ran.\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
}

/** 2 for a bad input, 1 for our own fault. */
export function exitCode(error: unknown): number {
  return (error instanceof PenholderError && error.code !== "internal") || fullDisk(error) ? 2 : 1;
}

/** A disk that takes no more is nobody's fault in the program, wherever it shows. */
function fullDisk(error: unknown): string | undefined {
  const { code = "", path } = (error instanceof Error ? error : {}) as NodeJS.ErrnoException;
  if (!/^(?:ENOSPC|EDQUOT|EROFS|EIO)$/u.test(code)) return undefined;
  return `${path ?? "The disk"} cannot be written (${code}); make room, and run the command again.`;
}
