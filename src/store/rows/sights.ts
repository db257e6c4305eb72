import { type Expression, type SqlBool, sql } from "kysely";
import type { Engine } from "../engine/engine.ts";
import type { Db } from "../engine/tables.ts";
import { highest, markingColumns, rankOf } from "../marking.ts";
import type { Session } from "../session.ts";
import type { Marking, Visible } from "../types.ts";
import { isVisible } from "../visible.ts";

/** In place of one whom it concerns: a sight of whoever is cleared for it. */
const anyone = "";

/**
 * The sights by which a text of a subject is found: that of its marking and its subject's together, and, above
 * unclassified, the same for each whom the subject concerns. Their ids, made where they are new.
 */
export async function sightsOf(
  db: Db,
  text: Marking,
  subject: Marking & { concerns: readonly string[] },
): Promise<number[]> {
  const marking = markingColumns(highest([text, subject]));
  const wanted = [anyone, ...(marking.label > 0 ? [...new Set(subject.concerns)].sort() : [])];
  const there = await db
    .selectFrom("sight")
    .select(["id", "one"])
    .where("one", "in", wanted)
    .where("label", "=", marking.label)
    .where("compartments", "=", marking.compartments)
    .execute();
  const ids = new Map(there.map(({ one, id }) => [one, id]));
  const missing = wanted.filter((one) => !ids.has(one)).map((one) => ({ one, ...marking }));
  if (missing.length > 0)
    for (const { one, id } of await db.insertInto("sight").values(missing).returning(["id", "one"]).execute())
      ids.set(one, id);
  return wanted.map((one) => ids.get(one) ?? 0);
}

/** The sights that somebody has. */
export async function sightsFor({ db, engine }: Session, visible: Visible): Promise<number[]> {
  const found = await db.selectFrom("sight").select("id").where(mayHave(engine, visible)).execute();
  return found.map(({ id }) => id);
}

function mayHave(engine: Engine, { concerned, ...low }: Visible): Expression<SqlBool> {
  const cleared = sql<SqlBool>`(sight.one = ${anyone} AND ${isVisible(engine, low, "sight")})`;
  if (low.all || !concerned || concerned.by.length === 0) return cleared;
  const raised = isVisible(engine, { ...low, label: concerned.label }, "sight");
  return sql<SqlBool>`(${cleared} OR (sight.one IN (${sql.join(concerned.by)})
    AND sight.label > ${rankOf(low.label)} AND ${raised}))`;
}
