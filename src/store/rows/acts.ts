import { type SqlBool, sql } from "kysely";
import { PenholderError } from "#kernel";
import { limited } from "../cursor.ts";
import type { ActTable } from "../engine/tables.ts";
import { markingOf } from "../marking.ts";
import type { Session } from "../session.ts";
import type { ActListOptions, ActRow, StoredAct, Visible } from "../types.ts";
import { isActVisible } from "../visible.ts";

/** One row of the record by its sequence number; null where there is none, or none that may be seen. */
export async function actAt({ db, engine }: Session, sequence: bigint, visible: Visible): Promise<ActRow | null> {
  if (sequence < 0n || sequence > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  const query = db.selectFrom("act").selectAll().where("sequence", "=", Number(sequence));
  const row = await query.where(isActVisible(engine, visible)).executeTakeFirst();
  return row ? actRow(row) : null;
}

export async function actById({ db, engine }: Session, id: string, visible: Visible): Promise<ActRow | null> {
  const query = db.selectFrom("act").selectAll().where("id", "=", id);
  const row = await query.where(isActVisible(engine, visible)).executeTakeFirst();
  return row ? actRow(row) : null;
}

/** Acts in their order; heartbeats are nobody's and in no list. */
export async function listActs({ db, engine }: Session, options: ActListOptions): Promise<ActRow[]> {
  const { subject, actor, kind, visible, after, limit } = options;
  let query = db.selectFrom("act").selectAll().where("kind", "is not", null).where(isActVisible(engine, visible));
  // From the narrowest to the widest: the first is looked up, the others only hold what is found to themselves.
  const asked = Object.entries({ subject, case_id: options.case, actor, kind }).filter(
    ([, value]) => value !== undefined,
  );
  for (const [i, [column, value]] of asked.entries())
    query = query.where(i === 0 ? isIn(column, value) : isAlso(column, value));
  if (after !== undefined) query = query.where("sequence", ">", Number(after));
  const rows = await query.orderBy("sequence").limit(limited(limit)).execute();
  return rows.map(actRow);
}

const isIn = (column: string, value: string | undefined) => sql<SqlBool>`${sql.ref(`act.${column}`)} = ${value}`;

/** As an expression, for which no index is taken: without statistics an engine takes any, that of a kind of act as well. */
const isAlso = (column: string, value: string | undefined) =>
  sql<SqlBool>`${sql.ref(`act.${column}`)} || '' = ${value}`;

export async function actCount({ db }: Pick<Session, "db">): Promise<bigint> {
  const last = await db
    .selectFrom("act")
    .select((eb) => eb.fn.max("sequence").as("last"))
    .executeTakeFirst();
  return BigInt((last?.last ?? -1) + 1);
}

/** Entries with their secrets, in order, for the log. */
export async function storedActs({ db }: Pick<Session, "db">, from: bigint, limit: number): Promise<StoredAct[]> {
  const rows = await db
    .selectFrom("act")
    .select(["sequence", "number", "stream", "salt", "bytes", "entry"])
    .where("sequence", ">=", Number(from))
    .orderBy("sequence")
    .limit(limit)
    .execute();
  return rows.map(({ sequence, number, bytes, ...row }) => ({
    ...row,
    index: BigInt(sequence),
    number: BigInt(number),
    act: bytes,
  }));
}

/** Entries alone. Throws where a sequence number is missing: nothing may be published in its place. */
export async function storedEntries({ db }: Pick<Session, "db">, from: bigint, limit: number): Promise<Uint8Array[]> {
  const query = db.selectFrom("act").select(["sequence", "entry"]).where("sequence", ">=", Number(from));
  const rows = await query.orderBy("sequence").limit(limit).execute();
  return rows.map(({ sequence, entry }, i) => {
    if (sequence === Number(from) + i) return entry;
    const message = `Entry ${Number(from) + i} is missing in the store, which has entry ${sequence}; run penholder doctor.`;
    throw new PenholderError("log-disagrees", message);
  });
}

export function actRow({
  sequence,
  number,
  stream,
  bytes,
  entry,
  id,
  kind,
  case_id,
  subject,
  actor,
  received,
  ...row
}: ActTable): ActRow {
  const place = { sequence: BigInt(sequence), number: BigInt(number), stream, bytes, entry };
  return { ...place, id, kind, case: case_id, subject, actor, received, ...markingOf(row) };
}
