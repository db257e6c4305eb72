import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signAct } from "#acts";
import { randomId } from "../institution/cast.ts";
import { bearerOf, type Person, Served } from "./scene.ts";

let served: Served;
let secretary: Person;
beforeAll(async () => {
  served = await Served.open("2018-08-01T12:00:00Z", { largestUpload: 100_000 });
  const someone = await served.somebody("secretary", "secretary");
  secretary = { ...someone, bearer: await bearerOf(served, someone.visitor, ["read", "act"]) };
});
afterAll(() => served.close());

const post = (path: string, body: string | Uint8Array, headers: Record<string, string> = {}) => {
  const { token = "" } = secretary.bearer;
  return fetch(`${served.serving.url}/api/v1${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : Buffer.from(body),
  });
};
const envelope = (payload: string) =>
  JSON.stringify({
    envelope: { payloadType: "application/vnd.penholder.act+json", payload, signatures: [{ keyid: "a", sig: "AAAA" }] },
  });
const signed = (change: object) => {
  const said = {
    kind: "case/open",
    case: randomId(),
    body: { title: "A case", teams: ["committee"], delegations: [] },
  };
  return JSON.stringify({ envelope: signAct({ ...served.cast.act(secretary, said), ...change }, secretary.signer) });
};

/** What a socket that writes this gets back, until the server closes it, or nothing comes for a long while. */
const raw = (text: string | Buffer, quiet = 30_000): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(served.serving.url);
    let answer = "";
    const socket = connect(Number(port), hostname, () => socket.write(text));
    const done = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(quiet, done);
    socket.on("data", (data) => {
      answer += data.toString("latin1");
    });
    socket.on("close", done);
    socket.on("error", done);
  });

describe("hostile bodies", () => {
  const deep = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
  const bodies: Record<string, () => string> = {
    nothing: () => "",
    "half of one": () => '{"envelope":',
    "100,000 levels": () => deep(100_000),
    "100,000 levels within": () => `{"envelope":${deep(100_000)}}`,
    "levels in the payload": () => envelope(Buffer.from(deep(100_000)).toString("base64")),
    "a prototype": () => '{"__proto__":{"admin":true},"envelope":{}}',
    "a constructor": () => '{"constructor":{"prototype":{"admin":true}},"envelope":{}}',
    "the same key twice": () => '{"envelope":{},"envelope":{}}',
    "a number of 10,000 digits": () => `{"envelope":${"9".repeat(10_000)}}`,
    "an infinite number": () => '{"envelope":1e999}',
    "half a character": () => '{"envelope":{"payloadType":"\\ud800","payload":"","signatures":[]}}',
    "half a character in an id": () =>
      '{"envelope":{"payloadType":"application/vnd.penholder.act+json","payload":"","signatures":[{"keyid":"\\ud800","sig":""}]}}',
    "a million signatures": () =>
      `{"envelope":{"payloadType":"x","payload":"","signatures":[${'{"keyid":"a","sig":"a"},'.repeat(20_000)}{}]}}`,
    "not UTF-8": () => "\u00ff\u00fe{}",
    "a body that is null": () => signed({ body: null }),
    "a body that is a list": () => signed({ body: [] }),
    "a body that is a word": () => signed({ body: "teams" }),
    "teams that are a word": () => signed({ body: { title: "A", teams: "committee", delegations: [] } }),
    "a request that is an object": () =>
      signed({ kind: "report/hear-party", body: { party: "a", heard: { request: { a: 1 } } } }),
    "a proposal that is a number": () => signed({ kind: "report/publish", body: { proposal: 5, symbol: "S" } }),
    "a body of 60,000 keys": () =>
      signed({ body: Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`k${i}`, i])) }),
    "U+0000": () => signed({ body: { title: "A\u0000B", teams: ["committee"], delegations: [] } }),
    "a kind that every object has": () => signed({ kind: "constructor/prototype" }),
    "a time that is none": () => signed({ at: "9999-99-99T99:99:99Z" }),
  };
  it.each(Object.entries(bodies))("%s is refused in good form", async (_name, body) => {
    const reply = await post("/acts", body());
    const problem = (await reply.json()) as Record<string, unknown>;
    expect([reply.status >= 400 && reply.status < 500, reply.headers.get("content-type")]).toEqual([
      true,
      expect.stringContaining("application/problem+json"),
    ]);
    expect(problem).toMatchObject({ status: reply.status, code: expect.any(String), detail: expect.any(String) });
    expect(JSON.stringify(problem)).not.toMatch(/node_modules|\.ts:|at [A-Z]\w+ \(/u);
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  it("half a character in a lodging is refused too, under an idempotency key", async () => {
    const { envelope: signedAct } = JSON.parse(signed({})) as { envelope: unknown };
    const body = JSON.stringify({ envelope: signedAct, lodging: { salt: "x", slip: "y" } }).replace('"y"', '"\\ud800"');
    const reply = await post("/acts", body, { "idempotency-key": "one" });
    expect([reply.status >= 400 && reply.status < 500, await reply.text()]).toEqual([true, expect.any(String)]);
  });

  it("packed ones are not unpacked, whatever they would become", async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 2 ** 20, 0x20));
    const reply = await post("/acts", bomb, { "content-encoding": "gzip" });
    expect([400, 415]).toContain(reply.status);
    await reply.text();
  });

  it("ones that are too large are refused, told or not", async () => {
    expect(
      (await post("/acts", `{"envelope":"${"x".repeat(9 * 2 ** 20)}"}`).catch(() => ({ status: 413 }))).status,
    ).toBe(413);
    expect(
      (await post("/documents?label=unclassified", "x".repeat(100_001)).catch(() => ({ status: 413 }))).status,
    ).toBe(413);
    expect((await post("/documents?label=unclassified", "x".repeat(99_999))).status).toBe(201);
  });

  it("types that are none are refused, and a program is no document", async () => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/xml",
    ])
      expect([type, (await post("/acts", signed({}), { "content-type": type })).status]).toEqual([type, 415]);
    expect(
      (await post("/documents?label=unclassified", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]))).status,
    ).toBe(415);
    expect((await post("/documents?label=unclassified", "")).status).toBeGreaterThanOrEqual(400);
  });
});

describe("hostile requests", () => {
  const get = (target: string, headers = "") =>
    `GET ${target} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${headers}\r\n`;

  it("get no file and no secret by their path", async () => {
    for (const target of [
      "/log/../secrets.json",
      "/log/%2e%2e/secrets.json",
      "/log/..%2fsecrets.json",
      "/log/..\\secrets.json",
      "/log//etc/passwd",
      "/log/%00",
      "/log/tile/../../log.json",
      "/log/key",
      "/../../etc/passwd",
      "/log/./../../store.sqlite",
      "//evil.example/",
      "/api/v1/subjects/%ff",
      "/api/v1/subjects/%",
      "/api/v1/%2e%2e/%2e%2e/etc/passwd",
      "/api/v1/documents/..%2f..%2fsecrets.json",
    ]) {
      const answer = await raw(get(target));
      expect([target, answer.slice(0, 12)]).toEqual([target, expect.stringMatching(/^HTTP\/1\.1 4/u)]);
      expect(answer).not.toMatch(/root:|SQLite format|PRIVATE/u);
    }
  });

  it("are answered in order or not at all, however they are framed", async () => {
    const two =
      "POST /api/v1/acts HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\nhost: a\r\n\r\n";
    expect(await raw(two)).toMatch(/^HTTP\/1\.1 400/u);
    for (const head of [
      "content-length: 1\r\ncontent-length: 2\r\n",
      "content-length: -1\r\n",
      "transfer-encoding: chunked, identity\r\n",
      "content-length: 99999999999999999999\r\n",
    ])
      expect([head, await raw(`POST /api/v1/acts HTTP/1.1\r\nhost: a\r\n${head}\r\nx`)]).toEqual([
        head,
        expect.stringMatching(/^(?:HTTP\/1\.1 4\d\d|$)/u),
      ]);
    expect(await raw("GET / HTTP/9.9\r\n\r\n")).toMatch(/^HTTP\/1\.1 [45]/u);
    expect(
      await raw(`TRACE / HTTP/1.1\r\nhost: a\r\nconnection: close\r\nauthorization: Bearer x\r\n\r\n`),
    ).not.toContain("Bearer x");
  });

  it("have heads and cookies of bounded size", async () => {
    expect(await raw(get("/api/v1/cases", `cookie: penholder=${"x".repeat(40_000)}\r\n`))).toMatch(/^HTTP\/1\.1 431/u);
    expect(await raw(get("/api/v1/cases", `cookie: ${"a=b; ".repeat(3000)}\r\n`))).toMatch(
      /^HTTP\/1\.1 (?:200|4\d\d)/u,
    );
    expect(await raw(get(`/api/v1/search?q=${"a".repeat(9000)}`))).toMatch(/^HTTP\/1\.1 414/u);
    expect(await raw(get("/api/v1/cases", "cookie: penholder=%00%ff; __proto__=1; penholder=2\r\n"))).toMatch(
      /^HTTP\/1\.1 (?:200|401)/u,
    );
    expect(
      await raw(
        get("/api/v1/cases", `x-forwarded-for: ${"1.2.3.4,".repeat(1000)}\r\nx-forwarded-host: evil.example\r\n`),
      ),
    ).not.toContain("evil.example");
  });

  it("that come slowly hold nobody else up", async () => {
    const slow = Array.from({ length: 40 }, () =>
      raw(
        "POST /api/v1/acts HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{",
        2500,
      ),
    );
    expect((await served.visitor().get("/cases")).status).toBe(200);
    await Promise.all(slow);
    expect((await served.visitor().get("/cases")).status).toBe(200);
  });

  it("by a method that a route has not are refused, and no page of another origin reads an answer", async () => {
    for (const method of ["PUT", "PATCH", "DELETE", "POST"]) {
      const reply = await fetch(`${served.serving.url}/api/v1/cases`, {
        method,
        headers: { origin: served.serving.url },
      });
      expect([method, [404, 405].includes(reply.status)]).toEqual([method, true]);
    }
    const reply = await fetch(`${served.serving.url}/api/v1/cases`, { headers: { origin: "https://evil.example" } });
    expect(reply.headers.get("access-control-allow-origin")).toBeNull();
    const preflight = await fetch(`${served.serving.url}/api/v1/acts`, {
      method: "OPTIONS",
      headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
    });
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("are limited for each client", async () => {
    const limited = await Served.open("2018-08-01T12:00:00Z", { perMinute: 20 });
    try {
      const statuses = [];
      for (let index = 0; index < 25; index++) statuses.push((await limited.visitor().get("/cases")).status);
      expect(statuses.slice(0, 20).every((status) => status === 200)).toBe(true);
      expect(statuses.slice(20)).toEqual([429, 429, 429, 429, 429]);
      const spoofed = await limited.visitor().get("/cases", { "x-forwarded-for": "192.0.2.99" });
      expect(spoofed.status).toBe(429);
      expect(spoofed.headers.get("retry-after")).toMatch(/^\d+$/u);
    } finally {
      await limited.close();
    }
  });
});
