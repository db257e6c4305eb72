import type { OpenedAct } from "#acts";
import { bad, ok, type Result } from "#record";
import type { Place } from "../actor.ts";
import type { RegisterBody } from "../bodies.ts";
import { appointmentsOf, membersOf } from "../find.ts";
import { isOfficer } from "../own-team.ts";
import type { Acting, Appointment, EnrolledKey, Register } from "../types.ts";
import { cameInForce } from "./in-force.ts";
import { appointmentNamed, chainOf, keyNamed, withAppointment, withChain } from "./named.ts";
import { secondLookOn } from "./wait.ts";

const day = 86_400_000;

/** What one officer did, about whom, and when: what a second one looks at. */
interface Done {
  by: string;
  person: string;
  at: number;
  teams: readonly string[];
}

/** A second officer says that a key is its holder's: it waits no longer, nor does what it was rotated into. */
export function confirmKey(
  register: Register,
  { act }: OpenedAct,
  body: RegisterBody<"key/confirm">,
  place: Place,
  acting: Acting,
): Result<Register> {
  const key = keyNamed(register, body.vkey);
  if (!key || key.ended || key.person !== body.person || !key.waits)
    return bad("No key of this person that waited is this one; see the register for those that wait.");
  if (key.waits.confirmed) return bad("A second officer has confirmed this key already.");
  if (key.fingerprint !== body.fingerprint)
    return bad("The fingerprint is not that of the key; have its owner read it out again.");
  const chain = chainOf(register, key);
  const given = chain[0]?.enrolled;
  const teams = appointmentsOf(register, key.person, place).flatMap(({ team }) => (team === null ? [] : [team]));
  const done = { by: given?.by ?? "", person: key.person, at: chain[0]?.since.at ?? 0, teams };
  if (!isOfficer(acting.actor)) return bad("A key is confirmed by secretary or chair; let one of them do it.");
  const wrong = notSecond(register, act.actor, acting, done) ?? notTheirs(register, acting, done, place);
  if (wrong !== undefined) return bad(wrong);
  const confirmed = { ...place, act: act.id, by: act.actor };
  return ok(withChain(register, key, ({ waits }) => ({ waits: { from: waits?.from ?? null, confirmed } })));
}

/** A second officer, or another who speaks for the same state or body, says that an appointment is right. */
export function confirmAppointment(
  register: Register,
  { act }: OpenedAct,
  body: RegisterBody<"role/confirm">,
  place: Place,
  acting: Acting,
): Result<Register> {
  const found = appointmentNamed(register, body.appointment);
  if (!found || found.ended || found.person !== body.person || !found.waits)
    return bad("No appointment of this person that waited has this number; see the register for those that wait.");
  if (found.waits.confirmed) return bad("Somebody second has confirmed this appointment already.");
  const teams = found.team === null ? [] : [found.team];
  const done = { by: found.appointed, person: found.person, at: found.since.at, teams };
  const isFellow = found.delegation !== null && acting.actor.delegation === found.delegation;
  if (!isFellow && !isOfficer(acting.actor))
    return bad("An appointment is confirmed by secretary or chair, or by one who speaks for the same state or body.");
  const wrong =
    notSecond(register, act.actor, acting, done) ?? (isFellow ? undefined : notTheirs(register, acting, done, place));
  if (wrong !== undefined) return bad(wrong);
  const waits = { from: found.waits.from, confirmed: { ...place, act: act.id, by: act.actor } };
  return ok(withAppointment(register, found, { waits }));
}

/** Another person than who did it and about whom it is, with a part and a key that he had long before. */
function notSecond(register: Register, person: string, acting: Acting, done: Done): string | undefined {
  if (person === done.by) return "Nobody confirms what he did himself, in whatever role; let a second person do it.";
  if (person === done.person) return "Nobody confirms what is about himself; let a second person do it.";
  const days = secondLookOn(done.at)?.standingDays ?? Number.POSITIVE_INFINITY;
  const part = (register.appointments.get(person) ?? []).find(({ id }) => id === acting.appointment);
  const isStanding = (one: Appointment | EnrolledKey | undefined): boolean => {
    const from = one ? cameInForce(one) : null;
    return from !== null && from <= done.at - days * day;
  };
  // Else one officer would make the second a minute before.
  if (isStanding(part) && isStanding(chainOf(register, acting.key)[0])) return undefined;
  return `Whoever confirms must have had his part and his key for ${days} days before what he confirms; let one who has do it.`;
}

/** Officers confirm in their own team, and where it has nobody else to do it. */
function notTheirs(register: Register, { actor }: Acting, done: Done, place: Place): string | undefined {
  const days = secondLookOn(done.at)?.standingDays ?? 0;
  const hasSecond = (team: string): boolean =>
    membersOf(register, { team }, place).some(
      (one) =>
        isOfficer(one) &&
        ![done.by, done.person].includes(one.person) &&
        (cameInForce(one) ?? Number.POSITIVE_INFINITY) <= done.at - days * day,
    );
  const { teams } = done;
  if (teams.length === 0 || teams.some((team) => team === actor.team || !hasSecond(team))) return undefined;
  return "The team has another officer of its own who can confirm this; let him do it.";
}
