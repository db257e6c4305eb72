import fc from "fast-check";
import { expect, it } from "vitest";
import { workingDeadline } from "#committee";
import { keyHolder } from "../../../test/register-fixture.ts";
import {
  byDelegate,
  byOther,
  bySecretary,
  day,
  type Holder,
  Record,
  type Signing,
} from "../../../test/second-look-fixture.ts";

const [first, renewed] = [keyHolder("delegate"), keyHolder("delegate", 1)];
/** Keys that the dishonest officer makes, in whosever name he likes. */
const his = [0, 1, 2, 3, 4].map((number) => keyHolder("his", number));
const people = ["delegate", "puppet", "officer"] as const;
const hour = 3_600_000;

/** Months before: a delegate with his own key, and an honest chair of another office. */
function before(rotated: boolean): Record {
  const made = new Record();
  made.enrols(bySecretary, "delegate", first);
  made.appoints(bySecretary, "delegate");
  if (rotated) made.rotates(byDelegate(first), renewed);
  made.now += 90 * day;
  return made;
}

interface Move {
  kind: string;
  on: (typeof people)[number];
  key: number;
  by: number;
  wait: number;
}

const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom(
    ...["revoke", "revoke first", "enrol", "enrol", "enrol", "confirm", "rotate", "protest", "appoint", "appoint"],
    ...["appoint officer", "confirm part", "protest part", "end"],
  ),
  on: fc.constantFrom(...people),
  key: fc.nat(his.length - 1),
  by: fc.nat(5),
  wait: fc.constantFrom(0, 0, 0, 0, hour, 8 * hour, day),
});

/** Up to so many of them, as often many as few. */
const moves = (maxLength: number) => fc.array(move, { maxLength, size: "max" });

/** Everything that one officer can sign: with his own key, in his roles, and with every key that he has made. */
function attempt(record: Record, { kind, on, key: which, by }: Move): string {
  const key = his[which] as Holder;
  const role = on === "officer" ? "chair" : "member";
  const signings: Signing[] = [
    bySecretary,
    { ...bySecretary, role: "chair" },
    ...his.map((one): Signing => ({ actor: "officer", role: "chair", key: one })),
    byDelegate(key),
    byDelegate(key, "puppet"),
  ];
  const signing = (by < 3 ? bySecretary : signings[(by * 7 + which) % signings.length]) as Signing;
  const part = () => record.appointmentOf(on);
  const acts: { [kind: string]: () => string } = {
    revoke: () => record.revokes(signing, key),
    "revoke first": () => record.revokes(signing, which % 2 === 0 ? first : renewed),
    enrol: () => record.enrols(signing, on, key),
    confirm: () => record.confirms(signing, on, key),
    rotate: () => record.rotates({ ...byDelegate(key, on), role }, his[(which + by) % his.length] as Holder),
    protest: () => record.protests(signing, key),
    appoint: () => record.appoints(signing, on, "member", { team: by === 2 ? "a new panel" : "committee" }),
    "appoint officer": () => record.appoints(signing, "officer", "chair"),
    "confirm part": () => record.does(signing, "role/confirm", { person: on, appointment: part() }),
    "protest part": () => record.does(signing, "role/protest", { appointment: part(), reason: "x" }),
    end: () => record.does(signing, "role/end", { appointment: part(), reason: "x" }),
  };
  return acts[kind]?.() ?? "";
}

/** Whether any key of his speaks for the delegate's state now. */
const speaks = (record: Record): boolean =>
  his.some((key) => ["delegate", "puppet", "officer"].some((person) => record.objects(key, person) === ""));

/** When the time for protest is over for what begins now. */
const soonest = (now: number): number => (workingDeadline(Math.floor(now / 1000), 3).instant + 1) * 1000;

it("no acts of one officer alone speak in another's name before the time for protest is over", () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.boolean(), moves(40), (rotated, all) => {
      const record = before(rotated);
      const from = soonest(record.now);
      for (const one of all) {
        record.now += one.wait;
        if (attempt(record, one) === "") taken++;
        if (record.now < from) expect(speaks(record), JSON.stringify(one)).toBe(false);
      }
    }),
    { numRuns: 80 },
  );
  // Otherwise nothing was tried.
  expect(taken, "acts taken").toBeGreaterThan(100);
});

it("and none after the delegate protested, however long it takes, in his name or in his state's", () => {
  let void_ = 0;
  fc.assert(
    fc.property(fc.boolean(), moves(25), moves(25), (rotated, ...all) => {
      const record = before(rotated);
      const until = record.now + 30 * day;
      for (const [at, part] of all.entries()) {
        for (const one of part) {
          // An officer of a month is an officer: this is about one alone.
          record.now = Math.min(record.now + one.wait, until - hour);
          attempt(record, one);
          protestsAll(record, rotated ? renewed : first);
          expect(speaks(record), `${at} ${JSON.stringify(one)}`).toBe(false);
        }
      }
      void_ += [...record.register.keys.values()].flat().filter(({ ended }) => ended?.how === "protested").length;
    }),
    { numRuns: 80 },
  );
  expect(void_, "keys protested").toBeGreaterThan(0);
});

/** The delegate looks at the register each day, and protests with the key that he has, or had, against what he finds. */
function protestsAll(record: Record, own: Holder): void {
  for (const { vkey, ended, waits } of record.register.keys.get("delegate") ?? [])
    if (!ended && waits) record.protests(byDelegate(own), { vkey } as Holder);
  for (const all of record.register.appointments.values())
    for (const { id, ended, waits, person } of all)
      if (!ended && waits && person !== "delegate")
        record.does(byDelegate(own), "role/protest", { appointment: id, reason: "Not of ours." });
}

it("an honest second officer ends the wait in the same minute", () => {
  const record = before(false);
  record.revokes(bySecretary, first);
  record.enrols(bySecretary, "delegate", his[0] as Holder);
  expect(speaks(record)).toBe(false);
  expect(record.confirms(byOther, "delegate", his[0] as Holder)).toBe("");
  expect(speaks(record)).toBe(true);
});
