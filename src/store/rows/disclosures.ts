import { limited } from "../cursor.ts";
import type { Session } from "../session.ts";
import type { ActRow } from "../types.ts";
import { actRow } from "./acts.ts";

/** Ids in one statement. */
const together = 500;

/** Notes that a subject discloses these acts of its case. Nothing takes a disclosure back. */
export async function putDisclosures(
  { db }: Session,
  { id, case: file }: { id: string; case: string },
  acts: readonly string[],
): Promise<void> {
  for (let from = 0; from < acts.length; from += together)
    await db
      .insertInto("disclosure")
      .columns(["sequence", "subject"])
      .expression((eb) =>
        eb
          .selectFrom("act")
          .select(["act.sequence", eb.val(id).as("subject")])
          .where("act.id", "in", acts.slice(from, from + together))
          .where("act.case_id", "=", file),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

export async function disclosedActs(
  { db }: Session,
  { subject, after, limit }: { subject?: string; after?: bigint; limit: number },
): Promise<ActRow[]> {
  let query = db.selectFrom("disclosure").innerJoin("act", "act.sequence", "disclosure.sequence").selectAll("act");
  if (subject !== undefined) query = query.where("disclosure.subject", "=", subject);
  if (after !== undefined) query = query.where("disclosure.sequence", ">", Number(after));
  return (await query.orderBy("disclosure.sequence").limit(limited(limit)).execute()).map(actRow);
}
