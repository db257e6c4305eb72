import type { Migration } from "./schema.ts";

/** Which subjects hold a document, by which acts; and who filed it. */
export const holdings: Migration = {
  number: 5,
  name: "holdings",
  statements: ({ int, text, end }) => [
    `CREATE TABLE holding (
      blob ${text} NOT NULL, subject ${text} NOT NULL, sequence ${int} NOT NULL,
      PRIMARY KEY (blob, subject, sequence)) ${end}`,
    `CREATE TABLE filing (blob ${text} NOT NULL, person ${text} NOT NULL, PRIMARY KEY (blob, person)) ${end}`,
  ],
};
