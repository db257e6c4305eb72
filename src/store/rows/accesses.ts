import { cursorOf, keysOf, limited } from "../cursor.ts";
import { expectText, markingColumns, markingOf } from "../marking.ts";
import type { Session } from "../session.ts";
import type { Access, Page, Visible } from "../types.ts";
import { isVisible } from "../visible.ts";

/** Rows of one statement: an engine takes some thousands of parameters. */
const together = 200;

/** Notes that somebody read something confidential; a page of it at once. */
export async function noteAccesses({ db }: Session, accesses: readonly Access[]): Promise<void> {
  const rows = accesses.map((access) => {
    const { at, actor, action, object } = access;
    for (const text of [actor, action, object]) expectText(text, "an access");
    return { at, actor, action, object, ...markingColumns(access) };
  });
  for (let from = 0; from < rows.length; from += together)
    await db
      .insertInto("access")
      .values(rows.slice(from, from + together))
      .execute();
}

/** Oldest first. */
export async function listAccesses(
  { db, engine }: Session,
  options: { visible: Visible; object?: string; actor?: string; after?: string | null; limit: number },
): Promise<Page<Access>> {
  const limit = limited(options.limit);
  let query = db
    .selectFrom("access")
    .selectAll()
    .where(isVisible(engine, options.visible, "access"));
  if (options.object !== undefined) query = query.where("object", "=", options.object);
  if (options.actor !== undefined) query = query.where("actor", "=", options.actor);
  // Rows of one millisecond keep the order of their ids, of which the cursor tells how many of them were shown.
  const keys = keysOf(options.after, "number", "number");
  if (keys) query = query.where("at", ">=", keys[0]);
  const skip = keys?.[1] ?? 0;
  const rows = await query
    .orderBy("at")
    .orderBy("id")
    .limit(limit + 1)
    .offset(skip)
    .execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const page = shown.map(({ at, actor, action, object, ...row }) => ({ at, actor, action, object, ...markingOf(row) }));
  if (!last) return { rows: page, next: null };
  const together = shown.filter(({ at }) => at === last.at).length + (keys?.[0] === last.at ? skip : 0);
  return { rows: page, next: cursorOf([last.at, together]) };
}
