import { canonicalJson } from "#kernel";
import { limited } from "../cursor.ts";
import { storedJson } from "../json.ts";
import { expectText } from "../marking.ts";
import type { PeopleRow, PeopleTable } from "../people-rows.ts";
import type { Session } from "../session.ts";

/** Rows of sign-in (people-rows.ts): one table, keyed by which of people's tables it is and by the row's id. */
export async function peopleRow({ db }: Session, table: PeopleTable, id: string): Promise<PeopleRow | null> {
  const query = db.selectFrom("people_row").selectAll().where("kind", "=", table).where("id", "=", id);
  const row = await query.executeTakeFirst();
  return row ? rowOf(row) : null;
}

export async function rowsOfPerson({ db }: Session, table: PeopleTable, person: string): Promise<PeopleRow[]> {
  const query = db.selectFrom("people_row").selectAll().where("kind", "=", table).where("person", "=", person);
  return (await query.orderBy("id").execute()).map(rowOf);
}

export async function peopleRows(
  { db }: Session,
  table: PeopleTable,
  after: string | null,
  limit: number,
): Promise<PeopleRow[]> {
  let query = db.selectFrom("people_row").selectAll().where("kind", "=", table);
  if (after !== null) query = query.where("id", ">", after);
  return (await query.orderBy("id").limit(limited(limit)).execute()).map(rowOf);
}

export async function putPeopleRow(
  { db }: Session,
  table: PeopleTable,
  { id, person, expires, data }: Omit<PeopleRow, "version">,
  seen: number,
): Promise<boolean> {
  for (const text of [id, person ?? ""]) expectText(text, "a row of sign-in");
  const row = { kind: table, id, person, version: seen + 1, expires, data: canonicalJson(data) };
  if (seen === 0) {
    const insert = db
      .insertInto("people_row")
      .values(row)
      .onConflict((conflict) => conflict.doNothing());
    return (await insert.executeTakeFirst()).numInsertedOrUpdatedRows === 1n;
  }
  const update = db.updateTable("people_row").set(row).where("kind", "=", table).where("id", "=", id);
  return (await update.where("version", "=", seen).executeTakeFirst()).numUpdatedRows === 1n;
}

export async function dropPeopleRow({ db }: Session, table: PeopleTable, id: string): Promise<boolean> {
  const gone = await db.deleteFrom("people_row").where("kind", "=", table).where("id", "=", id).executeTakeFirst();
  return gone.numDeletedRows === 1n;
}

export async function sweepPeopleRows({ db }: Session, table: PeopleTable, before: number): Promise<number> {
  const gone = db.deleteFrom("people_row").where("kind", "=", table).where("expires", "<", before);
  return Number((await gone.executeTakeFirst()).numDeletedRows);
}

function rowOf(row: {
  id: string;
  person: string | null;
  version: number;
  expires: number | null;
  data: string;
}): PeopleRow {
  const { id, person, version, expires, data } = row;
  return { id, person, version, expires, data: storedJson(data) };
}
