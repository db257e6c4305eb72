import { type SqlBool, sql } from "kysely";
import type { WordIndex } from "./engine.ts";

/** Words (hexadecimal, see words.ts) in two columns of `searchable`, made without PostgreSQL's own parser or dictionaries. */
export const postgresWords: WordIndex = {
  put: async (db, id, title, all) => {
    await sql`UPDATE searchable SET title_words = array_to_tsvector(${title}::text[]),
      all_words = array_to_tsvector(${all}::text[]) WHERE id = ${id}`.execute(db);
  },
  drop: async () => {},
  hits: (words, sights, where) => {
    const query = sights.map((sight) => `(${words.map((word) => `'${sight}x${word}':*`).join(" & ")})`).join(" | ");
    const inTitle = sql<SqlBool>`searchable.title_words @@ ${query}::tsquery`;
    const anywhere = sql<SqlBool>`searchable.all_words @@ ${query}::tsquery`;
    return {
      from: sql`searchable JOIN subject ON subject.id = searchable.subject`,
      matches:
        where === "title" ? sql<SqlBool>`${anywhere} AND ${inTitle}` : sql<SqlBool>`${anywhere} AND NOT ${inTitle}`,
      id: sql<number>`searchable.id`,
    };
  },
};
