import { dayInNewYork, inForce, workingDeadline } from "#committee";
import { PenholderError } from "#kernel";
import { bad, ok, type Result } from "#record";
import type { Place } from "../actor.ts";
import type { Appointment, EnrolledKey, Register, Waiting } from "../types.ts";
import { isSettled, wasInForce } from "./in-force.ts";
import { secondLookRules } from "./rules.data.ts";

/** The rule of the day on which an act was received. */
export function secondLookOn(at: number) {
  return inForce(secondLookRules, dayInNewYork(Math.floor(at / 1000)))?.value;
}

/**
 * How long something waits that was begun now: from the second after the last one in which a protest is in time; where
 * somebody protested before, until somebody confirms it.
 */
function waitFrom({ at }: Place, protested: boolean): Result<Waiting> {
  const rule = secondLookOn(at);
  if (!rule) return bad("No rule says how long this would wait for a second look; add one with its source.");
  if (protested) return ok({ from: null });
  try {
    return ok({ from: (workingDeadline(Math.floor(at / 1000), rule.workingDays).instant + 1) * 1000 });
  } catch (error) {
    // No calendar covers the day: what nobody can count has no effect.
    if (error instanceof PenholderError) return bad(error.message);
    throw error;
  }
}

/** The first key of a person needs no second look; every later one that an officer gives does. */
export function keyWaits(before: readonly EnrolledKey[], place: Place): Result<Waiting | undefined> {
  return before.length === 0 ? ok(undefined) : waitFrom(place, isContested(before));
}

/**
 * An appointment needs one where others have the same voice: they speak for the same state or body, in whatever role and
 * team, or are coordinators of the same panel.
 */
export function appointmentWaits(
  register: Register,
  one: Voice & { person: string },
  place: Place,
): Result<Waiting | undefined> {
  const same = voicesOf(register, one).sort((a, b) => Number((a.since.sequence ?? -1n) - (b.since.sequence ?? -1n)));
  const held = same.filter((other) => wasInForce(other, place));
  // Whoever has spoken so before, undisputed, is no stranger to it.
  const isKnown = held.some((other) => other.person === one.person && isSettled(other));
  return held.length === 0 || isKnown ? ok(undefined) : waitFrom(place, isContested(same));
}

/** Somebody protested against the last ones, and none was confirmed since. */
function isContested(all: readonly (EnrolledKey | Appointment)[]): boolean {
  const settled = all.findLastIndex((one) => isSettled(one) && one.ended?.how !== "protested");
  return all.slice(settled + 1).some(({ ended }) => ended?.how === "protested");
}

type Voice = Pick<Appointment, "role" | "delegation" | "team">;

/** Whether two speak with one voice. */
const isSameVoice = (one: Voice, other: Voice): boolean =>
  one.delegation === null
    ? one.role === "coordinator" && other.role === "coordinator" && one.team === other.team
    : one.delegation === other.delegation;

/** All appointments ever made to a voice. */
export function voicesOf(register: Register, voice: Voice): Appointment[] {
  return [...register.appointments.values()].flat().filter((one) => isSameVoice(one, voice));
}
