import type { OpenedAct } from "#acts";
import { bad, type Crypto, ok, type Result } from "#record";
import type { Place } from "./actor.ts";
import { appoint, end } from "./appointments.ts";
import { isRegisterKind, type RegisterBody, type RegisterKind, registerBodies } from "./bodies.ts";
import { checkAct } from "./check-act.ts";
import { foundRegister } from "./founding.ts";
import { enrol, revoke, rotate } from "./keys.ts";
import { confirmAppointment, confirmKey } from "./second-look/confirm.ts";
import { protestAppointment, protestKey } from "./second-look/protest.ts";
import type { Acting, Founding, Register } from "./types.ts";

/** Kinds of act by which officers change what others are; the rest is each person's own. */
const officers: readonly RegisterKind[] = ["role/appoint", "role/end", "key/enrol", "key/confirm"];

/**
 * Enters an act into the register: signed by whom it names, allowed, and possible. A problem leaves the register as it
 * was and is one sentence. Acts of other kinds change nothing. The place must have a sequence number, each higher.
 */
export function enterAct(crypto: Crypto, register: Register, opened: OpenedAct, place: Place): Result<Register> {
  const { kind } = opened.act;
  if (!isRegisterKind(kind)) return ok(register);
  if (place.sequence === undefined || place.sequence <= register.sequence)
    return bad("The act has no place in the record after the last one entered.");
  const acting = checkAct(crypto, register, opened, place);
  if (!acting.ok) return acting;
  const { role } = acting.value.actor;
  if (officers.includes(kind) && role !== "secretary" && role !== "chair")
    return bad(`"${kind}" is not for the role "${role}": let secretary or chair do it.`);
  const changed = change(crypto, register, opened, place, acting.value);
  return changed.ok ? ok({ ...changed.value, sequence: place.sequence, at: place.at }) : changed;
}

function change(crypto: Crypto, register: Register, opened: OpenedAct, place: Place, acting: Acting): Result<Register> {
  const { kind } = opened.act;
  if (kind === "role/appoint") return withBody(kind, opened, (body) => appoint(register, opened, body, place, acting));
  if (kind === "role/end") return withBody(kind, opened, (body) => end(register, opened, body, place, acting));
  if (kind === "key/enrol")
    return withBody(kind, opened, (body) => enrol(crypto, register, opened, body, place, acting));
  if (kind === "key/rotate")
    return withBody(kind, opened, (body) => rotate(crypto, register, opened, body, place, acting));
  if (kind === "key/revoke") return withBody(kind, opened, (body) => revoke(register, opened, body, place, acting));
  if (kind === "role/confirm")
    return withBody(kind, opened, (body) => confirmAppointment(register, opened, body, place, acting));
  if (kind === "role/protest")
    return withBody(kind, opened, (body) => protestAppointment(register, opened, body, place, acting));
  if (kind === "key/confirm")
    return withBody(kind, opened, (body) => confirmKey(register, opened, body, place, acting));
  if (kind === "key/protest")
    return withBody(kind, opened, (body) => protestKey(register, opened, body, place, acting));
  return ok(register);
}

function withBody<K extends RegisterKind>(
  kind: K,
  { act }: OpenedAct,
  then: (body: RegisterBody<K>) => Result<Register>,
): Result<Register> {
  const body = registerBodies[kind].safeParse(act.body);
  if (!body.success) return bad(`The body of "${kind}" is not in form at ${body.error.issues[0]?.path.join(".")}.`);
  return then(body.data as RegisterBody<K>);
}

/** An act that the record holds, with its place. */
export interface Entered {
  opened: OpenedAct;
  place: Place;
}

/** The register out of the founding and the acts of the record, in their order; the first that cannot be is named. */
export function replayRegister(crypto: Crypto, founding: Founding, acts: Iterable<Entered>): Result<Register> {
  let register = foundRegister(crypto, founding);
  for (const { opened, place } of acts) {
    const entered = enterAct(crypto, register, opened, place);
    if (!entered.ok) return bad(`Act ${place.sequence} does not follow from those before it: ${entered.problem}`);
    register = entered.value;
  }
  return ok(register);
}
