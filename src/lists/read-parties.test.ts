import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PenholderError } from "#kernel";
import { readParties } from "./read-parties.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readParties(bytes(text), "parties.csv");
const failure = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof PenholderError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "none";
};

const person = {
  id: "Q1",
  schema: "Person",
  properties: { name: ["OREN, Tal Bek"], alias: ["Tal Bek Oren"], weakAlias: ["Bek"], nationality: ["kp"] },
};
const vessel = {
  id: "v1",
  schema: "Vessel",
  properties: { name: ["VELMAR 3"], imoNumber: ["IMO9074729"], flag: ["pa"], pastFlags: ["sl"] },
};
const edge = { id: "o1", schema: "Ownership", properties: { owner: ["Q1"], asset: ["v1"] } };

describe("readParties", () => {
  it("reads FollowTheMoney entities and passes edges over", () => {
    const parties = read([person, edge, vessel].map((each) => JSON.stringify(each)).join("\n"));
    expect(parties.map((party) => party.key)).toEqual(["Q1", "v1"]);
    expect(parties[0]).toEqual({
      key: "Q1",
      name: "OREN, Tal Bek",
      schema: "Person",
      aliases: ["Tal Bek Oren", "Bek"],
      countries: ["kp"],
      origin: "given",
    });
    expect(parties[1]?.aliases).toEqual(["IMO 9074729"]);
    expect(parties[1]?.countries).toEqual(["pa", "sl"]);
  });

  it.each(["Country", "PublicBody", "Airplane", "Organization", "LegalEntity", "Vessel", "Person", "Company"])(
    "keeps the schema %s of a row and of an entity",
    (schema) => {
      expect(read(`name,schema\nVelmar,${schema}\n`)[0]?.schema).toBe(schema);
      expect(read(JSON.stringify({ id: "x", schema, properties: { name: ["Velmar"] } }))[0]?.schema).toBe(schema);
    },
  );

  it.each([
    ["\ufeffname,aliases,schema,country,id\r\nVelmar Trading,Velmar; VT Co,Company,ru,x1\r\n"],
    ['Name;Aliases;Type;Country Code;ID\nVelmar Trading;"Velmar; VT Co";company;RU;x1\n'],
    ["id\tname\taka\tentity type\tcountry\nx1\tVelmar Trading\tVelmar;VT Co\tCompany\tru\n"],
  ])("reads CSV with its delimiter and headers: %#", (text) => {
    expect(read(text)).toEqual([
      {
        key: "x1",
        name: "Velmar Trading",
        schema: "Company",
        aliases: ["Velmar", "VT Co"],
        countries: ["ru"],
        origin: "given",
      },
    ]);
  });

  it("reads UTF-16 and gives parties without id a key of their folded name", () => {
    const text = "\ufeffname\nVelmár\n";
    const wide = new Uint8Array(text.length * 2);
    for (let index = 0; index < text.length; index++)
      new DataView(wide.buffer).setUint16(index * 2, text.charCodeAt(index), true);
    expect(readParties(wide, "x")[0]?.key).toBe("given:velmar");
  });

  it("joins rows of one id", () => {
    expect(read("id,name\n1,Velmar\n1,Velmar Two\n")[0]?.aliases).toEqual(["Velmar Two"]);
  });

  it.each([
    ["", "parties-invalid: parties.csv holds no parties."],
    ["a,b\n1,2\n", 'parties-invalid: parties.csv, line 1: no column is called "name"; the columns are "a", "b".'],
    ["name,id\nVelmar,1\n,2\n", 'parties-invalid: parties.csv, line 3: the column "name" is empty.'],
    ['{"id":"a"}', 'parties-invalid: parties.csv, line 1: has no "schema" (Person, Company, Vessel …).'],
    [
      '{"id":"a","schema":"Person","properties":{}}',
      'parties-invalid: parties.csv, line 1: has no name: give it "properties": {"name": ["…"]}.',
    ],
    ["[{}]", "parties-invalid: parties.csv is a JSON array; write one entity a line instead (NDJSON)."],
  ])("says what is wrong with %j", (text, message) => expect(failure(text)).toBe(message));

  it("names the line of broken JSON", () => {
    expect(failure(`${JSON.stringify(person)}\n{"id":`)).toMatch(
      /^parties-invalid: parties\.csv, line 2: is not JSON/u,
    );
  });

  it("returns parties or throws a PenholderError, whatever the bytes", () => {
    const valid = bytes(`${JSON.stringify(person)}\n${JSON.stringify(vessel)}\n`);
    const csv = bytes('name,aliases,schema\n"Velmar, Ltd",a;b,Company\nOrlin,,Person\n');
    const mutated = fc
      .tuple(fc.constantFrom(valid, csv), fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 6 }))
      .map(([base, edits]) => {
        const copy = base.slice();
        for (const [at, value] of edits) copy[at % copy.length] = value;
        return copy;
      });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), mutated), (input) => {
        try {
          for (const party of readParties(input, "x")) expect(party.name).not.toBe("");
        } catch (error) {
          expect(error).toBeInstanceOf(PenholderError);
        }
      }),
      { numRuns: 400 },
    );
  });
});
