import { sql } from "kysely";
import type { Session } from "../session.ts";
import type { Visible } from "../types.ts";
import { isOpenSight, openSight } from "../visible.ts";

/** Whom a subject concerns now takes the place of whom it concerned before. */
export async function putConcerns(
  { db }: Session,
  subject: string,
  concerns: readonly string[],
  fresh: boolean,
): Promise<void> {
  if (!fresh) {
    const gone = db.deleteFrom("concern").where("subject", "=", subject);
    await (concerns.length > 0 ? gone.where("one", "not in", concerns) : gone).execute();
  }
  if (concerns.length === 0) return;
  const rows = concerns.map((one) => ({ subject, one }));
  await db
    .insertInto("concern")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Subjects that concern one of these, as a list in a statement. */
export const concerning = (by: readonly string[]) =>
  sql`(SELECT concern.subject FROM concern WHERE concern.one IN (${sql.join(by)}))`;

/** A part of what may be seen: all of it, or that of it which concerns one of these. */
export interface Part {
  visible: Visible;
  concerning?: readonly string[];
}

/**
 * The parts whose union somebody sees, each of which is found by an index of its own: what is open to everybody, and what
 * concerns him. Whoever sees by clearance alone, or holds a compartment, sees one part.
 */
export function partsOf(visible: Visible): readonly Part[] {
  const { concerned, ...low } = visible;
  if (!concerned || concerned.by.length === 0 || !isOpenSight(low)) return [{ visible }];
  return [{ visible: openSight }, { visible, concerning: concerned.by }];
}

/** Rows of several parts as one page in their order, each once. */
export function merged<T>(parts: readonly (readonly T[])[], compare: (one: T, other: T) => number, limit: number): T[] {
  const [first] = parts;
  if (parts.length === 1 && first) return [...first];
  const rows = parts.flat().sort(compare);
  return rows.filter((row, i) => i === 0 || compare(rows[i - 1] ?? row, row) !== 0).slice(0, limit);
}
