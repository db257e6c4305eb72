import { basename } from "node:path";
import type { Reading, View } from "#document";
import { readFile } from "#readers";
import type { Progress } from "./progress.ts";

/** Reads one report, showing its progress. */
export function openReport(
  path: string,
  options: { view?: View | undefined; password?: string | undefined },
  progress: Progress,
): Promise<Reading> {
  return readFile(path, {
    ...(options.view && { view: options.view }),
    ...(options.password !== undefined && { password: options.password }),
    onProgress: (done, total, what) => progress.update(`Reading ${basename(path)}: ${what}`, done, total),
  });
}
