import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** The files of OFAC's CSV sets: the primary file's name begins with the first, the others' with the rest. */
const sets: readonly (readonly [string, readonly string[]])[] = [
  ["cons_prim", ["cons_alt", "cons_add", "cons_comments"]],
  ["sdn", ["alt", "add", "sdn_comments"]],
];

/**
 * The other files of an OFAC CSV set that lie beside its primary file and carry the same ending: for sdn.csv alt.csv,
 * add.csv and sdn_comments.csv, for sdn_2019-01-15.csv those of that day.
 */
export function ofacSiblings(path: string): string[] {
  const name = basename(path);
  for (const [primary, others] of sets) {
    const rest = name.slice(primary.length);
    if (name.slice(0, primary.length).toLowerCase() !== primary || !/^(?:[_-]?\d[\d_-]*)?\.csv$/iu.test(rest)) continue;
    const upper = name.startsWith(primary.toUpperCase());
    return others
      .map((other) => join(dirname(path), `${upper ? other.toUpperCase() : other}${rest}`))
      .filter((sibling) => existsSync(sibling));
  }
  return [];
}
