import { limited } from "../cursor.ts";
import type { Session } from "../session.ts";
import type { DueTimer, Timer, Visible } from "../types.ts";
import { isVisible } from "../visible.ts";

/** These deadlines take the place of the subject's former ones. */
export async function putDeadlines(
  { db }: Session,
  subject: string,
  timers: readonly Timer[],
  fresh: boolean,
): Promise<void> {
  if (!fresh) await db.deleteFrom("deadline").where("subject", "=", subject).execute();
  const rows = timers.map(({ timer, at }) => ({ subject, timer, at }));
  if (rows.length > 0) await db.insertInto("deadline").values(rows).execute();
}

/** For the clock, which sees everything: timers at or before an instant, earliest first. */
export async function dueTimers({ db }: Session, before: number, limit: number): Promise<DueTimer[]> {
  const query = db.selectFrom("deadline").selectAll().where("at", "<=", before);
  return query.orderBy("at").orderBy("subject").orderBy("timer").limit(limited(limit)).execute();
}

/** For a person's calendar. */
export async function visibleDeadlines(
  { db, engine }: Session,
  options: { visible: Visible; case?: string; from: number; limit: number },
): Promise<DueTimer[]> {
  let query = db
    .selectFrom("deadline")
    .innerJoin("subject", "subject.id", "deadline.subject")
    .select(["deadline.subject", "deadline.timer", "deadline.at"])
    .where("at", ">=", options.from)
    .where(isVisible(engine, options.visible, "subject"));
  if (options.case !== undefined) query = query.where("subject.case_id", "=", options.case);
  return query.orderBy("at").orderBy("deadline.subject").orderBy("timer").limit(limited(options.limit)).execute();
}
