import { indexAccesses } from "../rows/index-accesses.ts";
import type { Migration } from "./schema.ts";

/** Who read one thing, in an index that is filled many readings at a time: each of them alone would write a page of its own. */
export const accessOf: Migration = {
  number: 10,
  name: "access of",
  statements: ({ int, text, end }) => [
    "DROP INDEX access_object",
    `CREATE TABLE access_of (
      object ${text} NOT NULL, at ${int} NOT NULL, access ${int} NOT NULL, PRIMARY KEY (object, at, access)) ${end}`,
    `CREATE TABLE access_indexed (one ${int} PRIMARY KEY, upto ${int} NOT NULL) ${end}`,
    "INSERT INTO access_indexed VALUES (1, 0)",
  ],
  afterwards: (_, db) => indexAccesses(db),
};
