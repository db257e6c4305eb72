import { type OpenedAct, signedBy } from "#acts";
import { bad, type Crypto, fingerprint, ok, parseVerifierKey, type Result, toBase64 } from "#record";
import type { Place } from "./actor.ts";
import type { RegisterBody } from "./bodies.ts";
import { isOwnPerson, notOwnTeam } from "./own-team.ts";
import { keyWaits } from "./second-look/wait.ts";
import type { Acting, EnrolledKey, Register } from "./types.ts";

/** What is the same in enrolment and rotation: the key is new, is what was read out, and signed the act itself. */
function newKey(
  crypto: Crypto,
  register: Register,
  opened: OpenedAct,
  { vkey, fingerprint: confirmed }: { vkey: string; fingerprint: string },
): Result<string> {
  const key = parseVerifierKey(crypto, vkey);
  if (!key.ok || key.value.type !== 1) return bad("The key to be enrolled is no Ed25519 verifier key.");
  if (fingerprint(crypto, key.value) !== confirmed)
    return bad("The fingerprint is not that of the key; have its owner read it out again.");
  const publicKey = toBase64(key.value.publicKey);
  if (register.used.has(publicKey))
    return bad("This key was enrolled before, and a key is enrolled once; make another.");
  if (!signedBy(crypto, opened, [vkey]))
    return bad("The new key did not countersign its enrolment, so nobody has shown that he holds it.");
  return ok(publicKey);
}

/**
 * A person's key by an officer's act. Whoever has a key in force rotates it himself, or it is revoked first; any key but a
 * person's first waits for a second look.
 */
export function enrol(
  crypto: Crypto,
  register: Register,
  opened: OpenedAct,
  body: RegisterBody<"key/enrol">,
  place: Place,
  { actor }: Acting,
): Result<Register> {
  if (body.person === opened.act.actor)
    return bad("Nobody enrols his own key; let another officer do it, or rotate it.");
  if (!isOwnPerson(register, actor, body.person, place)) return bad(notOwnTeam);
  const before = register.keys.get(body.person) ?? [];
  if (before.some(({ ended, until }) => !ended && (until === null || place.at < until)))
    return bad(`${body.person} has a key, in force or waiting; let him rotate it, or revoke it with a reason first.`);
  const publicKey = newKey(crypto, register, opened, body);
  if (!publicKey.ok) return publicKey;
  const waits = keyWaits(before, place);
  if (!waits.ok) return waits;
  const { act } = opened;
  return ok(
    withKey(register, publicKey.value, {
      person: body.person,
      vkey: body.vkey,
      fingerprint: body.fingerprint,
      holder: body.holder,
      since: place,
      enrolled: { act: act.id, by: act.actor },
      until: instant(body.until),
      root: act.id,
      ...(waits.value && { waits: waits.value }),
    }),
  );
}

/** A new key in the place of the one that signs; who holds it stays as it was, and whether it can be protested against. */
export function rotate(
  crypto: Crypto,
  register: Register,
  opened: OpenedAct,
  body: RegisterBody<"key/rotate">,
  place: Place,
  { key: old }: Acting,
): Result<Register> {
  if (body.replaces !== old.vkey) return bad("A key is rotated by itself: the one to be replaced did not sign.");
  const publicKey = newKey(crypto, register, opened, body);
  if (!publicKey.ok) return publicKey;
  const { act } = opened;
  const { vkey, fingerprint: confirmed, until } = body;
  const ended = { ...place, act: act.id, by: act.actor, how: "rotated", reason: "replaced by a new key" } as const;
  const next: EnrolledKey = {
    person: old.person,
    vkey,
    fingerprint: confirmed,
    holder: old.holder,
    since: place,
    enrolled: { act: act.id, by: act.actor },
    until: instant(until),
    root: old.root,
    ...(old.waits && { waits: old.waits }),
  };
  return ok(withKey(withEnd(register, old, { ended }), publicKey.value, next));
}

/** A key signs nothing any more; by its owner with any of his keys, or by an officer. */
export function revoke(
  register: Register,
  opened: OpenedAct,
  body: RegisterBody<"key/revoke">,
  place: Place,
  { actor }: Acting,
): Result<Register> {
  const { act } = opened;
  const key = [...register.keys.values()].flat().find(({ vkey, ended }) => vkey === body.vkey && !ended);
  if (!key) return bad("No key in force is this one; see the register for the keys that are.");
  if (key.person !== act.actor && act.role !== "secretary" && act.role !== "chair")
    return bad("A key is revoked by its owner, or by the secretary or the chair.");
  if (key.person !== act.actor && !isOwnPerson(register, actor, key.person, place)) return bad(notOwnTeam);
  const ended = { ...place, act: act.id, by: act.actor, how: "revoked", reason: body.reason } as const;
  const since = instant(body.since);
  return ok(withEnd(register, key, { ended, ...(since !== null && { doubtedSince: since }) }));
}

const instant = (text: string | null): number | null => (text === null ? null : Date.parse(text));

function withKey(register: Register, publicKey: string, key: EnrolledKey): Register {
  const keys = new Map(register.keys).set(key.person, [...(register.keys.get(key.person) ?? []), key]);
  return { ...register, keys, used: new Map(register.used).set(publicKey, key.person) };
}

function withEnd(register: Register, key: EnrolledKey, end: Partial<EnrolledKey>): Register {
  const changed = (register.keys.get(key.person) ?? []).map((one) => (one === key ? { ...one, ...end } : one));
  return { ...register, keys: new Map(register.keys).set(key.person, changed) };
}
