import type { Migration } from "./schema.ts";

/** Whom subjects concern, by whom: for roles that see what concerns them and what is open, and nothing else. */
export const concern: Migration = {
  number: 8,
  name: "concern",
  statements: ({ engine, text, end }) => [
    `CREATE TABLE concern (subject ${text} NOT NULL, one ${text} NOT NULL, PRIMARY KEY (one, subject)) ${end}`,
    "CREATE INDEX concern_subject ON concern (subject)",
    engine === "sqlite"
      ? "INSERT INTO concern SELECT DISTINCT subject.id, element.value FROM subject, json_each(subject.concerns) AS element"
      : `INSERT INTO concern SELECT DISTINCT subject.id, element.value
          FROM subject, json_array_elements_text(subject.concerns::json) AS element(value)`,
  ],
};
