import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeAt } from "#people";
import { randomId } from "../institution/cast.ts";
import { Served } from "../institution/served.ts";
import { bearerOf, envelopeOf, shown } from "./scene.ts";

let served: Served;
type Somebody = Awaited<ReturnType<Served["somebody"]>>;
let [secretary, france] = [] as unknown as [Somebody, Somebody];
const file = randomId();
const login = "m-fr@example.org";
const password = "nine purple lanterns";

beforeAll(async () => {
  served = await Served.open("2018-08-01T12:00:00Z");
  secretary = await served.somebody("secretary", "secretary");
  france = await served.somebody("m-fr", "member", "FR");
  await served.hands(secretary, {
    kind: "case/open",
    case: file,
    body: { title: "A case", teams: ["committee"], delegations: [] },
  });
});
afterAll(() => served.close());

const signIn = (given: object, headers: Record<string, string> = {}) =>
  served.visitor().ask("POST", "/session", given, headers);
const propose = () => ({
  envelope: envelopeOf(served, france, {
    kind: "matter/propose",
    case: file,
    subject: randomId(),
    body: { matterKind: "other", title: "A matter" },
  }),
});
const pass = (milliseconds: number) => {
  served.cast.time.now += milliseconds;
};

describe("sessions", () => {
  it("are opened under a new secret, whatever cookie came with the sign-in, and in a cookie that no script reads", async () => {
    const planted = "penholder=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    const reply = await signIn({ login, password, code: france.code() }, { cookie: planted });
    expect(reply.status).toBe(200);
    const [cookie = ""] = reply.headers.getSetCookie();
    expect(cookie).not.toContain("0123456789abcdef0123456789abcdef");
    for (const attribute of [/; HttpOnly/iu, /; SameSite=Strict/iu, /; Path=\//iu]) expect(cookie).toMatch(attribute);
    expect(cookie).not.toMatch(/; Domain=/iu);
    const withPlanted = served.visitor();
    withPlanted.cookie = planted;
    expect((await withPlanted.get("/session")).status).toBe(401);
  });

  it("go over TLS only, under a name that no other host can set, where the service is not on this machine alone", async () => {
    const abroad = await Served.open("2018-08-01T12:00:00Z", { origins: ["https://penholder.example"] });
    try {
      const { people } = abroad.app;
      const { invitation } = await people.invite({ person: "m-fr", login, name: "A delegate" });
      const { secret } = await people.accept({ invitation, password });
      const code = () => {
        abroad.cast.time.now += 30_000;
        return codeAt(secret, abroad.cast.time.now);
      };
      await people.confirm({ invitation, code: code() });
      await people.admit("m-fr");
      const headers = { origin: "https://penholder.example", "content-type": "application/json" };
      const body = JSON.stringify({ login, password, code: code() });
      const reply = await fetch(`${abroad.serving.url}/api/v1/session`, { method: "POST", headers, body });
      expect(reply.status).toBe(200);
      expect(reply.headers.getSetCookie()[0]).toMatch(/^__Host-penholder=.*; Path=\/;.*; Secure/iu);
      expect(reply.headers.get("strict-transport-security")).toMatch(/max-age=\d{7,}/u);
    } finally {
      await abroad.close();
    }
  });

  it("change their secret with the second factor, and the old one opens nothing", async () => {
    const before = france.visitor.cookie ?? "";
    const stepped = await france.visitor.ask("POST", "/session/step-up", { code: france.code() });
    expect(stepped.status).toBe(200);
    expect(france.visitor.cookie).not.toBe(before);
    const old = served.visitor();
    old.cookie = before;
    expect((await old.get("/session")).status).toBe(401);
  });

  it("end when they are signed out, and everywhere", async () => {
    const [one, two] = [served.visitor(), served.visitor()];
    for (const visitor of [one, two])
      expect((await visitor.ask("POST", "/session", { login, password, code: france.code() })).status).toBe(200);
    const kept = one.cookie;
    expect((await one.ask("DELETE", "/session")).status).toBe(204);
    one.cookie = kept;
    expect((await one.get("/session")).status).toBe(401);
    expect((await two.ask("DELETE", "/sessions")).status).toBe(204);
    expect((await france.visitor.get("/session")).status).toBe(401);
    expect((await france.visitor.ask("POST", "/session", { login, password, code: france.code() })).status).toBe(200);
  });

  it("do official acts only a moment after the second factor, and never by another's page", async () => {
    expect((await france.visitor.ask("POST", "/acts", propose())).status).toBe(201);
    for (const headers of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: "http://localhost.evil.example" },
      { origin: `${served.serving.url}.evil.example` },
      { origin: "https://evil.example", "content-type": "text/plain" },
    ])
      for (const [method, path] of [
        ["POST", "/acts"],
        ["DELETE", "/session"],
        ["POST", "/account/tokens"],
        ["POST", "/session/appointment"],
      ] as const) {
        const reply = await france.visitor.ask(method, path, path === "/acts" ? propose() : {}, headers);
        expect([headers, path, reply.status, reply.body.code]).toEqual([headers, path, 403, "origin-refused"]);
      }
    const { cookie = "" } = france.visitor;
    for (const site of ["cross-site", "same-site", undefined]) {
      const headers = { cookie, "content-type": "application/json", ...(site && { "sec-fetch-site": site }) };
      const reply = await fetch(`${served.serving.url}/api/v1/acts`, {
        method: "POST",
        headers,
        body: JSON.stringify(propose()),
      });
      expect([site, reply.status]).toEqual([site, 403]);
    }
    pass(11 * 60_000);
    const stale = await france.visitor.ask("POST", "/acts", propose());
    expect([stale.status, stale.body.code]).toEqual([403, "step-up-required"]);
    const wanted = {
      name: "x",
      scopes: ["act"],
      ceiling: "unclassified",
      expires: new Date(served.cast.time.now + 86_400_000).toISOString(),
    };
    for (const [path, body] of [
      ["/account/tokens", wanted],
      ["/account/recovery-codes", undefined],
      ["/account/password", { old: password, password: "another long password" }],
      ["/account/passkeys/options", undefined],
    ] as const)
      expect([path, (await france.visitor.ask("POST", path, body)).body.code]).toEqual([path, "step-up-required"]);
    expect((await france.visitor.ask("POST", "/session/step-up", { code: "000000" })).status).toBe(401);
    expect((await france.visitor.ask("POST", "/session/step-up", { code: france.code() })).status).toBe(200);
  });

  it("go idle", async () => {
    const one = served.visitor();
    expect((await one.ask("POST", "/session", { login, password, code: france.code() })).status).toBe(200);
    pass(31 * 60_000);
    expect((await one.get("/session")).status).toBe(401);
    expect((await france.visitor.ask("POST", "/session", { login, password, code: france.code() })).status).toBe(200);
  });
});

describe("tokens", () => {
  it("do what their scopes say and see no higher than their ceiling, and change nothing about their account", async () => {
    const low = await bearerOf(served, france.visitor, ["read"], "unclassified");
    const hidden = randomId();
    const body = { title: "Hidden", teams: ["committee"], delegations: [] };
    const marking = { label: "confidential", compartments: [] } as const;
    await secretary.visitor.ask("POST", "/session/step-up", { code: secretary.code() });
    await secretary.visitor.ask("POST", "/session", {
      login: "secretary@example.org",
      password,
      code: secretary.code(),
    });
    const opened = await secretary.visitor.ask("POST", "/acts", {
      envelope: envelopeOf(served, secretary, { kind: "case/open", case: hidden, body }, marking),
    });
    expect([opened.status, opened.text]).toEqual([201, opened.text]);
    expect((await france.visitor.get(`/cases/${hidden}`)).status).toBe(200);
    expect(shown(await low.get(`/cases/${hidden}`))).toBe(shown(await low.get(`/cases/${randomId()}`)));
    expect((await low.ask("POST", "/acts", propose())).status).toBe(403);
    const act = await bearerOf(served, france.visitor, ["act"], "unclassified");
    const objecting = envelopeOf(
      served,
      france,
      {
        kind: "position/record",
        case: hidden,
        subject: randomId(),
        body: { of: "FR", on: "2018-08-01", words: "We regret.", source: "a meeting" },
      },
      marking,
    );
    expect((await act.ask("POST", "/acts", { envelope: objecting })).status).toBe(404);
    expect((await act.ask("POST", "/acts", propose())).status).toBe(201);
    for (const [method, path] of [
      ["POST", "/account/tokens"],
      ["POST", "/account/recovery-codes"],
      ["GET", "/account/tokens"],
    ] as const) {
      const reply = await act.ask(
        method,
        path,
        path === "/account/tokens" && method === "POST"
          ? {
              name: "x",
              scopes: ["act"],
              ceiling: "unclassified",
              expires: new Date(served.cast.time.now + 86_400_000).toISOString(),
            }
          : undefined,
      );
      expect([path, reply.status]).toEqual([path, 401]);
    }
    // A token that signs out ends itself, and nothing else.
    expect((await low.ask("DELETE", "/session")).status).toBe(204);
    expect([(await low.get("/cases")).status, (await act.get("/cases")).status]).toEqual([401, 200]);
    expect((await france.visitor.get("/session")).status).toBe(200);
    const { tokens } = (await france.visitor.get("/account/tokens")).body as { tokens: { prefix: string }[] };
    for (const { prefix } of tokens)
      expect((await france.visitor.ask("DELETE", `/account/tokens/${prefix}`)).status).toBe(204);
    expect((await act.get("/cases")).status).toBe(401);
  });
});

describe("whoever guesses", () => {
  it("learns neither whether somebody has an account, nor which part was wrong", async () => {
    const wrong = [
      { login, password: "nine purple lantern", code: "000000" },
      { login, password, code: "000000" },
      { login: "nobody@example.org", password, code: "000000" },
      { login: "nobody@example.org", password: "x", code: "x" },
    ];
    const replies = [];
    for (const given of wrong) replies.push(shown(await signIn(given)));
    expect(new Set(replies).size).toBe(1);
    const invitations = await Promise.all(
      ["a".repeat(64), "b", "../x"].map((invitation) =>
        served.visitor().ask("POST", "/invitations/accept", { invitation, password }),
      ),
    );
    expect(new Set(invitations.map(shown)).size).toBe(1);
  });

  it("is delayed alike for names that there are and names that there are not", async () => {
    const outcomes = [];
    for (const name of [login, "nobody@example.org"]) {
      const codes = [];
      for (let attempt = 0; attempt < 9; attempt++) {
        const reply = await signIn({ login: name, password: "wrong words here", code: "000000" });
        codes.push([reply.status, reply.headers.has("retry-after")]);
      }
      outcomes.push(JSON.stringify(codes));
    }
    expect(outcomes[0]).toBe(outcomes[1]);
    expect(outcomes[0]).toContain("[429,true]");
  });
});
