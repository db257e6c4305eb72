import { expectText, markingColumns, markingOf } from "../marking.ts";
import type { Session } from "../session.ts";
import type { BlobInfo, Visible } from "../types.ts";
import { isVisible } from "../visible.ts";

/** Files a blob whose bytes are on the disk; filing it again changes nothing. */
export async function fileBlob({ db }: Session, info: BlobInfo): Promise<void> {
  const { name, size, mediaType } = info;
  const row = { name, size, media_type: expectText(mediaType, "a media type"), ...markingColumns(info) };
  await db
    .insertInto("blob")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function blobInfo({ db, engine }: Session, name: string, visible: Visible): Promise<BlobInfo | null> {
  const query = db.selectFrom("blob").selectAll().where("name", "=", name);
  const row = await query.where(isVisible(engine, visible, "blob")).executeTakeFirst();
  return row ? { name: row.name, size: row.size, mediaType: row.media_type, ...markingOf(row) } : null;
}
