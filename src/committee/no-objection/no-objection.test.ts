import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { replay } from "../machine/run.ts";
import type { Outcome } from "../machine/types.ts";
import { decisionOf } from "../machine/words.ts";
import { addMonths, type Instant } from "../time/day.ts";
import { closeOfBusiness, dayInNewYork } from "../time/deadline.ts";
import { noObjectionRules } from "./rules.data.ts";
import { applyNoObjection, dueNoObjection, noObjection, propose } from "./table.ts";
import type { Lodged, NoObjectionAct, NoObjectionRules, Proposal, SilenceVerdict } from "./types.ts";

const rules: NoObjectionRules = { ...noObjectionRules, members: () => ["CN", "FR", "GB", "RU", "US"] };
const start = Date.parse("2018-08-21T14:00:00Z") / 1000;
const text = { matter: "0a".repeat(16), document: "sha256:1" };
const deadline = Date.parse("2018-08-28T21:00:00Z") / 1000;

type Bare = NoObjectionAct extends infer A ? (A extends NoObjectionAct ? Omit<A, "at" | "sequence"> : never) : never;
const dated = (act: Bare, at: Instant, sequence: number): NoObjectionAct =>
  ({ ...act, at, sequence }) as NoObjectionAct;
const member = (delegation: string) => ({ id: `delegate of ${delegation}`, role: "member" as const, delegation });
const secretary = { id: "secretary", role: "secretary" as const };
const verdict = (lodged: Lodged[] = [], quorum = true): SilenceVerdict => ({
  matter: text.matter,
  upTo: deadline,
  quorum,
  lodged,
});
const lodging = (at: Instant, hash = "h1"): Lodged => ({ matter: text.matter, hash, at, witness: "witness.example" });

const object = (who: string, lodged?: Lodged): Bare => ({
  kind: "object",
  by: member(who),
  ...text,
  reason: "the figures",
  ...(lodged && { lodged }),
});
const hold = (who: string): Bare => ({ kind: "hold", by: member(who), ...text, reason: "more time" });
const adopt = (said = verdict()): Bare => ({ kind: "adopt", by: secretary, ...text, verdict: said });
const circulate: Bare = { kind: "circulate", by: secretary, ...text };

function run(...steps: [Bare, Instant][]): Outcome<Proposal> {
  const acts = steps.map(([act, at], index) => dated(act, at, index + 2));
  return replay(
    noObjection,
    propose("designation", "US", start - 60, 1),
    [dated(circulate, start, 2), ...acts.map((act) => ({ ...act, sequence: act.sequence + 1 }))],
    rules,
  );
}
const phase = (outcome: Outcome<Proposal>): string => (outcome.ok ? outcome.state.phase : outcome.refusal);
const state = (outcome: Outcome<Proposal>): Proposal => {
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.state;
};

describe("silence", () => {
  it("adopts one second after the deadline, not at it", () => {
    expect(phase(run([adopt(), deadline]))).toContain("The period runs until 2018-08-28 17:00");
    expect(phase(run([adopt(), deadline + 1]))).toBe("adopted");
    expect(state(run([adopt(), deadline + 1])).decision).toMatchObject({ ...text, deadline });
  });
  it("must be proved by a quorum, on this matter, up to this deadline", () => {
    expect(phase(run([adopt(verdict([], false)), deadline + 1]))).toContain("silence must be proved");
    expect(phase(run([adopt({ ...verdict(), upTo: deadline - 1 }), deadline + 1]))).toContain("another deadline");
    expect(phase(run([adopt({ ...verdict(), matter: "0b".repeat(16) }), deadline + 1]))).toContain("another matter");
  });
  it("covers one text", () => {
    const other = { ...adopt(), document: "sha256:2" } as Bare;
    expect(phase(run([other, deadline + 1]))).toContain("a decision covers one text only");
    expect(phase(run([{ ...object("US"), document: "sha256:2" } as Bare, start + 1]))).toContain("another text");
  });
  it("is none where a witness lists what nobody delivered, whatever the quorum says", () => {
    const contested = run([adopt(verdict([lodging(deadline)])), deadline + 1]);
    expect(state(contested)).toMatchObject({ phase: "contested", undelivered: [{ hash: "h1" }] });
    expect(phase(run([adopt(verdict([lodging(deadline + 1)])), deadline + 2]))).toBe("adopted");
  });
  it("gives way to an objection that the operator withheld, before and after the decision", () => {
    const withheld = object("US", lodging(deadline));
    const contested = run([adopt(verdict([lodging(deadline)])), deadline + 1], [withheld, deadline + 99]);
    expect(state(contested)).toMatchObject({ phase: "blocked", undelivered: [], late: [] });
    const decided = state(run([adopt(), deadline + 1], [withheld, deadline + 99]));
    expect(decided.phase).toBe("blocked");
    expect(decisionOf(decided)).toBeUndefined();
    expect(decisionOf(state(run([adopt(), deadline + 1])))).toEqual({ ...text, on: "designation" });
    expect(decided.decision).toBeUndefined();
    expect(decided.setAside?.because).toBe("US had lodged an objection with witness.example by 2018-08-28 17:00");
  });
  it("counts an objection by the witness's time, and no statement on another matter", () => {
    expect(state(run([object("US", lodging(deadline + 1)), deadline + 2])).late).toHaveLength(1);
    expect(phase(run([object("US", { ...lodging(deadline), matter: "0b".repeat(16) }), deadline + 2]))).toContain(
      "another matter",
    );
  });
});

describe("objections and holds", () => {
  it("records a late objection without effect", () => {
    const late = state(run([object("RU"), deadline + 1]));
    expect(late).toMatchObject({ phase: "circulated", objections: [], late: [{ member: "RU", kind: "object" }] });
    expect(phase(run([object("RU"), deadline + 1], [adopt(), deadline + 2]))).toBe("adopted");
  });
  it("orders two acts in the deadline's last second by their numbers", () => {
    expect(phase(run([hold("RU"), deadline], [object("US"), deadline]))).toBe("blocked");
    const again = replay(noObjection, state(run([hold("RU"), deadline])), [dated(object("US"), deadline, 3)], rules);
    expect(phase(again)).toContain("give it the next number");
  });
  it("lets time only go forwards", () => {
    expect(phase(run([hold("RU"), deadline], [object("US"), deadline - 1]))).toContain("time only goes forwards");
  });
  it("keeps several holds until the last one goes, and lapses each after six months", () => {
    const two: [Bare, Instant][] = [
      [hold("RU"), start + 5],
      [hold("CN"), start + 6],
    ];
    expect(phase(run(...two, [{ kind: "release", by: member("RU"), ...text }, start + 7]))).toBe("held");
    const held = state(run(...two));
    const end = closeOfBusiness(addMonths(dayInNewYork(start), 6));
    expect(dueNoObjection(held, end, rules)).toMatchObject({ rung: [], state: { phase: "held" } });
    const lapsed = dueNoObjection(held, end + 1, rules);
    expect(lapsed.rung.map(({ timer, at }) => [timer, at])).toEqual([
      ["hold ends", end],
      ["last hold ends", end],
    ]);
    expect(lapsed.askWitnesses).toEqual({ matter: text.matter, upTo: deadline });
  });
  it("turns a hold into an objection where the dated rule says so", () => {
    const [lapsing] = rules.holds;
    if (!lapsing) throw new Error("no rule");
    const hard: NoObjectionRules = {
      ...rules,
      holds: [{ ...lapsing, value: { months: 6, ending: "becomes an objection" } }],
    };
    const held = state(
      replay(
        noObjection,
        propose("designation", "US", start, 1),
        [dated(circulate, start, 2), dated(hold("RU"), start + 1, 3)],
        hard,
      ),
    );
    expect(dueNoObjection(held, start + 86_400 * 200, hard).state).toMatchObject({
      phase: "blocked",
      objections: [{ member: "RU" }],
    });
  });
  it("hears members only, with a reason, once", () => {
    expect(phase(run([object("KP"), start + 1]))).toContain("KP was not a member of the committee on 2018-08-21");
    expect(phase(run([{ ...object("US"), reason: " " } as Bare, start + 1]))).toContain("gives no reason");
    expect(phase(run([object("US"), start + 1], [object("US"), start + 2]))).toContain("already done so");
    expect(phase(run([{ ...object("US"), by: secretary } as Bare, start + 1]))).toContain('let "member" do it');
  });
  it("hears whoever was a member when he spoke, though his term has ended when it is delivered", () => {
    const opened = Date.parse("2018-12-27T15:00:00Z") / 1000;
    const until = Date.parse("2019-01-04T22:00:00Z") / 1000;
    const year = { ...rules, members: (day: string) => [day < "2019" ? "SE" : "DE", "RU"] };
    const said = (who: string, at: Instant, lodged?: Lodged) =>
      phase(
        replay(
          noObjection,
          propose("designation", "US", opened - 60, 1),
          [dated(circulate, opened, 2), dated(object(who, lodged), at, 3)],
          year,
        ),
      );
    const [before, after] = [Date.parse("2019-01-01T04:59:59Z") / 1000, Date.parse("2019-01-01T05:00:00Z") / 1000];
    expect([said("SE", before), said("DE", after), said("RU", until)]).toEqual(["blocked", "blocked", "blocked"]);
    expect(said("SE", after)).toContain("SE was not a member of the committee on 2019-01-01");
    expect(said("DE", before)).toContain("DE was not a member of the committee on 2018-12-31");
    for (const delivered of [after, until, until + 86_400])
      expect(said("SE", delivered, lodging(before))).toBe("blocked");
    expect(said("DE", until, lodging(before))).toContain("was not a member");
  });
  it("takes a revised text as a new matter", () => {
    const revised: [Bare, Instant][] = [
      [object("US"), start + 1],
      [{ kind: "revise", by: member("US"), reason: "agreed" }, start + 2],
    ];
    expect(phase(run(...revised, [circulate, start + 3]))).toContain("a revised text is a new matter");
    const second: Bare = { ...circulate, matter: "0b".repeat(16), document: "sha256:2" } as Bare;
    expect(state(run(...revised, [second, start + 3]))).toMatchObject({
      phase: "circulated",
      objections: [],
      earlier: [text],
    });
    expect(phase(run(...revised, [second, start + 3], [object("RU"), start + 4]))).toContain("another text");
  });
  it("shortens the period for urgency only within its bounds", () => {
    const urgent = (days: number): Bare => ({ ...circulate, urgent: { days, reason: "a ship sails" } }) as Bare;
    const from = propose("designation", "US", start, 1);
    expect(applyNoObjection(from, dated(urgent(1), start, 2), rules)).toMatchObject({
      state: { circulation: { deadline: { day: "2018-08-22" } } },
    });
    expect(phase(applyNoObjection(from, dated(urgent(5), start, 2), rules))).toContain("not between 1 and the usual 5");
    expect(phase(applyNoObjection(from, dated(urgent(0), start, 2), rules))).toContain("not between");
  });
});

/** What should hold, told without a table: who stands against it, and whether it was decided. */
class Model {
  objections = new Set<string>();
  holds = new Map<string, Instant>();
  end: "adopted" | "contested" | undefined;
  late = 0;
  now = start;
  sequence = 2;

  get phase(): string {
    if (this.end) return this.end;
    if (this.objections.size > 0) return "blocked";
    return this.holds.size > 0 ? "held" : "circulated";
  }
  pass(to: Instant): void {
    this.now = to;
    for (const [who, end] of this.holds) if (end < to) this.holds.delete(who);
  }
}
const endOfHold = (at: Instant): Instant => closeOfBusiness(addMonths(dayInNewYork(at), 6));

interface Step {
  act: Bare;
  /** Whether it must be accepted, and what it then does. */
  expected: (model: Model) => (() => void) | undefined;
}
const known = (who: string): boolean => who !== "KP";
function speak(kind: "object" | "hold", who: string, early: boolean): Step {
  const lodged = early ? lodging(deadline, `${kind} ${who}`) : undefined;
  return {
    act: { kind, by: member(who), ...text, reason: "so", ...(lodged && { lodged }) },
    expected: (model) => {
      const stands = kind === "object" ? model.objections.has(who) : model.holds.has(who);
      if (stands || !known(who)) return;
      const said = Math.min(model.now, lodged?.at ?? model.now);
      return () => {
        if (said > deadline) model.late++;
        else {
          model.end = undefined;
          if (kind === "object") model.objections.add(who);
          else model.holds.set(who, endOfHold(said));
        }
      };
    },
  };
}
const release = (who: string): Step => ({
  act: { kind: "release", by: member(who), ...text },
  expected: (model) => (model.holds.has(who) && !model.end ? () => model.holds.delete(who) : undefined),
});
const convert = (who: string): Step => ({
  act: { kind: "convert", by: member(who), ...text, reason: "so" },
  expected: (model) =>
    model.holds.has(who) && !model.objections.has(who) && !model.end
      ? () => {
          model.holds.delete(who);
          model.objections.add(who);
        }
      : undefined,
});
const takeBack = (who: string): Step => ({
  act: { kind: "withdraw objection", by: member(who), ...text },
  expected: (model) => (model.objections.has(who) && !model.end ? () => model.objections.delete(who) : undefined),
});
const decide = (quorum: boolean, withheld: boolean): Step => ({
  act: adopt(verdict(withheld ? [lodging(deadline - 9, "never delivered")] : [], quorum)),
  expected: (model) =>
    model.phase === "circulated" && model.now > deadline && (quorum || withheld)
      ? () => {
          model.end = withheld ? "contested" : "adopted";
        }
      : undefined,
});

const who = fc.constantFrom("US", "RU", "CN", "KP");
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constantFrom("object" as const, "hold" as const), who, fc.boolean()).map((args) => speak(...args)),
  who.map(release),
  who.map(convert),
  who.map(takeBack),
  fc.tuple(fc.boolean(), fc.boolean()).map((args) => decide(...args)),
);
const jumps = fc.constantFrom(0, 0, 1, 3600, 86_400, "deadline", "deadline+1", 86_400 * 40, 86_400 * 181);
const later = (now: Instant, jump: number | string): Instant => {
  if (typeof jump === "number") return now + jump;
  return Math.max(now, jump === "deadline" ? deadline : deadline + 1);
};

describe("any sequence of acts", () => {
  it("is accepted and refused as the plain rules say, replays to the same state, and does not depend on who looks when", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(steps, jumps), { maxLength: 25 }), (sequence) => {
        const model = new Model();
        const begin = state(
          replay(noObjection, propose("designation", "US", start, 1), [dated(circulate, start, 2)], rules),
        );
        let [real, watched]: [Proposal, Proposal] = [begin, begin];
        const accepted: NoObjectionAct[] = [];
        for (const [step, jump] of sequence) {
          model.pass(later(model.now, jump));
          const act = dated(step.act, model.now, ++model.sequence);
          const effect = step.expected(model);
          const outcome = applyNoObjection(real, act, rules);
          expect(outcome.ok, `${act.kind} by ${act.by.delegation} in ${model.phase}: ${phase(outcome)}`).toBe(
            effect !== undefined,
          );
          effect?.();
          model.pass(model.now);
          // Another service, which looks at the clock before every act, and is asked after each.
          watched = dueNoObjection(watched, model.now, rules).state;
          const seen = applyNoObjection(watched, act, rules);
          expect(seen.ok).toBe(outcome.ok);
          if (outcome.ok && seen.ok) {
            [real, watched] = [outcome.state, seen.state];
            accepted.push(act);
            expect(watched).toEqual(real);
          } else if (!outcome.ok) expect(outcome.refusal).toMatch(/^[A-Z].*[;:,].*\.$/u);
          const now = dueNoObjection(real, model.now, rules).state;
          expect([now.phase, now.late.length, now.holds.length]).toEqual([model.phase, model.late, model.holds.size]);
        }
        expect(replay(noObjection, begin, accepted, rules)).toEqual({ ok: true, state: real });
      }),
      { numRuns: 300 },
    );
  });
});
