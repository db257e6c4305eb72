import { closeSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import type { Reading, View } from "#document";
import { readFile } from "#readers";
import type { Progress } from "./progress.ts";

/** Reads one report, or one that is sealed or published, showing its progress. */
export async function openReport(
  path: string,
  options: { view?: View | undefined; password?: string | undefined },
  progress: Progress,
): Promise<Reading> {
  if (firstByte(path) === openingBrace) {
    const { readSealed } = await import("./read-sealed.ts");
    const reading = readSealed(path);
    if (reading) return reading;
  }
  return readFile(path, {
    ...(options.view && { view: options.view }),
    ...(options.password !== undefined && { password: options.password }),
    onProgress: (done, total, what) => progress.update(`Reading ${basename(path)}: ${what}`, done, total),
  });
}

const openingBrace = 0x7b;

/** 0 where the file is empty or cannot be read: the readers say so in their own words. */
function firstByte(path: string): number {
  try {
    const file = openSync(path, "r");
    try {
      const byte = new Uint8Array(1);
      readSync(file, byte);
      return byte[0] ?? 0;
    } finally {
      closeSync(file);
    }
  } catch {
    return 0;
  }
}
