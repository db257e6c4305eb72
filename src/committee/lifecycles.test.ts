import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDate } from "#parties";
import {
  type ActHead,
  apply,
  askForMeeting,
  beginExemption,
  beginReport,
  beginRequest,
  businessDays,
  delistingProcedures,
  disclosureRules,
  elapse,
  exemptionLife,
  exemptionRules,
  type Life,
  listNationally,
  type Machine,
  meetingLife,
  nationalListingLife,
  noObjection,
  noObjectionRules,
  overdue,
  printMachine,
  printRules,
  proposeListing,
  rejectedYetCarriedOut,
  reportDue,
  reportLife,
  requestLife,
  requestRules,
  silentChanges,
  unListingLife,
} from "./index.ts";

const start = Date.parse("2018-08-03T14:00:00Z") / 1000;
const day = 86_400;
const titles: [string, string][] = [
  ["The no-objection procedure", printMachine("The no-objection procedure", noObjection)],
  ["Report", printMachine("Report", reportLife)],
  ["UN listing", printMachine("UN listing", unListingLife)],
  ["National listing", printMachine("National listing", nationalListingLife)],
  ["Exemption", printMachine("Exemption", exemptionLife)],
  ["Request for information", printMachine("Request for information", requestLife)],
  ["Meeting", printMachine("Meeting", meetingLife)],
  [
    "Dated rules",
    printRules("Dated rules", {
      "close of business, New York": businessDays,
      ...Object.fromEntries(
        Object.entries(noObjectionRules.periods).map(([kind, rules]) => [`working days for a ${kind}`, rules]),
      ),
      "months of a hold": noObjectionRules.holds,
      "fewest working days when urgent": noObjectionRules.urgent,
      "report due": reportDue,
      "disclosure of acts, by the report's phase": disclosureRules,
      "delisting procedure": delistingProcedures,
      "direct route of an exemption": exemptionRules.directGrounds,
      "months of an exemption": exemptionRules.validity,
      "least days to reply": requestRules.least,
    }),
  ],
];
const intro = `# The committee's lifecycles

Printed from the tables in \`src/committee\`, which are what runs; a test keeps this page equal to them. An act that no row
allows is refused in one sentence. Time only goes forwards; acts at the same instant go by their sequence numbers; what
comes in a deadline's own second is in time. A deadline ends at close of business in New York, on the last of its working
days of the UN calendar; the day of circulation is not counted.

Silence is adopted only with the verdict of a quorum of witnesses, and what any of them lists up to the deadline counts,
delivered or not. A change that is bound to no decided request and not declared the panel's own stays silent, and an
approach recorded beside it explains nothing; one that carries out a request although the panel rejected it is not silent, and
is named as just that.
`;

it("docs/committee.md is what the tables say", async () => {
  await expect(`${intro}\n${titles.map(([, text]) => text).join("\n")}`).toMatchFileSnapshot("../../docs/committee.md");
});

/** Applies a sequence of acts, one a minute; the phase it ends in, or the refusal. */
function live<S extends Life, A extends ActHead, R>(machine: Machine<S, A, R>, from: S, rules: R) {
  return (acts: readonly Record<string, unknown>[]) => {
    let state = from;
    for (const [index, act] of acts.entries()) {
      const whole = { at: state.at + 60, sequence: index + 2, ...act } as unknown as A;
      const outcome = apply(machine, state, whole, rules);
      if (!outcome.ok) return { state, refusal: outcome.refusal };
      state = outcome.state;
    }
    return { state, refusal: "" };
  };
}

/** Random acts by random people: what is accepted follows a row, what is refused is a sentence, and it does not matter who looks at the clock when. */
function walk<S extends Life, A extends ActHead, R>(
  machine: Machine<S, A, R>,
  from: S,
  rules: R,
  samples: readonly Record<string, unknown>[],
) {
  const roles = [...new Set(machine.rows.flatMap(({ by }) => by)), "reader"];
  const step = fc.record({
    sample: fc.constantFrom(...samples),
    role: fc.constantFrom(...roles),
    wait: fc.constantFrom(0, 0, 60, day, 40 * day, 400 * day),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let [state, watched, clock] = [from, from, from.at];
      for (const [index, { sample, role, wait }] of steps.entries()) {
        const { by: own, at: set } = sample as { by?: { role?: string }; at?: number };
        clock = Math.max(clock + wait, set ?? 0);
        const by = { id: "A", delegation: "US", ...own, role: index % 4 === 0 ? role : (own?.role ?? role) };
        const act = { ...sample, at: clock, sequence: index + 2, by } as unknown as A;
        const now = elapse(machine, state, act.at, rules).state;
        watched = elapse(machine, elapse(machine, watched, act.at - 1, rules).state, act.at, rules).state;
        // What stays apart does not even write down what time alone has made of the state.
        const asOf = (one: ReturnType<typeof apply<S, A, R>>) =>
          one.ok ? { ok: true as const, state: elapse(machine, one.state, act.at, rules).state } : one;
        const outcome = asOf(apply(machine, state, act, rules));
        const other = asOf(apply(machine, watched, act, rules));
        expect(other).toEqual(outcome);
        const rows = machine.rows.filter((row) => row.act === act.kind && row.from.includes(now.phase));
        if (!outcome.ok) expect(outcome.refusal).toMatch(/^[A-Z].*[;:].*\.$/u);
        else {
          const fitting = rows.filter((row) => (row.by as readonly string[]).includes(by.role));
          expect(fitting.map(({ to }) => (to === "same" ? now.phase : to))).toContain(outcome.state.phase);
          expect(apply(machine, outcome.state, act, rules).ok).toBe(false);
          state = outcome.state;
          watched = outcome.state;
        }
      }
    }),
    { numRuns: 100 },
  );
  for (const phase of Object.keys(machine.phases)) {
    const into = [...machine.rows, ...machine.timers].some(({ to }) => to === phase);
    expect(into || from.phase === phase, `${phase} is reached`).toBe(true);
  }
}

const expert = { id: "A", role: "expert" };
const other = { id: "B", role: "expert" };
const coordinator = { id: "A", role: "coordinator" };
const secretary = { id: "S", role: "secretary" };
const chair = { id: "C", role: "chair" };
const member = { id: "M", role: "member", delegation: "RU" };

describe("report", () => {
  const begin = beginReport(["A", "B"], start + 200 * day, start, 1);
  const run = live(reportLife, begin, null);
  const sealed = (document: string, changes: unknown[] = []) => ({ kind: "seal", by: coordinator, document, changes });
  const clear = (by: object, document: string, verdict = "signed", reason = "") => ({
    kind: "clear",
    by,
    document,
    verdict,
    reason,
  });
  const submit = (document: string) => [
    clear(expert, document),
    clear(other, document, "dissent", "weak"),
    { kind: "submit", by: coordinator, document },
  ];
  const asked = {
    kind: "request amendment",
    by: member,
    id: "r1",
    version: 1,
    passage: "p14",
    proposed: "",
    ground: "error",
    evidence: [],
  };
  const approach = {
    kind: "record approach",
    by: expert,
    id: "a1",
    approachedBy: "a delegate",
    when: readDate("August 2018"),
    passage: "p31",
    channel: "in the corridor",
    words: "leave it out",
  };
  const first = [sealed("v1"), ...submit("v1"), { kind: "discuss", by: chair }];
  const decided = [asked, { kind: "decide", by: coordinator, request: "r1", outcome: "accepted", reason: "right" }];
  const changes = [
    { id: "c1", passage: "p14", binding: { kind: "request", request: "r1" } },
    { id: "c2", passage: "p31", binding: { kind: "silent" } },
  ];
  const second = [...first, approach, ...decided, sealed("v2", changes), ...submit("v2")];
  const proposed = [
    ...second,
    { kind: "transmit", by: chair, document: "v2" },
    { kind: "propose publication", by: chair, document: "v2", matter: "m1" },
  ];

  it("shows a silent change with the approach beside it, and binds nothing to it", () => {
    const { state } = run(second);
    expect(silentChanges(state)).toMatchObject([
      { version: 2, change: { id: "c2" }, approaches: [{ id: "a1", by: "a delegate" }] },
    ]);
  });
  it("tells what was carried out although rejected from what is silent, by the panel's own decision", () => {
    const rejected = { kind: "decide", by: coordinator, request: "r1", outcome: "rejected", reason: "wrong" };
    const bound = (kind: string, request = "r1") => [{ id: "c1", passage: "p14", binding: { kind, request } }];
    const sealing = (decision: Record<string, unknown>, changes: object[]) => [
      ...first,
      asked,
      decision,
      sealed("v2", changes),
    ];
    const { state } = run(sealing(rejected, bound("rejected request")));
    expect(silentChanges(state)).toEqual([]);
    expect(rejectedYetCarriedOut(state)).toMatchObject([{ version: 2, change: { id: "c1" }, approaches: [] }]);
    expect(run(sealing(rejected, bound("request"))).refusal).toContain("has not granted");
    expect(run(sealing({ ...rejected, outcome: "accepted" }, bound("rejected request"))).refusal).toContain(
      "although it was rejected",
    );
    expect(run(sealing(rejected, bound("rejected request", "r9"))).refusal).toContain("although it was rejected");
  });
  it("is published by a decision on exactly the proposed version", () => {
    const publish = (document: string) => ({
      kind: "publish",
      by: secretary,
      decision: { matter: "m1", document, on: "publication" },
      symbol: "S/2018/999",
    });
    expect(run([...proposed, publish("v1")]).refusal).toContain("another document");
    expect(run([...proposed, publish("v2")]).state).toMatchObject({
      phase: "published",
      publication: { version: 2, symbol: "S/2018/999" },
    });
  });
  it("stays unpublished when the mandate ends under an objection", () => {
    const { state } = run([
      ...proposed,
      { kind: "publication objected", by: secretary, matter: "m1", reason: "amended" },
    ]);
    expect(elapse(reportLife, state, start + 200 * day, null).state.phase).toBe("publication objected");
    expect(elapse(reportLife, state, start + 200 * day + 1, null).state.phase).toBe("unpublished");
  });
  it("is not submitted before every expert has spoken and every named party was heard", () => {
    expect(
      run([sealed("v1"), clear(expert, "v1"), { kind: "submit", by: coordinator, document: "v1" }]).refusal,
    ).toContain("B has not yet signed");
    const named = { kind: "name party", by: expert, party: "a firm", finding: "f1" };
    expect(run([named, sealed("v1"), ...submit("v1")]).refusal).toContain("a firm, who was not asked");
    const waived = { kind: "hear party", by: expert, party: "a firm", heard: { waiver: "it is dissolved" } };
    expect(run([named, waived, sealed("v1"), ...submit("v1")]).state.phase).toBe("submitted");
  });
  it("has no new version while a request is open, none bound to a rejected request", () => {
    expect(run([...first, asked, sealed("v2")]).refusal).toContain("has not decided on r1");
    const rejected = { kind: "decide", by: coordinator, request: "r1", outcome: "rejected", reason: "no" };
    expect(run([...first, asked, rejected, sealed("v2", changes)]).refusal).toContain("has not granted");
  });
  it("is overdue after the days of its mandate, until it comes", () => {
    const due = reportDue.find(({ value }) => value.report === "midterm")?.value ?? {
      report: "final",
      toCommittee: "",
      toCouncil: "",
    };
    const onTime = run(proposed).state;
    expect(overdue(onTime, due, start + 90 * day)).toEqual([]);
    expect(overdue(begin, due, start)).toEqual([]);
    expect(overdue(begin, due, start + day)).toEqual(["submission"]);
    expect(overdue(begin, due, start + 90 * day)).toEqual(["submission", "transmission"]);
  });
  it("lets nothing else happen", () => {
    walk(reportLife, begin, null, [
      ...proposed,
      { kind: "publish", by: secretary, decision: { matter: "m1", document: "v2", on: "publication" }, symbol: "S" },
    ]);
  });
});

it("a request without reply is closed by its deadline, and a late reply is marked", () => {
  const begin = beginRequest("a firm", start, 1);
  const acts = [
    { kind: "clear", by: coordinator, document: "q" },
    { kind: "send", by: coordinator, document: "q", due: "2018-08-20" },
    { kind: "extend", by: coordinator, due: "2018-08-27", reason: "asked for" },
  ];
  const run = live(requestLife, begin, requestRules);
  const { state } = run(acts);
  expect(elapse(requestLife, state, start + 40 * day, requestRules)).toMatchObject({
    rung: [{ timer: "deadline" }],
    state: { phase: "no response" },
  });
  const late = { kind: "reply", by: { id: "p", role: "party" }, answer: "full", document: "r" };
  expect(run([...acts, { ...late, at: start + 40 * day }]).state).toMatchObject({
    phase: "replied",
    replies: [{ late: true }],
  });
  expect(
    run([
      { kind: "clear", by: coordinator, document: "q" },
      { kind: "send", by: coordinator, document: "q", due: "2018-08-04" },
    ]).refusal,
  ).toContain("too soon");
  walk(requestLife, begin, requestRules, [
    ...acts,
    late,
    { kind: "assess", by: expert, result: { kind: "confirms" }, reason: "x" },
  ]);
});

it("an exemption ships what was approved and no more, and expires", () => {
  const applicant = { id: "N", role: "applicant" };
  const papers = { letterhead: true, outline: true, items: [{ id: "i", name: "tents", quantity: 10, unit: "pieces" }] };
  const acts = [
    { kind: "route", by: applicant, route: "through the Resident Coordinator", papers },
    { kind: "accept", by: secretary, document: "d" },
    { kind: "approve", by: chair, decision: { matter: "m", document: "d", on: "exemption" }, letter: "l" },
    { kind: "log shipment", by: applicant, item: "i", quantity: 7, reference: "b/l 1" },
  ];
  const begin = beginExemption("N", start + 10 * day, 1);
  const run = live(exemptionLife, begin, exemptionRules);
  expect(
    run([...acts, { kind: "log shipment", by: applicant, item: "i", quantity: 4, reference: "b/l 2" }]).refusal,
  ).toContain("3 pieces of 10");
  const extend = (matter: string, on: string) => ({
    ...{ kind: "extend", by: chair, document: "d", decision: { matter, document: "d", on } },
  });
  expect(run([...acts, extend("m", "exemption")]).refusal).toContain("a decision is carried out once");
  expect(run([...acts, extend("n", "other")]).refusal).toContain('a matter of the kind "other"');
  expect(run([...acts, extend("n", "exemption"), extend("n", "exemption")]).refusal).toContain("carried out once");
  expect(run([...acts, extend("n", "exemption")]).state).toMatchObject({ phase: "active", extensions: 1 });
  expect(elapse(exemptionLife, run(acts).state, start + 250 * day, exemptionRules).state.phase).toBe("expired");
  expect(run([{ kind: "route", by: applicant, route: "direct", papers }]).refusal).toContain(
    "on a ground named in the notice",
  );
  expect(run([{ ...acts[0], papers: { ...papers, outline: false } }, acts[1] ?? {}]).refusal).toContain(
    "an outline of the project",
  );
  walk(exemptionLife, begin, exemptionRules, acts);
});

it("a petition follows the procedure of its day; UN and national listings are apart", () => {
  const at = (text: string) => Date.parse(text) / 1000;
  const listed = live(
    unListingLife,
    proposeListing({ party: "p", proposedBy: "US", basis: "b", document: "d" }, start, 1),
    delistingProcedures,
  );
  const list = { kind: "list", by: chair, decision: { matter: "m", document: "d", on: "designation" } };
  const petition = (day: string, through: string) => ({
    kind: "petition",
    by: { id: "p", role: "petitioner" },
    through,
    petitioner: "p",
    at: at(day),
  });
  const consult = { kind: "consult", by: { id: "f", role: "focal point" }, state: "CN", view: "for" };
  expect(listed([list, petition("2024-07-18T12:00:00Z", "state"), consult]).state.phase).toBe("consultation");
  expect(listed([list, petition("2024-07-19T12:00:00Z", "focal point"), consult]).refusal).toContain(
    "except where the petition follows resolution 1730",
  );
  expect(listed([list, petition("2024-07-19T12:00:00Z", "state")]).refusal).toContain("resolution 2744 (2024)");
  const national = live(
    nationalListingLife,
    listNationally({ party: "p", authority: "US", basis: "b" }, start, 1),
    null,
  );
  expect(
    national([{ kind: "delist", by: { id: "x", role: "authority", delegation: "FR" }, reasons: "r" }]).refusal,
  ).toContain("US's own");
  walk(
    unListingLife,
    proposeListing({ party: "p", proposedBy: "US", basis: "b", document: "d" }, start, 1),
    delistingProcedures,
    [list, petition("2024-07-18T12:00:00Z", "state"), consult],
  );
});

it("a meeting is convened for a later time and blocked only with a reason", () => {
  const begin = askForMeeting({ body: "committee", askedBy: "US", reason: "the report" }, start, 1);
  const convene = { kind: "convene", by: chair, starts: start + day, agenda: ["the report"] };
  const run = live(meetingLife, begin, null);
  expect(run([convene, { kind: "hold meeting", by: chair, record: "S/PV.1" }]).refusal).toContain("has not begun");
  expect(run([{ ...convene, starts: start }]).refusal).toContain("has passed");
  expect(run([convene, { kind: "block agenda", by: member, reason: "the agenda" }]).state.phase).toBe("agenda blocked");
  walk(meetingLife, begin, null, [
    convene,
    { kind: "block agenda", by: member, reason: "x" },
    { kind: "hold meeting", by: chair, record: "r" },
  ]);
});

it("every dated rule names its source", () => {
  const rules = [
    ...Object.values(noObjectionRules.periods).flat(),
    ...noObjectionRules.holds,
    ...exemptionRules.validity,
    ...delistingProcedures,
  ];
  expect(rules.filter(({ source }) => source.length < 10)).toEqual([]);
});
