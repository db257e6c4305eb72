import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { nodeFiles } from "#disk";
import { blobPath, readBlob, unfinishedBlob } from "../blobs/files.ts";
import type { Db } from "../engine/tables.ts";
import { markingOf } from "../marking.ts";
import type { StoreOptions } from "../types.ts";

/** Milliseconds that a file may lie unfiled: its transaction may be about to come. */
const grace = 24 * 3600 * 1000;

/** Reads every filed blob to its end; one sentence for each that is not whole. */
export async function* checkBlobs(db: Db, { folder, keys, crypto }: StoreOptions): AsyncGenerator<string> {
  const rows = await db.selectFrom("blob").selectAll().orderBy("name").execute();
  for (const { name, size, media_type: mediaType, ...row } of rows) {
    const info = { name, size, mediaType, ...markingOf(row) };
    let length = 0;
    try {
      for await (const piece of readBlob({ keys, crypto }, folder, info)) length += piece.length;
      if (length !== size) yield `Blob ${name} has ${length} bytes and was filed with ${size}.`;
    } catch (error) {
      yield error instanceof Error ? error.message : String(error);
    }
  }
}

/**
 * Files in the folder of blobs that no row names and that have lain there for a day: what a transaction that was undone,
 * or a process that died, left behind. With `remove` they are removed.
 */
export async function strayBlobs(db: Db, { folder, clock }: StoreOptions, remove: boolean): Promise<string[]> {
  const rows = await db.selectFrom("blob").select("name").execute();
  const filed = new Set(rows.map(({ name }) => blobPath(folder, name)));
  const strays: string[] = [];
  for (const path of await filesBelow(join(folder, "blobs"))) {
    const unfiled = path.endsWith(unfinishedBlob) || !filed.has(path);
    if (!unfiled || clock() - (await stat(path)).mtimeMs < grace) continue;
    strays.push(path);
    if (remove) await rm(path, { force: true });
  }
  return strays;
}

async function filesBelow(folder: string): Promise<string[]> {
  const inner = (await nodeFiles.list(folder)).map(async ({ name, directory }) => {
    const path = join(folder, name);
    return directory ? filesBelow(path) : [path];
  });
  return (await Promise.all(inner)).flat();
}
