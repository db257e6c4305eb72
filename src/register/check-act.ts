import { type OpenedAct, signedBy } from "#acts";
import { bad, type Crypto, ok, type Result } from "#record";
import type { Actor, Place } from "./actor.ts";
import { actorOf, appointmentsOf, keysOf } from "./find.ts";
import { type Begun, isWaiting } from "./second-look/in-force.ts";
import { formerAppointments, protestKeys } from "./second-look/protest.ts";
import type { Acting, Appointment, EnrolledKey, Register } from "./types.ts";

/** How far an actor's clock may be ahead of the record's, in milliseconds. */
const maxAhead = 5 * 60_000;

/** What the act must be besides genuine, where the caller knows. */
export interface Expected {
  /** Who is signed in: an act of another, or in another of his roles, is refused. */
  actor?: Actor;
  kind?: string;
  case?: string;
  subject?: string;
}

/**
 * Was this act signed by whom it names, for this record, with a key that was his at this place, in a role that he had?
 * Pure: anybody who has the register's acts comes to the same answer. The problem is one sentence. Acts that bring a new
 * key (key/enrol, key/rotate) have two signatures, and `enterAct` checks the second.
 */
export function checkAct(
  crypto: Crypto,
  register: Register,
  opened: OpenedAct,
  place: Place,
  expected: Expected = {},
): Result<Acting> {
  const { act } = opened;
  if (act.record !== register.record)
    return bad(`The act is meant for the record ${act.record}, not for ${register.record}; sign one for this record.`);
  const elsewhere = differs(opened, expected);
  if (elsewhere) return bad(elsewhere);
  if (Date.parse(act.at) > place.at + maxAhead)
    return bad("The act is dated later than it was received; set the clock right and sign it again.");
  const own = isProtest(opened);
  const key = signingKey(crypto, opened, keysOf(register, act.actor, place));
  const former = own && !key ? signingKey(crypto, opened, protestKeys(register, act.actor, place)) : undefined;
  const signed = key ?? former;
  if (!signed)
    return bad(
      waitingSentence(crypto, register, opened, place) ??
        `No key that ${act.actor} had at that time signed the act; sign it with an enrolled key.`,
    );
  const isHis = (one: Appointment): boolean => isOf(one, opened, expected.actor);
  const part = appointmentsOf(register, act.actor, place).find(isHis);
  const past = own && !part ? formerAppointments(register, act.actor, place).find(isHis) : undefined;
  const appointment = part ?? past;
  if (!appointment)
    return bad(
      waitingSentence(crypto, register, opened, place) ??
        `${act.actor} did not act as ${act.role}${forWhom(act.delegation)} at that time; see who is appointed.`,
    );
  const isFormer = former !== undefined || past !== undefined;
  return ok({
    ...{ actor: actorOf(appointment), appointment: appointment.id, key: signed },
    ...(isFormer && { former: true as const }),
  });
}

/** A protest is heard of who lost his key or his part by another's act: that is what it may be against. */
const isProtest = ({ act }: OpenedAct): boolean => act.kind === "key/protest" || act.kind === "role/protest";

/**
 * Why an act that its person signed counts for nothing yet: its key, or the part in which it is made, waits for a second
 * look. Undefined where neither does.
 */
export function waitingSentence(
  crypto: Crypto,
  register: Register,
  opened: OpenedAct,
  place: Place,
): string | undefined {
  const { act } = opened;
  const keys = (register.keys.get(act.actor) ?? []).filter((one) => isWaiting(one, place));
  const key = signingKey(crypto, opened, keys);
  if (key) return `The key that signed for ${act.actor} is not in force yet: ${until(key, "a second officer")}.`;
  if (!signingKey(crypto, opened, keysOf(register, act.actor, place))) return undefined;
  const part = (register.appointments.get(act.actor) ?? []).find(
    (one) => isWaiting(one, place) && isOf(one, opened, undefined),
  );
  if (!part) return undefined;
  const who = `${act.actor} as ${act.role}${forWhom(act.delegation)}`;
  return `The appointment of ${who} is not in force yet: ${until(part, "somebody second")}.`;
}

function until({ waits }: Begun, who: string): string {
  const from = waits?.from ?? null;
  if (from === null) return `there was a protest, and it waits for ${who} to confirm it`;
  return `it waits until ${who} confirms it, or until ${new Date(from).toISOString().slice(0, 19)}Z without a protest`;
}

function differs({ act }: OpenedAct, expected: Expected): string | undefined {
  const { actor } = expected;
  if (actor && (actor.id !== act.actor || actor.role !== act.role || actor.delegation !== act.delegation))
    return "The act names another actor, role or delegation than the one who brings it; let him bring it himself.";
  for (const field of ["kind", "case", "subject"] as const)
    if (expected[field] !== undefined && expected[field] !== act[field])
      return `The act was signed for another ${field} than this one; sign one for this ${field}.`;
  return;
}

/** Every signature is accounted for, so that nobody can add one of his own to an act and have it pass. */
function signingKey(crypto: Crypto, opened: OpenedAct, keys: readonly EnrolledKey[]): EnrolledKey | undefined {
  const { act, envelope } = opened;
  const signatures = act.kind === "key/enrol" || act.kind === "key/rotate" ? 2 : 1;
  if (envelope.signatures.length !== signatures) return;
  return keys.find(({ vkey }) => signedBy(crypto, opened, [vkey]));
}

function isOf(one: Appointment, { act }: OpenedAct, actor: Actor | undefined): boolean {
  return one.role === act.role && one.delegation === act.delegation && (actor === undefined || actor.team === one.team);
}

const forWhom = (delegation: string | null): string => (delegation === null ? "" : ` for ${delegation}`);
