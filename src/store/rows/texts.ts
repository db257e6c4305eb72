import { type SqlBool, sql } from "kysely";
import { cursorOf, keysOf, limited } from "../cursor.ts";
import { expectText, markingColumns, markingOf } from "../marking.ts";
import type { Session } from "../session.ts";
import type { Match, Page, SearchOptions, TextToFind } from "../types.ts";
import { isVisible } from "../visible.ts";
import { wordsOf, wordsOfQuery } from "../words.ts";

/** These texts take the place of the subject's former ones. */
export async function putTexts(
  { db, engine }: Session,
  subject: string,
  texts: readonly TextToFind[],
  changed: number,
  fresh: boolean,
): Promise<void> {
  if (!fresh) {
    const gone = await db.deleteFrom("searchable").where("subject", "=", subject).returning("id").execute();
    await engine.words.drop(
      db,
      gone.map(({ id }) => id),
    );
  }
  for (const { part, title, text, ...marking } of texts) {
    for (const value of [part, title, text]) expectText(value, "a text to be found");
    const row = { subject, part, title, text, changed, ...markingColumns(marking) };
    const { id } = await db.insertInto("searchable").values(row).returning("id").executeTakeFirstOrThrow();
    await engine.words.put(db, id, wordsOf(title), wordsOf(`${title}\n${text}`));
  }
}

/**
 * Texts that may be seen, of subjects that may be seen, in which each word of the query begins a word. First those with
 * all words in the title, then the newest: nothing in the order or the pages comes from any other row, as a measure over
 * the whole collection (bm25) would.
 */
export async function searchTexts(session: Session, options: SearchOptions): Promise<Page<Match>> {
  const limit = limited(options.limit);
  const words = wordsOfQuery(options.query);
  if (words.length === 0) return { rows: [], next: null };
  const rows = await found(session, options, words)
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    rows: shown.map(({ subject, kind, case_id, part, title, text, in_title, ...row }) => ({
      ...{ subject, kind, case: case_id, part, title, text, inTitle: in_title === 1 },
      ...markingOf(row),
    })),
    next: last ? cursorOf([last.in_title, last.changed, last.subject, last.part]) : null,
  };
}

function found({ db, engine }: Session, options: SearchOptions, words: readonly string[]) {
  const { kind, visible } = options;
  const inTitle = engine.words.matches(words, "title");
  let matching = db
    .selectFrom("searchable")
    .innerJoin("subject", "subject.id", "searchable.subject")
    .select(["searchable.subject", "searchable.part", "searchable.title", "searchable.text"])
    .select(["searchable.changed", "searchable.label", "searchable.compartments", "subject.kind", "subject.case_id"])
    .select(sql<number>`CASE WHEN ${inTitle} THEN 1 ELSE 0 END`.as("in_title"))
    .where(engine.words.matches(words, "all"))
    .where(isVisible(engine, visible, "searchable"))
    .where(isVisible(engine, visible, "subject"));
  if (kind !== undefined) matching = matching.where("subject.kind", "=", kind);
  if (options.case !== undefined) matching = matching.where("subject.case_id", "=", options.case);
  const all = db.selectFrom(matching.as("found")).selectAll();
  const keys = keysOf(options.after, "number", "number", "string", "string");
  return (keys ? all.where(afterKeys(...keys)) : all)
    .orderBy("in_title", "desc")
    .orderBy("changed", "desc")
    .orderBy("subject")
    .orderBy("part");
}

function afterKeys(inTitle: number, changed: number, subject: string, part: string) {
  return sql<SqlBool>`(in_title < ${inTitle} OR (in_title = ${inTitle} AND (changed < ${changed} OR (changed = ${changed}
    AND (subject > ${subject} OR (subject = ${subject} AND part > ${part}))))))`;
}
