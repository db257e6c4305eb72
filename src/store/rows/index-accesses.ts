import { sql } from "kysely";
import type { Db } from "../engine/tables.ts";

/** Brings the index of who read which thing up to the last reading that was noted. */
export async function indexAccesses(db: Db): Promise<void> {
  const { upto } = await indexedUpTo(db);
  const { last } = await db
    .selectFrom("access")
    .select((eb) => eb.fn.max<number | null>("id").as("last"))
    .executeTakeFirstOrThrow();
  if (last === null || last <= upto) return;
  // Sorted, so that many of them come into one page.
  await sql`INSERT INTO access_of (object, at, access)
    SELECT object, at, id FROM access WHERE id > ${upto} AND id <= ${last} ORDER BY object, at, id`.execute(db);
  await db.updateTable("access_indexed").set({ upto: last }).where("one", "=", 1).execute();
}

/** The last reading that the index has; those after it are looked through one by one. */
export function indexedUpTo(db: Db): Promise<{ upto: number }> {
  return db.selectFrom("access_indexed").select("upto").where("one", "=", 1).executeTakeFirstOrThrow();
}
