import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { WordIndex } from "./engine.ts";

/** Words (hexadecimal, see words.ts) in a contentless FTS5 table beside `searchable`, by its id. */
export const sqliteWords: WordIndex = {
  put: async (db, id, title, all) => {
    await sql`INSERT INTO searchable_words (rowid, title, everything)
      VALUES (${id}, ${title.join(" ")}, ${all.join(" ")})`.execute(db);
  },
  drop: async (db, ids) => {
    for (const id of ids) await sql`DELETE FROM searchable_words WHERE rowid = ${id}`.execute(db);
  },
  matches: (words, where) => {
    const query = words.map((word) => `"${word}"*`).join(" AND ");
    return condition(`${where === "title" ? "title" : "everything"} : (${query})`);
  },
};

function condition(query: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`searchable.id IN (SELECT rowid FROM searchable_words WHERE searchable_words MATCH ${query})`;
}
