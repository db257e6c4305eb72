import type { SubjectKind } from "#proceedings";
import { cursorOf, keysOf, type Subject } from "#store";
import { proceedingOf } from "../acts/index.ts";
import { type Asking, may, type Reading, sightOf } from "./asking.ts";

const rowsAtOnce = 500;

/** Every subject of a kind that may be read, by id: what a list is worked out from, and nothing else. */
export async function readableOf({ institution }: Reading, asking: Asking, kind: SubjectKind): Promise<Subject[]> {
  return institution.store.read(async (reader) => {
    const found: Subject[] = [];
    let after: string | null = null;
    do {
      const page = await reader.list({ kind, visible: sightOf(asking), after, limit: rowsAtOnce });
      found.push(...page.rows.filter((row) => may(asking, "read", proceedingOf(row))));
      after = page.next;
    } while (after !== null);
    return found;
  });
}

/**
 * One page of a list that is worked out anew for each question, in the order of its rows' keys (code units; each once).
 * Throws `cursor-invalid`.
 */
export function pageOf<T>(
  rows: readonly T[],
  keyOf: (row: T) => readonly [string, string],
  { after, limit }: { after: string | null; limit: number },
): { rows: T[]; next: string | null } {
  const from = keysOf(after, "string", "string");
  const left = from ? rows.filter((row) => isAfter(keyOf(row), from)) : rows;
  const page = left.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: last !== undefined && left.length > limit ? cursorOf(keyOf(last)) : null };
}

const isAfter = ([first, second]: readonly [string, string], [a, b]: readonly [string, string]): boolean =>
  first > a || (first === a && second > b);
