import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { canonicalJson, type Json, PenholderError } from "#kernel";

/** File of a backup that says what belongs to it; written last, so that a backup without it is not complete. */
export const manifestName = "backup.json";
export const blobIndex = "blobs.ndjson";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const form = z.strictObject({
  type: z.literal("penholder/backup/1"),
  /** When it was made: RFC 3339, UTC. */
  made: z.string(),
  /** Form of the tables: number of the last migration. */
  form: z.int().positive(),
  /** Entries of the record. */
  entries: z.int().nonnegative(),
  secrets: z.boolean(),
  /** By path within the backup; blobs are in `blobs.ndjson` instead. */
  files: z.record(z.string(), z.strictObject({ sha256, rows: z.int().nonnegative() })),
  /** What the log has published and signed; null where no log was given. */
  log: z.strictObject({ vkey: z.string(), published: z.string(), signed: z.string(), time: z.int() }).nullable(),
});
export type Manifest = z.infer<typeof form>;

/** Reads a backup's manifest; throws `backup-invalid`. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, manifestName), "utf8").catch(() => {
    throw invalid(folder, `it has no ${manifestName}, so it is not complete`);
  });
  const manifest = form.safeParse(parsed(text));
  if (manifest.success && manifestText(manifest.data) === text) return manifest.data;
  throw invalid(folder, `${manifestName} is not in the form in which a backup writes it`);
}

export function manifestText(manifest: Manifest): string {
  return `${canonicalJson(manifest as Json)}\n`;
}

export function invalid(file: string, why: string): PenholderError {
  return new PenholderError("backup-invalid", `The backup ${file} cannot be used: ${why}; use another copy of it.`, {
    file,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
