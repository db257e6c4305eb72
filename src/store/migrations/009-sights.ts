import { indexAll } from "../rows/index-words.ts";
import type { Migration } from "./schema.ts";

/** The index of words, by who may find them: a search then walks what may be seen and nothing else. */
export const sights: Migration = {
  number: 9,
  name: "sights",
  statements: ({ engine, int, text, serial, end }) => [
    `CREATE TABLE sight (
      id ${serial}, one ${text} NOT NULL, label ${int} NOT NULL, compartments ${text} NOT NULL,
      UNIQUE (one, label, compartments)) ${end}`,
    ...(engine === "sqlite"
      ? [
          "DROP TABLE searchable_words",
          `CREATE VIRTUAL TABLE searchable_words
            USING fts5(title, everything, content='', contentless_delete=1, detail=column, tokenize='ascii')`,
        ]
      : []),
  ],
  afterwards: indexAll,
};
