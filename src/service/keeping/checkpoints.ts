import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { canonicalJson, PenholderError } from "#kernel";
import type { LogCopy } from "#log";
import { parseSignedCheckpoint } from "#record";
import type { Checkpoints } from "../export/checkpoints.ts";

/** File of a backup that holds the checkpoints: one JSON string on each line, in the order of their sizes. */
export const checkpointsFile = "checkpoints.ndjson";

/** The checkpoints that were kept, no larger than what the log had published when it was copied. */
export async function* checkpointLines(checkpoints: Checkpoints, { published }: LogCopy): AsyncGenerator<string> {
  const last = parseSignedCheckpoint(published);
  for (const size of await checkpoints.sizes()) {
    const text = last.ok && size <= last.value.checkpoint.size ? await checkpoints.read(size) : undefined;
    if (text !== undefined) yield canonicalJson(text);
  }
}

/** Puts the checkpoints of a backup, whose hash was checked, where an institution keeps them. Throws `backup-invalid`. */
export async function restoreCheckpoints(source: string, checkpoints: Checkpoints): Promise<void> {
  const path = join(source, checkpointsFile);
  if (!existsSync(path)) return;
  for await (const line of createInterface({
    input: createReadStream(path, "utf8"),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    const checkpoint = JSON.parse(line) as string;
    const signed = parseSignedCheckpoint(checkpoint);
    if (!signed.ok)
      throw new PenholderError("backup-invalid", `A checkpoint in ${path} cannot be read; use another copy of it.`, {
        file: path,
      });
    await checkpoints.keep({ size: signed.value.checkpoint.size, checkpoint });
  }
}
