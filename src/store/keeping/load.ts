import { createReadStream, existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { sql } from "kysely";
import { nodeFiles, syncFolder } from "#disk";
import { PenholderError } from "#kernel";
import { blobPath } from "../blobs/files.ts";
import type { Engine } from "../engine/engine.ts";
import type { Db } from "../engine/tables.ts";
import { expectKeys, expectSameKeys } from "../keys.ts";
import { sights } from "../migrations/009-sights.ts";
import { accessOf } from "../migrations/010-access-of.ts";
import { migrate, migrations } from "../migrations/migrate.ts";
import { chooseEngine, isPostgres } from "../open-store.ts";
import { indexAccesses } from "../rows/index-accesses.ts";
import { indexAll } from "../rows/index-words.ts";
import type { StoreOptions } from "../types.ts";
import { copySynced, hashOfFile } from "./files.ts";
import { blobIndex, invalid, type Manifest, readManifest } from "./manifest.ts";
import { type Row, rowOf, type TableForm, tableFormsAt } from "./tables.ts";

/** Rows that are put back by one statement. */
const together = 100;

/**
 * Puts a backup into an empty database and an empty folder of blobs, of either engine, in one transaction, after every
 * hash was checked and every row read. Gives its manifest. Throws `backup-invalid`, `restore-not-empty`,
 * `store-wrong-key`.
 */
export async function loadStore(source: string, store: StoreOptions): Promise<Manifest> {
  const manifest = await checkBackup(source);
  await expectKeysOf(source, store);
  await expectEmptyFiles(store);
  const engine = chooseEngine(store);
  try {
    await expectEmptyDatabase(engine, store);
    // Into the tables as they were when the backup was made, which are then brought forward as they would have been.
    await migrate(engine, migrations.slice(0, manifest.form));
    await engine.write((db) => loadTables(engine, db, source, manifest.form));
    await migrate(engine);
    await expectKeys(engine, store.keys, false);
    await loadBlobs(source, store.folder);
    return manifest;
  } finally {
    await engine.close();
  }
}

/** Holds every file of a backup to its hash; throws `backup-invalid`. */
export async function checkBackup(source: string): Promise<Manifest> {
  const manifest = await readManifest(source);
  if (manifest.form > migrations.length)
    throw invalid(source, `its tables have form ${manifest.form}, and this program knows up to ${migrations.length}`);
  for (const path of [...tableFormsAt(manifest.form).map(({ name }) => `tables/${name}.ndjson`), blobIndex])
    if (!manifest.files[path]) throw invalid(source, `its manifest does not name ${path}`);
  for (const [path, { sha256 }] of Object.entries(manifest.files)) {
    if (!/^[a-z_.]+(\/[a-z_.]+)?$/u.test(path)) throw invalid(source, `its manifest names the odd path ${path}`);
    await expectHash(source, path, sha256);
  }
  for (const { name, sha256 } of await blobsOf(source)) await expectHash(source, blobPath("", name), sha256);
  return manifest;
}

async function expectHash(source: string, path: string, sha256: string): Promise<void> {
  const there = await hashOfFile(join(source, path)).catch(() => null);
  if (there === null) throw invalid(source, `${path} is missing`);
  if (there !== sha256) throw invalid(source, `${path} is not what was written`);
}

async function expectKeysOf(source: string, { keys }: StoreOptions): Promise<void> {
  const there = new Map<string, string>();
  for await (const line of linesOf(join(source, "tables/setting.ndjson"))) {
    const { name, value } = JSON.parse(line) as { name: string; value: string };
    there.set(name, value);
  }
  expectSameKeys(keys, (name) => there.get(name));
}

async function expectEmptyFiles({ database, folder }: StoreOptions): Promise<void> {
  const blobs = join(folder, "blobs");
  if ((await nodeFiles.list(blobs)).length > 0) throw notEmpty(blobs);
  if (!isPostgres(database) && existsSync(database) && statSync(database).size > 0) throw notEmpty(database);
}

async function expectEmptyDatabase(engine: Engine, { database }: StoreOptions): Promise<void> {
  if (engine.name === "sqlite") return;
  const tables = sql`SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = current_schema() LIMIT 1`;
  const { rows } = await engine.read((db) => tables.execute(db));
  if (rows.length > 0) throw notEmpty(new URL(database).pathname.slice(1));
}

async function loadTables(engine: Engine, db: Db, source: string, form: number): Promise<void> {
  await engine.begin(db);
  try {
    for (const table of tableFormsAt(form)) await loadTable(db, source, table);
    // What is only an index is not in a backup: it is made anew, now or as the tables come forward to the form that has it.
    if (form >= sights.number) await indexAll(engine, db);
    if (form >= accessOf.number) await indexAccesses(db);
    await sql`COMMIT`.execute(db);
  } catch (error) {
    await sql`ROLLBACK`.execute(db);
    throw error;
  }
}

async function loadTable(db: Db, source: string, table: TableForm): Promise<void> {
  const path = `tables/${table.name}.ndjson`;
  let at = 0;
  let rows: Row[] = [];
  for await (const line of linesOf(join(source, path))) {
    const row = rowOf(line, table);
    at++;
    if (!row) throw invalid(source, `line ${at} of ${path} is not a row of this table`);
    rows.push(row);
    if (rows.length < together) continue;
    await insert(db, table, rows);
    rows = [];
  }
  if (rows.length > 0) await insert(db, table, rows);
}

async function insert(db: Db, { name, columns }: TableForm, rows: readonly Row[]): Promise<void> {
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => sql`${row[column] ?? null}`))})`);
  const statement = sql`INSERT INTO ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))})
    VALUES ${sql.join(values)}`;
  await statement.execute(db);
}

async function loadBlobs(source: string, folder: string): Promise<void> {
  const parents = new Set<string>();
  for (const { name, sha256 } of await blobsOf(source)) {
    const to = blobPath(folder, name);
    if ((await copySynced(blobPath(source, name), to)) !== sha256)
      throw invalid(source, `blob ${name} changed while it was copied`);
    parents.add(dirname(to)).add(dirname(dirname(to)));
  }
  for (const parent of parents) await syncFolder(nodeFiles, parent);
}

async function blobsOf(source: string): Promise<{ name: string; sha256: string }[]> {
  const blobs: { name: string; sha256: string }[] = [];
  for await (const line of linesOf(join(source, blobIndex))) {
    const found = /^\{"name":"([0-9a-f]{64})","sha256":"([0-9a-f]{64})"\}$/u.exec(line);
    if (!found?.[1] || !found[2]) throw invalid(source, `${blobIndex} is not in the form in which a backup writes it`);
    blobs.push({ name: found[1], sha256: found[2] });
  }
  return blobs;
}

/** Lines that end in a line feed; readline would also end them at U+2028, which may stand within a text. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(path, "utf8") as AsyncIterable<string>) {
    const lines = `${rest}${chunk}`.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") throw invalid(path, "its last line has no end");
}

function notEmpty(place: string): PenholderError {
  const message = `${place} holds something already; restore to an empty database and an empty folder.`;
  return new PenholderError("restore-not-empty", message, { file: place });
}
