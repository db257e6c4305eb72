import { sql } from "kysely";
import { PenholderError } from "#kernel";
import type { Engine } from "../engine/engine.ts";
import type { Db } from "../engine/tables.ts";
import { record } from "./001-record.ts";
import { search } from "./002-search.ts";
import { concerns } from "./003-concerns.ts";
import { pages } from "./004-pages.ts";
import { holdings } from "./005-holdings.ts";
import { disclosures } from "./006-disclosures.ts";
import { openRows } from "./007-open.ts";
import { concern } from "./008-concern.ts";
import { sights } from "./009-sights.ts";
import { accessOf } from "./010-access-of.ts";
import { type Migration, words } from "./schema.ts";

/** In their order, numbered from 1 without a gap. */
export const migrations: readonly Migration[] = [
  record,
  search,
  concerns,
  pages,
  holdings,
  disclosures,
  openRows,
  concern,
  sights,
  accessOf,
];
export const schemaVersion = migrations.length;

/**
 * Brings a database to this program's form, in one transaction: a database is never between two forms. Throws
 * `store-newer` for one that a newer program wrote.
 */
export async function migrate(engine: Engine, steps: readonly Migration[] = migrations): Promise<void> {
  await engine.write(async (db) => {
    await engine.begin(db);
    try {
      await forward(engine, db, steps);
      await sql`COMMIT`.execute(db);
    } catch (error) {
      await sql`ROLLBACK`.execute(db);
      throw error;
    }
  });
}

/** Throws where a database that is only read has another form than this program's. */
export async function expectForm(engine: Engine): Promise<void> {
  const there = await engine.read(async (db) => ((await hasTables(engine, db)) ? await versionOf(db) : 0));
  expectKnown(there);
  if (there === schemaVersion) return;
  const message = `The database has form ${there} and this program's is ${schemaVersion}; start the service once, which brings it forward.`;
  throw new PenholderError("store-older", message);
}

async function forward(engine: Engine, db: Db, steps: readonly Migration[]): Promise<void> {
  const { int, text, end } = words[engine.name];
  await sql
    .raw(`CREATE TABLE IF NOT EXISTS migration (number ${int} PRIMARY KEY, name ${text} NOT NULL) ${end}`)
    .execute(db);
  await sql
    .raw(`CREATE TABLE IF NOT EXISTS setting (name ${text} PRIMARY KEY, value ${text} NOT NULL) ${end}`)
    .execute(db);
  const there = await versionOf(db);
  expectKnown(there);
  for (const step of steps.slice(there)) {
    for (const statement of step.statements(words[engine.name])) await sql.raw(statement).execute(db);
    await step.afterwards?.(engine, db);
    await db.insertInto("migration").values({ number: step.number, name: step.name }).execute();
  }
}

async function versionOf(db: Db): Promise<number> {
  const row = await db
    .selectFrom("migration")
    .select((eb) => eb.fn.max("number").as("last"))
    .executeTakeFirst();
  return row?.last ?? 0;
}

async function hasTables(engine: Engine, db: Db): Promise<boolean> {
  const query =
    engine.name === "sqlite"
      ? sql`SELECT 1 FROM sqlite_schema WHERE name = 'migration'`
      : sql`SELECT 1 WHERE to_regclass('migration') IS NOT NULL`;
  return (await query.execute(db)).rows.length > 0;
}

function expectKnown(version: number): void {
  if (version <= schemaVersion) return;
  const message = `The database has form ${version}, and this program knows up to ${schemaVersion}; use the newer program that wrote it.`;
  throw new PenholderError("store-newer", message);
}
