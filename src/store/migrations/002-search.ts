import type { Migration } from "./schema.ts";

/** Texts that can be searched, with an index of their words in the engine's own way. */
export const search: Migration = {
  number: 2,
  name: "search",
  statements: ({ engine, int, text, serial, end }) => [
    `CREATE TABLE searchable (
      id ${serial}, subject ${text} NOT NULL, part ${text} NOT NULL, title ${text} NOT NULL, text ${text} NOT NULL,
      changed ${int} NOT NULL, label ${int} NOT NULL, compartments ${text} NOT NULL, UNIQUE (subject, part)) ${end}`,
    ...(engine === "sqlite"
      ? [
          `CREATE VIRTUAL TABLE searchable_words
            USING fts5(title, everything, content='', contentless_delete=1, detail=column, tokenize='ascii')`,
        ]
      : [
          "ALTER TABLE searchable ADD COLUMN title_words TSVECTOR, ADD COLUMN all_words TSVECTOR",
          "CREATE INDEX searchable_words ON searchable USING gin (all_words)",
        ]),
  ],
};
