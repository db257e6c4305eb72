import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildScreening, type ServingScreening, serveScreening } from "../serve.ts";
import { writeTestLists } from "../yente/test-lists.ts";
import { ApiKeys, addKey, readKeyFile } from "./api-keys.ts";
import { listen } from "./listen.ts";
import { post, testServer } from "./test-server.ts";

const query = (name: string) => ({ queries: { q: { schema: "Person", properties: { name: [name] } } } });

describe("a server", () => {
  let serving: ServingScreening;
  let log: string[];
  beforeAll(async () => {
    ({ serving, log } = await testServer({ updateToken: "let me", largestBody: 200_000 }));
  });
  afterAll(() => serving.close());
  const get = (path: string, headers: Record<string, string> = {}) => fetch(serving.url + path, { headers });

  it("says that it runs and is ready", async () => {
    for (const path of ["/healthz", "/readyz"]) {
      const answer = await get(path);
      expect([answer.status, await answer.json()]).toEqual([200, { status: "ok" }]);
    }
  });

  it("loads anew only for whoever knows the token", async () => {
    const update = (params: string) => fetch(`${serving.url}/updatez${params}`, { method: "POST" });
    expect((await update("")).status).toBe(403);
    expect((await update("?token=let%20you")).status).toBe(403);
    expect(await (await update("?token=wrong")).json()).toEqual({ detail: "Invalid token." });
    expect((await update("?token=let%20me&sync=true")).status).toBe(200);
    expect((await get("/updatez?token=let%20me")).status).toBe(404);
  });

  it("describes itself for machines and for people, with a page that runs and loads nothing", async () => {
    const document = (await (await get("/openapi.json")).json()) as {
      openapi: string;
      paths: Record<string, { post?: { requestBody?: unknown } }>;
    };
    expect(document.openapi).toMatch(/^3\.1/u);
    for (const path of ["/match/{dataset}", "/score", "/rescreen", "/search/{dataset}", "/healthz", "/catalog"])
      expect(Object.keys(document.paths)).toContain(path);
    expect(document.paths["/match/{dataset}"]?.post?.requestBody).toBeTruthy();
    const docs = await get("/docs");
    const page = await docs.text();
    expect(docs.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page).toContain("/match/{dataset}");
    expect(page).not.toMatch(/<script|https?:\/\/(?!127)/u);
  });

  it("keeps figures by route, never by name", async () => {
    await post(`${serving.url}/match/default`, query("Zorblax Quimby"));
    const text = await (await get("/metrics")).text();
    expect(text).toMatch(
      /penholder_http_request_seconds_count\{method="POST",route="\/match\/:dataset",status="200"\} \d/u,
    );
    expect(text).toMatch(/penholder_dataset_entries\{dataset="velmar"/u);
    await get("/search/default?q=Zorblax");
    await post(`${serving.url}/match/default`, `{"queries": "Zorblax`);
    expect(log.join("")).toContain("/match/:dataset");
    expect(log.join("") + (await (await get("/metrics")).text())).not.toMatch(/Zorblax|Quimby/u);
  });

  it("packs answers of 500 bytes and more for who takes gzip, and lets any page ask", async () => {
    const body = JSON.stringify(query("Talbek Orenov"));
    const asked = { method: "POST", body, headers: { "accept-encoding": "gzip", origin: "http://there.example" } };
    const raw = await rawRequest(serving.url, "POST /match/default", asked.headers, body);
    expect(raw.head).toMatch(/content-encoding: gzip/iu);
    expect(raw.head).toMatch(/access-control-allow-origin: \*/iu);
    expect(JSON.parse(gunzipSync(raw.body).toString())).toHaveProperty("responses.q");
    expect((await rawRequest(serving.url, "GET /healthz", asked.headers)).head).not.toMatch(/content-encoding/iu);
    const refused = { ...asked.headers, "accept-encoding": "gzip;q=0" };
    expect((await rawRequest(serving.url, "POST /match/default", refused, body)).head).not.toMatch(
      /content-encoding/iu,
    );
    const preflight = await fetch(`${serving.url}/match/default`, {
      method: "OPTIONS",
      headers: { origin: "http://there.example", "access-control-request-method": "POST" },
    });
    expect(preflight.status).toBe(200);
  });

  it("refuses what is too long or too large, with words that clients know", async () => {
    const long = await get(`/search/default?q=${"a".repeat(60_001)}`);
    expect([long.status, await long.json()]).toEqual([414, { detail: "Request URI too long" }]);
    expect((await post(`${serving.url}/match/default`, "x".repeat(200_001))).status).toBe(413);
    const lost = await get("/nothing/here");
    expect([lost.status, lost.headers.get("content-type")]).toEqual([404, "application/problem+json; charset=utf-8"]);
    expect(await lost.json()).toMatchObject({ code: "not-found", status: 404 });
  });

  it("answers hostile questions in bounded time, and is there afterwards", async () => {
    const deep = "[".repeat(90_000);
    const hostile = [
      `{"queries":{"q":{"schema":"Person","properties":{"name":${deep}`,
      `{"queries":{"__proto__":{"schema":"Person","properties":{"name":["x"],"__proto__":["y"]}}}}`,
      '{"queries":{"q":{"schema":"constructor","properties":{}}}}',
      '{"queries":{"q":{"schema":"Person","properties":{"constructor":["x"],"toString":"y"}}}}',
      JSON.stringify(query("a".repeat(10_000))),
      JSON.stringify(query("Kim ".repeat(450))),
      JSON.stringify({ queries: { q: { schema: "Person", properties: { name: Array(101).fill("Ann Lee") } } } }),
      JSON.stringify(query("\ud800\udfff\u0000‮(((")),
      "\u0000\u0001",
      "",
    ];
    for (const body of hostile) {
      const answer = await fetch(`${serving.url}/match/default`, { method: "POST", body });
      expect([200, 400, 422], body.slice(0, 60)).toContain(answer.status);
    }
    const batch = Object.fromEntries(
      Array.from({ length: 100 }, (_, at) => [
        `q${at}`,
        query(`Kim Chol Ali ${at} ${"Mohammed ".repeat(20)}`).queries.q,
      ]),
    );
    expect((await post(`${serving.url}/match/default`, { queries: batch })).status).toBe(200);
    expect((await get("/healthz")).status).toBe(200);
  });

  it("goes on answering while its only thread is busy", async () => {
    const heavy = Object.fromEntries(
      Array.from({ length: 100 }, (_, at) => [
        `q${at}`,
        query(`Ivan Ali ${at} ${"Abdul Rahman ".repeat(12)}`).queries.q,
      ]),
    );
    const order: string[] = [];
    const batch = post(`${serving.url}/match/default`, { queries: heavy }).then(() => order.push("batch"));
    await get("/healthz").then(() => order.push("health"));
    await batch;
    expect(order).toEqual(["health", "batch"]);
  });

  it("does not wait for ever for a slow client", async () => {
    const slow = await testServer({ arrival: 300 });
    const { hostname, port } = new URL(slow.serving.url);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname, () =>
        socket.write("POST /match/default HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"),
      );
      let text = "";
      socket.on("data", (data) => {
        text += String(data);
      });
      socket.on("close", () => resolve(text));
      socket.on("error", () => resolve(text));
    });
    expect(answer).toMatch(/^(?:HTTP\/1\.1 408|$)/u);
    await slow.serving.close();
  });
});

describe("API keys", () => {
  it("let in who has one, and are kept as hashes only", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "penholder-keys-")), "keys.json");
    const key = addKey(path, undefined, "case system", new Date(0));
    const other = addKey(path, readKeyFile(path), "second", new Date(0));
    const secret = key.split("_").slice(2).join("_");
    expect(readFileSync(path, "utf8")).not.toContain(secret);
    expect(statSync(path).mode & 0o077).toBe(0);
    const { serving, log } = await testServer({ keys: new ApiKeys(readKeyFile(path)), perMinute: 3 });
    const ask = (authorization?: string) =>
      fetch(`${serving.url}/match/default`, {
        method: "POST",
        body: JSON.stringify(query("Helma Quast")),
        headers: authorization === undefined ? {} : { authorization },
      });
    const statuses = [];
    for (const header of [undefined, "ApiKey ", `ApiKey ${key}x`, `Basic ${key}`, `ApiKey ${key.slice(0, -1)}!`])
      statuses.push((await ask(header)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401]);
    expect((await fetch(`${serving.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${serving.url}/metrics`)).status).toBe(401);
    const allowed = [];
    for (let at = 0; at < 5; at++) allowed.push((await ask(`ApiKey ${key}`)).status);
    expect(allowed).toEqual([200, 200, 200, 429, 429]);
    const refused = await ask(`Bearer ${key}`);
    expect(refused.headers.get("retry-after")).toBeTruthy();
    expect((await ask(`ApiKey ${other}`)).status).toBe(200);
    expect(log.join("")).not.toContain(secret);
    await serving.close();
  });

  it("are needed where others than this machine may ask", async () => {
    const served = serveScreening({ lists: { manifest: "none.json" }, version: "0", host: "0.0.0.0", clock: Date.now });
    await expect(served).rejects.toMatchObject({ code: "usage" });
  });
});

describe("a server that loads", () => {
  it("is alive, not ready, and says when to come back", async () => {
    const server = await buildScreening({ lists: { manifest: writeTestLists() }, version: "0", clock: Date.now });
    const url = await listen(server.app, "127.0.0.1", 0);
    const [alive, ready, asked] = await Promise.all([
      fetch(`${url}/healthz`),
      fetch(`${url}/readyz`),
      fetch(`${url}/match/default`, { method: "POST", body: JSON.stringify(query("Helma Quast")) }),
    ]);
    expect([alive.status, ready.status, asked.status]).toEqual([200, 503, 503]);
    expect([ready.headers.get("retry-after"), asked.headers.get("retry-after")]).toEqual(["5", "5"]);
    await server.reload();
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    await server.close();
  });

  it("listens from the beginning", async () => {
    const { serving, log } = await testServer();
    const [listening, loaded] = ["Server listening", "lists-loaded"].map((what) =>
      log.findIndex((line) => line.includes(what)),
    );
    expect(listening).toBeGreaterThanOrEqual(0);
    expect(loaded).toBeGreaterThan(listening ?? 0);
    await serving.close();
  });
});

describe("a reload", () => {
  it("lets newer lists answer without failing a request, and the threads of the old ones end", async () => {
    const { serving, manifest, log } = await testServer({ threads: 2 });
    const file = join(dirname(manifest), "gifts.ftm.json");
    let going = true;
    const statuses = new Set<number>();
    let asked = 0;
    const client = async () => {
      while (going) {
        statuses.add((await post(`${serving.url}/match/default`, query("Helma Quast"))).status);
        asked++;
      }
    };
    const clients = Array.from({ length: 8 }, client);
    for (let edition = 1; edition <= 3; edition++) {
      const added = {
        id: `g-new-${edition}`,
        schema: "Person",
        properties: { name: [`Ottokar Neuling ${"I".repeat(edition)}`] },
      };
      writeFileSync(file, `${readFileSync(file, "utf8")}${JSON.stringify(added)}\n`);
      expect(await serving.reload()).toBe(true);
    }
    expect(await serving.reload()).toBe(false);
    going = false;
    await Promise.all(clients);
    expect(asked).toBeGreaterThan(0);
    expect([...statuses]).toEqual([200]);
    const found = await post(`${serving.url}/match/default`, query("Ottokar Neuling"));
    expect(found.body.responses.q.results.map(({ id }: { id: string }) => id)).toContain("g-new-1");
    expect(log.filter((line) => line.includes("lists-loaded"))).toHaveLength(4);
    await serving.close();
  });

  it("that fails leaves the lists in force", async () => {
    const { serving, manifest, log } = await testServer();
    writeFileSync(join(dirname(manifest), "gifts.ftm.json"), "no JSON\n");
    await expect(serving.reload()).rejects.toMatchObject({ code: "list-invalid" });
    expect((await post(`${serving.url}/match/gifts`, query("Helma Quast"))).body.responses.q.results).toHaveLength(1);
    expect(log.join("")).toContain("reload-failed");
    await serving.close();
  });

  it("is not needed to stop: the last answers end their connections, which clients would keep", async () => {
    const { serving } = await testServer();
    const heavy = Object.fromEntries(
      Array.from({ length: 100 }, (_, at) => [
        `q${at}`,
        query(`Ivan Ali ${at} ${"Abdul Rahman ".repeat(9)}`).queries.q,
      ]),
    );
    const asked = post(`${serving.url}/match/default`, { queries: heavy });
    const jobs = async () => (await fetch(`${serving.url}/metrics`)).text();
    while (!/^penholder_jobs [1-9]/mu.test(await jobs()));
    const closed = serving.close();
    const { status, headers, body } = await asked;
    expect([status, headers.get("connection"), Object.keys(body.responses).length]).toEqual([200, "close", 100]);
    await closed;
  });

  it("and a stop finish what was asked", async () => {
    const { serving } = await testServer();
    const asked = Array.from({ length: 20 }, () => post(`${serving.url}/match/default`, query("Helma Quast")));
    await asked[0];
    const closed = serving.close();
    const results = await Promise.allSettled(asked);
    await closed;
    // A connection that had not been taken may be refused; what was taken is answered, and whole.
    for (const result of results) if (result.status === "fulfilled") expect([200, 503]).toContain(result.value.status);
    await expect(fetch(`${serving.url}/healthz`)).rejects.toThrow();
  });
});

async function rawRequest(
  url: string,
  line: string,
  headers: Record<string, string>,
  body = "",
): Promise<{ head: string; body: Buffer }> {
  const { hostname, port } = new URL(url);
  const fields = {
    ...headers,
    host: "x",
    connection: "close",
    ...(body && { "content-length": String(Buffer.byteLength(body)) }),
  };
  const written = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    const socket = connect(Number(port), hostname, () =>
      socket.write(`${line} HTTP/1.1\r\n${written.join("")}\r\n${body}`),
    );
    socket.on("data", (data) => pieces.push(data));
    socket.on("error", reject);
    socket.on("end", () => {
      const all = Buffer.concat(pieces);
      const end = all.indexOf("\r\n\r\n");
      const head = all.subarray(0, end).toString("latin1");
      const rest = all.subarray(end + 4);
      resolve({ head, body: /transfer-encoding: chunked/iu.test(head) ? unchunked(rest) : rest });
    });
  });
}

function unchunked(bytes: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf("\r\n", at);
    const size = Number.parseInt(bytes.subarray(at, end).toString("latin1"), 16);
    if (!(size > 0)) break;
    pieces.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  return Buffer.concat(pieces);
}
