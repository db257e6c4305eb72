import { createHash } from "node:crypto";
import { mkdir, open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { nodeFiles, syncFolder } from "#disk";
import { canonicalJson, PenholderError } from "#kernel";
import { blobPath } from "../blobs/files.ts";
import type { Db } from "../engine/tables.ts";
import { migrations } from "../migrations/migrate.ts";
import { openEngine } from "../open-store.ts";
import { actCount } from "../rows/acts.ts";
import type { StoreOptions } from "../types.ts";
import { copySynced, hashOfFile, syncFile } from "./files.ts";
import { blobIndex, type Manifest, manifestName, manifestText } from "./manifest.ts";
import { lineOf, type Row, rowsOf, type TableForm, tableForms } from "./tables.ts";

export interface BackupOptions {
  store: StoreOptions;
  /** An empty or new folder. */
  target: string;
  /** What the log has published, read before this is called: the store then holds at least as much. */
  log: Manifest["log"];
  /** Keys of the store, and sessions: for a safe, and nowhere else. */
  secrets?: boolean;
  /** What else belongs to it, as lines of JSON of one file by this name; the reader of the backup knows what they are. */
  beside?: { name: string; lines: AsyncIterable<string> };
}

/** What was written, and the SHA-256 of its manifest, which is worth noting elsewhere. */
export interface BackupReport {
  digest: string;
  entries: number;
  rows: number;
  blobs: number;
}

/**
 * Writes one consistent state of the store, while others may write on, as a folder in a form that both engines read:
 * tables as lines of JSON, blobs as they lie on the disk (the confidential ones encrypted), hashes of everything. Throws
 * `restore-not-empty` where the target is not empty.
 */
export async function dumpStore({ store, target, log, secrets = false, beside }: BackupOptions): Promise<BackupReport> {
  await makeEmpty(target);
  const engine = await openEngine({ ...store, readOnly: true });
  try {
    const { files, entries } = await engine.read(async (db) => ({
      files: await dumpTables(db, target, secrets),
      entries: Number(await actCount({ db })),
    }));
    const names = await engine.read((db) => blobNames(db));
    files[blobIndex] = await copyBlobs(store.folder, target, names);
    if (beside) files[beside.name] = await writeLines(join(target, beside.name), beside.lines);
    if (secrets) files["secrets.json"] = await writeSecrets(store, target);
    const made = new Date(store.clock()).toISOString();
    const manifest: Manifest = {
      type: "penholder/backup/1",
      made,
      form: migrations.length,
      entries,
      secrets,
      files,
      log,
    };
    const text = manifestText(manifest);
    await writeSynced(join(target, manifestName), text);
    await syncFolder(nodeFiles, target);
    const rows = Object.values(files).reduce((sum, file) => sum + file.rows, 0);
    return { digest: createHash("sha256").update(text).digest("hex"), entries, rows, blobs: names.length };
  } finally {
    await engine.close();
  }
}

async function makeEmpty(target: string): Promise<void> {
  await mkdir(target, { recursive: true, mode: 0o700 });
  if ((await nodeFiles.list(target)).length === 0) return;
  throw new PenholderError("restore-not-empty", `${target} is not empty; choose a new folder for the backup.`, {
    file: target,
  });
}

async function dumpTables(db: Db, target: string, secrets: boolean): Promise<Manifest["files"]> {
  await mkdir(join(target, "tables"));
  const files: Manifest["files"] = {};
  for (const table of tableForms) {
    const path = `tables/${table.name}.ndjson`;
    files[path] = await dumpTable(db, join(target, path), table, secrets);
  }
  await syncFolder(nodeFiles, join(target, "tables"));
  return files;
}

async function dumpTable(
  db: Db,
  path: string,
  table: TableForm,
  secrets: boolean,
): Promise<{ sha256: string; rows: number }> {
  const file = await open(path, "wx", 0o600);
  const hash = createHash("sha256");
  let rows = 0;
  const kept = (row: Row) => secrets || !table.momentary?.(row);
  try {
    for await (const page of rowsOf(db, table)) {
      const lines = page.filter(kept).map(lineOf);
      rows += lines.length;
      hash.update(lines.join(""));
      await file.writeFile(lines.join(""));
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest("hex"), rows };
}

async function blobNames(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("blob").select("name").orderBy("name").execute();
  return rows.map(({ name }) => name);
}

/** Blobs never change, so that they can be copied after the state that refers to them. */
async function copyBlobs(
  folder: string,
  target: string,
  names: readonly string[],
): Promise<{ sha256: string; rows: number }> {
  const lines: string[] = [];
  for (const name of names) {
    const to = blobPath(target, name);
    lines.push(`${canonicalJson({ name, sha256: await copySynced(blobPath(folder, name), to) })}\n`);
  }
  const text = lines.join("");
  await writeSynced(join(target, blobIndex), text);
  return { sha256: createHash("sha256").update(text).digest("hex"), rows: names.length };
}

async function writeLines(path: string, lines: AsyncIterable<string>): Promise<{ sha256: string; rows: number }> {
  const file = await open(path, "wx", 0o600);
  const hash = createHash("sha256");
  let rows = 0;
  try {
    for await (const line of lines) {
      rows++;
      hash.update(`${line}\n`);
      await file.writeFile(`${line}\n`);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest("hex"), rows };
}

async function writeSecrets({ keys }: StoreOptions, target: string): Promise<{ sha256: string; rows: number }> {
  const hex = (key: Uint8Array | undefined) => (key ? Buffer.from(key).toString("hex") : null);
  const path = join(target, "secrets.json");
  await writeSynced(path, `${canonicalJson({ blobs: hex(keys.blobs), vault: hex(keys.vault) })}\n`);
  return { sha256: await hashOfFile(path), rows: 1 };
}

async function writeSynced(path: string, text: string): Promise<void> {
  await writeFile(path, text, { flag: "wx", mode: 0o600 });
  await syncFile(path);
}
