import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  address,
  password,
  quickPolicy,
  refusalOf,
  relyingParty,
  signedIn,
  someone,
  testPeople,
} from "../../../test/people-fixture.ts";
import { memoryStore } from "../../../test/people-memory-store.ts";
import { openPeople } from "./open-people.ts";
import { isPassword, nodeScrypt, passwordRecord } from "./password.ts";
import { base32, codeAt, fromBase32, hotp, totpStep } from "./totp.ts";

describe("codes", () => {
  // RFC 6238, appendix B.
  it.each([
    [59, "94287082", "46119246", "90693936"],
    [1111111109, "07081804", "68084774", "25091201"],
    [1111111111, "14050471", "67062674", "99943326"],
    [1234567890, "89005924", "91819424", "93441116"],
    [2000000000, "69279037", "90698825", "38618901"],
    [20000000000, "65353130", "77737706", "47863826"],
  ])("are those of RFC 6238 at %i", (seconds, sha1, sha256, sha512) => {
    const seed = (length: number) => Buffer.from("1234567890".repeat(7).slice(0, length));
    const step = Math.floor(seconds / 30);
    expect(hotp(seed(20), step, 8)).toBe(sha1);
    expect(hotp(seed(32), step, 8, "sha256")).toBe(sha256);
    expect(hotp(seed(64), step, 8, "sha512")).toBe(sha512);
  });
  it("are those of RFC 4226, and base32 is that of RFC 4648", () => {
    const secret = Buffer.from("12345678901234567890");
    const codes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((counter) => hotp(secret, counter, 6));
    expect(codes.join(" ")).toBe("755224 287082 359152 969429 338314 254676 287922 162583 399871 520489");
    const texts = ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map((text) => base32(Buffer.from(text)));
    expect(texts).toEqual(["", "MY", "MZXQ", "MZXW6", "MZXW6YQ", "MZXW6YTB", "MZXW6YTBOI"]);
  });
  it("base32 is read as it is written, with spaces or without", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromBase32(base32(bytes))).toEqual(bytes);
      }),
    );
    expect(fromBase32("mzxw 6ytb oi==")).toEqual(new Uint8Array(Buffer.from("foobar")));
  });
  it("fit in their window and after the last one only", () => {
    const secret = new Uint8Array(20).fill(3);
    const { totp } = quickPolicy;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 31 }),
        fc.integer({ min: -5, max: 5 }),
        fc.boolean(),
        (now, off, used) => {
          const step = Math.floor(now / 30) + off;
          const last = used ? step : step - 1;
          const found = totpStep(secret, hotp(secret, Math.max(0, step), 6), now * 1000, last, totp);
          if (found !== null) expect(found).toBeGreaterThan(last);
          if (Math.abs(off) <= 1 && step >= 0 && !used) expect(found).not.toBeNull();
        },
      ),
    );
    for (const junk of ["", "12345", "1234567", "½½½½½½", "000000 ", "1e5"])
      expect(totpStep(secret, junk, 1e12, -1, totp)).toBeNull();
  });
});

describe("passwords", () => {
  it("are kept as RFC 7914 hashes them, salted, and open by any spelling of the same letters", async () => {
    const vector = await nodeScrypt("pleaseletmein", Buffer.from("SodiumChloride"), { ln: 14, r: 8, p: 1 });
    expect(Buffer.from(vector).toString("hex")).toBe(
      "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2",
    );
    const parameters = { ln: 4, r: 8, p: 1 };
    let salts = 0;
    const random = (bytes: number) => new Uint8Array(bytes).fill(++salts);
    const [one, two] = await Promise.all(
      ["Ångström café", "Ångström café"].map((text) => passwordRecord(text, parameters, random, nodeScrypt)),
    );
    expect(one).not.toBe(two);
    expect(await isPassword("A\u030angstro\u0308m cafe\u0301", one ?? "", two ?? "", nodeScrypt)).toBe(true);
    expect(await isPassword("Angstrom cafe", one ?? "", two ?? "", nodeScrypt)).toBe(false);
    expect(await isPassword("Ångström café", "$scrypt$ln=4", two ?? "", nodeScrypt)).toBe(false);
    expect(await isPassword("Ångström café", "", two ?? "", nodeScrypt)).toBe(false);
  });
  it("are refused when short, long, monotonous or one's own name", async () => {
    const { people } = testPeople();
    const { invitation } = await people.invite({ person: "p-1", login: "nebula@example.org", name: "Nadia Example" });
    for (const bad of ["short", "aaaaaaaaaaaaaaaa", "x".repeat(257), "my nebula@example.org", `\ud800${password}`])
      expect(await refusalOf(people.accept({ invitation, password: bad })), bad).toContain("account-refused");
    expect(await refusalOf(people.accept({ invitation, password }))).toBe("went through");
  });
});

it("a password kept with the parameters of another time is hashed anew as soon as it opens", async () => {
  const rows = memoryStore();
  const test = testPeople(quickPolicy, rows);
  const who = await someone(test, "p-1");
  const later = testPeople({ ...quickPolicy, scrypt: { ln: 5, r: 8, p: 1 } }, rows);
  later.time.now = test.time.now;
  expect(rows.all()).toContain("$scrypt$ln=4,");
  await signedIn(later, who);
  expect(rows.all()).not.toContain("$scrypt$ln=4,");
  expect(rows.all()).toContain("$scrypt$ln=5,");
  later.next();
  const given = { login: who.login, password, code: "", address };
  expect(await refusalOf(later.people.signIn({ ...given, password: `${password}!` }))).toContain("sign-in-refused");
});

describe("an account", () => {
  it("opens only after its holder enrolled and another officer confirmed him; an invitation works once", async () => {
    const { people, time } = testPeople();
    const { invitation } = await people.invite({ person: "p-1", login: "One@Example.org", name: "One" });
    const { secret } = await people.accept({ invitation, password });
    expect(secret).toMatch(/^[A-Z2-7]{32}$/u);
    const code = () => codeAt(secret, time.now);
    const enter = () => people.signIn({ login: "one@example.org ", password, code: code(), address });
    expect(await refusalOf(enter())).toContain("sign-in-refused");
    expect(await refusalOf(people.admit("p-1"))).toContain("account-refused");
    await people.confirm({ invitation, code: code() });
    expect(await refusalOf(people.confirm({ invitation, code: code() }))).toContain("sign-in-refused");
    expect(await refusalOf(people.accept({ invitation, password }))).toContain("sign-in-refused");
    time.now += 30_000;
    expect(await refusalOf(enter())).toContain("sign-in-refused");
    await people.admit("p-1");
    expect((await enter()).session.person).toBe("p-1");
    expect(await refusalOf(people.invite({ person: "p-2", login: "ONE@example.org", name: "Two" }))).toContain(
      "already",
    );
    expect(await people.account("p-2")).toBeNull();
  });

  it("loses every session, token and factor when it is reset, and everything but the factors when suspended", async () => {
    const test = testPeople();
    const who = await someone(test, "p-1");
    const { secret } = await signedIn(test, who);
    await test.people.suspend("p-1");
    expect(await refusalOf(test.people.session(secret))).toContain("sign-in-refused");
    expect(await refusalOf(signedIn(test, who))).toContain("sign-in-refused");
    await test.people.admit("p-1");
    const again = await signedIn(test, who);
    await test.people.reset("p-1");
    expect(await refusalOf(test.people.session(again.secret))).toContain("sign-in-refused");
    expect(await refusalOf(test.people.admit("p-1"))).toContain("account-refused");
    expect(await refusalOf(signedIn(test, who))).toContain("sign-in-refused");
  });

  it("is not invited under names that are no text", async () => {
    const { people } = testPeople();
    for (const login of ["", " ", " a", "a\u0000b", "x".repeat(201), "\ud800"])
      expect(await refusalOf(people.invite({ person: "p", login, name: "P" }))).toContain("account-refused");
    for (const name of ["", " ", "a\u202eb", "a\nb", "\ud800"])
      expect(await refusalOf(people.invite({ person: "p", login: "l", name }))).toContain("account-refused");
    expect(
      await refusalOf(people.invite({ person: "p", login: "l", name: "\u0645\u06cc\u200c\u0631\u0648\u062f" })),
    ).toBe("went through");
  });
});

describe("attacks on signing in", () => {
  it("whatever is wrong, and whoever is asked for: same words, same reads, same number of hashes", async () => {
    const test = testPeople();
    const who = await someone(test, "p-1");
    await test.people.invite({ person: "p-2", login: "invited@example.org", name: "Two" });
    const gone = await someone(test, "p-3");
    await test.people.suspend("p-3");
    const tries = {
      "an unknown name": { login: "nobody@example.org", password, code: "123456" },
      "a wrong password": { login: who.login, password: "wrong", code: who.code() },
      "a wrong code": { login: who.login, password, code: "abcdef" },
      "an account not opened": { login: "invited@example.org", password, code: "123456" },
      "a suspended account": { login: gone.login, password, code: gone.code() },
      "a recovery code, wrong": { login: who.login, password, code: "AAAA-AAAA-AAAA-AAAA" },
    };
    const answers = new Set<string>();
    for (const given of Object.values(tries)) {
      test.seen.hashes.length = 0;
      test.seen.reads.length = 0;
      test.seen.clock = 0;
      const refusal = await refusalOf(test.people.signIn({ ...given, address }));
      answers.add(JSON.stringify([refusal, test.seen]));
    }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain("sign-in-refused");
    expect(test.seen.hashes).toHaveLength(1);
  });

  it("a code opens once, at the same moment too; so does a recovery code", async () => {
    const test = testPeople();
    const who = await someone(test, "p-1");
    const enter = (code: string) => test.people.signIn({ login: who.login, password, code, address });
    const outcomes = await Promise.allSettled([enter(who.code()), enter(who.code()), enter(who.code())]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await refusalOf(enter(who.code()))).toContain("sign-in-refused");
    const [recovery = ""] = who.recoveryCodes;
    expect((await enter(recovery.toLowerCase().replaceAll("-", " "))).session.person).toBe("p-1");
    expect(await refusalOf(enter(recovery))).toContain("sign-in-refused");
  });

  it("a clock set back opens nothing with a code that was used, and keeps nobody out for good", async () => {
    const test = testPeople();
    const who = await someone(test, "p-1");
    const used = who.code();
    const { secret } = await signedIn(test, who);
    test.time.now -= 30_000;
    expect(await refusalOf(test.people.signIn({ login: who.login, password, code: used, address }))).toContain(
      "refused",
    );
    test.time.now -= 3_600_000;
    expect(await refusalOf(test.people.session(secret))).toContain("sign-in-refused");
    for (let i = 0; i < 9; i++) await refusalOf(test.people.signIn({ login: "x", password, code: "1", address: "a" }));
    test.time.now -= 86_400_000;
    const wait = { login: "x", password, code: "1", address: "a" };
    await refusalOf(test.people.signIn(wait));
    test.time.now += quickPolicy.attempts.identity.most;
    expect(await refusalOf(test.people.signIn(wait))).toContain("sign-in-refused");
  });

  it("leaves no secret in the store: no password, code, session, invitation, name or address in clear", async () => {
    const rows = memoryStore();
    const test = testPeople(quickPolicy, rows);
    const who = await someone(test, "p-1");
    const { secret } = await signedIn(test, who);
    await refusalOf(test.people.signIn({ login: "typed-a-password-here", password, code: "1", address }));
    const text = rows.all();
    for (const hidden of [secret, password, address, "typed-a-password-here", ...who.recoveryCodes])
      expect(text).not.toContain(hidden);
    expect(text).not.toContain(Buffer.from(secret, "base64url").toString("hex"));
  });
});

it("refuses texts that are too long before anything is read or hashed, and a key that is too short", async () => {
  const test = testPeople();
  test.seen.hashes.length = 0;
  const long = "x".repeat(1001);
  for (const given of [{ login: long }, { password: long }, { code: long }])
    expect(await refusalOf(test.people.signIn({ login: "x", password: "x", code: "x", address, ...given }))).toContain(
      "sign-in-refused",
    );
  expect(test.seen).toMatchObject({ hashes: [], reads: [] });
  const { store } = test;
  const options = { store, random: () => new Uint8Array(32), clock: () => 0, relyingParty };
  expect(() => openPeople({ ...options, key: new Uint8Array(31) })).toThrow("32 bytes");
});
