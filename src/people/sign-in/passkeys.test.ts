import { describe, expect, it } from "vitest";
import { Authenticator, type Faults } from "../../../test/authenticator.ts";
import {
  address,
  quickPolicy,
  refusalOf,
  signedIn,
  someone,
  type TestPeople,
  testPeople,
} from "../../../test/people-fixture.ts";

async function withPasskey(test: TestPeople, person = "p-1", algorithm: "ed25519" | "p-256" = "ed25519") {
  const who = await someone(test, person);
  const { secret } = await signedIn(test, who);
  const authenticator = new Authenticator(algorithm);
  const response = authenticator.create(await test.people.passkeyRegistration(secret));
  const passkey = await test.people.registerPasskey(secret, { response, name: "key of the office" });
  return { who, secret, authenticator, passkey };
}

describe("passkeys", () => {
  it.each(["ed25519", "p-256"] as const)("open an account without a name or password (%s)", async (algorithm) => {
    const test = testPeople();
    const { authenticator, passkey } = await withPasskey(test, "p-1", algorithm);
    const options = await test.people.passkeyOptions();
    expect(options.allowCredentials ?? [], "names nobody's credentials").toEqual([]);
    const opened = await test.people.signInWithPasskey({ response: authenticator.get(options), address });
    expect(opened.session).toMatchObject({ person: "p-1", factor: test.time.now, appointment: null });
    expect(await test.people.passkeys("p-1")).toMatchObject([{ id: passkey.id, used: test.time.now }]);
  });

  it("answer a challenge once, in its time, and only one of ours", async () => {
    const test = testPeople();
    const { authenticator } = await withPasskey(test);
    const options = await test.people.passkeyOptions();
    const response = authenticator.get(options);
    const enter = (given = response) => test.people.signInWithPasskey({ response: given, address });
    const both = await Promise.allSettled([enter(), enter()]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await refusalOf(enter()), "the same answer again").toContain("sign-in-refused");
    expect(await refusalOf(enter(authenticator.get(options))), "a new answer to it").toContain("sign-in-refused");
    for (const challenge of ["", "AAAA", Buffer.alloc(56).toString("base64url"), "x".repeat(10_000)])
      expect(await refusalOf(enter(authenticator.get({ ...options, challenge })))).toContain("sign-in-refused");
    const late = await test.people.passkeyOptions();
    test.time.now += quickPolicy.challenge;
    expect(await refusalOf(enter(authenticator.get(late)))).toContain("sign-in-refused");
    const early = await test.people.passkeyOptions();
    test.time.now -= 60_000;
    expect(await refusalOf(enter(authenticator.get(early))), "a clock set back").toContain("sign-in-refused");
  });

  it("do not open with another origin, party, type, holder, or without the user", async () => {
    const test = testPeople();
    const { authenticator } = await withPasskey(test);
    const { authenticator: other } = await withPasskey(test, "p-2");
    const faults: Faults[] = [
      { origin: "https://penholder.example.attacker.example" },
      { origin: "http://penholder.example" },
      { rpId: "attacker.example" },
      { type: "webauthn.create" },
      { flags: 0x01 },
      { flags: 0x04 },
      { flags: 0x00 },
      { userHandle: other.userHandle },
    ];
    for (const fault of faults) {
      const response = authenticator.get(await test.people.passkeyOptions(), fault);
      expect(await refusalOf(test.people.signInWithPasskey({ response, address }))).toContain("sign-in-refused");
    }
    const [mine, theirs] = [authenticator, other];
    const swapped = {
      ...theirs.get(await test.people.passkeyOptions()),
      id: mine.get(await test.people.passkeyOptions()).id,
    };
    expect(await refusalOf(test.people.signInWithPasskey({ response: swapped, address }))).toContain("sign-in-refused");
    const unknown = new Authenticator().get(await test.people.passkeyOptions());
    expect(await refusalOf(test.people.signInWithPasskey({ response: unknown, address }))).toContain("sign-in-refused");
  });

  it("whose counter goes back were copied, and are refused", async () => {
    const test = testPeople();
    const { authenticator } = await withPasskey(test);
    const enter = async (counter: number) =>
      refusalOf(
        test.people.signInWithPasskey({
          response: authenticator.get(await test.people.passkeyOptions(), { counter }),
          address,
        }),
      );
    expect(await enter(50)).toBe("went through");
    expect(await enter(50)).toContain("sign-in-refused");
    expect(await enter(49)).toContain("sign-in-refused");
    expect(await enter(51)).toBe("went through");
  });

  it("step up the session that asked, and no other; signing in answers no step-up, and the other way round", async () => {
    const test = testPeople();
    const { authenticator, secret, who } = await withPasskey(test);
    const other = await signedIn(test, who);
    const { people } = test;
    const wrong = authenticator.get(await people.stepUpOptions(other.secret));
    expect(await refusalOf(people.stepUpWithPasskey(secret, { response: wrong, address }))).toContain("refused");
    const entry = authenticator.get(await people.passkeyOptions());
    expect(await refusalOf(people.stepUpWithPasskey(secret, { response: entry, address }))).toContain("refused");
    const step = authenticator.get(await people.stepUpOptions(secret));
    expect(await refusalOf(people.signInWithPasskey({ response: step, address }))).toContain("sign-in-refused");
    test.time.now += 60_000;
    const right = authenticator.get(await people.stepUpOptions(secret));
    const stepped = await people.stepUpWithPasskey(secret, { response: right, address });
    expect(stepped.session.factor).toBe(test.time.now);
    const { authenticator: theirs } = await withPasskey(test, "p-2");
    const foreign = theirs.get(await people.stepUpOptions(stepped.secret));
    expect(await refusalOf(people.stepUpWithPasskey(stepped.secret, { response: foreign, address }))).toContain(
      "refused",
    );
  });

  it("are registered for the session that asked, once, with the user verified, and only while its factor is fresh", async () => {
    const test = testPeople();
    const { authenticator, secret, who } = await withPasskey(test);
    const other = await signedIn(test, who);
    const { people } = test;
    const register = (response: ReturnType<Authenticator["create"]>, from = secret) =>
      refusalOf(people.registerPasskey(from, { response, name: "second" }));
    const options = await people.passkeyRegistration(secret);
    const response = new Authenticator().create(options);
    expect(await register(response, other.secret), "another session").toContain("account-refused");
    expect(await register(authenticator.create(options)), "the same key again").toContain("registered already");
    for (const fault of [
      { origin: "https://a.example" },
      { rpId: "a.example" },
      { flags: 0x41 },
      { type: "webauthn.get" },
    ])
      expect(await register(new Authenticator().create(options, fault))).toContain("account-refused");
    expect(await register(response)).toBe("went through");
    expect(await register(new Authenticator().create(options)), "a challenge used").toContain("refused");
    test.time.now += quickPolicy.fresh;
    expect(await refusalOf(people.passkeyRegistration(secret))).toContain("step-up-required");
  });

  it("are removed by their owner only, and open nothing any more", async () => {
    const test = testPeople();
    const { authenticator, secret, passkey } = await withPasskey(test);
    const { secret: theirs } = await withPasskey(test, "p-2");
    expect(await refusalOf(test.people.removePasskey(theirs, passkey.id))).toContain("account-refused");
    await test.people.removePasskey(secret, passkey.id);
    const response = authenticator.get(await test.people.passkeyOptions());
    expect(await refusalOf(test.people.signInWithPasskey({ response, address }))).toContain("sign-in-refused");
  });

  it("take any junk as a refusal", async () => {
    const test = testPeople();
    const { authenticator } = await withPasskey(test);
    const good = authenticator.get(await test.people.passkeyOptions());
    const broken = [{}, { id: 1 }, { id: good.id }, { id: good.id, response: null }, { ...good, response: {} }];
    for (const [index, one] of broken.entries()) {
      const given = { response: one as typeof good, address: `broken ${index}` };
      expect(await refusalOf(test.people.signInWithPasskey(given))).toContain("sign-in-refused");
    }
    const long = { ...good, response: { ...good.response, signature: "A".repeat(20_000) } };
    expect(await refusalOf(test.people.signInWithPasskey({ response: long, address }))).toContain("sign-in-refused");
    const junk = ["", "{}", "AAAA", "\ud800", Buffer.alloc(3000).toString("base64url")];
    for (const field of ["clientDataJSON", "authenticatorData", "signature"] as const)
      for (const value of junk) {
        const response = { ...good, response: { ...good.response, [field]: value } };
        expect(await refusalOf(test.people.signInWithPasskey({ response, address: value }))).toContain(
          "sign-in-refused",
        );
      }
  });
});
