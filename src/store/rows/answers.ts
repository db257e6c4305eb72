import { canonicalJson, PenholderError } from "#kernel";
import { storedJson } from "../json.ts";
import { expectText } from "../marking.ts";
import type { Session } from "../session.ts";
import type { IdempotentAnswer } from "../types.ts";

/** The answer that an actor's idempotency key got before; null where it got none. */
export async function answered({ db }: Session, actor: string, key: string): Promise<IdempotentAnswer | null> {
  const query = db.selectFrom("idempotency").selectAll().where("actor", "=", actor).where("key", "=", key);
  const row = await query.executeTakeFirst();
  return row ? { ...row, answer: storedJson(row.answer) } : null;
}

export async function putAnswer(
  session: Session,
  { actor, key, request, answer, at }: IdempotentAnswer,
): Promise<void> {
  for (const text of [actor, key, request]) expectText(text, "an idempotency key");
  const row = { actor, key, request, answer: canonicalJson(answer), at };
  const insert = session.db
    .insertInto("idempotency")
    .values(row)
    .onConflict((conflict) => conflict.doNothing());
  if ((await insert.executeTakeFirst()).numInsertedOrUpdatedRows === 1n) return;
  const before = await answered(session, actor, key);
  if (before?.request === request) return;
  const message = "The idempotency key was used for another request; give each request a key of its own.";
  throw new PenholderError("idempotency-mismatch", message);
}

export async function forgetAnswers({ db }: Session, before: number): Promise<number> {
  const gone = await db.deleteFrom("idempotency").where("at", "<", before).executeTakeFirst();
  return Number(gone.numDeletedRows);
}
