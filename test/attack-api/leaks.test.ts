import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerCase } from "#register";
import { everything } from "#service";
import { randomId } from "../institution/cast.ts";
import { bearerOf, envelopeOf, type Marking, performed, Served } from "./scene.ts";

let served: Served;
type Somebody = Awaited<ReturnType<Served["somebody"]>>;
let [secretary, expert, member, state] = [] as unknown as [Somebody, Somebody, Somebody, Somebody];
const secretWord = "Aquamarine";
const secret: Marking = { label: "strictly confidential", compartments: [] };
const file = randomId();
const passwordOfTests = "nine purple lanterns";

beforeAll(async () => {
  served = await Served.open("2018-08-01T12:00:00Z");
  secretary = await served.somebody("secretary", "secretary");
  expert = await served.somebody("expert", "expert");
  member = await served.somebody("m-fr", "member", "FR");
  state = await served.somebody("s-se", "state", "SE", null);
  const body = { title: `${secretWord} case`, teams: ["committee"], delegations: ["SE", "FR"] };
  await performed(served, secretary, { kind: "case/open", case: file, body }, secret);
});
afterAll(() => served.close());

const outbox = () =>
  served.cast.institution.store.transact((transactor) =>
    transactor.take({ now: served.cast.time.now + 1e9, until: served.cast.time.now + 2e9, limit: 200 }),
  );

describe("nothing leaves for whoever may not see it", () => {
  it("by a notification: it goes to who may see, and carries no title that is not open", async () => {
    const opened = randomId();
    await performed(served, secretary, {
      kind: "case/open",
      case: opened,
      body: { title: "Open to all", teams: ["committee"], delegations: ["SE"] },
    });
    const items = await outbox();
    const of = (subject: string) => items.filter(({ body }) => (body as { subject: string }).subject === subject);
    expect(JSON.stringify(items)).not.toContain(secretWord);
    // The state's ceiling is "confidential": its delegation is not told of what is above.
    expect(
      of(file)
        .map(({ recipient }) => recipient)
        .sort(),
    ).toEqual(["delegation:FR", "team:committee"]);
    expect(
      of(opened)
        .map(({ recipient }) => recipient)
        .sort(),
    ).toEqual(["delegation:SE", "team:committee"]);
    expect(JSON.stringify(of(opened))).toContain("Open to all");
  });

  it("by an approach: it is its expert's own in states, lists of acts, search, events and notifications", async () => {
    const report = randomId();
    const words = "Vermilion words in a corridor";
    await performed(
      served,
      secretary,
      {
        kind: "report/begin",
        case: file,
        subject: report,
        body: { title: "Report", experts: ["expert"], mandateEnds: "2019-04-24T00:00:00Z" },
      },
      secret,
    );
    await outbox();
    const approach = {
      id: randomId(),
      approachedBy: "FR",
      when: "2018-08",
      passage: "12",
      channel: "a corridor",
      words,
    };
    const { act } = await performed(
      served,
      expert,
      { kind: "report/record-approach", case: file, subject: report, body: approach },
      secret,
    );
    expect(await outbox()).toEqual([]);
    for (const { visitor } of [secretary, member, state])
      for (const path of [
        `/subjects/${report}`,
        `/subjects/${report}/acts`,
        `/acts/${act}`,
        `/acts?kind=report/record-approach`,
        "/search?q=vermilion",
        `/reports/${report}/silent`,
        "/acts?limit=200",
        "/disclosed",
      ])
        expect([path, (await visitor.get(path)).text.includes("Vermilion")]).toEqual([path, false]);
    expect((await expert.visitor.get(`/acts/${act}`)).text).toContain("Vermilion");
    expect((await expert.visitor.get(`/subjects/${report}`)).text).toContain("Vermilion");
  });

  it("by a marking that puts a thing out of everybody's reach, or below what it says", async () => {
    const open = randomId();
    await performed(served, secretary, {
      kind: "case/open",
      case: open,
      body: { title: "Open", teams: ["committee"], delegations: [] },
    });
    const bearer = await bearerFor(expert);
    const raise = {
      kind: "label/raise",
      case: open,
      body: { label: "strictly confidential", compartments: ["nobody's"], reason: "So." },
    };
    expect((await bearer.ask("POST", "/acts", { envelope: envelopeOf(served, expert, raise) })).body.code).toBe(
      "not-allowed",
    );
    const above = envelopeOf(
      served,
      expert,
      {
        kind: "position/record",
        case: open,
        subject: randomId(),
        body: { of: "FR", on: "2018-08-01", words: "No.", source: "a note" },
      },
      { label: "unclassified", compartments: ["nobody's"] },
    );
    expect((await bearer.ask("POST", "/acts", { envelope: above })).body.code).toBe("not-allowed");
    const report = randomId();
    await performed(served, secretary, {
      kind: "report/begin",
      case: open,
      subject: report,
      body: { title: "Report", experts: ["expert"], mandateEnds: "2019-04-24T00:00:00Z" },
    });
    const party = envelopeOf(
      served,
      expert,
      { kind: "report/name-party", case: open, subject: report, body: { party: secretWord, finding: "12" } },
      secret,
    );
    expect((await bearer.ask("POST", "/acts", { envelope: party })).body.code).toBe("act-refused");
  });

  it("by whoever would take the register's case for another's, and lock the register", async () => {
    const register = registerCase(served.cast.institution.crypto, served.cast.institution.founding.record);
    const said = { kind: "case/open", case: register, body: { title: "Mine", teams: ["elsewhere"], delegations: [] } };
    await expect(performed(served, secretary, said)).rejects.toMatchObject({ code: "act-invalid" });
    const matter = {
      kind: "evidence/contribute",
      case: register,
      subject: randomId(),
      body: { title: "x", document: "d".repeat(44), note: "" },
    };
    await expect(performed(served, expert, matter)).rejects.toMatchObject({ code: "act-invalid" });
    expect(await served.cast.institution.store.read((reader) => reader.get(register, everything))).toBeNull();
    await served.cast.player("late", "reader", null, null);
  });

  it("by the log of the server: no secret, no name, no title, no address that was asked for", async () => {
    const { body } = await member.visitor.ask("POST", "/session/step-up", { code: member.code() });
    expect(body.person).toBe("m-fr");
    const bearer = await bearerFor(member);
    await bearer.get(`/search?q=${secretWord}`);
    await bearer.get(`/subjects/${file}?${secretWord}=1`);
    await served
      .visitor()
      .ask("POST", "/session", { login: "m-fr@example.org", password: "wrong Turquoise words", code: "123456" });
    await served
      .visitor()
      .ask("POST", "/acts", { envelope: { payloadType: "x", payload: "Turquoise", signatures: [] } });
    await served.visitor().get("/subjects/%ff", {
      "user-agent": "Turquoise",
      referer: "https://turquoise.example/Turquoise",
      cookie: "penholder=Turquoise",
    });
    const text = served.log.join("");
    expect(served.log.length).toBeGreaterThan(10);
    const cookies = [secretary, expert, member, state].flatMap(({ visitor }) => visitor.cookie?.split("=")[1] ?? []);
    const secrets = [
      ...cookies,
      bearer.token ?? "",
      passwordOfTests,
      secretWord,
      "Turquoise",
      "Vermilion",
      "wrong",
      "m-fr@example.org",
      file,
    ];
    for (const one of secrets) expect([one, one.length > 4, text.includes(one)]).toEqual([one, true, false]);
    for (const line of served.log) expect(() => JSON.parse(line)).not.toThrow();
  });
});

async function bearerFor(who: Somebody) {
  await who.visitor.ask("POST", "/session/step-up", { code: who.code() });
  return bearerOf(served, who.visitor, ["read", "act"]);
}
