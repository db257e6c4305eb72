import type { Migration } from "./schema.ts";

const open = "WHERE label = 0 AND compartments = '[]'";

/** What is open to everybody, in the orders of its lists: whoever sees nothing else does not walk along what is hidden. */
export const openRows: Migration = {
  number: 7,
  name: "open",
  statements: () => [
    `CREATE INDEX act_open ON act (sequence) ${open}`,
    `CREATE INDEX act_open_kind ON act (kind, sequence) ${open}`,
    `CREATE INDEX subject_open ON subject (id) ${open}`,
    `CREATE INDEX subject_open_kind ON subject (kind, id) ${open}`,
    `CREATE INDEX subject_open_changed ON subject (changed, id) ${open}`,
    `CREATE INDEX subject_open_kind_changed ON subject (kind, changed, id) ${open}`,
  ],
};
