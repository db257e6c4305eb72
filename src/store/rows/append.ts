import { sql } from "kysely";
import { PenholderError } from "#kernel";
import { equalBytes, fromHex, heartbeatBegins, heartbeatBytes, nextEntry, type StreamHabit } from "#record";
import { expectText, markingColumns } from "../marking.ts";
import type { Session } from "../session.ts";
import type { Place, ToAppend } from "../types.ts";

/** Bytes of one act at most, as in a receipt. */
const maxActBytes = 16 * 2 ** 20;

/** What is written beside the entry itself. */
interface About {
  id: string | null;
  kind: string | null;
  case_id: string | null;
  subject: string | null;
  actor: string | null;
  received: number;
  label: number;
  compartments: string;
}

interface ToWrite {
  stream: Uint8Array;
  bytes: Uint8Array;
  about: About;
}

/** Gives an act or a statement the next sequence number of the record and the next number of its stream. */
export async function append(session: Session, entry: ToAppend): Promise<Place> {
  const next = toWrite(entry);
  const there = next.about.id === null ? null : await placeOf(session, next.about.id, next.bytes);
  return there ?? (await write(session, next, false));
}

/**
 * Adds heartbeats: empty entries in streams of their own, which imitate the streams of acts. Only this store can tell
 * them from acts.
 */
export async function appendHeartbeats(session: Session, count: number, received: number): Promise<void> {
  const habit = await habitOf(session);
  const about = {
    id: null,
    kind: null,
    case_id: null,
    subject: null,
    actor: null,
    received,
    label: 0,
    compartments: "[]",
  };
  for (let i = 0; i < count; i++) {
    const stream = heartbeatBegins(session.random, habit) ? null : await anyHeartbeatStream(session);
    await write(session, { stream: stream ?? session.random(16), bytes: heartbeatBytes, about }, true);
  }
}

function toWrite(entry: ToAppend): ToWrite {
  const { received } = entry;
  if ("act" in entry) {
    const { act, bytes } = entry.act;
    const stream = fromHex(act.case);
    if (!stream.ok) throw invalid("its case is not 16 bytes in hexadecimal");
    const about = { id: act.id, kind: act.kind, case_id: act.case, subject: act.subject, actor: act.actor, received };
    return checked({ stream: stream.value, bytes, about: { ...about, ...markingColumns(act) } });
  }
  const { stream, bytes, kind, case: inCase = null, subject = null, actor = null } = entry.statement;
  const about = { id: null, kind, case_id: inCase, subject, actor, received, ...markingColumns(entry) };
  return checked({ stream, bytes, about });
}

function checked(entry: ToWrite): ToWrite {
  const { stream, bytes, about } = entry;
  if (stream.length !== 16) throw invalid(`its stream has ${stream.length} bytes and not 16`);
  if (bytes.length === 0) throw invalid("it is empty");
  if (bytes.length > maxActBytes) throw invalid(`it has ${bytes.length} bytes, and ${maxActBytes} are the most`);
  if (!Number.isSafeInteger(about.received)) throw invalid("its time of receipt is no whole number of milliseconds");
  for (const text of [about.kind, about.case_id, about.subject, about.actor])
    if (text !== null) expectText(text, "an act");
  return entry;
}

/** The first place of an act that the record has already; null where it has none of this id. */
async function placeOf({ db }: Session, id: string, bytes: Uint8Array): Promise<Place | null> {
  const columns = ["sequence", "number", "entry", "bytes"] as const;
  const row = await db.selectFrom("act").select(columns).where("id", "=", id).executeTakeFirst();
  if (!row) return null;
  if (equalBytes(row.bytes, bytes))
    return { sequence: BigInt(row.sequence), number: BigInt(row.number), entry: row.entry, repeated: true };
  const message = `Act ${id} is in the record already with other bytes; draw a new id for another act.`;
  throw new PenholderError("act-id-reused", message);
}

/**
 * The sequence number is one more than the last committed one: transactions that write are serial in both engines, so
 * that one which is undone leaves no gap.
 */
async function write({ db, crypto, random }: Session, entry: ToWrite, heartbeat: boolean): Promise<Place> {
  const { stream, bytes, about } = entry;
  const row = await db.selectFrom("stream").select(["next", "head"]).where("stream", "=", stream).executeTakeFirst();
  const salt = new Uint8Array(random(32));
  const before = row ? { next: row.next, hash: row.head } : null;
  const { number, entry: encoded, head } = nextEntry(crypto, stream, before, salt, bytes);
  const written = await db
    .insertInto("act")
    .values((eb) => ({
      sequence: eb.selectFrom("act").select(sql<number>`coalesce(max(sequence) + 1, 0)`.as("next")),
      ...{ stream, number, salt, bytes, entry: encoded, ...about },
    }))
    .returning("sequence")
    .executeTakeFirstOrThrow();
  await db
    .insertInto("stream")
    .values({ stream, heartbeat: heartbeat ? 1 : 0, next: head.next, head: head.hash })
    // An act in a heartbeat's stream makes it an act's; refusing it would tell the two apart.
    .onConflict((conflict) =>
      conflict.column("stream").doUpdateSet((eb) => ({
        next: head.next,
        head: head.hash,
        heartbeat: heartbeat ? eb.ref("stream.heartbeat") : eb.lit(0),
      })),
    )
    .execute();
  return { sequence: BigInt(written.sequence), number: BigInt(number), entry: encoded, repeated: false };
}

async function habitOf({ db }: Session): Promise<StreamHabit> {
  const row = await db
    .selectFrom("stream")
    .select((eb) => [
      eb.fn.countAll<number>().as("streams"),
      sql<number>`CAST(coalesce(sum(next), 0) AS BIGINT)`.as("acts"),
    ])
    .where("heartbeat", "=", 0)
    .executeTakeFirstOrThrow();
  return { streams: row.streams, acts: row.acts };
}

async function anyHeartbeatStream({ db, random }: Session): Promise<Uint8Array | null> {
  const from = (start: Uint8Array) =>
    db
      .selectFrom("stream")
      .select("stream")
      .where(sql<boolean>`heartbeat = 1`)
      .where("stream", ">=", start)
      .orderBy("stream")
      .limit(1)
      .executeTakeFirst();
  const row = (await from(new Uint8Array(random(16)))) ?? (await from(new Uint8Array(0)));
  return row?.stream ?? null;
}

function invalid(why: string): PenholderError {
  return new PenholderError("log-act-invalid", `The act cannot be stored: ${why}; hand in canonical bytes.`);
}
