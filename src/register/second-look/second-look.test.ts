import { describe, expect, it } from "vitest";
import { testCrypto as crypto } from "../../../test/record-crypto.ts";
import { appointment, keyHolder } from "../../../test/register-fixture.ts";
import {
  byDelegate,
  byOther,
  bySecretary,
  day,
  founding,
  Record,
  type Signing,
  withDelegate,
} from "../../../test/second-look-fixture.ts";
import { checkAct } from "../check-act.ts";
import { keysOf } from "../find.ts";
import { foundRegister } from "../founding.ts";
import { isWaiting } from "./in-force.ts";

const [first, given, third, fourth] = [0, 1, 2, 3].map((number) => keyHolder("delegate", number)) as [
  ReturnType<typeof keyHolder>,
  ReturnType<typeof keyHolder>,
  ReturnType<typeof keyHolder>,
  ReturnType<typeof keyHolder>,
];
const [fellow, puppet] = [keyHolder("fellow"), keyHolder("puppet")];
/** Wednesday morning in New York; three working days end on Monday at 17:00 there. */
const over = Date.parse("2018-08-06T21:00:01Z");

/** A delegate whose key the secretary revoked, and gave another. */
function replaced(): Record {
  const made = withDelegate(first);
  expect([made.revokes(bySecretary, first), made.enrols(bySecretary, "delegate", given)]).toEqual(["", ""]);
  return made;
}

describe("a key that an officer gives to somebody who had one", () => {
  it("signs nothing until the time for protest is over, to the second, and says until when", () => {
    const made = replaced();
    expect(made.objects(given)).toBe(
      "The key that signed for delegate is not in force yet: it waits until a second officer confirms it, or until 2018-08-06T21:00:01Z without a protest.",
    );
    expect(made.objects(first)).toContain("No key");
    made.now = over - 1;
    expect(made.objects(given)).toContain("not in force yet");
    made.now = over;
    expect(made.objects(given)).toBe("");
  });

  it("is counted in the working days of New York: a holiday and a weekend lengthen it, an afternoon begins the next day", () => {
    const at = (from: string): string => {
      const made = withDelegate(first);
      made.now = Date.parse(from);
      made.revokes(bySecretary, first);
      made.enrols(bySecretary, "delegate", given);
      return /until (\S+) without/u.exec(made.objects(given))?.[1] ?? "";
    };
    expect(at("2018-08-31T12:00:00Z"), "over Labor Day").toBe("2018-09-06T21:00:01Z");
    expect(at("2018-08-01T21:30:00Z"), "after close of business").toBe("2018-08-07T21:00:01Z");
  });

  it("is in force at once when a second officer confirms it, and only with the fingerprint that he heard", () => {
    const made = replaced();
    const body = { person: "delegate", vkey: given.vkey, fingerprint: third.fingerprint };
    expect(made.does(byOther, "key/confirm", body)).toContain("fingerprint");
    expect(made.confirms(byOther, "fellow", given)).toContain("No key of this person");
    expect(made.confirms(byOther, "delegate", given)).toBe("");
    expect(made.objects(given)).toBe("");
    expect(made.confirms(byOther, "delegate", given)).toContain("already");
  });

  it("is void after a protest by the key that was revoked, for good, and in doubt from its first hour", () => {
    const made = replaced();
    expect(made.protests(byDelegate(first), given)).toBe("");
    made.now = over + 30 * day;
    expect(made.objects(given)).toContain("No key");
    expect(made.confirms(byOther, "delegate", given)).toContain("No key of this person");
    const [, void_] = made.register.keys.get("delegate") ?? [];
    expect(void_).toMatchObject({ ended: { how: "protested", by: "delegate" }, doubtedSince: void_?.since.at });
  });

  it("waits for a second officer alone once there was a protest, however long, until one has confirmed a key", () => {
    const made = replaced();
    made.protests(byDelegate(first), given);
    expect(made.enrols(bySecretary, "delegate", third)).toBe("");
    made.now = over + 60 * day;
    expect(made.objects(third)).toContain("there was a protest");
    expect(made.confirms(byOther, "delegate", third)).toBe("");
    expect(made.objects(third)).toBe("");
    made.revokes(bySecretary, third);
    made.enrols(bySecretary, "delegate", fourth);
    expect(made.objects(fourth)).toContain("without a protest");
  });

  it("is protested against by any officer, and by nobody else", () => {
    const made = replaced();
    made.enrols(bySecretary, "fellow", fellow);
    made.appoints(bySecretary, "fellow", "expert", { delegation: null });
    const byFellow: Signing = { actor: "fellow", role: "expert", key: fellow };
    expect(made.protests(byFellow, given)).toContain("by its person");
    expect(made.protests({ ...byDelegate(given) }, given), "the waiting key itself").toContain("not in force yet");
    expect(made.protests(byOther, given)).toBe("");
  });

  it("can be voided after its time, until somebody second confirmed it; then it is revoked", () => {
    const made = replaced();
    made.now = over;
    expect(made.objects(given)).toBe("");
    expect(made.protests(byDelegate(first), given)).toBe("");
    expect(made.objects(given)).toContain("No key");
    const sure = replaced();
    sure.confirms(byOther, "delegate", given);
    expect(sure.protests(byDelegate(first), given), "an earlier key says no more").toContain("No key");
    expect(sure.protests(byOther, given)).toContain("let an officer end it");
    expect(sure.revokes(byOther, given)).toContain("another team");
    expect(sure.revokes(bySecretary, given)).toBe("");
  });

  it("takes what it was rotated into with it, and cannot protest against itself", () => {
    const made = replaced();
    made.now = over;
    expect(made.rotates(byDelegate(given), third)).toBe("");
    expect(made.objects(third)).toBe("");
    expect(made.protests(byDelegate(third), given)).toContain("signed the protest against it");
    expect(made.protests(byDelegate(first), given)).toBe("");
    expect(made.objects(third)).toContain("No key");
    const sure = replaced();
    sure.now = over;
    sure.rotates(byDelegate(given), third);
    expect(sure.confirms(byOther, "delegate", third)).toBe("");
    expect(sure.protests(byOther, given)).toContain("let an officer end it");
  });

  it("is needed for no first key, and for none that the old one signed", () => {
    const made = withDelegate(first);
    expect(made.objects(first)).toBe("");
    expect(made.rotates(byDelegate(first), given)).toBe("");
    expect(made.objects(given)).toBe("");
    expect(made.protests(byDelegate(first), given), "a key that its holder replaced says nothing more").toContain("No");
  });

  it("waits too where the earlier key ended by its time, or its holder revoked it himself", () => {
    const expired = new Record();
    expired.enrols(bySecretary, "delegate", first, { until: "2018-08-01T12:05:00Z" });
    expired.appoints(bySecretary, "delegate");
    expect(expired.enrols(bySecretary, "delegate", given)).toContain("in force or waiting");
    expired.now += 10 * 60_000;
    expect(expired.enrols(bySecretary, "delegate", given)).toBe("");
    expect(expired.objects(given)).toContain("not in force yet");
    expect(expired.protests(byDelegate(first), given)).toBe("");
    const own = withDelegate(first);
    expect(own.revokes(byDelegate(first), first)).toBe("");
    own.enrols(bySecretary, "delegate", given);
    expect(own.objects(given)).toContain("not in force yet");
  });

  it("of a founder waits as any other's", () => {
    const made = new Record();
    const next = keyHolder("other", 1);
    // The other founder is of another office, and its only officer: another's to replace.
    expect([made.revokes(bySecretary, keyHolder("other")), made.enrols(bySecretary, "other", next)]).toEqual(["", ""]);
    const opened = made.signed({ ...byOther, key: next }, "meeting/convene", {});
    const checked = () => checkAct(crypto, made.register, opened, made.place);
    expect(checked()).toMatchObject({ ok: false, problem: expect.stringContaining("not in force yet") });
    expect(made.confirms({ ...byOther, key: next }, "other", next)).toContain("not in force yet");
    expect(made.protests({ ...byOther, key: keyHolder("other") }, next)).toBe("");
    expect(founding.founders.length).toBe(foundRegister(crypto, founding).keys.size);
  });
});

describe("one officer alone does not confirm what he did", () => {
  it("in a second role, or by one whom he appointed, or whose key he gave, a month before it counts", () => {
    const made = replaced();
    expect(made.confirms(bySecretary, "delegate", given)).toContain("himself, in whatever role");
    // Another founder makes him chair of another office as well.
    expect(made.appoints(byOther, "secretary", "chair", { team: "another office" })).toBe("");
    expect(made.confirms({ ...bySecretary, role: "chair" }, "delegate", given)).toContain("in whatever role");
    made.enrols(bySecretary, "puppet", puppet);
    expect(made.appoints(bySecretary, "puppet", "chair")).toBe("");
    const byPuppet: Signing = { actor: "puppet", role: "chair", key: puppet };
    expect(made.confirms(byPuppet, "delegate", given)).toContain("for 30 days before");
    // What began before that month is not confirmed afterwards either.
    made.now += 40 * day;
    expect(made.confirms(byPuppet, "delegate", given)).toContain("for 30 days before");
    made.protests(byPuppet, given);
    made.enrols(bySecretary, "delegate", third);
    expect(made.confirms(byPuppet, "delegate", third), "an officer of forty days").toBe("");
  });

  it("by the key of another officer that he revoked and gave anew, whatever became of it", () => {
    const made = new Record();
    made.enrols(bySecretary, "delegate", first);
    made.appoints(bySecretary, "delegate");
    const taken = keyHolder("other", 1);
    made.revokes(bySecretary, keyHolder("other"));
    made.enrols(bySecretary, "other", taken);
    made.now = over + day;
    made.revokes(bySecretary, first);
    made.enrols(bySecretary, "delegate", given);
    expect(made.confirms({ ...byOther, key: taken }, "delegate", given)).toContain("for 30 days before");
  });

  it("for another key, by the same words again, or by a confirmation made for another record", () => {
    const made = replaced();
    const confirmation = made.signed(byOther, "key/confirm", {
      ...{ person: "delegate", vkey: given.vkey, fingerprint: given.fingerprint },
    });
    made.revokes(bySecretary, given);
    made.enrols(bySecretary, "delegate", third);
    expect(made.enter(confirmation)).toContain("No key of this person");
    expect(made.objects(third)).toContain("not in force yet");
    const elsewhere = made.signed(byOther, "key/confirm", {
      ...{ person: "delegate", vkey: third.vkey, fingerprint: third.fingerprint },
    });
    const moved = { ...elsewhere, act: { ...elsewhere.act, record: "log.example/two" } };
    expect(made.enter(moved)).toContain("meant for the record");
    expect(made.enrols(bySecretary, "delegate", given), "two wait at once").toContain("in force or waiting");
  });

  it("though the member has no part any more when he protests", () => {
    const made = replaced();
    const appointed = made.appointmentOf("delegate");
    expect(made.does(bySecretary, "role/end", { appointment: appointed, reason: "Recalled." })).toBe("");
    expect(made.protests(byDelegate(first), given)).toBe("");
    made.appoints(bySecretary, "delegate");
    made.now = over + day;
    expect(made.objects(given)).toContain("No key");
    expect(made.objects(first)).toContain("No key");
  });

  it("while the team has another officer of its own who can", () => {
    const made = withDelegate(first);
    const chair = keyHolder("chair");
    made.enrols(bySecretary, "chair", chair);
    made.appoints(bySecretary, "chair", "chair");
    made.now += 31 * day;
    made.revokes(bySecretary, first);
    made.enrols(bySecretary, "delegate", given);
    expect(made.confirms(byOther, "delegate", given)).toContain("another officer of its own");
    expect(made.confirms({ actor: "chair", role: "chair", key: chair }, "delegate", given)).toBe("");
  });
});

describe("an appointment to a voice that others had", () => {
  const appointsPuppet = (made: Record, change: object = {}): string => {
    made.enrols(bySecretary, "puppet", puppet);
    return made.appoints(bySecretary, "puppet", "member", change);
  };
  const confirms = (made: Record, by: Signing, person = "puppet"): string =>
    made.does(by, "role/confirm", { person, appointment: made.appointmentOf(person) });
  const protests = (made: Record, by: Signing): string =>
    made.does(by, "role/protest", { appointment: made.appointmentOf("puppet"), reason: "No delegate of ours." });

  it("waits as a key does: another person is no way around it, nor another role or team", () => {
    const made = withDelegate(first);
    expect(appointsPuppet(made)).toBe("");
    expect(made.objects(puppet, "puppet")).toMatch(/^The appointment of puppet as member for FR is not in force yet/u);
    made.now = over;
    expect(made.objects(puppet, "puppet")).toBe("");
    for (const change of [{ team: "a new panel" }, { role: "state", team: null }]) {
      const next = withDelegate(first);
      next.enrols(bySecretary, "puppet", puppet);
      expect(next.does(bySecretary, "role/appoint", appointment("puppet", "member", change))).toBe("");
      const waits = next.register.appointments.get("puppet")?.[0];
      expect(waits && isWaiting(waits, next.place)).toBe(true);
    }
  });

  it("is not needed for the first of a state, for the same person again, or for who speaks for himself alone", () => {
    const made = withDelegate(first);
    made.does(bySecretary, "role/end", { appointment: made.appointmentOf("delegate"), reason: "Recalled." });
    expect(made.appoints(bySecretary, "delegate")).toBe("");
    expect(made.objects(first)).toBe("");
    for (const [person, role] of [
      ["one", "expert"],
      ["two", "expert"],
      ["three", "coordinator"],
    ] as const) {
      made.appoints(bySecretary, person, role);
      expect(made.register.appointments.get(person)?.[0]?.waits).toBeUndefined();
    }
    made.appoints(bySecretary, "four", "coordinator", { team: "committee" });
    made.appoints(bySecretary, "five", "coordinator", { team: "committee" });
    expect(made.register.appointments.get("five")?.[0]?.waits).toBeDefined();
  });

  it("is confirmed by a second officer, or by one who has spoken for the state for long; not by who appointed", () => {
    const made = withDelegate(first);
    appointsPuppet(made);
    expect(confirms(made, bySecretary)).toContain("himself");
    expect(confirms(made, byDelegate(first)), "a delegate of a few minutes").toContain("for 30 days before");
    expect(confirms(made, byOther)).toBe("");
    expect(made.objects(puppet, "puppet")).toBe("");
    expect(protests(made, byDelegate(first))).toContain("let an officer end it");
    const later = withDelegate(first);
    later.now += 31 * day;
    appointsPuppet(later);
    expect(confirms(later, byDelegate(first))).toBe("");
    expect(later.objects(puppet, "puppet")).toBe("");
  });

  it("is void by the protest of who spoke for the state, though his key and his part are gone; the next needs a second", () => {
    const made = withDelegate(first);
    made.revokes(bySecretary, first);
    made.does(bySecretary, "role/end", { appointment: made.appointmentOf("delegate"), reason: "Recalled." });
    appointsPuppet(made);
    expect(made.objects(puppet, "puppet")).toContain("not in force yet");
    expect(protests(made, byDelegate(first))).toBe("");
    made.now = over + 30 * day;
    expect(made.objects(puppet, "puppet")).toContain("did not act as member");
    made.enrols(bySecretary, "fellow", fellow);
    made.appoints(bySecretary, "fellow");
    made.now += 30 * day;
    expect(made.objects(fellow, "fellow")).toContain("there was a protest");
    expect(confirms(made, byOther, "fellow")).toBe("");
    expect(made.objects(fellow, "fellow")).toBe("");
  });

  it("is protested against by nobody of another state", () => {
    const made = withDelegate(first);
    made.enrols(bySecretary, "fellow", fellow);
    made.appoints(bySecretary, "fellow", "member", { delegation: "GB" });
    appointsPuppet(made);
    expect(protests(made, { ...byDelegate(fellow, "fellow"), delegation: "GB" })).toContain("spoke for the same");
    expect(confirms(made, { ...byDelegate(fellow, "fellow"), delegation: "GB" })).toContain("secretary or chair");
  });
});

describe("what was lodged with a witness while its key waited", () => {
  it("counts once the key came in force before it was delivered, and never after a protest", () => {
    const made = replaced();
    const lodged = made.now + 60_000;
    const delivered = (at: number, sequence = made.place.sequence ?? 0n) => ({
      at: lodged,
      delivered: { at, sequence },
    });
    made.now = lodged;
    expect(made.objects(given, "delegate", delivered(lodged + 60_000))).toContain("not in force yet");
    expect(made.objects(given, "delegate", delivered(over))).toBe("");
    expect(made.objects(given, "delegate", { ...delivered(over), at: lodged - 3 * 60_000 }), "before it").toContain(
      "No",
    );
    made.now = over;
    expect(made.protests(byDelegate(first), given)).toBe("");
    expect(made.objects(given, "delegate", { ...delivered(over + day) })).toContain("No key");
  });

  it("does not count where the key was revoked while it waited", () => {
    const made = replaced();
    const at = made.now + 30_000;
    made.now += 60_000;
    made.revokes(bySecretary, given);
    made.now = over + day;
    expect(made.objects(given, "delegate", { at, delivered: made.place })).not.toBe("");
    expect(keysOf(made.register, "delegate", made.place)).toEqual([]);
  });
});
