import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Where the logs of the bench are made: on the disk of the checkout, not in memory as a temporary folder may be. */
export function workParent(): string {
  const folder = join(import.meta.dirname, "..", "..", ".cache", "bench");
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Runs the work with a folder that is removed afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(workParent(), "run-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
