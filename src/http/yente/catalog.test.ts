import { beforeAll, describe, expect, it } from "vitest";
import type { App } from "../server/desk.ts";
import { type Reply, testApp } from "./test-app.ts";

let get: (url: string) => Promise<Reply>;
let app: App;
beforeAll(async () => {
  ({ get, app } = await testApp());
});

describe("GET /catalog and /manifest", () => {
  it("names what is loaded, with editions", async () => {
    const { status, body } = await get("/catalog");
    expect(status).toBe(200);
    expect((await get("/manifest")).body).toEqual(body);
    const named = Object.fromEntries(body.datasets.map((each: { name: string }) => [each.name, each]));
    expect(named.velmar).toMatchObject({
      title: "Velmar consolidated list",
      load: true,
      version: "100",
      index_version: "100",
      index_current: true,
      children: [],
    });
    expect(named.everything).toMatchObject({ load: false, children: ["velmar", "gifts"] });
    expect(body.current).toEqual(expect.arrayContaining(["velmar", "gifts"]));
    expect(body).toMatchObject({ outdated: [], index_stale: false });
  });

  it("is not sent again to who has it", async () => {
    const { headers } = await get("/catalog");
    expect(headers["cache-control"]).toBe("public, max-age=300");
    const etag = String(headers.etag);
    expect(etag).toMatch(/^"[0-9a-f]{40}"$/u);
    const ask = (tag: string) => app.inject({ method: "GET", url: "/catalog", headers: { "if-none-match": tag } });
    for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
      const answer = await ask(tag);
      expect([answer.statusCode, answer.body, answer.headers.etag], tag).toEqual([304, "", etag]);
    }
    expect((await ask('"x"')).statusCode).toBe(200);
  });
});

describe("GET /algorithms", () => {
  it("knows the names that yente's clients ask for, and which is best", async () => {
    const { body } = await get("/algorithms");
    const names = body.algorithms.map(({ name }: { name: string }) => name);
    expect(names).toEqual(
      expect.arrayContaining(["logic-v2", "logic-v1", "ofac", "name-based", "name-qualified", "regression-v1"]),
    );
    expect(names).toContain(body.best);
    expect(names).toContain(body.default);
    expect(body.algorithms[0].docs).toMatchObject({
      name: names[0],
      config: {},
      features: { name: { coefficient: 1, url: null } },
    });
  });
});

describe("GET /", () => {
  it("is a page that says what is loaded", async () => {
    const { status, headers, text } = await get("/");
    expect(status).toBe(200);
    expect(headers["content-type"]).toContain("text/html");
    expect(text).toContain("Velmar consolidated list");
  });
});
