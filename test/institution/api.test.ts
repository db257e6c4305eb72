import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Label, signAct } from "#acts";
import type { Json } from "#kernel";
import { changesOf, ledgerOf, readingOf } from "#proceedings";
import { randomId, type Said } from "./cast.ts";
import { sealed } from "./sealed.ts";
import { type Reply, Served, type Visitor } from "./served.ts";

type Somebody = Awaited<ReturnType<Served["somebody"]>>;
interface Everybody {
  secretary: Somebody;
  france: Somebody;
  coordinator: Somebody;
  expert: Somebody;
  sweden: Somebody;
  auditor: Somebody;
  administrator: Somebody;
}

let served: Served;
let people: Everybody;
const file = randomId();

beforeAll(async () => {
  served = await Served.open("2018-08-01T12:00:00Z", { largestUpload: 100_000 });
  people = {
    secretary: await served.somebody("secretary", "secretary"),
    france: await served.somebody("m-fr", "member", "FR"),
    coordinator: await served.somebody("coordinator", "coordinator"),
    expert: await served.somebody("expert", "expert"),
    sweden: await served.somebody("s-se", "state", "SE", null),
    auditor: await served.somebody("auditor", "auditor", null, null),
    administrator: await served.somebody("admin", "administrator", null, null),
  };
  const body = { title: "Midterm report", teams: ["committee"], delegations: [] };
  await done(people.secretary, { kind: "case/open", case: file, body });
});
afterAll(() => served.close());

/** Hands in an act that must go through, under a label. */
async function done(by: Somebody, said: Said, label: Label = "unclassified"): Promise<Reply> {
  await fresh(by);
  const act = { ...served.cast.act(by, said), label };
  const reply = await by.visitor.ask("POST", "/acts", { envelope: signAct(act, by.signer) });
  expect([reply.status, reply.text]).toEqual([201, reply.text]);
  return reply;
}

/** The second factor once more, as a person would give it. */
async function fresh(by: Somebody): Promise<void> {
  expect((await by.visitor.ask("POST", "/session/step-up", { code: by.code() })).status).toBe(200);
}

async function proposed(title: string, label: Label = "unclassified", by = people.france) {
  const subject = randomId();
  const said = { kind: "matter/propose", case: file, subject, body: { matterKind: "other", title } };
  return { subject, act: (await done(by, said, label)).body.act as string };
}

const shown = ({ status, text, headers }: Reply) => ({
  status,
  text,
  headers: [...headers].filter(([name]) => name !== "date"),
});
const cleared = (document: string) => ({ document, verdict: "signed", reason: "" });
const ids = (list: { id: string }[]): string[] => list.map(({ id }) => id);

describe("official acts", () => {
  it("are done once, found again, and proved by a receipt", async () => {
    const { subject, act } = await proposed("Whether to meet");
    const anybody = served.visitor();
    const read = await anybody.get(`/subjects/${subject}`);
    expect(read.body).toMatchObject({ id: subject, kind: "matter", title: "Whether to meet", version: 1 });
    const tag = read.headers.get("etag") ?? "";
    expect((await anybody.get(`/subjects/${subject}`, { "if-none-match": tag })).status).toBe(304);
    expect((await anybody.get(`/subjects/${subject}`, { "if-none-match": '"other"' })).status).toBe(200);
    expect(ids((await anybody.get(`/subjects/${subject}/acts`)).body.acts)).toEqual([act]);
    const receipt = await anybody.get(`/acts/${act}/receipt`);
    expect([receipt.status, receipt.headers.get("content-type")]).toEqual([200, "text/plain; charset=utf-8"]);
    expect(receipt.text).toContain("\n");
    expect((await anybody.get("/search?q=whether")).body.found).toMatchObject([{ subject, title: "Whether to meet" }]);
    const checkpoint = await fetch(`${served.serving.url}/log/checkpoint`);
    expect((await checkpoint.text()).startsWith("illustration.example/record\n")).toBe(true);
    expect((await fetch(`${served.serving.url}/log/../store.sqlite`)).status).toBe(404);
  });

  it("ask for a second factor given a moment ago, and are the same act under the same key", async () => {
    const { france } = people;
    const said = { kind: "matter/propose", case: file, subject: randomId(), body: { matterKind: "other", title: "B" } };
    await fresh(france);
    served.cast.time.now += 11 * 60_000;
    const envelope = signAct(served.cast.act(france, said), france.signer);
    const late = await france.visitor.ask("POST", "/acts", { envelope });
    expect(late.body).toMatchObject({ code: "step-up-required" });
    await fresh(france);
    const headers = { "idempotency-key": "first" };
    const first = await france.visitor.ask("POST", "/acts", { envelope }, headers);
    const again = await france.visitor.ask("POST", "/acts", { envelope }, headers);
    expect([first.status, again.text]).toEqual([201, first.text]);
    const repeated = await france.visitor.ask("POST", "/acts", { envelope });
    expect([repeated.status, repeated.body.repeated]).toEqual([200, true]);
    const other = signAct(served.cast.act(france, { ...said, subject: randomId() }), france.signer);
    const misused = await france.visitor.ask("POST", "/acts", { envelope: other }, headers);
    expect(misused.body).toMatchObject({ code: "idempotency-mismatch" });
  });

  it("are brought by whoever signed them", async () => {
    const { france, secretary } = people;
    const said = { kind: "matter/propose", case: file, subject: randomId(), body: { matterKind: "other", title: "C" } };
    const envelope = signAct(served.cast.act(france, said), france.signer);
    expect((await served.visitor().ask("POST", "/acts", { envelope })).status).toBe(401);
    await fresh(secretary);
    expect((await secretary.visitor.ask("POST", "/acts", { envelope })).body).toMatchObject({ code: "act-invalid" });
    const forged = signAct(served.cast.act(france, said), secretary.signer);
    await fresh(france);
    expect((await france.visitor.ask("POST", "/acts", { envelope: forged })).body.code).toBe("act-invalid");
  });
});

describe("what may not be seen", () => {
  it("is answered as what does not exist, byte for byte, on every route", async () => {
    const { subject, act } = await proposed("A secret matter", "strictly confidential");
    const { document, file: blob } = await sealed(served.cast, people.coordinator);
    const none = randomId();
    const routes = (id: string, of: string, name: string) => [
      `/subjects/${id}`,
      `/cases/${id}`,
      `/subjects/${id}/acts`,
      `/acts/${of}`,
      `/acts/${of}/receipt`,
      `/reports/${id}/ledger?from=1`,
      `/reports/${id}/silent`,
      `/reports/${id}/versions/1`,
      `/documents/${name}`,
      `/documents/${name}?subject=${id}`,
    ];
    expect(document.length).toBeGreaterThan(16);
    for (const visitor of [served.visitor(), people.sweden.visitor, people.administrator.visitor]) {
      const [hidden, missing] = [routes(subject, act, blob), routes(none, none, "0".repeat(64))];
      for (const [at, path] of hidden.entries()) {
        const [one, other] = [await visitor.get(path), await visitor.get(missing[at] ?? "")];
        expect([path, shown(one)]).toEqual([path, shown(other)]);
        expect(one.status).toBe(404);
      }
      for (const path of ["/subjects?limit=200", "/acts?limit=200", "/search?q=secret", "/deadlines?limit=200"]) {
        const answer = await visitor.get(path);
        expect([path, answer.status, answer.text.includes(subject)]).toEqual([path, 200, false]);
      }
    }
    expect((await people.secretary.visitor.get(`/subjects/${subject}`)).status).toBe(200);
  });

  it("but what concerns somebody is in his lists, searches and calendar", async () => {
    const [subject, foreign] = [randomId(), randomId()];
    const ask = (id: string, to: string, title: string) =>
      done(people.coordinator, { kind: "request/begin", case: file, subject: id, body: { to, title } }, "confidential");
    await ask(subject, "SE", "Shipments by sea");
    await ask(foreign, "FI", "Shipments by land");
    const { visitor } = people.sweden;
    expect(ids((await visitor.get("/subjects?kind=request")).body.subjects)).toEqual([subject]);
    expect((await visitor.get("/search?q=shipments")).body.found).toMatchObject([{ subject }]);
    expect((await visitor.get("/acts?kind=request/begin")).body.acts).toMatchObject([{ act: { subject } }]);
    expect((await visitor.get(`/subjects/${foreign}`)).status).toBe(404);
    const document = "e".repeat(44);
    await done(people.coordinator, { kind: "request/clear", case: file, subject, body: { document } }, "confidential");
    const body = { document, due: "2018-10-01" };
    await done(people.secretary, { kind: "request/send", case: file, subject, body }, "confidential");
    const { deadlines } = (await visitor.get("/deadlines")).body;
    expect(deadlines).toMatchObject([{ subject, title: "Shipments by sea" }]);
    const calendar = await visitor.get("/calendar.ics");
    expect(calendar.text).toContain("SUMMARY:");
    expect(calendar.text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect((await served.visitor().get("/deadlines")).body.deadlines).toEqual([]);
    const log = await people.auditor.visitor.get(`/access-log?object=${subject}&limit=200`);
    expect(log.body.accesses.map(({ actor }: { actor: string }) => actor)).toContain("s-se");
    expect((await people.secretary.visitor.get("/access-log")).status).toBe(403);
  });
});

describe("a report", () => {
  it("shows its ledger, its silent changes and its versions to who may see them, and approaches to whom they were made", async () => {
    const { coordinator, expert, secretary, france } = people;
    const subject = randomId();
    const on = { case: file, subject };
    const { cast } = served;
    const body = { title: "Midterm", experts: ["expert", "coordinator"], mandateEnds: "2019-04-24T00:00:00Z" };
    await done(coordinator, { ...on, kind: "report/begin", body });
    const first = await sealed(cast, coordinator);
    const seal = { document: first.document, file: first.file, changes: [] };
    await done(coordinator, { ...on, kind: "report/seal", expects: 1, body: seal });
    const approach = randomId();
    const said = {
      approachedBy: "ZZ",
      when: "2018-08",
      passage: "12",
      channel: "telephone",
      words: "Strike the tugboats.",
    };
    await done(expert, { ...on, kind: "report/record-approach", body: { id: approach, ...said } });
    const statesOf = async (visitor: Visitor) => (await visitor.get(`/subjects/${subject}`)).body.state.approaches;
    expect(await statesOf(expert.visitor)).toHaveLength(1);
    for (const { visitor } of [coordinator, secretary, france]) {
      expect(await statesOf(visitor)).toEqual([]);
      expect((await visitor.get("/search?q=tugboats")).body.found).toEqual([]);
      expect((await visitor.get("/acts?kind=report/record-approach")).body.acts).toEqual([]);
    }
    expect((await expert.visitor.get("/acts?kind=report/record-approach")).body.acts).toHaveLength(1);

    const second = await sealed(cast, coordinator, first.report);
    const stated = { document: second.document, file: second.file };
    const { state, version } = (await secretary.visitor.get(`/subjects/${subject}`)).body;
    const ledger = ledgerOf(readingOf(first.report), readingOf(second.report), state, 1, []);
    const changes = changesOf(ledger, state) as unknown as Json[];
    expect(changes.length).toBeGreaterThan(3);
    await fresh(coordinator);
    const silenced = { ...stated, changes: changes.slice(1) };
    await done(expert, { ...on, kind: "report/clear", body: cleared(first.document) });
    await done(coordinator, { ...on, kind: "report/clear", body: cleared(first.document) });
    await done(coordinator, { ...on, kind: "report/submit", body: { document: first.document } });
    await done(secretary, { ...on, kind: "report/discuss", body: {} });
    const expects = version + 4;
    await fresh(coordinator);
    const refused = await served.hands(coordinator, { ...on, kind: "report/seal", expects, body: silenced });
    expect(refused.body.code).toBe("act-refused");
    await done(coordinator, { ...on, kind: "report/seal", expects, body: { ...stated, changes } });
    for (const [format, begins] of [
      ["json", "{"],
      ["html", "<!"],
      ["docx", "PK"],
    ] as const) {
      const made = await secretary.visitor.get(`/reports/${subject}/ledger?from=1&to=2&format=${format}`);
      expect([format, made.status, made.text.slice(0, begins.length).toLowerCase()]).toEqual([
        format,
        200,
        begins.toLowerCase(),
      ]);
    }
    const asked = await secretary.visitor.get(`/reports/${subject}/ledger?from=1`);
    expect(asked.body).toMatchObject({ schema: "penholder/ledger/1", summary: { changes: changes.length } });
    const { body: unagreed } = await secretary.visitor.get(`/reports/${subject}/silent`);
    expect([unagreed.silent.length, unagreed.rejectedYetCarriedOut]).toEqual([changes.length, []]);
    expect((await served.visitor().get(`/reports/${subject}/ledger?from=1`)).status).toBe(404);

    const versions = await secretary.visitor.get(`/reports/${subject}/versions/1`);
    expect([versions.status, versions.body.type]).toEqual([200, "penholder/sealed-report/1"]);
    expect((await served.visitor().get(`/reports/${subject}/versions/1`)).status).toBe(404);
    expect((await secretary.visitor.get(`/reports/${subject}/ledger?from=1&to=5`)).body.code).toBe("request-invalid");
  });
});

describe("documents", () => {
  it("are filed under a marking with the type that they have, and found by who may see them", async () => {
    const { secretary, france } = people;
    const bytes = Buffer.from("%PDF-1.7\nnot much of one\n");
    const lie = { "content-type": "text/html" };
    const filed = await secretary.visitor.ask("POST", "/documents", bytes, lie);
    expect(filed.body).toMatchObject({ size: bytes.length, mediaType: "application/pdf", label: "confidential" });
    const read = await france.visitor.get(`/documents/${filed.body.name}`);
    expect([read.status, read.headers.get("content-type"), read.text]).toEqual([
      200,
      "application/pdf",
      bytes.toString(),
    ]);
    expect(read.headers.get("content-disposition")).toBe("attachment");
    expect((await served.visitor().get(`/documents/${filed.body.name}`)).status).toBe(404);
    const post = (visitor: Visitor, query: string, content: Uint8Array) =>
      visitor.ask("POST", `/documents${query}`, content, { "content-type": "application/octet-stream" });
    expect((await post(served.visitor(), "", bytes)).status).toBe(404);
    expect((await post(served.visitor(), "?label=unclassified", bytes)).status).toBe(403);
    expect((await post(france.visitor, "", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]))).status).toBe(415);
    expect((await post(france.visitor, "", new Uint8Array())).status).toBe(422);
    expect((await post(france.visitor, "?label=secret", bytes)).status).toBe(400);
    const large = Buffer.alloc(150_000, "a");
    expect((await post(france.visitor, "", large)).status).toBe(413);
  });
});

describe("sessions and tokens", () => {
  it("keep changes to the service's own pages", async () => {
    const { visitor } = people.france;
    const crossing = await visitor.ask(
      "POST",
      "/session/step-up",
      { code: "000000" },
      { origin: "https://evil.example" },
    );
    expect([crossing.status, crossing.body.code]).toEqual([403, "origin-refused"]);
    const bare = await fetch(`${served.serving.url}/api/v1/session`, {
      method: "DELETE",
      headers: { cookie: visitor.cookie ?? "" },
    });
    expect(bare.status).toBe(403);
    const login = { login: "m-fr@example.org", password: "wrong wrong wrong", code: "000000" };
    const wrong = await served.visitor().ask("POST", "/session", login);
    expect([wrong.status, wrong.body.code, wrong.headers.get("www-authenticate")]).toEqual([
      401,
      "sign-in-refused",
      "Bearer",
    ]);
    const unknown = await served.visitor().ask("POST", "/session", { ...login, login: "nobody@example.org" });
    expect(shown(unknown)).toEqual(shown(wrong));
  });

  it("let a token do what its scopes and ceiling allow, and no more", async () => {
    const { france } = people;
    await fresh(france);
    const expires = new Date(served.cast.time.now + 86_400_000).toISOString();
    const make = async (scopes: string[], ceiling: string): Promise<Visitor> => {
      const made = await france.visitor.ask("POST", "/account/tokens", { name: "script", scopes, ceiling, expires });
      expect(made.status).toBe(201);
      const visitor = served.visitor();
      visitor.token = made.body.secret;
      return visitor;
    };
    const { subject } = await proposed("In confidence", "confidential");
    await fresh(france);
    const [low, high, acting] = [
      await make(["read"], "unclassified"),
      await make(["read"], "confidential"),
      await make(["read", "act"], "confidential"),
    ];
    expect((await low.get(`/subjects/${subject}`)).status).toBe(404);
    expect((await high.get(`/subjects/${subject}`)).status).toBe(200);
    const said = { kind: "matter/withdraw", case: file, subject, body: { reason: "No more." } };
    const envelope = signAct({ ...served.cast.act(france, said), label: "confidential" }, france.signer);
    expect((await high.ask("POST", "/acts", { envelope })).body.code).toBe("not-allowed");
    expect((await acting.ask("POST", "/acts", { envelope })).status).toBe(201);
    expect((await high.ask("POST", "/account/recovery-codes")).status).toBe(401);
    const tokens = await france.visitor.get("/account/tokens");
    expect(tokens.text).not.toContain(high.token);
    await france.visitor.ask("DELETE", `/account/tokens/${tokens.body.tokens[0].prefix}`);
    expect((await france.visitor.get("/account/tokens")).body.tokens).toHaveLength(2);
  });

  it("are administered by administrators and confirmed by officers", async () => {
    const { administrator, secretary, france } = people;
    const guest = { person: "guest", login: "guest@example.org", name: "A guest" };
    expect((await france.visitor.ask("POST", "/accounts", guest)).status).toBe(403);
    const invited = await administrator.visitor.ask("POST", "/accounts", guest);
    expect([invited.status, invited.body.account.state]).toEqual([201, "invited"]);
    expect((await administrator.visitor.ask("POST", "/accounts/guest/admit")).status).toBe(403);
    expect((await secretary.visitor.ask("POST", "/accounts/secretary/admit")).status).toBe(403);
    expect((await secretary.visitor.ask("POST", "/accounts/guest/admit")).body.code).toBe("account-refused");
    expect((await administrator.visitor.get("/accounts")).body.accounts.length).toBeGreaterThan(5);
  });
});
