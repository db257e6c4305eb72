import { type RawBuilder, sql } from "kysely";
import { cursorOf, keysOf, limited } from "../cursor.ts";
import { expectText, markingColumns, markingOf } from "../marking.ts";
import type { Session } from "../session.ts";
import type { Access, Page, Visible } from "../types.ts";
import { isVisible } from "../visible.ts";
import { indexedUpTo } from "./index-accesses.ts";

/** An access as the values of its columns. Throws `store-refused`. */
export type AccessValues = readonly [number, string, string, string, number, string];

export function valuesOf(access: Access): AccessValues {
  const { at, actor, action, object } = access;
  for (const text of [actor, action, object]) expectText(text, "an access");
  const { label, compartments } = markingColumns(access);
  return [at, actor, action, object, label, compartments];
}

/** Notes that some read something confidential; all of it at once, as one parameter. */
export async function noteAccesses({ db, engine }: Session, rows: readonly AccessValues[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = sql`INSERT INTO access (at, actor, action, object, label, compartments)`;
  const values = JSON.stringify(rows);
  const statement: RawBuilder<unknown> =
    engine.name === "sqlite"
      ? sql`${columns} SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
          FROM json_each(${values}) ORDER BY key`
      : sql`${columns} SELECT (value ->> 0)::bigint, value ->> 1, value ->> 2, value ->> 3, (value ->> 4)::bigint, value ->> 5
          FROM json_array_elements((${values})::json) WITH ORDINALITY AS read(value, key) ORDER BY key`;
  await statement.execute(db);
}

interface Options {
  visible: Visible;
  object?: string;
  actor?: string;
  after?: string | null;
  limit: number;
}

/** Oldest first. */
export async function listAccesses(session: Session, options: Options): Promise<Page<Access>> {
  const limit = limited(options.limit);
  // Rows of one millisecond keep the order of their ids, of which the cursor tells how many of them were shown.
  const [from, skip] = keysOf(options.after, "number", "number") ?? [null, 0];
  const rows = await matching(session, options, from, limit + 1 + skip);
  const shown = rows.slice(skip, skip + limit);
  const last = rows.length > skip + limit ? shown.at(-1) : undefined;
  const page = shown.map(({ at, actor, action, object, ...row }) => ({ at, actor, action, object, ...markingOf(row) }));
  if (!last) return { rows: page, next: null };
  const together = shown.filter(({ at }) => at === last.at).length + (from === last.at ? skip : 0);
  return { rows: page, next: cursorOf([last.at, together]) };
}

/** The first of them from an instant on. */
async function matching(session: Session, options: Options, from: number | null, limit: number) {
  const { object } = options;
  if (object === undefined) {
    const all = readings(session, options);
    const rest = from === null ? all : all.where("access.at", ">=", from);
    return rest.orderBy("access.at").orderBy("access.id").limit(limit).execute();
  }
  const { upto } = await indexedUpTo(session.db);
  const indexed = await readings(session, options)
    .innerJoin("access_of", "access_of.access", "access.id")
    .where("access_of.object", "=", object)
    .where("access_of.at", ">=", from ?? 0)
    .orderBy("access_of.at")
    .orderBy("access_of.access")
    .limit(limit)
    .execute();
  const latest = await readings(session, options).where("access.id", ">", upto).where("object", "=", object).execute();
  const rest = latest.filter(({ at }) => at >= (from ?? 0));
  return [...indexed, ...rest].sort((one, other) => one.at - other.at || one.id - other.id).slice(0, limit);
}

/** What may be seen of the access log, of everybody's readings or of one's. */
function readings({ db, engine }: Session, { visible, actor, object }: Options) {
  const query = db
    .selectFrom("access")
    .selectAll("access")
    .where(isVisible(engine, visible, "access"));
  if (actor === undefined) return query;
  // Whoever's readings of one thing are looked up by the thing.
  return object === undefined
    ? query.where("actor", "=", actor)
    : query.where(sql<boolean>`access.actor || '' = ${actor}`);
}
