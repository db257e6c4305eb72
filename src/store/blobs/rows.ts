import { expectText, markingColumns, markingOf } from "../marking.ts";
import type { Session } from "../session.ts";
import type { BlobInfo, Holding, Visible } from "../types.ts";
import { isActVisible, isVisible } from "../visible.ts";

/** Files a blob whose bytes are on the disk; filing it again changes nothing, but for who has handed it in. */
export async function fileBlob({ db }: Session, info: BlobInfo, by?: string): Promise<void> {
  const { name, size, mediaType } = info;
  const row = { name, size, media_type: expectText(mediaType, "a media type"), ...markingColumns(info) };
  await db
    .insertInto("blob")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (by === undefined) return;
  const filing = db.insertInto("filing").values({ blob: name, person: expectText(by, "who filed a document") });
  await filing.onConflict((conflict) => conflict.doNothing()).execute();
}

export async function hold(session: Session, info: BlobInfo, { subject, sequence }: Holding): Promise<void> {
  await fileBlob(session, info);
  await session.db
    .insertInto("holding")
    .values({ blob: info.name, subject, sequence: Number(sequence) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Holdings that are read at once. */
const most = 20;

export async function listHoldings(
  { db, engine }: Session,
  blob: string,
  visible: Visible,
  subject?: string,
): Promise<Holding[]> {
  let query = db
    .selectFrom("holding")
    .innerJoin("act", "act.sequence", "holding.sequence")
    .select(["holding.subject", "holding.sequence"])
    .where("holding.blob", "=", blob)
    .where(isActVisible(engine, visible));
  if (subject !== undefined) query = query.where("holding.subject", "=", subject);
  const rows = await query.orderBy("holding.subject").orderBy("holding.sequence").limit(most).execute();
  return rows.map((row) => ({ subject: row.subject, sequence: BigInt(row.sequence) }));
}

export async function hasFiled({ db }: Session, person: string, blob: string): Promise<boolean> {
  const query = db.selectFrom("filing").select("blob").where("blob", "=", blob).where("person", "=", person);
  return (await query.executeTakeFirst()) !== undefined;
}

export async function blobInfo({ db, engine }: Session, name: string, visible: Visible): Promise<BlobInfo | null> {
  const query = db.selectFrom("blob").selectAll().where("name", "=", name);
  const row = await query.where(isVisible(engine, visible, "blob")).executeTakeFirst();
  return row ? { name: row.name, size: row.size, mediaType: row.media_type, ...markingOf(row) } : null;
}
