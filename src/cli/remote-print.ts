import { plain } from "#client";
import { PenholderError } from "#kernel";
import { exitCode, report } from "./report.ts";

const steering = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/gu;

/** JSON on one line, in which nothing steers a terminal: what JSON itself leaves as it is, is escaped. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value).replace(steering, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Text of several lines from elsewhere, such as a calendar: ends of lines and tabs stay. */
export const harmlessLines = (text: string): string =>
  text
    .split(/\r?\n/u)
    .map((line) => line.split("\t").map(plain).join("\t"))
    .join("\n");

/** Prints an answer: as JSON where that was asked for, else as lines for people. */
export function print(options: { json?: boolean }, value: unknown, lines: () => readonly string[]): void {
  const text = options.json ? jsonText(value) : lines().map(plain).join("\n");
  if (text !== "") process.stdout.write(`${text}\n`);
}

/** Rows under each other, in columns as wide as they need; the last is as long as it is. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const safe = rows.map((row) => row.map(plain));
  const widths = (safe[0] ?? []).map((_, at) => Math.min(60, Math.max(...safe.map((row) => row[at]?.length ?? 0))));
  return safe.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** Runs a command that asks a server; what goes wrong is one sentence with its code, as JSON where that was asked for. */
export async function remotely(options: { json?: boolean }, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof PenholderError)) report(error);
    else if (options.json) process.stderr.write(`${jsonText({ code: error.code, message: error.message })}\n`);
    else process.stderr.write(`penholder: ${plain(error.message)} (${error.code})\n`);
    process.exitCode = exitCode(error);
  }
}
