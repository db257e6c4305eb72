import { canonicalJson } from "#kernel";
import { limited } from "../cursor.ts";
import { storedJson } from "../json.ts";
import { expectText, markingColumns, markingOf } from "../marking.ts";
import type { Session } from "../session.ts";
import type { OutboxItem } from "../types.ts";

/** A notification that goes out if, and only if, the transaction is committed. */
export async function post({ db }: Session, item: Omit<OutboxItem, "attempts">): Promise<void> {
  const { id, recipient, kind, body, created } = item;
  for (const text of [id, recipient, kind]) expectText(text, "a notification");
  const row = { id, recipient, kind, body: canonicalJson(body), created, attempts: 0, taken_until: 0 };
  await db
    .insertInto("outbox")
    .values({ ...row, ...markingColumns(item) })
    .execute();
}

/** At least once: an item whose taker died is given out again after its time. */
export async function take(
  { db }: Session,
  { now, until, limit }: { now: number; until: number; limit: number },
): Promise<OutboxItem[]> {
  const free = db.selectFrom("outbox").selectAll().where("taken_until", "<=", now);
  const rows = await free.orderBy("created").orderBy("id").limit(limited(limit)).execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0)
    await db
      .updateTable("outbox")
      .set((eb) => ({ taken_until: until, attempts: eb("attempts", "+", 1) }))
      .where("id", "in", ids)
      .execute();
  return rows.map(({ id, recipient, kind, body, created, attempts, ...row }) => ({
    ...{ id, recipient, kind, body: storedJson(body), created, attempts: attempts + 1 },
    ...markingOf(row),
  }));
}

export async function done({ db }: Session, id: string): Promise<void> {
  await db.deleteFrom("outbox").where("id", "=", id).execute();
}
