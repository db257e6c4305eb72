import { type Label, labels, type OpenedAct } from "#acts";
import { bad, ok, type Result } from "#record";
import type { Place } from "./actor.ts";
import type { RegisterBody } from "./bodies.ts";
import { isOwnTeam, notOwnTeam } from "./own-team.ts";
import { isInForce, isWaiting } from "./second-look/in-force.ts";
import { appointmentWaits } from "./second-look/wait.ts";
import type { Acting, Appointment, Register } from "./types.ts";

const isAbove = (one: Label, other: Label): boolean => labels.indexOf(one) > labels.indexOf(other);
const instant = (text: string | null): number | null => (text === null ? null : Date.parse(text));

/** Appoints somebody else; nobody grants a clearance or compartment that he has not himself. */
export function appoint(
  register: Register,
  { act }: OpenedAct,
  body: RegisterBody<"role/appoint">,
  place: Place,
  { actor }: Acting,
): Result<Register> {
  if (body.person === act.actor) return bad("Nobody appoints himself; let another officer do it.");
  if (!isOwnTeam(register, actor, body.team, place, body.person)) return bad(notOwnTeam);
  if (isAbove(body.label, actor.label) || body.compartments.some((one) => !actor.compartments.includes(one)))
    return bad("Nobody grants a clearance or compartment that he has not himself; let one who has it appoint.");
  const has = (register.appointments.get(body.person) ?? []).filter(
    (one) => isInForce(one, place) || isWaiting(one, place),
  );
  if (has.some((one) => isSame(one, body) && (one.until === null || place.at < one.until)))
    return bad(`${body.person} is ${body.role} there already; end that appointment first.`);
  const [from, until] = [instant(body.from), instant(body.until)];
  if (from !== null && until !== null && until <= from) return bad("The appointment ends before it begins.");
  const waits = appointmentWaits(register, body, place);
  if (!waits.ok) return waits;
  const waiting = waits.value && { waits: waits.value };
  const appointed = { id: act.id, appointed: act.actor, since: place };
  const appointment: Appointment = { ...body, ...appointed, from, until, ...waiting };
  const others = register.appointments.get(body.person) ?? [];
  if (others.some(({ id }) => id === act.id)) return bad("This very act was entered before; sign a new one.");
  return ok({
    ...register,
    appointments: new Map(register.appointments).set(body.person, [...others, appointment]),
  });
}

function isSame(one: Appointment, { role, delegation, team }: RegisterBody<"role/appoint">): boolean {
  return one.role === role && one.delegation === delegation && one.team === team;
}

/** Ends an appointment, and what it allowed with it. */
export function end(
  register: Register,
  { act }: OpenedAct,
  { appointment, reason }: RegisterBody<"role/end">,
  place: Place,
  { actor }: Acting,
): Result<Register> {
  for (const [person, all] of register.appointments) {
    const index = all.findIndex(({ id, ended }) => id === appointment && !ended);
    if (index < 0) continue;
    if (person === act.actor) return bad("Nobody ends his own appointment; let another officer do it.");
    if (!isOwnTeam(register, actor, all[index]?.team ?? null, place, person)) return bad(notOwnTeam);
    const changed = all.map((one, at) =>
      at === index ? { ...one, ended: { ...place, by: act.actor, reason, how: "ended" as const } } : one,
    );
    return ok({ ...register, appointments: new Map(register.appointments).set(person, changed) });
  }
  return bad("No appointment of that number is in force; see the register for those that are.");
}
