import { describe, expect, it } from "vitest";
import { actRights, type Register, readingRights, type Subject } from "#register";
import {
  quickPolicy,
  refusalOf,
  signedIn,
  someone,
  type TestPeople,
  testPeople,
} from "../../../test/people-fixture.ts";
import { memoryStore } from "../../../test/people-memory-store.ts";
import { actingAs, canAs, isFresh, scopeOf } from "./acting.ts";
import { type Scope, scopes } from "./types.ts";

const appointment = {
  id: "a".repeat(32),
  person: "p-1",
  name: "One",
  role: "coordinator",
  delegation: null,
  team: "panel",
  label: "strictly confidential",
  compartments: ["A"],
  since: { at: 0, sequence: 0n },
  from: null,
  until: null,
  appointed: "p-2",
} as const;
const register = (ended?: number): Register => ({
  record: "log.example/one",
  sequence: 1n,
  at: 0,
  keys: new Map(),
  used: new Map(),
  appointments: new Map([
    [
      "p-1",
      [
        {
          ...appointment,
          ...(ended && { ended: { at: ended, sequence: 5n, by: "p-2", reason: "over", how: "ended" } }),
        },
      ],
    ],
  ]),
});

async function withToken(test: TestPeople, wanted: { scopes: Scope[]; ceiling?: "unclassified" | "confidential" }) {
  const who = await someone(test, "p-1");
  const { secret } = await signedIn(test, who);
  const chosen = await test.people.choose(secret, appointment.id);
  const expires = test.time.now + 86_400_000;
  const made = await test.people.createToken(chosen.secret, {
    name: "script",
    ceiling: "confidential",
    expires,
    ...wanted,
  });
  return { ...made, session: chosen.secret, who };
}

describe("a token", () => {
  it("is shown once, kept as a salted hash, ends by itself, by its owner and with the account", async () => {
    const rows = memoryStore();
    const test = testPeople(quickPolicy, rows);
    const { secret, token, session } = await withToken(test, { scopes: ["read"] });
    expect(secret).toMatch(new RegExp(`^ph_${token.prefix}_[A-Za-z0-9_-]{43}$`, "u"));
    expect(rows.all()).not.toContain(secret.slice(-43));
    expect((await test.people.token(secret)).person).toBe("p-1");
    expect((await test.people.tokens("p-1"))[0]?.used).toBe(test.time.now);
    for (const junk of ["", secret.slice(0, -1), `${secret.slice(0, -1)}~`, secret.replace("ph_", "ph-"), "ph__"])
      expect(await refusalOf(test.people.token(junk))).toContain("sign-in-refused");
    expect(await refusalOf(test.people.token(`ph_${"a".repeat(16)}_${secret.slice(-43)}`))).toContain("refused");
    expect(await refusalOf(test.people.session(secret)), "is no session").toContain("sign-in-refused");
    expect(await refusalOf(test.people.token(session)), "a session is no token").toContain("sign-in-refused");
    expect(await test.people.revokeToken("p-2", token.prefix), "by nobody else").toBe(false);
    expect(await test.people.revokeToken("p-1", token.prefix)).toBe(true);
    expect(await refusalOf(test.people.token(secret))).toContain("sign-in-refused");
    const wanted = { name: "x", scopes: ["read"], ceiling: "confidential", expires: test.time.now + 1000 } as const;
    const short = await test.people.createToken(session, wanted);
    test.time.now += 1000;
    expect(await refusalOf(test.people.token(short.secret))).toContain("sign-in-refused");
  });

  it("is made from a session with a fresh second factor and an appointment only, never without end", async () => {
    const test = testPeople();
    const who = await someone(test, "p-1");
    const opened = await signedIn(test, who);
    const wanted = { name: "x", scopes: ["read"], ceiling: "unclassified", expires: test.time.now + 1e6 } as const;
    expect(await refusalOf(test.people.createToken(opened.secret, wanted))).toContain("appointment");
    const { secret } = await test.people.choose(opened.secret, appointment.id);
    for (const bad of [{ name: "" }, { scopes: [] }, { scopes: ["all" as "read"] }, { ceiling: "x" as "unclassified" }])
      expect(await refusalOf(test.people.createToken(secret, { ...wanted, ...bad }))).toContain("account-refused");
    for (const expires of [0, test.time.now, test.time.now + 400 * 86_400_000, Number.NaN, Number.POSITIVE_INFINITY])
      expect(await refusalOf(test.people.createToken(secret, { ...wanted, expires }))).toContain("must expire");
    const token = await test.people.createToken(secret, wanted);
    expect(await refusalOf(test.people.createToken(token.secret, wanted)), "by no token").toContain("sign-in-refused");
    test.time.now += quickPolicy.fresh;
    expect(await refusalOf(test.people.createToken(secret, wanted))).toContain("step-up-required");
    await test.people.suspend("p-1");
    expect(await refusalOf(test.people.token(token.secret))).toContain("sign-in-refused");
  });

  it("does nothing outside its scopes, whatever its owner may do, and never its owner's own account", async () => {
    const subject: Subject = { label: "unclassified", compartments: [], teams: ["panel"], owners: ["p-1"] };
    for (let chosen = 0; chosen < 2 ** scopes.length; chosen++) {
      const held = scopes.filter((_, bit) => (chosen >> bit) & 1);
      const token = {
        prefix: "x",
        person: "p-1",
        name: "x",
        appointment: appointment.id,
        scopes: held,
        ceiling: "confidential",
      } as const;
      const principal = {
        via: "token",
        person: "p-1",
        appointment: appointment.id,
        token: { ...token, created: 0, used: 0, expires: 1 },
      } as const;
      const actor = actingAs(register(), principal, { at: 1, sequence: 2n });
      expect(actor).not.toBeNull();
      if (!actor) return;
      expect(isFresh(principal, 0)).toBe(false);
      for (const action of [...Object.keys(actRights), ...Object.keys(readingRights)]) {
        const scope = scopeOf(action);
        const verdict = canAs(principal, actor, action, subject);
        if (verdict.allowed) expect(held).toContain(scope);
        expect(canAs(principal, actor, "own account", subject).allowed).toBe(false);
        if (scope && held.includes(scope)) expect(verdict).toEqual(canAs(null, actor, action, subject));
      }
    }
    const names = [...Object.keys(actRights), ...Object.keys(readingRights)];
    expect(names.filter((action) => scopeOf(action) === null)).toEqual(["own account"]);
    expect(Object.keys(actRights).every((kind) => scopeOf(kind) === "act")).toBe(true);
  });

  it("sees no higher than its ceiling, and nothing once its appointment has ended", async () => {
    const test = testPeople();
    const { secret } = await withToken(test, { scopes: ["read"], ceiling: "confidential" });
    const principal = await test.people.token(secret);
    const actor = actingAs(register(), principal, { at: 1, sequence: 2n });
    expect(actor).toMatchObject({ label: "confidential", role: "coordinator", compartments: ["A"] });
    const secretThing: Subject = { label: "strictly confidential", compartments: ["A"] };
    expect(actor && canAs(principal, actor, "read", secretThing)).toMatchObject({ allowed: false, hidden: true });
    expect(actingAs(register(10), principal, { at: 11, sequence: 6n })).toBeNull();
    expect(actingAs(register(10), { ...principal, person: "p-2" }, { at: 1, sequence: 2n })).toBeNull();
  });
});
