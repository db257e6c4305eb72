import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OpenedAct } from "#acts";
import type { Json } from "#kernel";
import { fingerprint, formatVerifierKey, type Signer, verifierKey } from "#record";
import { testCrypto as crypto } from "../../test/record-crypto.ts";
import {
  appointment,
  enrolment,
  founding,
  keyHolder,
  placeOf,
  record,
  secretary,
  signedAct,
  start,
} from "../../test/register-fixture.ts";
import type { Place } from "./actor.ts";
import { type RegisterKind, registerBodies } from "./bodies.ts";
import { checkAct } from "./check-act.ts";
import { enterAct, replayRegister } from "./enter.ts";
import { actorOf, appointmentsOf, keysOf, membersOf } from "./find.ts";
import { foundRegister } from "./founding.ts";
import type { Register } from "./types.ts";

const delegate = keyHolder("delegate");
const again = keyHolder("delegate", 1);
const second = keyHolder("second");

/** Enters acts one after the other; the last problem, if there was one, and the register. */
function enterAll(acts: readonly OpenedAct[], from: Register = foundRegister(crypto, founding)) {
  let [register, problem] = [from, ""];
  for (const [index, opened] of acts.entries()) {
    const entered = enterAct(crypto, register, opened, placeOf(Number(from.sequence) + 1 + index));
    if (entered.ok) register = entered.value;
    problem = entered.ok ? "" : entered.problem;
  }
  return { register, problem };
}

const bySecretary = (kind: string, body: Json, ...more: Signer[]) => signedAct([secretary, ...more], { kind, body });
const enrolled = bySecretary("key/enrol", enrolment("delegate", delegate), delegate);
const appointed = bySecretary("role/appoint", appointment("delegate", "member"));
const base = enterAll([enrolled, appointed]);

/** An act of the delegate, on something else than the register. */
const objection = (signer: Signer = delegate, change: object = {}) =>
  signedAct([signer], {
    kind: "matter/object",
    actor: "delegate",
    role: "member",
    delegation: "FR",
    body: { reason: "the figures" },
    ...change,
  });
const check = (register: Register, opened: OpenedAct, sequence = 9, expected = {}) =>
  checkAct(crypto, register, opened, placeOf(sequence), expected);
const problemOf = (result: { ok: boolean; problem?: string }) => result.problem ?? "no problem";

describe("an act", () => {
  it("is its actor's, in his role, by his key, which shows who holds it", () => {
    expect(base.problem).toBe("");
    const checked = check(base.register, objection());
    expect(checked).toMatchObject({
      ok: true,
      value: {
        actor: { id: "delegate", role: "member", delegation: "FR", team: "committee" },
        key: { holder: "person" },
      },
    });
    const held = enterAll([
      bySecretary("key/enrol", enrolment("delegate", delegate, { holder: "secretariat" }), delegate),
      appointed,
    ]);
    expect(check(held.register, objection())).toMatchObject({ value: { key: { holder: "secretariat" } } });
  });

  it("signed for another record, case, subject or kind, or brought by another, is refused", () => {
    const opened = objection();
    const { act } = opened;
    expect(problemOf(check(base.register, objection(delegate, { record: "log.example/two" })))).toContain("record");
    const { register } = base;
    expect(check(register, opened, 9, { case: act.case, subject: act.subject, kind: act.kind }).ok).toBe(true);
    expect(problemOf(check(register, opened, 9, { case: "1".repeat(32) }))).toContain("case");
    expect(problemOf(check(register, opened, 9, { subject: "1".repeat(32) }))).toContain("subject");
    expect(problemOf(check(register, opened, 9, { kind: "matter/hold" }))).toContain("kind");
    const [mine] = appointmentsOf(register, "delegate", placeOf(9)).map(actorOf);
    expect(check(register, opened, 9, { actor: mine }).ok).toBe(true);
    for (const change of [{ id: "other" }, { role: "chair" }, { delegation: "GB" }])
      expect(problemOf(check(register, opened, 9, { actor: { ...mine, ...change } }))).toContain("another actor");
    expect(check(register, opened, 9, { actor: { ...mine, team: "another" } }).ok).toBe(false);
  });

  it("is not forged by the server: another's key, no key, a changed word, a role that he has not", () => {
    const { register } = base;
    expect(problemOf(check(register, objection(second)))).toContain("No key");
    expect(problemOf(check(register, objection(secretary)))).toContain("No key");
    const renamed = { ...second, vkey: second.vkey.replace("second/0+", "delegate/0+") };
    expect(check(register, objection(renamed)).ok).toBe(false);
    const one = objection();
    const other = objection(delegate, { kind: "matter/hold" });
    const mixed = { ...one, envelope: { ...one.envelope, signatures: other.envelope.signatures } };
    expect(check(register, mixed).ok).toBe(false);
    const crowded = signedAct([delegate, second], {
      kind: "matter/object",
      actor: "delegate",
      role: "member",
      delegation: "FR",
      body: {},
    });
    expect(problemOf(check(register, crowded)), "a signature added").toContain("No key");
    expect(problemOf(check(register, objection(delegate, { role: "chair" })))).toContain("did not act as chair");
    expect(problemOf(check(register, objection(delegate, { delegation: "GB" })))).toContain("for GB");
    const late = objection(delegate, { at: "2030-01-01T00:00:00Z" });
    expect(problemOf(check(register, late)), "dated ahead").toContain("later than it was received");
  });
});

describe("a key", () => {
  it("is in force from its act on and until it is revoked, whatever the clock says", () => {
    const revoked = enterAll(
      [bySecretary("key/revoke", { vkey: delegate.vkey, reason: "lost", since: null })],
      base.register,
    );
    expect(revoked.problem).toBe("");
    const at = (sequence: number) => check(revoked.register, objection(), sequence).ok;
    expect([0, 1, 2, 3].map(at)).toEqual([false, false, true, false]);
    const jumped = { at: start - 365 * 86_400_000, sequence: 3n };
    expect(checkAct(crypto, revoked.register, objection(delegate, { at: "2017-01-01T00:00:00Z" }), jumped).ok).toBe(
      false,
    );
    const lodged = (at: number) => checkAct(crypto, revoked.register, objection(), { at }).ok;
    expect(lodged(placeOf(2).at - 1), "lodged with a witness before").toBe(true);
    expect(lodged(placeOf(2).at), "and at the same instant").toBe(false);
    expect(lodged(start - 1)).toBe(false);
  });

  it("ends with its time", () => {
    const until = "2018-08-01T12:05:00Z";
    const { register } = enterAll([
      bySecretary("key/enrol", enrolment("delegate", delegate, { until }), delegate),
      appointed,
    ]);
    expect([4, 5].map((sequence) => check(register, objection(), sequence).ok)).toEqual([true, false]);
  });

  it("is enrolled by an officer for somebody else, with its fingerprint, and countersigned by itself", () => {
    const from = foundRegister(crypto, founding);
    const attempt = (body: Json, ...more: Signer[]) =>
      enterAll([bySecretary("key/enrol", body, ...more)], from).problem;
    expect(attempt(enrolment("delegate", delegate))).toContain("No key");
    expect(attempt(enrolment("delegate", delegate), second), "countersigned by another").toContain("countersign");
    expect(attempt(enrolment("delegate", { ...delegate, fingerprint: second.fingerprint }), delegate)).toContain(
      "fingerprint",
    );
    expect(attempt(enrolment("secretary", delegate), delegate)).toContain("Nobody enrols his own");
    expect(attempt(enrolment("delegate", secretary), secretary), "one signature twice is one").toContain("No key");
    expect(attempt(enrolment("delegate", delegate, { holder: "server" }), delegate)).toContain("not in form at holder");
    expect(attempt({ ...(enrolment("delegate", delegate) as object), more: 1 }, delegate)).toContain("not in form");
    const byMember = signedAct([delegate, second], {
      kind: "key/enrol",
      actor: "delegate",
      role: "member",
      delegation: "FR",
      body: enrolment("second", second),
    });
    expect(enterAll([byMember], base.register).problem).toContain('not for the role "member"');
  });

  it("is no point of small order, for which anybody can countersign", () => {
    const identity = new Uint8Array(32);
    identity[0] = 1;
    // R the neutral point, S zero: true of every message to a verifier that takes such keys.
    const everySignature = new Uint8Array(64);
    everySignature[0] = 1;
    const weak = verifierKey(crypto, "delegate", 1, identity);
    if (!weak.ok) throw new Error(weak.problem);
    const vkey = formatVerifierKey(weak.value);
    const anybody = { vkey, fingerprint: fingerprint(crypto, weak.value), sign: () => everySignature };
    const opened = bySecretary("key/enrol", enrolment("delegate", anybody), anybody);
    expect(enterAll([opened]).problem).toContain("countersign");
  });

  it("is one person's and is enrolled once; who has one rotates it, by both keys", () => {
    const enrol = (person: string, key: Signer & { fingerprint: string }) =>
      bySecretary("key/enrol", enrolment(person, key), key);
    expect(enterAll([enrol("second", delegate)], base.register).problem).toContain("enrolled before");
    expect(enterAll([enrol("delegate", again)], base.register).problem).toContain("has a key, in force or waiting");
    const rotate = (signers: [Signer, ...Signer[]], replaces: string, next = again) =>
      signedAct(signers, {
        kind: "key/rotate",
        actor: "delegate",
        role: "member",
        delegation: "FR",
        body: { replaces, vkey: next.vkey, fingerprint: next.fingerprint, until: null },
      });
    const attempt = (...given: Parameters<typeof rotate>) => enterAll([rotate(...given)], base.register).problem;
    expect(attempt([delegate], delegate.vkey)).toContain("No key");
    expect(attempt([again], delegate.vkey)).toContain("No key");
    expect(attempt([second, again], delegate.vkey)).toContain("No key");
    expect(attempt([delegate, again], secretary.vkey)).toContain("did not sign");
    const { register, problem } = enterAll([rotate([delegate, again], delegate.vkey)], base.register);
    expect(problem).toBe("");
    expect([check(register, objection()).ok, check(register, objection(again)).ok]).toEqual([false, true]);
    expect(check(register, objection(), 2).ok, "what it signed before stays good").toBe(true);
    expect(keysOf(register, "delegate", placeOf(9))).toMatchObject([
      { vkey: again.vkey, enrolled: { by: "delegate" } },
    ]);
    const back = signedAct([again, delegate], {
      kind: "key/rotate",
      actor: "delegate",
      role: "member",
      delegation: "FR",
      body: { replaces: again.vkey, vkey: delegate.vkey, fingerprint: delegate.fingerprint, until: null },
    });
    expect(enterAll([back], register).problem).toContain("enrolled before");
  });

  it("is revoked by its owner or an officer, once; a doubt reaches back", () => {
    const revoke = (signer: Signer, actor: string, role: string, delegation: string | null, vkey: string) =>
      signedAct([signer], {
        kind: "key/revoke",
        actor,
        role,
        delegation,
        body: { vkey, reason: "lost", since: "2018-07-01T00:00:00Z" },
      });
    const own = revoke(delegate, "delegate", "member", "FR", delegate.vkey);
    const { register, problem } = enterAll([own], base.register);
    expect(problem).toBe("");
    expect(register.keys.get("delegate")?.[0]).toMatchObject({
      doubtedSince: Date.parse("2018-07-01T00:00:00Z"),
      ended: { how: "revoked" },
    });
    expect(enterAll([own], register).problem).toContain("No key");
    expect(enterAll([revoke(secretary, "secretary", "secretary", null, delegate.vkey)], register).problem).toContain(
      "No key in force",
    );
    const others = revoke(delegate, "delegate", "member", "FR", secretary.vkey);
    expect(enterAll([others], base.register).problem).toContain("by its owner");
  });
});

describe("an appointment", () => {
  it("is made by an officer for somebody else, with no more clearance than his own", () => {
    const attempt = (body: Json) => enterAll([bySecretary("role/appoint", body)], base.register).problem;
    expect(attempt(appointment("secretary", "chair"))).toContain("Nobody appoints himself");
    expect(attempt(appointment("second", "expert", { compartments: ["C"] }))).toContain("Nobody grants");
    expect(attempt(appointment("delegate", "member"))).toContain("there already");
    expect(attempt(appointment("second", "king"))).toContain("not in form at role");
    expect(
      attempt(appointment("second", "expert", { from: "2018-09-01T00:00:00Z", until: "2018-08-01T00:00:00Z" })),
    ).toContain("before it begins");
    expect(attempt(appointment("second", "member", { delegation: "GB" }))).toBe("");
    const low = enterAll(
      [
        bySecretary("key/enrol", enrolment("second", second), second),
        bySecretary("role/appoint", appointment("second", "secretary")),
      ],
      base.register,
    );
    expect(low.problem).toBe("");
    const lifted = signedAct([second], {
      kind: "role/appoint",
      actor: "second",
      body: appointment("third", "expert", { label: "strictly confidential" }),
    });
    expect(enterAll([lifted], low.register).problem).toContain("Nobody grants");
  });

  it("ends by an officer's act, which cannot be undone by sending the appointment again", () => {
    const end = bySecretary("role/end", { appointment: appointed.act.id, reason: "recalled" });
    const { register, problem } = enterAll([end], base.register);
    expect(problem).toBe("");
    expect(problemOf(check(register, objection()))).toContain("did not act as member");
    expect(check(register, objection(), 2).ok).toBe(true);
    expect(enterAll([appointed], register).problem).toContain("entered before");
    expect(enterAll([end], register).problem).toContain("No appointment");
    expect(enterAll([bySecretary("role/appoint", appointment("delegate", "member"))], register).problem).toBe("");
    const own = bySecretary("role/end", { appointment: "founding-0", reason: "tired" });
    expect(enterAll([own], base.register).problem).toContain("Nobody ends his own");
  });

  it("is one of several of a delegation; each person signs with his own key", () => {
    const { register } = enterAll(
      [
        bySecretary("key/enrol", enrolment("second", second), second),
        bySecretary("role/appoint", appointment("second", "member")),
        bySecretary("role/appoint", appointment("third", "expert")),
      ],
      base.register,
    );
    // The second delegate of a state waits for a second look.
    const later: Place = { at: start + 8 * 86_400_000, sequence: 9n };
    const people = (of: { delegation: string } | { team: string }, at = later) =>
      membersOf(register, of, at).map(({ person }) => person);
    expect(people({ delegation: "FR" })).toEqual(["delegate", "second"]);
    expect(people({ team: "committee" })).toEqual(["delegate", "second", "secretary"]);
    expect(people({ team: "panel" })).toEqual(["third"]);
    expect(people({ delegation: "FR" }, placeOf(9))).toEqual(["delegate"]);
    expect(checkAct(crypto, register, objection(second, { actor: "second" }), later).ok).toBe(true);
    expect(checkAct(crypto, register, objection(second), later).ok).toBe(false);
  });
});

describe("the register", () => {
  it("is refused a founder without a proper key of his own, and acts out of order", () => {
    const [founder] = founding.founders;
    const found = (vkey: string) => () =>
      foundRegister(crypto, { record, founders: [{ ...founding.founders[0], vkey } as never] });
    expect(found("secretary")).toThrow("founder 1");
    expect(() => foundRegister(crypto, { record, founders: [founder, { ...founder, person: "x" }] as never })).toThrow(
      "founder 2",
    );
    const fresh = bySecretary("role/appoint", appointment("third", "expert"));
    expect([0, 1, 2].map((at) => enterAct(crypto, base.register, fresh, placeOf(at)).ok)).toEqual([false, false, true]);
    expect(enterAct(crypto, base.register, appointed, { at: start }).ok).toBe(false);
  });

  it("takes any body at all as a refusal", () => {
    const kinds = Object.keys(registerBodies) as RegisterKind[];
    const wild = fc.jsonValue({ maxDepth: 2 });
    const good: Record<string, Json> = {
      "role/appoint": appointment("second", "expert"),
      "role/end": { appointment: appointed.act.id, reason: "x" },
      "role/confirm": { person: "delegate", appointment: appointed.act.id },
      "role/protest": { appointment: appointed.act.id, reason: "x" },
      "key/enrol": enrolment("second", second),
      "key/confirm": { person: "delegate", vkey: delegate.vkey, fingerprint: delegate.fingerprint },
      "key/protest": { vkey: delegate.vkey, reason: "x" },
      "key/rotate": { replaces: secretary.vkey, vkey: again.vkey, fingerprint: again.fingerprint, until: null },
      "key/revoke": { vkey: delegate.vkey, reason: "x", since: null },
    };
    const spoilt = fc
      .tuple(fc.constantFrom(...kinds), fc.nat(8), wild)
      .map(([kind, which, value]): [RegisterKind, Json] => {
        const body = good[kind] as Record<string, Json>;
        const field = Object.keys(body)[which];
        return [kind, (field === undefined ? value : { ...body, [field]: value }) as Json];
      });
    fc.assert(
      fc.property(spoilt, ([kind, body]) => {
        const two: [Signer, ...Signer[]] = kind.startsWith("key/e") ? [secretary, second] : [secretary, again];
        const signers: [Signer, ...Signer[]] = kind === "key/enrol" || kind === "key/rotate" ? two : [secretary];
        const outcome = enterAct(crypto, base.register, signedAct(signers, { kind, body }), placeOf(5));
        if (!outcome.ok) expect(outcome.problem).toMatch(/\.$/u);
        else expect(registerBodies[kind].safeParse(body).success).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it("is the same again from the acts, whatever was refused in between, and forgets nothing", () => {
    const signers = { secretary, delegate, second, again } as const;
    const names = ["secretary", "delegate", "second"] as const;
    const who = fc.constantFrom(...names);
    const key = fc.constantFrom(...Object.values(signers));
    const act = fc.oneof(
      fc.record({ kind: fc.constant("key/enrol"), by: who, on: who, key }),
      fc.record({ kind: fc.constant("key/revoke"), by: who, on: who, key }),
      fc.record({ kind: fc.constant("role/appoint"), by: who, on: who, key }),
      fc.record({ kind: fc.constant("key/rotate"), by: who, on: who, key }),
      fc.record({ kind: fc.constant("role/end"), by: who, on: who, key }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 14 }), (steps) => {
        let register = foundRegister(crypto, founding);
        const entered = [];
        for (const [index, { kind, by, on, key: chosen }] of steps.entries()) {
          const place = placeOf(index);
          const [mine] = appointmentsOf(register, by, place);
          const [held] = keysOf(register, by, place);
          const signer = Object.values(signers).find(({ vkey }) => vkey === held?.vkey) ?? chosen;
          const ended = appointmentsOf(register, on, place)[0]?.id ?? "f".repeat(32);
          const bodies: Record<string, Json> = {
            "key/enrol": enrolment(on, chosen),
            "key/revoke": { vkey: chosen.vkey, reason: "x", since: null },
            "key/rotate": { replaces: signer.vkey, vkey: chosen.vkey, fingerprint: chosen.fingerprint, until: null },
            "role/appoint": appointment(on, on === "second" ? "chair" : "secretary", {
              label: "strictly confidential",
            }),
            "role/end": { appointment: ended, reason: "x" },
          };
          const two = kind === "key/enrol" || kind === "key/rotate";
          const opened = signedAct(two ? [signer, chosen] : [signer], {
            kind,
            actor: by,
            role: mine?.role ?? "secretary",
            delegation: mine?.delegation ?? null,
            body: bodies[kind] ?? {},
          });
          const outcome = enterAct(crypto, register, opened, place);
          if (!outcome.ok) {
            expect(outcome.problem).toMatch(/^\S.*\.$/u);
            continue;
          }
          for (const person of register.keys.keys())
            expect(outcome.value.keys.get(person)?.length ?? 0).toBeGreaterThanOrEqual(
              register.keys.get(person)?.length ?? 0,
            );
          register = outcome.value;
          entered.push({ opened, place });
          const inForce = [...register.keys.keys()].flatMap((person) => keysOf(register, person, placeOf(index + 1)));
          expect(new Set(inForce.map(({ person }) => person)).size, "one key a person").toBe(inForce.length);
          expect(new Set(inForce.map(({ vkey }) => vkey)).size, "one person a key").toBe(inForce.length);
        }
        expect(replayRegister(crypto, founding, entered)).toEqual({ ok: true, value: register });
      }),
      { numRuns: 150 },
    );
    const forged = { opened: objection(second, { kind: "key/revoke", body: {} }), place: placeOf(0) };
    expect(problemOf(replayRegister(crypto, founding, [forged]))).toContain("Act 0 does not follow");
  });
});
