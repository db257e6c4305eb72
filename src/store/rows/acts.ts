import { type SqlBool, sql } from "kysely";
import { PenholderError } from "#kernel";
import { limited } from "../cursor.ts";
import type { ActTable } from "../engine/tables.ts";
import { markingOf } from "../marking.ts";
import type { Session } from "../session.ts";
import type { ActListOptions, ActRow, StoredAct, Visible } from "../types.ts";
import { isActVisible } from "../visible.ts";
import { concerning, merged, type Part, partsOf } from "./concerns.ts";

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
export async function listActs(session: Session, options: ActListOptions): Promise<ActRow[]> {
  const limit = limited(options.limit);
  // Of a subject or case, what is hidden is a part of its own acts alone.
  const whole = options.subject !== undefined || options.case !== undefined;
  const parts = whole ? [{ visible: options.visible }] : partsOf(options.visible);
  const pages: ActTable[][] = [];
  for (const part of parts) pages.push(await actsIn(session, options, part, limit));
  return merged(pages, (one, other) => one.sequence - other.sequence, limit).map(actRow);
}

async function actsIn(
  { db, engine }: Session,
  { subject, case: file, actor, kind, after }: ActListOptions,
  { visible, concerning: by }: Part,
  limit: number,
): Promise<ActTable[]> {
  let query = db.selectFrom("act").selectAll().where("kind", "is not", null).where(isActVisible(engine, visible));
  // From the narrowest to the widest: the first is looked up, the others only hold what is found to themselves.
  const asked = Object.entries({ subject, case_id: file, actor, kind }).filter(([, value]) => value !== undefined);
  for (const [i, [column, value]] of asked.entries())
    query = query.where(i === 0 && !by ? isIn(column, value) : isAlso(column, value));
  if (by) query = query.where(sql<SqlBool>`act.subject IN ${concerning(by)}`);
  // Of what concerns somebody, which is looked up, the place is an expression as well.
  if (after !== undefined)
    query = by
      ? query.where(sql<SqlBool>`act.sequence + 0 > ${Number(after)}`)
      : query.where("sequence", ">", Number(after));
  return query.orderBy("sequence").limit(limit).execute();
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
