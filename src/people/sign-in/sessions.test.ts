import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  address,
  password,
  quickPolicy,
  refusalOf,
  signedIn,
  someone,
  testPeople,
} from "../../../test/people-fixture.ts";

const { session: periods, fresh } = quickPolicy;

describe("a session", () => {
  it("ends when it was idle, at the latest after its time, and when signed out", async () => {
    const test = testPeople();
    const who = await someone(test, "p-1");
    const idle = await signedIn(test, who);
    test.time.now += periods.idle - 31_000;
    expect((await test.people.session(idle.secret)).person).toBe("p-1");
    test.time.now += periods.idle + 1;
    expect(await refusalOf(test.people.session(idle.secret))).toContain("sign-in-refused");

    const busy = await signedIn(test, who);
    const opened = test.time.now;
    while (test.time.now < opened + periods.absolute - periods.idle) {
      test.time.now += periods.idle - 60_000;
      await test.people.session(busy.secret);
    }
    test.time.now = opened + periods.absolute;
    expect(await refusalOf(test.people.session(busy.secret))).toContain("sign-in-refused");

    const left = await signedIn(test, who);
    await test.people.signOut(left.secret);
    expect(await refusalOf(test.people.session(left.secret))).toContain("sign-in-refused");
  });

  it("has a secret of ours only, of 256 bits: one brought along is never adopted", async () => {
    const test = testPeople();
    const who = await someone(test, "p-1");
    const before = "A".repeat(43);
    expect(await refusalOf(test.people.session(before))).toContain("sign-in-refused");
    const { secret, session } = await signedIn(test, who);
    expect(Buffer.from(secret, "base64url")).toHaveLength(32);
    expect(await refusalOf(test.people.session(before))).toContain("sign-in-refused");
    expect(await refusalOf(test.people.session(session.id)), "its name opens nothing").toContain("sign-in-refused");
    for (const junk of ["", "\u0000", "x".repeat(100_000), "__proto__"])
      expect(await refusalOf(test.people.session(junk))).toContain("sign-in-refused");
  });

  it("changes its secret with what it may do, and the old one is dead; of two at once one wins", async () => {
    const test = testPeople();
    const who = await someone(test, "p-1");
    const first = await signedIn(test, who);
    const outcomes = await Promise.allSettled(
      ["a", "b"].map((one) => test.people.choose(first.secret, one.repeat(32))),
    );
    const [won] = outcomes.filter((one) => one.status === "fulfilled");
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await refusalOf(test.people.session(first.secret))).toContain("sign-in-refused");
    const chosen = won?.status === "fulfilled" ? won.value : first;
    expect(chosen.session).toMatchObject({ opened: first.session.opened, factor: first.session.factor });
    expect(await refusalOf(test.people.choose(chosen.secret, "chair"))).toContain("account-refused");
    const next = await test.people.stepUp(chosen.secret, { code: who.code(), address });
    expect(next.session.appointment).toBe(chosen.session.appointment);
    expect(next.session.factor).toBe(test.time.now);
    expect(next.session.opened, "its end does not move").toBe(first.session.opened);
    expect(await refusalOf(test.people.session(chosen.secret))).toContain("sign-in-refused");
    expect(await test.people.sessions("p-1")).toHaveLength(1);
  });

  it("steps up by a new code only, and tries are counted", async () => {
    const test = testPeople();
    const who = await someone(test, "p-1");
    const code = who.code();
    const { secret } = await test.people.signIn({ login: who.login, password, code, address });
    expect(await refusalOf(test.people.stepUp(secret, { code, address }))).toContain("sign-in-refused");
    let last = "";
    for (let i = 0; i < 6; i++) last = await refusalOf(test.people.stepUp(secret, { code: "0", address }));
    expect(last).toContain("DelayedError");
    const other = await someone(test, "p-2");
    expect(await refusalOf(test.people.stepUp(secret, { code: other.code(), address: "a" }))).toContain(
      "sign-in-refused",
    );
  });

  it("ends with all others of the person, and with none of anybody else's", async () => {
    const test = testPeople();
    const [one, two] = [await someone(test, "p-1"), await someone(test, "p-2")];
    const mine = [await signedIn(test, one), await signedIn(test, one)];
    const others = await signedIn(test, two);
    expect(await test.people.signOutEverywhere("p-1")).toBe(2);
    for (const { secret } of mine) expect(await refusalOf(test.people.session(secret))).toContain("sign-in-refused");
    expect((await test.people.session(others.secret)).person).toBe("p-2");
  });
});

it("sessions live exactly as long as a model of them says, whatever happens in which order", async () => {
  const step = fc.record({
    what: fc.constantFrom("open", "open", "look", "choose", "step up", "leave", "leave all", "suspend"),
    which: fc.nat(5),
    wait: fc.constantFrom(30_000, 30_000, 600_000, 20 * 60_000, periods.idle, 5 * 3_600_000),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const test = testPeople();
      const who = await someone(test, "p-1");
      const model = new Map<string, { opened: number; seen: number }>();
      const lives = ({ opened, seen }: { opened: number; seen: number }) =>
        test.time.now < Math.min(seen + periods.idle, opened + periods.absolute);
      for (const { what, which, wait } of steps) {
        test.time.now += wait;
        const [secret = "none", known] = [...model][which] ?? [];
        const alive = known !== undefined && lives(known);
        const { now } = test.time;
        if (what === "open") model.set((await signedIn(test, who)).secret, { opened: now, seen: now });
        if (what === "look") {
          expect(await refusalOf(test.people.session(secret)).then((one) => one === "went through")).toBe(alive);
          if (alive && now - known.seen >= periods.touch) known.seen = now;
        }
        if (what === "choose" || what === "step up") {
          const change =
            what === "choose"
              ? test.people.choose(secret, "a".repeat(32))
              : test.people.stepUp(secret, { code: who.code(), address });
          const opened = await change.catch(() => null);
          expect(opened !== null).toBe(alive);
          if (opened && known) model.set(opened.secret, { opened: known.opened, seen: now });
          if (opened) model.delete(secret);
        }
        if (what === "leave") await test.people.signOut(secret);
        if (what === "leave") model.delete(secret);
        if (what === "leave all") await test.people.signOutEverywhere("p-1");
        if (what === "suspend") await test.people.suspend("p-1").then(() => test.people.admit("p-1"));
        if (what === "leave all" || what === "suspend") model.clear();
      }
      const living = [...model.values()].filter(lives).length;
      expect(await test.people.sessions("p-1")).toHaveLength(living);
    }),
    { numRuns: 40 },
  );
});

describe("a changed password", () => {
  it("asks for a second factor just given and the old password, and ends every other session", async () => {
    const test = testPeople();
    const who = await someone(test, "p-1");
    const [here, there] = [await signedIn(test, who), await signedIn(test, who)];
    const change = (secret: string, old = password) =>
      test.people.changePassword(secret, { old, password: "eleven quiet herons", address });
    expect(await refusalOf(change(here.secret, "wrong"))).toContain("sign-in-refused");
    test.time.now += fresh;
    expect(await refusalOf(change(here.secret))).toContain("step-up-required");
    const stepped = await test.people.stepUp(here.secret, { code: who.code(), address });
    const changed = await change(stepped.secret);
    expect((await test.people.session(changed.secret)).person).toBe("p-1");
    for (const { secret } of [here, there, stepped])
      expect(await refusalOf(test.people.session(secret))).toContain("sign-in-refused");
    test.next();
    expect(await refusalOf(signedIn(test, who))).toContain("sign-in-refused");
    const again = { login: who.login, password: "eleven quiet herons", code: who.code(), address };
    expect((await test.people.signIn(again)).session.person).toBe("p-1");
  });

  it("new recovery codes end the old ones", async () => {
    const test = testPeople();
    const who = await someone(test, "p-1");
    const { secret } = await signedIn(test, who);
    const codes = await test.people.newRecoveryCodes(secret);
    expect(new Set(codes).size).toBe(quickPolicy.recoveryCodes);
    const enter = (code = "") => test.people.signIn({ login: who.login, password, code, address });
    expect(await refusalOf(enter(who.recoveryCodes[0]))).toContain("sign-in-refused");
    expect((await enter(codes[0])).session.person).toBe("p-1");
  });
});
