import type { Migration } from "./schema.ts";

/** What pages are read by where much is stored: a case's newest, and who read what, in the order of time. */
export const pages: Migration = {
  number: 4,
  name: "pages",
  statements: () => [
    "CREATE INDEX subject_case_changed ON subject (case_id, changed, id)",
    "CREATE INDEX access_at ON access (at, id)",
  ],
};
