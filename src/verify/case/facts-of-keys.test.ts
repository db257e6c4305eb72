import { expect, it } from "vitest";
import type { OpenedAct } from "#acts";
import { testCrypto as crypto } from "../../../test/record-crypto.ts";
import { keyHolder } from "../../../test/register-fixture.ts";
import { byDelegate, byOther, bySecretary, day, type Record, withDelegate } from "../../../test/second-look-fixture.ts";
import { factsOfKeys } from "./facts-of-keys.ts";

const [first, given, next] = [keyHolder("delegate"), keyHolder("delegate", 1), keyHolder("delegate", 2)];
const puppet = keyHolder("puppet");

/** The facts of a case with these acts, at the places after those of the register. */
function facts({ register }: Record, ...acts: OpenedAct[]) {
  const entries = acts.map((act, at) => ({ index: 100 + at, act }));
  const scene = { entries, file: { case: "0".repeat(32) }, replay: { register }, crypto };
  return factsOfKeys(scene as unknown as Parameters<typeof factsOfKeys>[0]);
}

const objection = (record: Record, key = given, actor = "delegate"): OpenedAct =>
  record.signed(byDelegate(key, actor), "matter/object", { reason: "x" });

function replaced(): Record {
  const record = withDelegate(first);
  record.revokes(bySecretary, first);
  record.enrols(bySecretary, "delegate", given);
  return record;
}

it("tells who gave somebody another key than his own, that nobody second looked, and what was signed with it", () => {
  const record = replaced();
  record.now += 20 * day;
  const [told, ...others] = facts(record, objection(record, first), objection(record), objection(record));
  expect(others).toEqual([]);
  expect(told).toMatchObject({ kind: "key", proved: true, acts: [101, 102] });
  for (const words of [
    "revoked by secretary",
    "“Said to be lost.”",
    "the same officer for both",
    "act 101, 102",
    "nobody second confirmed it, and it came in force when the time for protest was over, 2018-08-06 21:00 UTC",
    given.fingerprint,
  ])
    expect(told?.says).toContain(words);
});

it("tells of a key that was rotated out of one that was given", () => {
  const record = replaced();
  record.now += 20 * day;
  expect(record.rotates(byDelegate(given), next)).toBe("");
  expect(facts(record, objection(record, next))).toMatchObject([{ acts: [100] }]);
});

it("tells who confirmed it, and of a protest with all that was signed before", () => {
  const record = replaced();
  record.confirms(byOther, "delegate", given);
  expect(facts(record, objection(record))[0]?.says).toContain("other confirmed it as a second person on 2018-08-01");
  const disputed = replaced();
  disputed.now += 20 * day;
  disputed.protests(byDelegate(first), given);
  const said = "VOID since 2018-08-21 12:04 UTC by the protest of delegate (“The key is not mine.”)";
  expect(facts(disputed, objection(disputed))[0]?.says).toContain(said);
  expect(facts(disputed)[0]?.says).toContain("one that signed nothing here");
});

it("tells nothing of first keys, of keys that their owner rotated, and of keys that signed nothing here", () => {
  expect(facts(withDelegate(first), objection(replaced(), first))).toEqual([]);
  expect(facts(replaced(), objection(replaced(), first))).toEqual([]);
  const rotated = withDelegate(first);
  rotated.rotates(byDelegate(first), next);
  expect(facts(rotated, objection(rotated, next))).toEqual([]);
});

it("tells who was appointed to speak for a state that others spoke for, and how that was looked at", () => {
  const record = withDelegate(first);
  record.enrols(bySecretary, "puppet", puppet);
  record.appoints(bySecretary, "puppet");
  expect(facts(record)).toEqual([]);
  const [told] = facts(record, objection(record, puppet, "puppet"));
  expect(told).toMatchObject({ kind: "appointment", acts: [100] });
  expect(told?.says).toMatch(
    /^puppet was appointed as member for FR, for whom others spoke before, by secretary; nobody/u,
  );
  record.does(byDelegate(first), "role/protest", { appointment: record.appointmentOf("puppet"), reason: "Not ours." });
  expect(facts(record)[0]?.says).toContain("by the protest of delegate (“Not ours.”)");
});
