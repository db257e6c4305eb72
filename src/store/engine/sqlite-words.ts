import { type SqlBool, sql } from "kysely";
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
  hits: (words, sights, where) => {
    const all = sights.map((sight) => `(${words.map((word) => `"${sight}x${word}"*`).join(" AND ")})`).join(" OR ");
    const query = where === "title" ? `title : (${all})` : `(everything : (${all})) NOT (title : (${all}))`;
    return { from, matches: sql<SqlBool>`searchable_words MATCH ${query}`, id: sql<number>`searchable_words.rowid` };
  },
};

// CROSS JOIN keeps the order: the index of words gives its rows one by one, and the others are looked up by their keys.
const from = sql`searchable_words CROSS JOIN searchable ON searchable.id = searchable_words.rowid
  CROSS JOIN subject ON subject.id = searchable.subject`;
