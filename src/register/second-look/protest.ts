import type { OpenedAct } from "#acts";
import { bad, ok, type Result } from "#record";
import type { Place } from "../actor.ts";
import type { RegisterBody } from "../bodies.ts";
import { isOfficer } from "../own-team.ts";
import type { Acting, Appointment, EnrolledKey, Register } from "../types.ts";
import { isSettled, wasInForce } from "./in-force.ts";
import { appointmentNamed, chainOf, keyNamed, withAppointment, withChain } from "./named.ts";
import { voicesOf } from "./wait.ts";

/**
 * Void: a key that an officer gave, by who holds an earlier one, or by any officer. What nobody second confirmed is voided
 * whenever the protest comes, from its place on; what somebody second confirmed is revoked, not protested against.
 */
export function protestKey(
  register: Register,
  { act }: OpenedAct,
  { vkey, reason }: RegisterBody<"key/protest">,
  place: Place,
  acting: Acting,
): Result<Register> {
  const named = keyNamed(register, vkey);
  const chain = named ? chainOf(register, named) : [];
  const key = chain.findLast(({ ended }) => !ended);
  if (!named || !key?.waits) return bad("No key that waits, or was never confirmed, is this one; see the register.");
  if (key.waits.confirmed) return bad(confirmedAlready);
  if (key.person !== act.actor && !isActingOfficer(acting))
    return bad("A key is protested against by its person, with an earlier key of his, or by secretary or chair.");
  if (key.person === act.actor && acting.key.root === key.root)
    return bad("The key itself signed the protest against it; revoke it instead.");
  const ended = { ...place, act: act.id, by: act.actor, how: "protested", reason } as const;
  // All that it signed is in doubt, not only what came after.
  const doubtedSince = chain[0]?.since.at ?? place.at;
  return ok(withChain(register, key, (one) => ({ doubtedSince, ended: one.ended && one !== key ? one.ended : ended })));
}

/** Void: an appointment to a voice that others had, by one of those, or by any officer. */
export function protestAppointment(
  register: Register,
  { act }: OpenedAct,
  { appointment, reason }: RegisterBody<"role/protest">,
  place: Place,
  acting: Acting,
): Result<Register> {
  const found = appointmentNamed(register, appointment);
  if (!found || found.ended || !found.waits)
    return bad("No appointment that waits, or was never confirmed, has this number; see the register.");
  if (found.waits.confirmed) return bad(confirmedAlready);
  const before = voicesOf(register, found).filter((one) => one.person !== found.person && wasInForce(one, found.since));
  if (!isActingOfficer(acting) && !before.some(({ person }) => person === act.actor))
    return bad("An appointment is protested against by who spoke for the same before, or by secretary or chair.");
  const ended = { ...place, by: act.actor, reason, how: "protested" } as const;
  return ok(withAppointment(register, found, { ended }));
}

const confirmedAlready = "Somebody second has confirmed it: let an officer end it, with a reason.";

/** Who acts by a part that he has no more protests for himself alone. */
const isActingOfficer = ({ actor, former }: Acting): boolean => isOfficer(actor) && !former;

/**
 * Keys with which a person can still protest though he can sign nothing else with them: those that were his without
 * dispute last, and what came after them; never one that he replaced himself, nor one that was voided.
 */
export function protestKeys(register: Register, person: string, place: Place): EnrolledKey[] {
  const all = (register.keys.get(person) ?? []).filter((one) => wasInForce(one, place));
  const usable = all.filter(({ ended }) => ended?.how !== "rotated" && ended?.how !== "protested");
  const settled = usable.findLastIndex(isSettled);
  return usable.slice(Math.max(settled, 0));
}

/** The parts that somebody had at any time, for protests of who has none any more; the last first. */
export const formerAppointments = (register: Register, person: string, place: Place): Appointment[] =>
  (register.appointments.get(person) ?? []).filter((one) => wasInForce(one, place)).reverse();
