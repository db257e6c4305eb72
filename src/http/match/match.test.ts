import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ServingScreening } from "../serve.ts";
import { post, testServer } from "../server/test-server.ts";

// What clients of yente rely on, by reference to its documented behaviour, on lists of invented parties.

let serving: ServingScreening;
beforeAll(async () => {
  serving = (await testServer()).serving;
});
afterAll(() => serving.close());

const ask = (queries: Record<string, unknown>, params = "", dataset = "everything") =>
  post(`${serving.url}/match/${dataset}${params}`, { queries });
const oren = { schema: "Person", properties: { name: ["Talbek Orenov"] } };
const ids = (results: { id: string }[]): string[] => results.map(({ id }) => id);

describe("POST /match/{dataset}", () => {
  it("answers every query under its own name, with its evidence", async () => {
    const { status, headers, body } = await ask({
      one: oren,
      two: { schema: "Vessel", properties: { name: "Nothing Alike" } },
    });
    expect(status).toBe(200);
    expect(headers.get("x-batch-size")).toBe("2");
    expect(body.limit).toBe(5);
    const [found] = body.responses.one.results;
    expect(found).toMatchObject({
      id: "v-oren",
      caption: "Talbek Orenov",
      schema: "Person",
      target: true,
      match: true,
      datasets: ["velmar"],
      referents: ["un-901", "old-oren"],
      first_seen: "2018-09-13T00:00:00",
      last_change: "2024-05-06T12:30:00",
    });
    expect(found.properties.nationality).toEqual(["ru"]);
    expect(found.score).toBeGreaterThan(0.7);
    expect(found.score).toBeLessThan(1);
    const [feature] = Object.values(found.explanations) as Record<string, unknown>[];
    expect(Object.keys(feature ?? {}).sort()).toEqual(["candidate", "detail", "query", "score"]);
    expect(found.reasons.length).toBeGreaterThan(0);
    expect(body.responses.one.total).toEqual({ value: body.responses.one.results.length, relation: "eq" });
    expect(body.responses.two).toMatchObject({ status: 200, results: [], total: { value: 0, relation: "eq" } });
  });

  it("echoes the query cleaned, with the caller's id", async () => {
    const { body } = await ask({
      q: {
        id: "customer 7",
        schema: "Person",
        properties: { firstName: "Talbek", lastName: ["Orenov"], country: "Russia", birthDate: 1972, unheardOf: "x" },
      },
    });
    expect(body.responses.q.query).toEqual({
      id: "customer 7",
      schema: "Person",
      properties: {
        name: ["Talbek Orenov"],
        firstName: ["Talbek"],
        lastName: ["Orenov"],
        country: ["ru"],
        birthDate: ["1972"],
      },
    });
    expect(ids(body.responses.q.results)).toContain("v-oren");
  });

  it("finds a name in another script, and only who can be of the schema asked", async () => {
    const hangul = await ask({ q: { schema: "Person", properties: { name: ["정성화"] } } });
    expect(ids(hangul.body.responses.q.results)).toEqual(["g-3"]);
    const company = await ask({ q: { schema: "Company", properties: { name: ["Talbek Orenov"] } } });
    expect(company.body.responses.q.results).toEqual([]);
    const entity = await ask({ q: { schema: "LegalEntity", properties: { name: ["Talbek Orenov"] } } });
    expect(ids(entity.body.responses.q.results)).toContain("v-oren");
  });

  it.each([
    ["?exclude_entity_ids=v-oren", false],
    ["?exclude_entity_ids=old-oren", false],
    ["?exclude_schema=Person", false],
    ["?exclude_dataset=velmar", false],
    ["?include_dataset=gifts", false],
    ["?include_dataset=velmar", true],
    ["?topics=crime&topics=wanted", true],
    ["?topics=wanted", false],
    ["?changed_since=2024-05-06", true],
    ["?changed_since=2024-05-07", false],
    ["?algorithm=logic-v1", true],
    ["?algorithm=logic-v2&fuzzy=false", true],
    ["?algorithm=ofac", true],
    ["?threshold=0.999999&cutoff=0.5", true],
    ["?limit=0", false],
  ])("obeys %s", async (params, found) => {
    const { status, body } = await ask({ q: oren }, params);
    expect(status).toBe(200);
    expect(ids(body.responses.q.results).includes("v-oren")).toBe(found);
  });

  it("counts matches before the limit, and calls a match only what reaches the threshold", async () => {
    const crew = { schema: "Person", properties: { name: ["Talbek Orenov"] } };
    const all = (await ask({ q: crew }, "?threshold=0.01")).body.responses.q;
    const one = (await ask({ q: crew }, "?threshold=0.01&limit=1")).body.responses.q;
    expect(all.results.length).toBeGreaterThan(1);
    expect(one.results).toHaveLength(1);
    expect(one.total).toEqual(all.total);
    const strict = (await ask({ q: crew }, "?threshold=0.9999999&cutoff=0.1")).body.responses.q;
    expect(strict.results.every(({ match }: { match: boolean }) => !match)).toBe(true);
    expect(strict.total.value).toBe(0);
  });

  it("leaves out for one query only whom that query excludes", async () => {
    const { body } = await ask({ with: { ...oren, exclude_entity_ids: ["un-901"] }, without: oren });
    expect(ids(body.responses.with.results)).not.toContain("v-oren");
    expect(ids(body.responses.without.results)).toContain("v-oren");
  });

  it("asks one dataset, or a collection", async () => {
    expect(ids((await ask({ q: oren }, "", "velmar")).body.responses.q.results)).toContain("v-oren");
    expect((await ask({ q: oren }, "", "gifts")).body.responses.q.results).toEqual([]);
    expect(ids((await ask({ q: oren }, "", "default")).body.responses.q.results)).toContain("v-oren");
  });

  const many = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`q${at}`, oren]));
  it.each([
    ["an unknown dataset", 404, "/match/nowhere", { queries: { q: oren } }],
    ["no queries", 400, "/match/default", { queries: {} }],
    ["only an empty query", 400, "/match/default", { queries: { q: null } }],
    ["101 queries", 400, "/match/default", { queries: many }],
    ["an unknown algorithm", 400, "/match/default?algorithm=magic", { queries: { q: oren } }],
    ["an unknown schema", 400, "/match/default", { queries: { q: { schema: "Banana", properties: {} } } }],
    ["an unknown setting", 400, "/match/default", { queries: { q: oren }, config: { nonsense: 1 } }],
    ["no schema", 422, "/match/default", { queries: { q: { properties: {} } } }],
    ["too high a limit", 422, "/match/default?limit=501", { queries: { q: oren } }],
    ["a limit that is no number", 422, "/match/default?limit=many", { queries: { q: oren } }],
    ["a date that is none", 422, "/match/default?changed_since=yesterday", { queries: { q: oren } }],
    ["a list for a body", 422, "/match/default", []],
    ["text for a body", 422, "/match/default", "{"],
  ])("refuses %s with %i", async (_what, status, path, body) => {
    const answer = await post(serving.url + path, body);
    expect(answer.status).toBe(status);
    expect(answer.body.detail).toBeTruthy();
  });

  it("takes exactly 100 queries, and a setting of logic-v2", async () => {
    const { q100: _, ...hundred } = many;
    expect((await ask(hundred)).headers.get("x-batch-size")).toBe("100");
    const set = { queries: { q: oren }, config: { nm_number_mismatch: 0.2 } };
    expect((await post(`${serving.url}/match/default?algorithm=logic-v2`, set)).status).toBe(200);
  });
});

describe("POST /score", () => {
  it("scores two names, and two entities with their dates", async () => {
    const names = await post(`${serving.url}/score`, { schema: "Person", name1: "정성화", name2: "Jong Song Hwa" });
    expect(names.body).toMatchObject({ match: true });
    const side = (birthDate: string) => ({
      schema: "Person",
      properties: { name: ["Helma Quast"], birthDate: [birthDate] },
    });
    const score = async (one: string, other: string) =>
      (await post(`${serving.url}/score`, { query: side(one), candidate: side(other) })).body.score as number;
    expect(await score("1970-02-03", "1970-02-03")).toBeGreaterThan(await score("1970-02-03", "1951-09-08"));
  });

  it("refuses what is no pair", async () => {
    expect((await post(`${serving.url}/score`, { name1: "A" })).status).toBe(422);
    expect((await post(`${serving.url}/score`, { schema: "Banana", name1: "A", name2: "B" })).status).toBe(400);
  });
});

describe("POST /rescreen", () => {
  it("says so where no editions are kept", async () => {
    const answer = await post(`${serving.url}/rescreen`, { customers: {}, from: "2026-01-01", to: "2026-02-01" });
    expect(answer.status).toBe(404);
  });
});
