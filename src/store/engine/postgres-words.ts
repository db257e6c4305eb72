import { type SqlBool, sql } from "kysely";
import type { WordIndex } from "./engine.ts";

/** Words (hexadecimal, see words.ts) in two columns of `searchable`, made without PostgreSQL's own parser or dictionaries. */
export const postgresWords: WordIndex = {
  put: async (db, id, title, all) => {
    await sql`UPDATE searchable SET title_words = array_to_tsvector(${title}::text[]),
      all_words = array_to_tsvector(${all}::text[]) WHERE id = ${id}`.execute(db);
  },
  drop: async () => {},
  matches: (words, where) => {
    const query = words.map((word) => `'${word}':*`).join(" & ");
    const column = sql.ref(where === "title" ? "searchable.title_words" : "searchable.all_words");
    return sql<SqlBool>`${column} @@ ${query}::tsquery`;
  },
};
