import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { type AsyncZippable, zip } from "fflate";
import { PenholderError } from "#kernel";
import { type CaseSource, exportCase, exportDisclosed } from "../export/index.ts";
import type { Asking, Reading } from "./asking.ts";
import { findSubject } from "./subjects.ts";

/** Exports at once; whoever comes on top asks again. */
const most = 2;
let running = 0;

/**
 * A case as one ZIP archive of the folder that verifies by itself: as far as whoever asks may see it, or what was
 * disclosed of it to everybody. Throws `not-found`, `not-allowed`, `overloaded`, and what the log throws.
 */
export async function archiveOfCase(
  reading: Reading & CaseSource,
  asking: Asking,
  file: string,
  scope: "whole" | "disclosed",
): Promise<Uint8Array> {
  if (scope === "whole") await findSubject(reading, asking, file, "export case");
  if (running >= most) throw new PenholderError("overloaded", "Other cases are being exported; ask again in a moment.");
  running++;
  const folder = await mkdtemp(join(tmpdir(), "penholder-export-"));
  try {
    await reading.log.catchUp();
    const to = join(folder, "case");
    if (scope === "whole") await exportCase(reading, file, asking.actor, to);
    else await exportDisclosed(reading, file, to);
    return await archived(to);
  } finally {
    running--;
    await rm(folder, { recursive: true, force: true });
  }
}

async function archived(folder: string): Promise<Uint8Array> {
  const files: AsyncZippable = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[relative(folder, path).split(sep).join("/")] = await readFile(path);
  }
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  zip(files, { level: 6 }, (error, bytes) => (error ? reject(error) : resolve(bytes)));
  return promise;
}
