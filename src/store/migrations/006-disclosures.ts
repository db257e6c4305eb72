import type { Migration } from "./schema.ts";

/** Acts that were disclosed to everybody, by which subject: what the public reads page by page. */
export const disclosures: Migration = {
  number: 6,
  name: "disclosures",
  statements: ({ int, text, end }) => [
    `CREATE TABLE disclosure (sequence ${int} PRIMARY KEY, subject ${text} NOT NULL) ${end}`,
    "CREATE INDEX disclosure_subject ON disclosure (subject, sequence)",
  ],
};
