import { beforeAll, describe, expect, it } from "vitest";
import type { App } from "../server/desk.ts";
import { type Reply, testApp } from "./test-app.ts";

let get: (url: string) => Promise<Reply>;
let app: App;
beforeAll(async () => {
  ({ get, app } = await testApp());
});

async function post(form: Record<string, unknown>, query = "", dataset = "velmar") {
  const fields = Object.entries(form).map(([name, value]): [string, string] => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  const answer = await app.inject({
    method: "POST",
    url: `/reconcile/${dataset}${query}`,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    payload: new URLSearchParams(fields).toString(),
  });
  return { status: answer.statusCode, headers: answer.headers, body: JSON.parse(answer.body) };
}
const idsOf = ({ body }: Reply): string[] => body.result.map(({ id }: { id: string }) => id);

describe("GET /reconcile: the manifest", () => {
  it("is one of version 0.2, with where to ask on", async () => {
    const { status, body } = await get("/reconcile/velmar");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      versions: ["0.2"],
      name: "Velmar consolidated list (Penholder)",
      batchSize: 3,
      preview: { width: 430, height: 600 },
    });
    for (const url of [body.identifierSpace, body.schemaSpace, body.view.url, body.preview.url])
      expect(URL.canParse(url), url).toBe(true);
    expect(body.view.url).toContain("{{id}}");
    expect(body.suggest.entity).toEqual({
      service_url: "http://localhost:80/reconcile/velmar",
      service_path: "/suggest/entity",
    });
    expect(Object.keys(body.suggest).sort()).toEqual(["entity", "property", "type"]);
    expect(body.extend.propose_properties.service_path).toBe("/extend/property");
    expect(body.defaultTypes.length).toBeGreaterThan(3);
    expect(body.defaultTypes.map(({ id }: { id: string }) => id)).toContain("Person");
    expect((await get("/reconcile/banana")).status).toBe(404);
  });

  it("hands on what stood behind the question mark: it may carry a key", async () => {
    const { body } = await get("/reconcile/velmar?api_key=abc");
    expect(body.suggest.type.service_path).toBe("/suggest/type?api_key=abc");
    expect(body.extend.propose_properties.service_path).toBe("/extend/property?api_key=abc");
  });
});

describe("POST /reconcile: candidates", () => {
  it("answers each query with scored candidates", async () => {
    const { status, headers, body } = await post({
      queries: { mutti: { query: "Talbek Orenov" }, none: { query: "Zyxwvu Qqqq" } },
    });
    expect(status).toBe(200);
    expect(headers["x-batch-size"]).toBe("2");
    const [first] = body.mutti.result;
    expect(first).toMatchObject({
      id: "v-oren",
      name: "Talbek Orenov",
      description: "Person",
      type: [{ id: "Person", name: "People" }],
    });
    expect(first.score).toBeGreaterThan(0);
    expect(first.score).toBeLessThan(1);
    expect(typeof first.match).toBe("boolean");
    expect(body.none.result).toEqual([]);
  });

  it("heeds type, limit, properties and the dataset", async () => {
    const person = { query: "Talbek Orenov", type: "Person", limit: 1 };
    const { body } = await post({
      queries: {
        one: person,
        vessel: { ...person, type: ["Vessel"] },
        born: {
          ...person,
          limit: 5,
          properties: [
            { pid: "Person:birthDate", v: "1972-01-25" },
            { pid: "Thing:banana", v: 1 },
          ],
        },
        differs: { ...person, limit: 5, properties: [{ pid: "birthDate", v: ["1931-01-01"] }] },
      },
    });
    expect(body.one.result).toHaveLength(1);
    expect(body.vessel.result).toEqual([]);
    const score = (key: string) => body[key].result.find(({ id }: { id: string }) => id === "v-oren")?.score ?? 0;
    expect(score("born")).toBeGreaterThan(score("differs"));
    const elsewhere = await post({ queries: { one: person } }, "", "gifts");
    expect(elsewhere.body.one.result).toEqual([]);
  });

  it("is asked by GET as well", async () => {
    const found = await get(`/reconcile/velmar?queries=${encodeURIComponent('{"q":{"query":"Deepsea Orchid"}}')}`);
    expect(found.body.q.result[0].id).toBe("v-ship");
  });

  it("refuses what is no query with 400", async () => {
    for (const queries of [
      "",
      "{",
      "[]",
      "7",
      { a: { query: 374 } },
      { a: { type: "Banana", query: "x" } },
      { a: null },
      { a: { query: "x", limit: 501 } },
    ])
      expect((await post({ queries })).status, JSON.stringify(queries)).toBe(400);
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`q${at}`, { query: "x" }]));
    expect((await post({ queries: many })).status).toBe(400);
    expect((await post({ queries: { a: { query: "x" } } }, "?algorithm=banana")).status).toBe(400);
    expect((await post({ queries: { a: { query: "x" } } }, "?changed_since=banana")).status).toBe(422);
    expect((await post({ queries: { a: { query: "x" } } }, "", "banana")).status).toBe(404);
    expect((await post({ queries: {} })).body).toEqual({});
  });
});

describe("POST /reconcile: further columns", () => {
  it("gives values for people or machines, as many as wanted", async () => {
    const properties = [
      { id: "name", settings: { limit: 1 } },
      { id: "nationality" },
      { id: "Thing:topics", settings: { render: "raw" } },
      { id: "banana" },
    ];
    const { status, body } = await post({ extend: { ids: ["v-oren", "nobody"], properties } });
    expect(status).toBe(200);
    expect(body.meta.map(({ id }: { id: string }) => id)).toEqual(["name", "nationality", "Thing:topics"]);
    expect(body.rows).toEqual({
      "v-oren": {
        name: [{ str: "Talbek Orenov" }],
        nationality: [{ str: "Russia" }],
        "Thing:topics": [{ str: "sanction" }, { str: "crime" }],
      },
      nobody: {},
    });
  });

  it("wants ids as they are now, and a request in its form", async () => {
    const properties = [{ id: "name" }];
    expect((await post({ extend: { ids: ["un-901"], properties } })).status).toBe(400);
    for (const extend of [
      "{",
      "{}",
      { ids: "v-oren", properties },
      { ids: [1], properties },
      { ids: ["a"], properties: [{ id: "name", settings: { render: "loud" } }] },
    ])
      expect((await post({ extend })).status, JSON.stringify(extend)).toBe(400);
  });

  it("proposes properties of a type", async () => {
    const { body } = await get("/reconcile/velmar/extend/property?limit=5&type=LegalEntity");
    expect(body).toMatchObject({ type: "LegalEntity", limit: 5 });
    const ids = body.properties.map(({ id }: { id: string }) => id);
    expect(ids).toHaveLength(5);
    expect(ids).toEqual(expect.arrayContaining(["name", "country"]));
    expect((await get("/reconcile/velmar/extend/property?type=Banana")).status).toBe(400);
    expect((await get("/reconcile/velmar/extend/property")).body.properties.length).toBeGreaterThan(5);
  });
});

describe("GET /reconcile/…/suggest", () => {
  it.each(["entity", "property", "type"])("of %s has nothing for an empty prefix, nor for banana", async (what) => {
    for (const prefix of ["", "%20", "banana%20man"]) {
      const { status, body } = await get(`/reconcile/velmar/suggest/${what}?prefix=${prefix}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ code: "/api/status/ok", status: "200 OK", result: [] });
    }
    expect((await get(`/reconcile/velmar/suggest/${what}`)).body.result).toEqual([]);
    expect((await get(`/reconcile/banana/suggest/${what}?prefix=x`)).status).toBe(404);
  });

  it("of entities goes on as typed", async () => {
    const found = await get("/reconcile/velmar/suggest/entity?prefix=talbek%20ore");
    expect(idsOf(found)).toEqual(["v-oren", "v-oren-jr"]);
    expect(found.body.prefix).toBe("talbek ore");
    expect(found.body.result[0]).toMatchObject({ name: "Talbek Orenov", type: [{ id: "Person" }] });
    expect(idsOf(await get("/reconcile/velmar/suggest/entity?prefix=tal&limit=1"))).toEqual(["v-oren"]);
    expect(idsOf(await get("/reconcile/velmar/suggest/entity?prefix=%D0%9E%D1%80%D0%B5"))).toEqual(["v-oren"]);
    expect(idsOf(await get("/reconcile/gifts/suggest/entity?prefix=talbek"))).toEqual([]);
  });

  it("of properties and types", async () => {
    const properties = idsOf(await get("/reconcile/velmar/suggest/property?prefix=country"));
    expect(properties[0]).toBe("Thing:country");
    expect(properties).toContain("LegalEntity:mainCountry");
    const types = await get("/reconcile/velmar/suggest/type?prefix=organ");
    expect(types.body.result).toEqual([expect.objectContaining({ id: "Organization", name: "Organizations" })]);
  });
});

describe("GET /reconcile/…/preview", () => {
  it("is a page that runs and loads nothing, with every text escaped", async () => {
    const { status, headers, text } = await get("/reconcile/velmar/preview/v-oren");
    expect(status).toBe(200);
    expect(headers["content-type"]).toContain("text/html");
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(text).toContain("Talbek O&#39;Ren");
    expect(text).toContain("Council of Velmar");
    expect(text).toContain("pumps &amp; valves");
    expect(text).not.toMatch(/<script|src=|https?:/u);
    expect((await get("/reconcile/velmar/preview/nobody")).status).toBe(404);
    expect((await get("/reconcile/gifts/preview/v-oren")).status).toBe(404);
  });
});
