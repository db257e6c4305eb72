import type { Place } from "../actor.ts";
import type { Waiting } from "../types.ts";

/** Something that one act began, another may have ended, and that may have waited for a second look in between. */
export interface Begun {
  since: Place;
  ended?: Place & { how?: string };
  waits?: Waiting;
}

/** By the record's order where both have a place in it, else by the clock. */
const isBefore = (one: Place, other: Place): boolean =>
  other.sequence === undefined ? one.at <= other.at : (one.sequence ?? -1n) < other.sequence;

/** Whether it waits no longer: a second person confirmed it, or the time for protest is over. */
const isLookedAt = ({ waits }: Begun, place: Place): boolean =>
  waits === undefined ||
  (waits.confirmed !== undefined && isBefore(waits.confirmed, place)) ||
  (waits.from !== null && waits.from <= place.at);

/** Whether something was in force at a place of the record, or at the instant at which a witness took an act in. */
export function isInForce(one: Begun, place: Place): boolean {
  const { since, ended } = one;
  if (!isBefore(since, place) || (ended && isBefore(ended, place))) return false;
  return isLookedAt(one, place) || (place.delivered !== undefined && countsSince(one, place.delivered));
}

/**
 * What was lodged while it waited counts if it came in force before it was delivered, and nobody had protested: whoever
 * lost a key is heard within a deadline although nobody second was at hand.
 */
function countsSince(one: Begun, delivered: Place): boolean {
  const isVoid = one.ended?.how === "protested" && isBefore(one.ended, delivered);
  return wasInForce(one, delivered) && !isVoid;
}

/** Whether something was in force at any place up to this one. */
export function wasInForce(one: Begun, place: Place): boolean {
  const { since, ended } = one;
  return isBefore(since, place) && isLookedAt(one, ended && isBefore(ended, place) ? ended : place);
}

/** Whether something waits at a place: it was begun, has not ended, and is not in force. */
export function isWaiting(one: Begun, place: Place): boolean {
  const { since, ended } = one;
  const isOver = ended !== undefined && isBefore(ended, place.delivered ?? place);
  return isBefore(since, place) && !isOver && !isLookedAt(one, place);
}

/** Milliseconds at which it came in force; null where it has not, or only its time will tell. */
export function cameInForce({ since, waits }: Begun): number | null {
  if (!waits) return since.at;
  const { confirmed, from } = waits;
  if (confirmed && from !== null) return Math.min(confirmed.at, from);
  return confirmed?.at ?? from;
}

/** Nobody's second look is missing any more: it never waited, or somebody confirmed it. */
export const isSettled = ({ waits }: Begun): boolean => waits === undefined || waits.confirmed !== undefined;
