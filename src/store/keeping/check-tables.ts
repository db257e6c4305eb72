import { type RawBuilder, sql } from "kysely";
import type { Engine } from "../engine/engine.ts";
import type { Db } from "../engine/tables.ts";

/** Rows that refer to what is not there, with what to say of each. */
const orphans: readonly [RawBuilder<{ id: string }>, string][] = [
  [
    sql`SELECT subject AS id FROM deadline WHERE subject NOT IN (SELECT id FROM subject) LIMIT 20`,
    "A deadline is kept for subject %, which does not exist.",
  ],
  [
    sql`SELECT DISTINCT subject AS id FROM searchable WHERE subject NOT IN (SELECT id FROM subject) LIMIT 20`,
    "A text to be found is kept for subject %, which does not exist.",
  ],
  [
    sql`SELECT DISTINCT subject AS id FROM concern WHERE subject NOT IN (SELECT id FROM subject) LIMIT 20`,
    "It is kept whom subject % concerns, which does not exist.",
  ],
  [
    sql`SELECT blob AS id FROM holding WHERE blob NOT IN (SELECT name FROM blob) LIMIT 20`,
    "A subject holds document %, which is not filed.",
  ],
  [
    sql`SELECT blob AS id FROM holding WHERE sequence NOT IN (SELECT sequence FROM act) LIMIT 20`,
    "A subject holds document % by an act that the record does not have.",
  ],
  [
    sql`SELECT id FROM subject WHERE sequence IS NOT NULL AND sequence NOT IN (SELECT sequence FROM act) LIMIT 20`,
    "Subject % names a last act that the record does not have.",
  ],
];

/** What is wrong among the tables; one sentence for each. */
export async function* checkTables(engine: Engine, db: Db): AsyncGenerator<string> {
  for (const [query, problem] of orphans)
    for (const { id } of (await query.execute(db)).rows) yield problem.replace("%", id);
  for (const { id } of await unreadable(db)) yield `Subject ${id} has a state that is not JSON.`;
  const missing = await withoutWords(engine).execute(db);
  for (const { id } of missing.rows) yield `Text ${id} is not in the index of words, so that search does not find it.`;
}

async function unreadable(db: Db): Promise<{ id: string }[]> {
  const found: { id: string }[] = [];
  for (let after = ""; ; ) {
    const rows = await db
      .selectFrom("subject")
      .select(["id", "state"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(500)
      .execute();
    const last = rows.at(-1);
    if (!last) return found;
    after = last.id;
    found.push(...rows.filter(({ state }) => !isJson(state)));
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function withoutWords(engine: Engine): RawBuilder<{ id: number }> {
  return engine.name === "sqlite"
    ? sql`SELECT id FROM searchable WHERE id NOT IN (SELECT rowid FROM searchable_words) LIMIT 20`
    : sql`SELECT id FROM searchable WHERE all_words IS NULL OR title_words IS NULL LIMIT 20`;
}

/** Timers that nobody has acted on since an instant. */
export async function* checkDeadlines(db: Db, before: number): AsyncGenerator<string> {
  const late = db.selectFrom("deadline").selectAll().where("at", "<", before).orderBy("at").limit(20);
  for (const { subject, timer, at } of await late.execute())
    yield `The deadline "${timer}" of subject ${subject} passed at ${new Date(at).toISOString()} and nothing came of it.`;
}
