import type { Migration } from "./schema.ts";

/** Whom a subject concerns, for roles that see only what does; filled again as acts touch the subject, or by a rebuild. */
export const concerns: Migration = {
  number: 3,
  name: "concerns",
  statements: ({ text }) => [`ALTER TABLE subject ADD COLUMN concerns ${text} NOT NULL DEFAULT '[]'`],
};
