import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signAct } from "#acts";
import { randomId, type Said } from "./cast.ts";
import { Served } from "./served.ts";

type Somebody = Awaited<ReturnType<Served["somebody"]>>;
let served: Served;
let [secretary, france, chair, administrator] = [] as unknown as [Somebody, Somebody, Somebody, Somebody];
const file = randomId();

beforeAll(async () => {
  served = await Served.open("2018-08-01T12:00:00Z");
  secretary = await served.somebody("secretary", "secretary");
  france = await served.somebody("m-fr", "member", "FR");
  chair = await served.somebody("chair", "chair");
  administrator = await served.somebody("admin", "administrator", null, null);
  const body = { title: "A case of its own", teams: ["committee"], delegations: [] };
  await done(secretary, { kind: "case/open", case: file, body });
});
afterAll(() => served.close());

async function done(by: Somebody, said: Said, label: "unclassified" | "confidential" = "unclassified") {
  await by.visitor.ask("POST", "/session/step-up", { code: by.code() });
  const act = { ...served.cast.act(by, said), label };
  const reply = await by.visitor.ask("POST", "/acts", { envelope: signAct(act, by.signer) });
  expect([reply.status, reply.text]).toEqual([201, reply.text]);
  return reply.body as { act: string; sequence: string };
}
const proposal = (title: string, subject = randomId()): Said => ({
  kind: "matter/propose",
  case: file,
  subject,
  body: { matterKind: "other", title },
});

/** Reads events until so many have come. */
async function events(count: number, headers: Record<string, string>, during: () => Promise<unknown>) {
  const stop = new AbortController();
  const answer = await fetch(`${served.serving.url}/api/v1/events`, { headers, signal: stop.signal });
  expect(answer.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  const reader = (answer.body ?? new ReadableStream()).getReader();
  const ended = during();
  let text = "";
  while (text.split("event: ").length <= count) {
    const { done: over, value } = await reader.read();
    if (over) break;
    text += Buffer.from(value as Uint8Array).toString("utf8");
  }
  await ended;
  stop.abort();
  return [...text.matchAll(/id: (\d+)\nevent: changed\ndata: (.*)\n/gu)].map(([, id, data]) => ({
    id,
    ...(JSON.parse(data ?? "") as { subject: string; kind: string }),
  }));
}

describe("events", () => {
  it("tell each what he may see, and go on where he left off", async () => {
    const [hidden, open] = [randomId(), randomId()];
    let last = "";
    const act = async () => {
      await done(france, proposal("Hidden", hidden), "confidential");
      last = (await done(france, proposal("Open", open))).sequence;
    };
    const heard = await events(1, {}, act);
    expect(heard).toMatchObject([{ id: last, subject: open, kind: "matter" }]);
    const cookie = france.visitor.cookie ?? "";
    const before = String(Number(last) - 2);
    const missed = await events(2, { cookie, "last-event-id": before }, async () => undefined);
    expect(missed.map(({ subject }) => subject)).toEqual([hidden, open]);
    const public_ = await events(1, { "last-event-id": before }, async () => undefined);
    expect(public_.map(({ subject }) => subject)).toEqual([open]);
  });
});

describe("disclosure", () => {
  it("shows acts to everybody, with receipts, and nothing before it", async () => {
    const [file, subject] = [randomId(), randomId()];
    const body = { title: "To be disclosed", teams: ["committee"], delegations: [] };
    await done(secretary, { kind: "case/open", case: file, body });
    const { act } = await done(france, { ...proposal("Once secret", subject), case: file }, "confidential");
    const anybody = served.visitor();
    expect((await anybody.get("/disclosed")).body.acts).toEqual([]);
    const disclosing = { kind: "act/disclose", case: file, body: { acts: [act], reason: "The case is closed." } };
    const refused = async (by: Somebody, said: Said) => (await served.hands(by, said)).body.code;
    expect(await refused(chair, disclosing)).toBe("act-refused");
    await done(secretary, { kind: "case/close", case: file, body: { reason: "It is done." } });
    // What was said under a mark is for whoever may lower the mark.
    expect(await refused(secretary, disclosing)).toBe("not-allowed");
    expect(await refused(chair, { ...disclosing, body: { acts: [act, randomId()], reason: "x" } })).toBe("act-refused");
    await done(chair, disclosing);
    const { acts } = (await anybody.get(`/disclosed?case=${file}`)).body;
    expect(acts).toMatchObject([{ id: act, act: { kind: "matter/propose" } }]);
    expect(acts[0].receipt).toContain("\n");
    expect((await anybody.get(`/subjects/${subject}`)).status).toBe(404);
    const archive = await fetch(`${served.serving.url}/api/v1/cases/${file}/export?scope=disclosed`);
    expect([archive.status, archive.headers.get("content-type")]).toEqual([200, "application/zip"]);
    const names = Object.keys(unzipSync(new Uint8Array(await archive.arrayBuffer())));
    expect(names).toContain("case.json");
    expect((await anybody.get(`/cases/${file}/export`)).status).toBe(403);
    expect((await anybody.get(`/cases/${randomId()}/export`)).status).toBe(404);
    expect((await secretary.visitor.get(`/cases/${file}/export`)).status).toBe(200);
  });
});

describe("the wire", () => {
  it("refuses what is not in form with problem details that repeat nothing", async () => {
    const { visitor } = secretary;
    const cases: [string, string, unknown, Record<string, string>, number, string][] = [
      ["GET", "/subjects/not-an-id", undefined, {}, 400, "request-invalid"],
      ["GET", "/subjects?limit=0", undefined, {}, 400, "request-invalid"],
      ["GET", "/subjects?after=%00%00", undefined, {}, 400, "cursor-invalid"],
      ["GET", "/search", undefined, {}, 400, "request-invalid"],
      ["GET", "/nothing-here", undefined, {}, 404, "not-found"],
      ["POST", "/acts", Buffer.from("{"), { "content-type": "application/json" }, 400, "request-invalid"],
      ["POST", "/acts", Buffer.from("secretword"), { "content-type": "text/plain" }, 415, "request-invalid"],
      ["POST", "/acts", { envelope: {} }, {}, 400, "request-invalid"],
      [
        "POST",
        "/acts",
        { envelope: { payloadType: "x", payload: "secretword", signatures: [{ keyid: "x", sig: "y" }] } },
        {},
        422,
        "act-invalid",
      ],
      [
        "POST",
        "/session",
        Buffer.alloc(9 * 2 ** 20, " "),
        { "content-type": "application/json" },
        413,
        "request-too-large",
      ],
      ["PUT", "/acts", {}, {}, 404, "not-found"],
    ];
    for (const [method, path, body, headers, status, code] of cases) {
      const reply = await visitor.ask(method, path, body, headers);
      expect([path, reply.status, reply.body?.code]).toEqual([path, status, code]);
      expect(reply.headers.get("content-type")).toMatch(/^application\/problem\+json/u);
      expect(reply.text).not.toContain("secretword");
    }
    expect((await fetch(`${served.serving.url}/${"a".repeat(9000)}`)).status).toBe(414);
  });

  it("describes itself, in OpenAPI 3.1 and on a page, and everything public answers", async () => {
    const visitor = served.visitor();
    const document = (await visitor.get("/openapi.json")).body;
    expect(document.openapi).toBe("3.1.0");
    await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot("../../docs/openapi.json");
    const paths = Object.keys(document.paths);
    for (const path of ["/api/v1/acts", "/api/v1/session", "/api/v1/subjects/{id}", "/api/v1/documents", "/readyz"])
      expect(paths).toContain(path);
    for (const path of ["/", "/docs", "/healthz", "/readyz"]) {
      const page = await fetch(`${served.serving.url}${path}`);
      expect([path, page.status]).toEqual([path, 200]);
      expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(page.headers.get("x-content-type-options")).toBe("nosniff");
      await page.text();
    }
    expect((await visitor.get("/kinds")).body.kinds.length).toBeGreaterThan(60);
    expect((await visitor.get("/rules")).body.rules.noObjection).toBeTruthy();
    const register = (await visitor.get("/register")).body.people;
    expect(register.map(({ person }: { person: string }) => person)).toEqual(["admin", "chair", "m-fr", "secretary"]);
    expect(JSON.stringify(register)).not.toContain("strictly");
    expect((await visitor.get("/health")).body.record).toBe("illustration.example/record");
  });

  it("gives figures to administrators, and logs routes without what was asked", async () => {
    const { url } = served.serving;
    expect((await fetch(`${url}/metrics`)).status).toBe(403);
    const figures = await fetch(`${url}/metrics`, { headers: { cookie: administrator.visitor.cookie ?? "" } });
    expect(await figures.text()).toContain("penholder_log_entries");
    await secretary.visitor.get("/search?q=unspeakable");
    const log = served.log.join("");
    expect(log).toContain("/api/v1/search");
    for (const word of ["unspeakable", "A case of its own", "lanterns", secretary.visitor.cookie ?? "none"])
      expect(log).not.toContain(word);
  });

  it("of https pages keeps cookies to TLS, and of many requests answers some", async () => {
    const other = await Served.open("2018-08-01T12:00:00Z", { origins: ["https://penholder.example"], perMinute: 12 });
    const who = await other.signedIn("secretary");
    expect(who.visitor.cookie).toMatch(/^__Host-penholder=/u);
    const reply = await who.visitor.get("/session");
    expect(reply.headers.get("strict-transport-security")).toContain("max-age");
    const again = await who.visitor.ask("POST", "/session/step-up", { code: who.code() });
    const [cookie = ""] = again.headers.getSetCookie();
    expect(cookie.replace(/=[^;]*/u, "")).toBe("__Host-penholder; Path=/; HttpOnly; Secure; SameSite=Strict");
    const statuses: number[] = [];
    for (let at = 0; at < 15; at++) statuses.push((await other.visitor().get("/rules")).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([200, 429]);
    await other.close();
  });
});
