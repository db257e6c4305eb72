import { beforeAll, describe, expect, it } from "vitest";
import { type Reply, testApp } from "./test-app.ts";

let get: (url: string) => Promise<Reply>;
beforeAll(async () => {
  ({ get } = await testApp());
});

const search = async (query: string, dataset = "velmar"): Promise<Reply> =>
  get(`/search/${dataset}?${new URLSearchParams(query).toString()}`);
const ids = ({ body }: Reply): string[] => body.results.map(({ id }: { id: string }) => id);
const valuesOf = ({ body }: Reply, facet: string): string[] =>
  body.facets[facet].values.map(({ name }: { name: string }) => name);

describe("GET /search: what yente's tests say of it", () => {
  it("finds a person by name first, in the form of FollowTheMoney", async () => {
    const found = await search("q=talbek orenov");
    expect(found.status).toBe(200);
    expect(ids(found)[0]).toBe("v-oren");
    expect(found.body.results[0]).toMatchObject({
      caption: "Talbek Orenov",
      schema: "Person",
      datasets: ["velmar"],
      referents: ["un-901", "old-oren"],
      target: true,
      first_seen: "2018-09-13T00:00:00",
      last_seen: "2026-10-01T00:00:00",
      last_change: "2024-05-06T12:30:00",
    });
    expect(found.body.results[0].properties.addressEntity).toEqual(["v-addr-1", "v-addr-2"]);
    expect(found.body.total).toEqual({ value: 2, relation: "eq" });
    expect(found.body).toMatchObject({ limit: 10, offset: 0 });
  });

  it("answers everything of the kind Thing to no query", async () => {
    const found = await search("limit=500");
    expect(found.body.total.value).toBe(14);
    expect(ids(found)).not.toContain("v-own-1");
  });

  it("refuses what breaks the syntax, unless it is typed into a search box", async () => {
    expect((await search("q=invalid/query")).status).toBe(400);
    expect((await search("q=invalid/query")).body.detail).toContain("character 8");
    expect((await search("q=invalid/query&simple=true")).status).toBe(200);
  });

  it("knows no dataset banana (404), no schema Banana (400), no facet or operator banana (422)", async () => {
    expect((await search("q=x", "banana")).status).toBe(404);
    expect((await search("schema=Banana")).status).toBe(400);
    expect((await search("facets=banana")).status).toBe(422);
    expect((await search("filter_op=banana")).status).toBe(422);
    expect((await search("target=banana")).status).toBe(422);
    expect((await search("changed_since=yesterday")).status).toBe(422);
    expect((await search("filter=birthDate")).status).toBe(400);
    expect((await search("sort=properties.notes")).status).toBe(400);
  });

  it("takes schemata with their kin, and leaves out just those excluded", async () => {
    expect(ids(await search("q=orenov&schema=Vessel"))).toEqual([]);
    expect(ids(await search("q=orenov&schema=Person"))).toHaveLength(2);
    expect(ids(await search("q=orenov&schema=LegalEntity"))).toHaveLength(2);
    const all = await search("q=moscow");
    expect(all.body.total.value).toBe(5);
    const fewer = await search("q=moscow&exclude_schema=Address");
    expect(fewer.body.total.value).toBe(3);
    expect((await search("schema=Address")).body.total.value).toBe(3);
    expect((await search("schema=Sanction")).body.total.value).toBe(2);
  });

  it("narrows by datasets; what is excluded stays excluded", async () => {
    expect((await search("q=orenov&exclude_dataset=velmar")).body.total.value).toBe(0);
    expect((await search("q=orenov&include_dataset=elsewhere")).body.total.value).toBe(0);
    expect((await search("q=orenov&include_dataset=velmar")).body.total.value).toBe(2);
    expect((await search("q=orenov&include_dataset=velmar&exclude_dataset=velmar")).body.total.value).toBe(0);
    expect((await search("q=orenov", "gifts")).body.total.value).toBe(0);
    expect((await search("q=orenov", "everything")).body.total.value).toBe(2);
    expect((await search("datasets=gifts", "everything")).body.total.value).toBe(3);
  });

  it("narrows by change", async () => {
    expect((await search("q=orenov&changed_since=2099-01-01T00:00")).body.total.value).toBe(0);
    expect(ids(await search("q=orenov&changed_since=2024-05-06"))).toEqual(["v-oren"]);
    expect(ids(await search("q=orenov&changed_since=2024-05-07"))).toEqual([]);
  });

  it("narrows by fields; one of several values is enough unless AND is said", async () => {
    expect(ids(await search("q=orenov&countries=ru"))).toHaveLength(2);
    expect(ids(await search("q=orenov&countries=ke"))).toEqual([]);
    expect(ids(await search("q=orenov&countries=ke&countries=ru"))).toHaveLength(2);
    expect(ids(await search("q=orenov&filter_op=AND&countries=ke&countries=ru"))).toEqual([]);
    expect(ids(await search("filter_op=AND&countries=by&countries=ru"))).toEqual(["v-oren-jr"]);
    expect(ids(await search("filter=properties.birthDate:1972-01-25"))).toEqual(["v-oren"]);
    expect(ids(await search("filter=properties.birthDate:1972-01-26§"))).toEqual([]);
    expect(ids(await search("filter=properties.imoNumber:9074729"))).toEqual(["v-ship"]);
    expect((await search("topics=sanction")).body.total.value).toBe(3);
  });

  it("tells targets from others", async () => {
    const [targets, others] = [
      await search("schema=LegalEntity&target=true"),
      await search("schema=LegalEntity&target=false"),
    ];
    expect(ids(targets).sort()).toEqual(["v-corp", "v-oren"]);
    expect(others.body.total.value).toBeGreaterThan(0);
    expect(others.body.results.every(({ target }: { target: boolean }) => !target)).toBe(true);
  });

  it("counts countries, topics and datasets unless other facets are asked for", async () => {
    const usual = await search("");
    expect(Object.keys(usual.body.facets).sort()).toEqual(["countries", "datasets", "topics"]);
    expect(usual.body.facets.datasets).toEqual({
      label: "Data sources",
      values: [{ name: "velmar", label: "Velmar consolidated list", count: 14 }],
    });
    expect(usual.body.facets.topics.values[0]).toEqual({ name: "sanction", label: "Sanctioned entity", count: 3 });
    expect(valuesOf(await search("", "gifts"), "datasets")).toEqual(["gifts"]);
    const countries = await search("q=orenov&countries=ru");
    expect(countries.body.facets.countries).toMatchObject({ label: "Countries" });
    expect(countries.body.facets.countries.values[0]).toEqual({ name: "ru", label: "Russia", count: 2 });
    expect(valuesOf(countries, "countries")).not.toContain("pa");
    const asked = await search("facets=schema&facets=topics&facets=genders&facets=identifiers");
    expect(Object.keys(asked.body.facets).sort()).toEqual(["genders", "identifiers", "schema", "topics"]);
    expect(asked.body.facets.schema).toMatchObject({ label: "Entity types" });
    expect(asked.body.facets.schema.values[0]).toEqual({ name: "Person", label: "People", count: 7 });
    expect(valuesOf(asked, "identifiers")).toContain("9074729");
  });

  it("sorts, and puts what lacks the field last", async () => {
    for (const [sort, sign] of [
      ["first_seen:desc", -1],
      ["first_seen", 1],
      ["last_change:asc", 1],
    ] as const) {
      const field = sort.split(":")[0] ?? "";
      const days = (await search(`sort=${sort}&limit=500`)).body.results.map(
        (each: Record<string, unknown>) => each[field],
      );
      const known = days.filter((day: unknown) => day !== null);
      expect(days.slice(0, known.length)).toEqual(known);
      expect(known).toEqual([...known].sort((one, other) => sign * (one < other ? -1 : 1)));
    }
    expect(ids(await search("sort=properties.birthDate:desc&limit=2"))).toEqual(["v-oren-jr", "v-oren"]);
    expect(ids(await search("sort=caption:asc&limit=1&schema=Person"))).toEqual(["v-crew-0"]);
  });

  it("pages within its bounds", async () => {
    expect((await search("limit=0")).body.results).toEqual([]);
    expect((await search("limit=-3")).body).toMatchObject({ limit: 0, results: [] });
    const far = await search("q=orenov&offset=100");
    expect(far.body).toMatchObject({ offset: 100, results: [] });
    expect((await search("offset=9999")).status).toBe(422);
    expect((await search("offset=9499&limit=500")).status).toBe(200);
    expect((await search("limit=10000")).status).toBe(422);
    expect((await search("limit=500")).body.limit).toBe(500);
    expect((await search("limit=five")).status).toBe(422);
    const all = ids(await search("limit=500"));
    const pages = [ids(await search("limit=8")), ids(await search("limit=8&offset=8"))];
    expect(pages.flat()).toEqual(all);
  });

  it("passes over parameters that it does not know", async () => {
    expect((await search("q=orenov&fuzzy=true&banana=1&api_key=x")).body.total.value).toBe(2);
  });
});

describe("GET /search: the query syntax on entities", () => {
  it.each([
    ['"talbek orenov"', 2],
    ['"orenov talbek"', 0],
    ['"orenov talbek"~2', 2],
    ["Оренов", 1],
    ["orenov OR seafarer", 7],
    ["orenov AND NOT junior", 1],
    ["orenov -junior", 1],
    ["NOT orenov", 12],
    ["(anra OR bolvi) AND seafarer", 2],
    ["ore*", 2],
    ["or?nov", 2],
    ["*enov", 2],
    ["orenof~1", 2],
    ["orneov~1", 2],
    ["orenof~0", 0],
    ["zzorenof~1", 0],
    ["countries:ru", 6],
    ["countries:RU", 6],
    ["names:(orenov OR orchid)", 3],
    ["properties.imoNumber:9074729", 1],
    ["imoNumber:9074729", 1],
    ["birthDate:[1970 TO 1980]", 1],
    ["birthDate:{1999 TO *]", 0],
    ["birthDate:>=1999", 1],
    ["first_seen:[2018 TO 2019]", 2],
    ["topics:sanction AND schema:Vessel", 1],
    ["id:v-oren", 1],
    ["target:true", 3],
    ["gender:*", 1],
    ["_exists_:gender", 1],
    ["*:*", 14],
    ["*", 14],
    ["orenov^3 OR orchid", 3],
    ["o\\'ren", 1],
    ["pumps valves", 1],
    ["nowhere:orenov", 0],
  ])("%s finds %i", async (q, count) => {
    const found = await get(`/search/velmar?${new URLSearchParams({ q })}`);
    expect(found.status, found.text).toBe(200);
    expect(found.body.total.value).toBe(count);
  });

  it.each([
    "(orenov",
    "orenov)",
    '"orenov',
    "a AND",
    "OR b",
    "name:",
    "a^b",
    "[1 TO",
    "{",
    "a:b:c",
    "+",
    "x ~",
    "/a+/",
  ])("%s is refused with a reason", async (q) => {
    const found = await get(`/search/velmar?${new URLSearchParams({ q })}`);
    expect(found.status, found.text).toBe(400);
    expect(found.body.detail).toMatch(/^The query cannot be understood/);
    const simple = await get(`/search/velmar?${new URLSearchParams({ q, simple: "true" })}`);
    expect(simple.status).toBe(200);
  });

  it("reads a search box's own signs", async () => {
    const count = async (q: string) =>
      (await get(`/search/velmar?${new URLSearchParams({ q, simple: "yes" })}`)).body.total.value;
    expect(await count("orenov | orchid")).toBe(3);
    expect(await count("orenov -junior")).toBe(1);
    expect(await count('"talbek orenov" + junior')).toBe(1);
    expect(await count("ore*")).toBe(2);
    expect(await count("orenof~1")).toBe(2);
    expect(await count("(anra | bolvi) seafarer")).toBe(2);
    expect(await count("))((")).toBe(0);
  });

  it("finds letters of scripts without spaces side by side, in this order", async () => {
    expect(ids(await search("q=정성화", "gifts"))).toEqual(["g-3"]);
    expect(ids(await search("q=화성정", "gifts"))).toEqual([]);
    expect(ids(await search("q=sohne", "gifts"))).toEqual(["g-2"]);
  });
});
