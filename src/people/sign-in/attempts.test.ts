import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  address,
  password,
  quickPolicy,
  refusalOf,
  someone,
  type TestPeople,
  testPeople,
} from "../../../test/people-fixture.ts";
import { addressGroup, delayAfter } from "./attempts.ts";
import { DelayedError } from "./delayed.ts";

const { identity, address: network } = quickPolicy.attempts;
const wrong = (test: TestPeople, login: string, from: string) =>
  refusalOf(test.people.signIn({ login, password: "wrong", code: "000000", address: from }));

describe("delays", () => {
  it("begin after the free failures, double, and stop growing", () => {
    const waits = Array.from({ length: 20 }, (_, failures) => delayAfter(failures, identity));
    expect(waits.slice(0, identity.free)).toEqual(Array.from({ length: identity.free }, () => 0));
    expect(waits.slice(identity.free, identity.free + 3)).toEqual([2000, 4000, 8000]);
    expect(delayAfter(1e9, identity)).toBe(identity.most);
  });

  it("are the same for a name that somebody has and for one that nobody has", async () => {
    const test = testPeople();
    const who = await someone(test, "p-1");
    const answers: string[][] = [];
    for (const login of [who.login, "nobody@example.org"]) {
      const heard: string[] = [];
      for (let i = 0; i < 9; i++) heard.push(await wrong(test, login, `198.51.100.${login.length}`));
      answers.push(heard);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.at(-1)).toContain('"DelayedError","Too many attempts; try again in 2 seconds."');
  });

  it("hash nothing while there is to wait, and keep out the right password too, until it is over", async () => {
    const test = testPeople();
    const who = await someone(test, "p-1");
    for (let i = 0; i < identity.free; i++) await wrong(test, who.login, `198.51.100.${i}`);
    test.seen.hashes.length = 0;
    const enter = () => test.people.signIn({ login: who.login, password, code: who.code(), address });
    await expect(enter()).rejects.toBeInstanceOf(DelayedError);
    expect(test.seen.hashes).toEqual([]);
    test.time.now += 2000;
    expect((await enter()).session.person).toBe("p-1");
    test.next();
    expect((await enter()).session.person, "success forgets the failures").toBe("p-1");
  });

  it("hold for many tries at the same moment", async () => {
    const test = testPeople();
    const refusals = await Promise.all(Array.from({ length: 40 }, (_, i) => wrong(test, "x", `198.51.100.${i}`)));
    expect(refusals.filter((one) => one.includes("sign-in-refused"))).toHaveLength(identity.free);
  });

  it("count an address over all names, whose own success does not wash it clean", async () => {
    const test = testPeople();
    const who = await someone(test, "p-1");
    for (let i = 0; i < network.free - 1; i++) await wrong(test, `name-${i}`, "2001:db8:1:2::5");
    await test.people.signIn({ login: who.login, password, code: who.code(), address: "2001:db8:1:2::6" });
    await wrong(test, "one-more", "2001:db8:1:2:ffff::7");
    expect(await wrong(test, "next", "2001:0db8:0001:0002::8")).toContain("DelayedError");
    expect(await wrong(test, "next", "2001:db8:1:3::8")).toContain("sign-in-refused");
  });

  it("are forgotten after a day, and swept", async () => {
    const test = testPeople();
    for (let i = 0; i < 9; i++) await wrong(test, "x", address);
    expect(await wrong(test, "x", address)).toContain("DelayedError");
    test.time.now += identity.forget + 1;
    expect(await wrong(test, "x", address)).toContain("sign-in-refused");
    test.time.now += identity.forget + 1;
    expect(await test.people.sweep()).toBe(2);
  });
});

it("one network of IPv6 is one address, however it is spelled", () => {
  const same = ["2001:db8::1", "2001:0DB8:0:0::ffff", "2001:db8:0:0:1:2:3:4", "2001:db8::5%eth0"];
  expect(new Set(same.map(addressGroup))).toEqual(new Set(["2001:db8:0:0::/64"]));
  expect(addressGroup("::ffff:192.0.2.1")).toBe("192.0.2.1");
  expect(addressGroup("::1")).toBe("0:0:0:0::/64");
  fc.assert(fc.property(fc.string(), (text) => void addressGroup(text)));
});
