import { type Expression, type SqlBool, sql } from "kysely";
import { cursorOf, keysOf, limited } from "../cursor.ts";
import type { Hits } from "../engine/engine.ts";
import type { SearchableTable } from "../engine/tables.ts";
import { expectText, markingColumns, markingOf } from "../marking.ts";
import type { Session } from "../session.ts";
import type { Match, Page, SearchOptions, SubjectToPut, Visible } from "../types.ts";
import { isVisible } from "../visible.ts";
import { wordsOfQuery } from "../words.ts";
import { indexWords } from "./index-words.ts";
import { sightsFor } from "./sights.ts";

/** A subject's texts take the place of its former ones. */
export async function putTexts({ db, engine }: Session, subject: SubjectToPut, fresh: boolean): Promise<void> {
  const { id: of, texts = [], changed, concerns = [], label, compartments } = subject;
  if (!fresh) {
    const gone = await db.deleteFrom("searchable").where("subject", "=", of).returning("id").execute();
    await engine.words.drop(
      db,
      gone.map(({ id }) => id),
    );
  }
  // The first of them last, so that it is found first.
  for (const { part, title, text, ...marking } of texts.toReversed()) {
    for (const value of [part, title, text]) expectText(value, "a text to be found");
    const row = { subject: of, part, title, text, changed, ...markingColumns(marking) };
    const { id } = await db.insertInto("searchable").values(row).returning("id").executeTakeFirstOrThrow();
    await indexWords(engine, db, id, { title, text, ...marking }, { label, compartments, concerns });
  }
}

/**
 * Texts that may be seen, of subjects that may be seen, in which each word of the query begins a word. First those with
 * all words in the title, then the others, each last put first: nothing in the order or the pages comes from any other
 * row, as a measure over the whole collection (bm25) would. What is looked at is what may be seen: the index of words is
 * asked by the reader's sights, and the condition on each row is only held to it once more.
 */
export async function searchTexts(session: Session, options: SearchOptions): Promise<Page<Match>> {
  const limit = limited(options.limit);
  const words = wordsOfQuery(options.query);
  const sights = words.length > 0 ? await sightsFor(session, options.visible) : [];
  if (sights.length === 0) return { rows: [], next: null };
  const sought = { words, sights };
  const keys = keysOf(options.after, "number", "number", "string", "string");
  const after = keys && { changed: keys[1], subject: keys[2], part: keys[3] };
  const inTitle = keys?.[0] === 0 ? [] : await hitsIn(session, options, sought, "title", after, limit + 1);
  const begun = keys?.[0] === 0 ? after : null;
  const missing = limit + 1 - inTitle.length;
  const others = missing > 0 ? await hitsIn(session, options, sought, "elsewhere", begun, missing) : [];
  const rows = [...inTitle, ...others];
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    rows: shown.map(matchOf),
    next: last ? cursorOf([last.inTitle, last.changed, last.subject, last.part]) : null,
  };
}

interface Hit
  extends Pick<SearchableTable, "subject" | "part" | "title" | "text" | "changed" | "label" | "compartments"> {
  kind: string;
  case_id: string;
  inTitle: number;
}

type After = Pick<Hit, "changed" | "subject" | "part">;

async function hitsIn(
  session: Session,
  options: SearchOptions,
  { words, sights }: { words: readonly string[]; sights: readonly number[] },
  where: "title" | "elsewhere",
  after: After | null,
  limit: number,
): Promise<Hit[]> {
  const { from, matches, id } = session.engine.words.hits(words, sights, where);
  const conditions = [matches, ...visibleTexts(session, options.visible)];
  if (options.kind !== undefined) conditions.push(sql<SqlBool>`subject.kind = ${options.kind}`);
  if (options.case !== undefined) conditions.push(sql<SqlBool>`subject.case_id = ${options.case}`);
  if (after) conditions.push(await putBefore(session, options.visible, after, id));
  const { rows } = await sql<Omit<Hit, "inTitle">>`SELECT searchable.subject, searchable.part, searchable.title,
    searchable.text, searchable.changed, searchable.label, searchable.compartments, subject.kind, subject.case_id
    FROM ${from} WHERE ${sql.join(conditions, sql` AND `)} ORDER BY ${id} DESC LIMIT ${limit}`.execute(session.db);
  return rows.map((row) => ({ ...row, inTitle: where === "title" ? 1 : 0 }));
}

/**
 * Where the page after a text goes on: below it; where it was put again since, so that its place is lost, with what is no
 * newer than it was, of which some may come again. The place of a text that may not be seen tells nobody anything.
 */
async function putBefore(
  session: Session,
  visible: Visible,
  { changed, subject, part }: After,
  id: Hits["id"],
): Promise<Expression<SqlBool>> {
  const itself = [
    sql<SqlBool>`searchable.subject = ${subject}`,
    sql<SqlBool>`searchable.part = ${part}`,
    sql<SqlBool>`searchable.changed = ${changed}`,
    ...visibleTexts(session, visible),
  ];
  const { rows } = await sql<{ id: number }>`SELECT searchable.id FROM searchable JOIN subject
    ON subject.id = searchable.subject WHERE ${sql.join(itself, sql` AND `)}`.execute(session.db);
  const [place] = rows;
  return place ? sql<SqlBool>`${id} < ${place.id}` : sql<SqlBool>`searchable.changed <= ${changed}`;
}

const visibleTexts = ({ engine }: Session, visible: Visible): Expression<SqlBool>[] => [
  isVisible(engine, visible, "searchable"),
  isVisible(engine, visible, "subject"),
];

const matchOf = ({ subject, kind, case_id, part, title, text, inTitle, ...row }: Hit): Match => ({
  ...{ subject, kind, case: case_id, part, title, text, inTitle: inTitle === 1 },
  ...markingOf(row),
});
