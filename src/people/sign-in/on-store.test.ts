import { expect, it } from "vitest";
import { Authenticator } from "../../../test/authenticator.ts";
import {
  address,
  password,
  quickPolicy,
  refusalOf,
  signedIn,
  someone,
  testPeople,
} from "../../../test/people-fixture.ts";
import { onBothEngines } from "../../../test/stores.ts";

onBothEngines("sign-in on the store", ({ open }) => {
  it("goes from the invitation to a token, and outlives a restart", async () => {
    const store = await open();
    const test = testPeople(quickPolicy, store);
    const who = await someone(test, "p-1");
    const { secret } = await signedIn(test, who);
    const authenticator = new Authenticator();
    const response = authenticator.create(await test.people.passkeyRegistration(secret));
    await test.people.registerPasskey(secret, { response, name: "key" });
    const chosen = await test.people.choose(secret, "f".repeat(32));
    const wanted = { name: "t", scopes: ["read"], ceiling: "unclassified", expires: test.time.now + 1e6 } as const;
    const token = await test.people.createToken(chosen.secret, wanted);

    const again = testPeople(quickPolicy, store);
    again.time.now = test.time.now;
    expect((await again.people.session(chosen.secret)).appointment).toBe("f".repeat(32));
    expect((await again.people.token(token.secret)).token).toMatchObject({ scopes: ["read"] });
    const entered = authenticator.get(await again.people.passkeyOptions());
    expect((await again.people.signInWithPasskey({ response: entered, address })).session.person).toBe("p-1");
    expect(await refusalOf(again.people.session(secret))).toContain("sign-in-refused");
    again.time.now += 86_400_000 * 2;
    expect(await again.people.sweep()).toBeGreaterThan(3);
  });

  it("takes a code once of many at the same moment, and holds the delay", async () => {
    const test = testPeople(quickPolicy, await open());
    const who = await someone(test, "p-1");
    const given = { login: who.login, password, code: who.code(), address };
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => test.people.signIn(given)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const wrong = Array.from({ length: 20 }, () => refusalOf(test.people.signIn({ ...given, login: "x", code: "" })));
    const refusals = await Promise.all(wrong);
    expect(refusals.filter((one) => one.includes("sign-in-refused"))).toHaveLength(quickPolicy.attempts.identity.free);
  });

  it("refuses what no database can hold like anything else", async () => {
    const test = testPeople(quickPolicy, await open());
    const who = await someone(test, "p-1");
    const { secret } = await signedIn(test, who);
    for (const junk of ["\u0000", "a\u0000", "\ud800", "x".repeat(5000)]) {
      const tries = [
        test.people.session(junk),
        test.people.token(junk),
        test.people.signIn({ login: junk, password: junk, code: junk, address: junk }),
        test.people.accept({ invitation: junk, password }),
        test.people.removePasskey(secret, junk),
      ];
      for (const refusal of await Promise.all(tries.map(refusalOf)))
        expect(refusal).toMatch(/sign-in-refused|account-refused/u);
      expect(await test.people.account(junk)).toBeNull();
      expect(await test.people.revokeToken("p-1", junk)).toBe(false);
    }
  });
});
