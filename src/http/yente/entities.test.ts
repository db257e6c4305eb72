import { beforeAll, describe, expect, it } from "vitest";
import { type Reply, testApp } from "./test-app.ts";

let get: (url: string) => Promise<Reply>;
beforeAll(async () => {
  ({ get } = await testApp());
});

interface Entity {
  id: string;
  schema: string;
  caption: string;
  properties: Record<string, (string | Entity)[]>;
}
const idsOf = (values: (string | Entity)[] = []) => values.map((each) => (typeof each === "string" ? each : each.id));

describe("GET /entities: what yente's tests say of it", () => {
  it("has no banana", async () => {
    const found = await get("/entities/banana");
    expect(found.status).toBe(404);
    expect(found.body.detail).toBe("No such entity!");
  });

  it("shows an entity with what refers to it and what it refers to", async () => {
    const { status, body } = await get("/entities/v-oren");
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: "v-oren", schema: "Person", caption: "Talbek Orenov", datasets: ["velmar"] });
    expect(body.referents).toContain("un-901");
    expect(body.properties.birthDate).toEqual(["1972-01-25"]);
    const [sanction] = body.properties.sanctions;
    expect(sanction).toMatchObject({ id: "v-s1", schema: "Sanction" });
    expect(sanction.properties.entity).toEqual(["v-oren"]);
    expect(body.properties.addressEntity).toHaveLength(2);
    expect(body.properties.addressEntity[0]).toMatchObject({ id: "v-addr-1", schema: "Address" });
    expect(body.properties.addressEntity[0].properties.full[0]).toContain("Pumpmakers");
    expect(body.properties.identification[0].id).toBe("v-pass");
  });

  it("shows the far end of an edge, and the near end as an id", async () => {
    const { body } = await get("/entities/v-oren?nested=true");
    const edges: Entity[] = body.properties.ownershipOwner;
    expect(idsOf(edges).sort()).toEqual(["v-own-1", "v-own-2"]);
    const edge = edges.find(({ id }) => id === "v-own-1");
    expect(edge?.properties.owner).toEqual(["v-oren"]);
    expect(edge?.properties.asset?.[0]).toMatchObject({ id: "v-corp", caption: "Velmar Deepsea Shipping Ltd" });
    // The company's own sanction is two steps away.
    const [asset] = edge?.properties.asset ?? [];
    expect(typeof asset === "object" && asset.properties).not.toHaveProperty("sanctions");
  });

  it("an edge shows both ends; a company its owner at the far end and its vessel", async () => {
    const edge = (await get("/entities/v-own-1")).body;
    expect([edge.properties.owner[0].id, edge.properties.asset[0].id]).toEqual(["v-oren", "v-corp"]);
    const company = (await get("/entities/v-corp")).body;
    expect(company.properties.ownershipAsset[0].properties.owner[0].id).toBe("v-oren");
  });

  it("leaves ids where nested=false, and adds nothing", async () => {
    const { body } = await get("/entities/v-oren?nested=false");
    expect(body.properties.addressEntity).toEqual(["v-addr-1", "v-addr-2"]);
    expect(body.properties).not.toHaveProperty("ownershipOwner");
    expect(body.properties).not.toHaveProperty("sanctions");
  });

  it("leads from an older id to the entity with 308, keeping what was asked", async () => {
    const found = await get("/entities/un-901");
    expect(found.status).toBe(308);
    expect(found.headers.location).toBe("/entities/v-oren");
    const query = await get("/entities/old-oren/adjacent/sanctions?limit=1");
    expect(query.status).toBe(308);
    expect(query.headers.location).toBe("/entities/v-oren/adjacent/sanctions?limit=1");
  });

  it("refuses a flag that is none", async () => {
    expect((await get("/entities/v-oren?nested=perhaps")).status).toBe(422);
  });
});

describe("GET /entities/…/adjacent", () => {
  it("gives a page for each property that leads to somebody", async () => {
    const { status, body } = await get("/entities/v-oren/adjacent");
    expect(status).toBe(200);
    expect(body.entity.properties.addressEntity).toEqual(["v-addr-1", "v-addr-2"]);
    expect(Object.keys(body.adjacent).sort()).toEqual([
      "addressEntity",
      "identification",
      "ownershipOwner",
      "sanctions",
    ]);
    expect(body.adjacent.ownershipOwner).toMatchObject({ total: { value: 2, relation: "eq" }, limit: 10, offset: 0 });
    const edge = body.adjacent.ownershipOwner.results.find(({ id }: Entity) => id === "v-own-1");
    expect(edge.properties.asset[0].caption).toBe("Velmar Deepsea Shipping Ltd");
  });

  it("pages: every neighbour once", async () => {
    const page = async (offset: number) =>
      (await get(`/entities/v-oren/adjacent?limit=1&offset=${offset}`)).body.adjacent.ownershipOwner;
    const pages = [await page(0), await page(1), await page(2)];
    expect(pages.flatMap(({ results }) => idsOf(results)).sort()).toEqual(["v-own-1", "v-own-2"]);
    expect(pages[2]).toMatchObject({ results: [], total: { value: 2 }, limit: 1, offset: 2 });
  });

  it("sorts, and refuses to sort by a text", async () => {
    const sorted = async (sort: string) =>
      idsOf((await get(`/entities/v-oren/adjacent/addressEntity?sort=${sort}`)).body.results);
    expect(await sorted("entity_id:desc")).toEqual(["v-addr-2", "v-addr-1"]);
    expect(await sorted("entity_id:asc")).toEqual(["v-addr-1", "v-addr-2"]);
    expect((await get("/entities/v-oren/adjacent?sort=properties.full")).status).toBe(400);
  });

  it("gives one property alone; none that leads nowhere, is unknown, or is inherited from JavaScript", async () => {
    const one = await get("/entities/v-oren/adjacent/sanctions");
    expect(one.body).toMatchObject({ total: { value: 1, relation: "eq" }, limit: 10, offset: 0 });
    expect(idsOf(one.body.results)).toEqual(["v-s1"]);
    expect((await get("/entities/v-crew-0/adjacent/sanctions")).body.results).toEqual([]);
    for (const property of ["name", "banana", "constructor", "__proto__"])
      expect((await get(`/entities/v-oren/adjacent/${property}`)).status, property).toBe(404);
    expect((await get("/entities/banana/adjacent")).status).toBe(404);
    expect((await get("/entities/v-oren/adjacent?limit=501")).status).toBe(422);
    expect((await get("/entities/v-oren/adjacent?offset=9500")).status).toBe(422);
  });
});

describe("GET /statements: what only OpenSanctions' own service had", () => {
  it("gives every value of an entity with its type and origin", async () => {
    const { status, body } = await get("/statements?canonical_id=v-oren");
    expect(status).toBe(200);
    expect(body.results.length).toBe(body.total.value);
    const born = body.results.find(({ prop }: { prop: string }) => prop === "birthDate");
    expect(born).toMatchObject({
      entity_id: "v-oren",
      canonical_id: "v-oren",
      prop_type: "date",
      schema: "Person",
      value: "1972-01-25",
      dataset: "velmar",
      first_seen: "2018-09-13T00:00:00",
    });
    const keys = body.results.map(({ id }: { id: string }) => id);
    expect(new Set(keys).size).toBe(keys.length);
    const props = body.results.map(({ prop }: { prop: string }) => prop);
    expect(props).toEqual([...props].sort());
  });

  it("answers to older ids, and filters by property, value, schema and dataset", async () => {
    const count = async (query: string) => (await get(`/statements?${query}`)).body.total.value;
    expect(await count("entity_id=un-901&prop=birthDate")).toBe(1);
    expect(await count("canonical_id=banana")).toBe(0);
    expect(await count("prop=name&value=Moscow%20Valve%20Works")).toBe(1);
    expect(await count("schema=Vessel&prop=imoNumber")).toBe(1);
    expect(await count("schema=Vessel&prop=imoNumber&dataset=gifts")).toBe(0);
    expect(await count("dataset=gifts&prop=id")).toBe(3);
    expect((await get("/statements?dataset=banana")).status).toBe(404);
  });

  it("pages and sorts", async () => {
    const values = async (query: string) =>
      (await get(`/statements?prop=name&dataset=velmar&${query}`)).body.results.map(
        ({ value }: { value: string }) => value,
      );
    const all = await values("sort=value&limit=5000");
    expect(all).toEqual([...all].sort());
    expect(await values("sort=value:desc&limit=5000")).toEqual([...all].reverse());
    expect([...(await values("sort=value&limit=4")), ...(await values("sort=value&limit=4&offset=4"))]).toEqual(
      all.slice(0, 8),
    );
    expect((await get("/statements?limit=5001")).status).toBe(422);
    expect((await get("/statements?sort=banana")).status).toBe(400);
  });
});
