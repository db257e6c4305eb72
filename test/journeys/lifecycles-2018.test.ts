import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { membersOn } from "#measures";
import { randomId } from "../institution/cast.ts";
import { sealed } from "../institution/sealed.ts";
import { Stage } from "./stage.ts";

let stage: Stage;
let people: Awaited<ReturnType<typeof appointed>>;
const relief = "Relief Works (invented)";

beforeAll(async () => {
  stage = await Stage.open("2018-08-07T13:00:00Z");
  people = await appointed();
});
afterAll(() => stage.close());

async function appointed() {
  return {
    secretary: await stage.person("secretary", "secretary"),
    chair: await stage.person("chair", "chair"),
    coordinator: await stage.person("coordinator", "coordinator"),
    expert: await stage.person("expert", "expert"),
    fr: await stage.person("m-fr", "member", "FR"),
    us: await stage.person("m-us", "member", "US"),
    ru: await stage.person("m-ru", "member", "RU"),
    se: await stage.person("s-se", "state", "SE", null),
    applicant: await stage.person("applicant", "applicant", relief, null),
    stranger: await stage.person("stranger", "applicant", "Another organisation (invented)", null),
    party: await stage.person("party", "party", "Halmeri Trading (invented)", null),
    authority: await stage.person("authority", "authority", "US", null),
  };
}

const document = (letter: string): string => letter.repeat(43);

describe("requests for information, in 2018", () => {
  it("are sent with time to answer, extended, refused, left without answer; a party that a finding names is asked or waived", async () => {
    const { secretary, coordinator, expert, party, stranger } = people;
    const whom = "Halmeri Trading (invented)";
    const file = await stage.case(secretary, "Requests", [whom]);
    const ask = async () => {
      const on = { case: file, subject: randomId() };
      await stage.does(expert, { ...on, kind: "request/begin", body: { to: whom, title: "Port calls" } });
      return on;
    };
    const report = { case: file, subject: randomId() };
    const begun = { title: "Midterm", experts: ["expert"], mandateEnds: "2019-04-24T21:00:00Z" };
    await stage.does(coordinator, { ...report, kind: "report/begin", body: begun });
    for (const name of [whom, "Brenholt (invented)"])
      await stage.does(expert, { ...report, kind: "report/name-party", body: { party: name, finding: "10" } });
    const version = await sealed(stage.served.cast, coordinator);
    const { version: seen } = (await secretary.visitor.get(`/subjects/${report.subject}`)).body;
    const sealing = { document: version.document, file: version.file, changes: [] };
    await stage.does(coordinator, { ...report, kind: "report/seal", expects: seen, body: sealing });
    const clearing = { document: version.document, verdict: "signed", reason: "" };
    await stage.does(expert, { ...report, kind: "report/clear", body: clearing });
    const submit = { ...report, kind: "report/submit", body: { document: version.document } };
    expect(await stage.refused(coordinator, submit)).toContain("who was not asked");

    const first = await ask();
    const hear = { party: whom, heard: { request: first.subject } };
    expect(await stage.refused(expert, { ...report, kind: "report/hear-party", body: hear })).toContain("was not sent");
    await stage.does(coordinator, { ...first, kind: "request/clear", body: { document: document("r") } });
    const send = (due: string) => ({ ...first, kind: "request/send", body: { document: document("r"), due } });
    await stage.refused(coordinator, send("2018-08-09"));
    await stage.does(coordinator, send("2018-08-20"));
    await stage.does(expert, { ...report, kind: "report/hear-party", body: hear });
    expect(await stage.refused(coordinator, submit)).toContain("Brenholt");
    const waived = { party: "Brenholt (invented)", heard: { waiver: "No address of it is known." } };
    await stage.does(expert, { ...report, kind: "report/hear-party", body: waived });
    await stage.does(coordinator, submit);

    await stage.does(party, { ...first, kind: "request/acknowledge" });
    await stage.refused(
      stranger,
      { ...first, kind: "request/reply", body: { answer: "full", document: document("a") } },
      "not-allowed",
    );
    await stage.does(coordinator, {
      ...first,
      kind: "request/extend",
      body: { due: "2018-08-24", reason: "They asked for time." },
    });
    stage.at("2018-08-24T20:59:00Z");
    expect(await stage.state(first.subject)).toMatchObject({ phase: "acknowledged" });
    stage.at("2018-08-24T21:00:01Z");
    expect(await stage.state(first.subject)).toMatchObject({ phase: "no response" });
    await stage.does(party, { ...first, kind: "request/reply", body: { answer: "partial", document: document("a") } });
    expect(await stage.state(first.subject)).toMatchObject({ phase: "replied", replies: [{ late: true }] });
    const assessed = { result: { kind: "explains", as: "wrong country code" }, reason: "408 for 410." };
    await stage.does(expert, { ...first, kind: "request/assess", body: assessed });
    await stage.does(coordinator, { ...first, kind: "request/cite", body: { passage: "10", annex: "4" } });

    const second = await ask();
    await stage.does(coordinator, { ...second, kind: "request/clear", body: { document: document("s") } });
    await stage.does(coordinator, {
      ...second,
      kind: "request/send",
      body: { document: document("s"), due: "2018-09-10" },
    });
    await stage.does(party, { ...second, kind: "request/reply", body: { answer: "refused", document: document("n") } });
    expect(await stage.state(second.subject)).toMatchObject({ phase: "refused", replies: [{ late: false }] });
  });
});

describe("the no-objection procedure, in 2018", () => {
  it("waits for several holds, one released and one lapsed by its dated rule, and then silence decides", async () => {
    const { secretary, fr, us, ru } = people;
    const file = await stage.case(secretary, "Holds");
    const on = { case: file, subject: randomId() };
    const circulation = { matter: randomId(), document: document("h") };
    await stage.does(fr, { ...on, kind: "matter/propose", body: { matterKind: "designation", title: "Two vessels" } });
    await stage.does(secretary, { ...on, kind: "matter/circulate", body: circulation });
    const hold = { ...on, kind: "matter/hold", body: { ...circulation, reason: "Capitals are asked." } };
    await stage.does(us, hold);
    await stage.does(ru, hold);
    await stage.refused(ru, hold);
    // A delegate acts for its own delegation: nobody releases another's hold, nor takes back another's proposal.
    await stage.refused(fr, { ...on, kind: "matter/release", body: circulation });
    await stage.refused(us, { ...on, kind: "matter/withdraw", body: { reason: "No." } }, "not-allowed");
    await stage.refused(us, { ...on, kind: "matter/revise", body: { reason: "No." } }, "not-allowed");
    await stage.does(us, { ...on, kind: "matter/release", body: circulation });
    const held = await stage.state(on.subject);
    expect([held.phase, held.holds.length]).toEqual(["held", 1]);
    const adopt = { ...on, kind: "matter/adopt", body: { ...circulation, statements: [] } };
    stage.at(new Date((held.holds[0].expires - 60) * 1000).toISOString());
    expect(await stage.refused(secretary, adopt)).toContain('"held"');
    stage.at(new Date((held.holds[0].expires + 60) * 1000).toISOString());
    expect(await stage.state(on.subject)).toMatchObject({ phase: "circulated", holds: [] });
    await stage.does(secretary, adopt);
    expect(await stage.state(on.subject)).toMatchObject({ phase: "adopted", decision: { document: document("h") } });
  });

  it("is shortened by an urgent override within its bounds, blocked by one objection, referred; a late one has no effect", async () => {
    const { secretary, chair, fr, ru } = people;
    const file = await stage.case(secretary, "Urgent");
    const on = { case: file, subject: randomId() };
    const circulation = { matter: randomId(), document: document("u") };
    await stage.does(fr, { ...on, kind: "matter/propose", body: { matterKind: "other", title: "Urgent" } });
    const urgent = (days: number) => ({ ...circulation, urgent: { days, reason: "A ship sails tomorrow." } });
    await stage.refused(secretary, { ...on, kind: "matter/circulate", body: urgent(9) });
    await stage.refused(chair, { ...on, kind: "matter/circulate", body: urgent(1) }, "not-allowed");
    await stage.does(secretary, { ...on, kind: "matter/circulate", body: urgent(1) });
    const object = { ...on, kind: "matter/object", body: { ...circulation, reason: "Not this text." } };
    await stage.does(ru, object);
    expect(await stage.state(on.subject)).toMatchObject({ phase: "blocked", objections: [{ member: "RU" }] });
    const { circulation: running } = await stage.state(on.subject);
    stage.at(new Date((running.deadline.instant + 1) * 1000).toISOString());
    await stage.does(fr, object);
    expect(await stage.state(on.subject)).toMatchObject({
      objections: [{ member: "RU" }],
      late: [{ member: "FR", kind: "object" }],
    });
    await stage.does(chair, { ...on, kind: "matter/refer", body: { reason: "No consensus." } });
    expect(await stage.state(on.subject)).toMatchObject({ phase: "referred" });
  });
});

describe("an exemption", () => {
  it("is routed, completed, approved by letter, extended by a decision of its own, shipped against, and expires", async () => {
    const { secretary, chair, applicant, stranger, expert } = people;
    const file = await stage.case(secretary, "Tents", [relief]);
    const on = { case: file, subject: randomId() };
    const begin = (name: string) => ({ ...on, kind: "exemption/begin", body: { applicant: name, title: "Tents" } });
    expect(await stage.refused(applicant, begin("Another organisation (invented)"))).toContain("speaks for it alone");
    await stage.does(applicant, begin(relief));
    const items = [{ id: "1", name: "Tents", quantity: 100, unit: "pieces" }];
    const route = (papers: object, how: object = { route: "through the Resident Coordinator" }) => ({
      ...{ ...on, kind: "exemption/route", body: { ...how, papers } as never },
    });
    const whole = { letterhead: true, outline: true, items };
    expect(await stage.refused(applicant, route(whole, { route: "direct" }))).toContain(
      "on a ground named in the notice",
    );
    await stage.refused(stranger, route(whole), "not-allowed");
    await stage.does(applicant, route({ ...whole, outline: false }));
    const accept = { ...on, kind: "exemption/accept", body: { document: document("x") } };
    expect(await stage.refused(secretary, accept)).toContain("an outline of the project");
    await stage.does(secretary, { ...on, kind: "exemption/return", body: { missing: ["an outline of the project"] } });
    await stage.does(applicant, route(whole));
    await stage.does(secretary, accept);
    const approve = (proposal: string) => ({
      ...on,
      kind: "exemption/approve",
      body: { proposal, letter: document("l") },
    });
    const elsewhere = await stage.decides(secretary, file, "other", document("x"));
    expect(await stage.refused(chair, approve(elsewhere))).toContain('a matter of the kind "other"');
    const decision = await stage.decides(secretary, file, "exemption", document("x"));
    await stage.does(chair, approve(decision));
    const ship = (quantity: number) => ({
      ...on,
      kind: "exemption/log-shipment",
      body: { item: "1", quantity, reference: "B/L 1" },
    });
    await stage.does(applicant, ship(70));
    expect(await stage.refused(applicant, ship(40))).toContain("30 pieces of 100");
    await stage.does(expert, { ...on, kind: "exemption/flag-diversion", body: { report: "Seen on a market." } });
    const extend = (proposal: string) => ({
      ...on,
      kind: "exemption/extend",
      body: { proposal, document: document("x") },
    });
    expect(await stage.refused(chair, extend(decision))).toContain("a decision is carried out once");
    await stage.does(chair, extend(await stage.decides(secretary, file, "exemption", document("x"))));
    const { expires } = await stage.state(on.subject);
    stage.at(new Date((expires + 1) * 1000).toISOString());
    expect(await stage.state(on.subject)).toMatchObject({ phase: "expired", extensions: 1, diversions: [{}] });
    await stage.refused(applicant, ship(1));
    await stage.does(secretary, { ...on, kind: "exemption/close", body: { report: "All that was shipped arrived." } });
  });
});

describe("designations", () => {
  it("by the Council and by a state stand apart, and are linked", async () => {
    const { secretary, chair, us, authority } = people;
    const file = await stage.case(secretary, "Listings", ["US"]);
    const [un, national] = [
      { case: file, subject: randomId() },
      { case: file, subject: randomId() },
    ];
    const proposed = { party: "Brenholt (invented)", basis: "paragraph 5", document: document("p") };
    await stage.does(us, { ...un, kind: "listing/propose", body: proposed });
    const proposal = await stage.decides(secretary, file, "designation", document("p"));
    await stage.does(chair, { ...un, kind: "listing/list", body: { proposal } });
    await stage.does(secretary, { ...un, kind: "listing/notify", body: { whom: "The mission of SE" } });
    const listed = { party: "Brenholt (invented)", authority: "An office of the treasury", basis: "An order" };
    await stage.does(authority, { ...national, kind: "national-listing/list", body: listed });
    await stage.does(authority, {
      ...national,
      kind: "national-listing/link",
      body: { listing: un.subject, relation: "mirrors" },
    });
    await stage.does(secretary, {
      ...un,
      kind: "listing/link",
      body: { listing: national.subject, relation: "mirrored by" },
    });
    await stage.does(authority, {
      ...national,
      kind: "national-listing/delist",
      body: { reasons: "Its own reasons." },
    });
    expect(await stage.state(national.subject)).toMatchObject({ phase: "delisted", state: "US" });
    expect(await stage.state(un.subject)).toMatchObject({ phase: "listed", links: [{ relation: "mirrored by" }] });
  });
});

describe("meetings, votes, positions and implementation reports", () => {
  it("are recorded for whom they are: a delegate speaks for his own delegation, a vote has fifteen members", async () => {
    const { secretary, chair, us, ru, se, expert } = people;
    const file = await stage.case(secretary, "The Council", ["SE"]);
    const meeting = { case: file, subject: randomId() };
    const asked = (askedBy: string) => ({
      ...meeting,
      kind: "meeting/ask",
      body: { body: "Security Council", askedBy, reason: "Talk." },
    });
    expect(await stage.refused(us, asked("RU"))).toContain("speaks for it alone");
    await stage.does(us, asked("US"));
    const now = stage.served.cast.time.now;
    const starts = `${new Date(now + 3 * 86_400_000).toISOString().slice(0, 10)}T14:00:00Z`;
    const convene = { ...meeting, kind: "meeting/convene", body: { starts, agenda: ["Non-proliferation"] } };
    await stage.does(secretary, convene);
    await stage.does(secretary, {
      ...meeting,
      kind: "meeting/invite",
      body: { name: "A briefer", office: "An office" },
    });
    await stage.does(ru, { ...meeting, kind: "meeting/block-agenda", body: { reason: "Not now." } });
    await stage.does(secretary, convene);
    const held = { ...meeting, kind: "meeting/hold-meeting", body: { record: "S/PV.9999" } };
    await stage.refused(secretary, held);
    stage.at(`${starts.slice(0, 11)}14:00:01Z`);
    await stage.does(secretary, held);

    const on = "2017-12-22";
    const fifteen = Object.fromEntries((membersOn(on) ?? []).map((member) => [member, "for"]));
    const vote = (votes: Record<string, string>) => ({
      ...{ case: file, subject: randomId(), kind: "vote/record", body: { resolution: "S/RES/2397 (2017)", on, votes } },
    });
    const { SE: _, ...fourteen } = fifteen;
    expect(await stage.refused(chair, vote(fourteen))).toContain("SE is missing");
    expect(await stage.refused(chair, vote({ ...fifteen, KZ: "for", NL: "against" }))).toContain("NL did not sit");
    await stage.refused(us, vote(fifteen), "not-allowed");
    await stage.does(chair, vote(fifteen));

    const position = (of: string, day: string) => ({
      ...{ case: file, subject: randomId(), kind: "position/record" },
      body: { of, on: day, words: "We disagree with certain elements.", source: "a statement" },
    });
    await stage.refused(us, position("RU", "2018-08-30"));
    await stage.does(ru, position("RU", "2018-08-30"));
    await stage.does(expert, position("RU", "2018-09-12"));

    const reports = (state: string, resolution: string, received: string) => ({
      ...{ case: file, subject: randomId(), kind: "implementation/report" },
      body: { state, resolution, document: document("i"), received },
    });
    await stage.refused(se, reports("FR", "2397", "2018-03-20"));
    expect(await stage.refused(secretary, reports("FR", "2356", "2018-03-20"))).toContain("asks states for no report");
    const inTime = reports("SE", "S/RES/2397 (2017)", "2018-03-22");
    await stage.does(se, inTime);
    const late = reports("FR", "2375", "2017-12-11");
    await stage.does(secretary, late);
    expect(await stage.state(inTime.subject)).toMatchObject({ due: "2018-03-22", standing: "in time" });
    expect(await stage.state(late.subject)).toMatchObject({ due: "2017-12-10", standing: "late" });
  });
});

describe("a report that is published", () => {
  it("was seen outside before, gets its symbol by a decision on its very text, a corrigendum, and then its acts may be disclosed", async () => {
    const { secretary, chair, coordinator, expert, us } = people;
    const file = await stage.case(secretary, "A final report");
    const on = { case: file, subject: randomId() };
    const begun = { title: "Final", experts: ["expert"], mandateEnds: "2020-04-24T21:00:00Z" };
    await stage.does(coordinator, { ...on, kind: "report/begin", body: begun });
    const { document: text, file: blob } = await sealed(stage.served.cast, coordinator);
    const sealing = { ...on, kind: "report/seal", expects: 1, body: { document: text, file: blob, changes: [] } };
    await stage.does(coordinator, sealing);
    await stage.does(expert, {
      ...on,
      kind: "report/clear",
      body: { document: text, verdict: "dissent", reason: "Too soft." },
    });
    const submitted = await stage.does(coordinator, { ...on, kind: "report/submit", body: { document: text } });
    await stage.does(us, {
      ...on,
      kind: "report/seen-outside",
      body: { where: "A newspaper", when: "2019-02", version: 1 },
    });
    await stage.does(chair, { ...on, kind: "report/transmit", body: { document: text } });
    const disclose = { kind: "act/disclose", case: file, body: { acts: [submitted], reason: "It is published." } };
    expect(await stage.refused(chair, disclose)).toContain("after publication");
    const matter = { case: file, subject: randomId() };
    const circulation = { matter: randomId(), document: text };
    await stage.does(chair, {
      ...matter,
      kind: "matter/propose",
      body: { matterKind: "publication", title: "Publication" },
    });
    await stage.does(chair, { ...on, kind: "report/propose-publication", body: circulation });
    await stage.does(secretary, { ...matter, kind: "matter/circulate", body: circulation });
    const { circulation: running } = await stage.state(matter.subject);
    stage.at(new Date((running.deadline.instant + 1) * 1000).toISOString());
    await stage.does(secretary, { ...matter, kind: "matter/adopt", body: { ...circulation, statements: [] } });
    await stage.does(secretary, {
      ...on,
      kind: "report/publish",
      body: { proposal: matter.subject, symbol: "S/2019/999" },
    });
    const corrected = { symbol: "S/2019/999/Corr.1", document: document("c"), reason: "A figure." };
    await stage.does(secretary, { ...on, kind: "report/issue-corrigendum", body: corrected });
    expect(await stage.state(on.subject)).toMatchObject({
      phase: "published",
      publication: { symbol: "S/2019/999" },
      corrigenda: [{ symbol: "S/2019/999/Corr.1" }],
      seenOutside: [{ where: "A newspaper" }],
    });
    await stage.does(chair, disclose);
    const { acts } = (await stage.served.visitor().get(`/disclosed?case=${file}`)).body;
    expect(acts).toMatchObject([{ id: submitted, act: { kind: "report/submit" } }]);
  });

  it("is held first by one member, whose hold then becomes an objection; nothing is published", async () => {
    const { secretary, chair, coordinator, expert, us, ru } = people;
    const file = await stage.case(secretary, "A held report");
    const on = { case: file, subject: randomId() };
    const begun = { title: "Held", experts: ["expert"], mandateEnds: "2020-04-24T21:00:00Z" };
    await stage.does(coordinator, { ...on, kind: "report/begin", body: begun });
    const { document: text, file: blob } = await sealed(stage.served.cast, coordinator);
    await stage.does(coordinator, {
      ...{ ...on, kind: "report/seal", expects: 1 },
      body: { document: text, file: blob, changes: [] },
    });
    const clear = { ...on, kind: "report/clear", body: { document: text, verdict: "signed", reason: "" } };
    await stage.does(expert, clear);
    await stage.does(coordinator, { ...on, kind: "report/submit", body: { document: text } });
    await stage.does(chair, { ...on, kind: "report/transmit", body: { document: text } });
    const matter = { case: file, subject: randomId() };
    const circulation = { matter: randomId(), document: text };
    const proposal = { matterKind: "publication", title: "Publication" };
    await stage.does(chair, { ...matter, kind: "matter/propose", body: proposal });
    await stage.does(chair, { ...on, kind: "report/propose-publication", body: circulation });
    await stage.does(secretary, { ...matter, kind: "matter/circulate", body: circulation });

    const stand = { ...circulation, reason: "Certain elements are disputed." };
    await stage.does(ru, { ...matter, kind: "matter/hold", body: stand });
    const noted = (kind: string) => ({ ...on, kind, body: { matter: circulation.matter, reason: stand.reason } });
    await stage.refused(ru, noted("report/publication-held"), "not-allowed");
    await stage.does(secretary, noted("report/publication-held"));
    expect(await stage.state(on.subject)).toMatchObject({ phase: "publication held" });
    const publish = { ...on, kind: "report/publish", body: { proposal: matter.subject, symbol: "S/2019/998" } };
    await stage.refused(secretary, publish);

    const convert = { ...matter, kind: "matter/convert", body: stand };
    expect(await stage.refused(us, convert)).toContain("has no hold");
    await stage.does(ru, convert);
    await stage.refused(ru, convert);
    const blocked = await stage.state(matter.subject);
    expect(blocked).toMatchObject({ phase: "blocked", holds: [], objections: [{ member: "RU" }] });
    await stage.does(secretary, noted("report/publication-objected"));
    stage.at(new Date((blocked.circulation.deadline.instant + 1) * 1000).toISOString());
    await stage.refused(secretary, { ...matter, kind: "matter/adopt", body: { ...circulation, statements: [] } });
    await stage.refused(secretary, publish);
    expect(await stage.state(on.subject)).toMatchObject({ phase: "publication objected" });
    expect((await stage.state(on.subject)).publication).not.toHaveProperty("symbol");
  });
});
