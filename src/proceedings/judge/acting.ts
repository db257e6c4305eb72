import { labels } from "#acts";
import { ok, type Result } from "#record";
import { type Actor, checkAct, type Place, waitingSentence } from "#register";
import { lodgedBefore } from "../leanings.ts";
import type { Bench, PlacedAct } from "../types.ts";
import type { Brought, Court, Refusal } from "./types.ts";

/**
 * Who acts: the person whom the act names, by his signature, in a role that he had. `by` is who brings it by a session or
 * token, where somebody does: nobody brings another's act, or one that sees more than his session or token.
 */
export function actingIn(
  court: Court,
  brought: Brought,
  by: Actor | null,
): { ok: true; actor: Actor } | { ok: false; refusal: Refusal } {
  const moment = momentOf(benchOf(court), brought);
  if (!moment.ok) return { ok: false, refusal: { rule: "lodging", sentence: moment.problem } };
  const expected = by === null ? {} : { actor: by };
  const acting = checkAct(court.crypto, court.register, brought.opened, moment.value, expected);
  if (!acting.ok) {
    const { problem: sentence } = acting;
    const isWaiting = sentence === waitingSentence(court.crypto, court.register, brought.opened, moment.value);
    return { ok: false, refusal: { rule: isWaiting ? "waiting" : "signature", sentence } };
  }
  const { actor } = acting.value;
  return { ok: true, actor: by === null ? actor : lowered(actor, by) };
}

/** An actor with no more clearance than another has: a token's ceiling holds for the acts that it brings. */
function lowered(actor: Actor, by: Actor): Actor {
  const label = labels.indexOf(by.label) < labels.indexOf(actor.label) ? by.label : actor.label;
  return { ...actor, label, compartments: actor.compartments.filter((one) => by.compartments.includes(one)) };
}

/**
 * When it was said, as its key and role are judged: as it was received; where an objection or hold was lodged before, when
 * a witness took it in, so that a key rotated since does not void what was in time. What waited for a second look then must
 * be in force when it is delivered.
 */
function momentOf(bench: Bench, brought: Brought): Result<Place> {
  const { received, sequence, opened, lodging } = brought;
  const { kind } = opened.act;
  if (!lodging || (kind !== "matter/object" && kind !== "matter/hold")) return ok({ at: received, sequence });
  const lodged = lodgedBefore(bench, placedOf(brought));
  const delivered = { at: received, sequence };
  return lodged.ok ? ok({ at: Math.min(received, lodged.value.at * 1000), delivered }) : lodged;
}

/** As the tables of the lifecycles take it: whole seconds. */
export function placedOf({ opened, received, sequence, lodging }: Brought): PlacedAct {
  const { act, bytes } = opened;
  return {
    ...{ act, bytes, at: Math.floor(received / 1000), sequence: Number(sequence) },
    ...(lodging && { lodging }),
  };
}

export const benchOf = ({ crypto, policy, subject }: Court): Bench => ({
  ...{ crypto, policy, known: (id: string) => subject(id)?.proceeding },
});
