import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Entity } from "#parties";
import { prepare, profileOf, profileOfProperties } from "./profile.ts";

function entity(schema: string, over: Partial<Entity>): Entity {
  return { id: "x-1", schema, names: [], properties: {}, listings: [], related: [], extra: {}, ...over };
}

const full = (text: string, parts: Entity["names"][number]["parts"] = []) =>
  ({ full: text, kind: "primary", quality: "strong", script: "Latn", parts }) as const;

describe("profiles of listed entities", () => {
  it("gathers dates with their precision, countries, gender, and numbers of documents and wallets", () => {
    const passport = entity("Passport", {
      properties: { number: [{ value: "a-123 456" }], country: [{ value: "kp" }] },
    });
    const tax = entity("Identification", {
      properties: { number: [{ value: "77 12 345678" }], type: [{ value: "Tax ID No." }] },
    });
    const wallet = entity("CryptoWallet", {
      properties: { publicKey: [{ value: "1BoatSLRHtKNngkdXEeobR76b53LETtpyT" }] },
    });
    const address = entity("Address", {
      properties: { full: [{ value: "1 Sample Street, Pyongyang" }], country: [{ value: "kp" }] },
    });
    const profile = profileOf(
      entity("Person", {
        names: [full("Jong Song Hwa")],
        properties: {
          birthDate: [
            { value: "1970", date: { from: "1970", to: "1972", approximate: true, original: "circa 1970-1972" } },
          ],
          nationality: [{ value: "kp" }],
          gender: [{ value: "male" }],
        },
        related: [passport, tax, wallet, address],
      }),
      "un",
    );
    expect(profile.dataset).toBe("un");
    expect(profile.dates).toEqual([{ from: "1970", to: "1972", approximate: true, original: "circa 1970-1972" }]);
    expect(profile.countries).toEqual(["kp"]);
    expect(profile.genders).toEqual(["male"]);
    expect(profile.addresses).toEqual(["1 Sample Street, Pyongyang"]);
    expect(profile.identifiers).toEqual([
      { scheme: "passportNumber", value: "A123456" },
      { scheme: "taxNumber", value: "7712345678" },
      { scheme: "publicKey", value: "1BOATSLRHTKNNGKDXEEOBR76B53LETTPYT" },
    ]);
  });

  it("orders a name by the roles that the list tells", () => {
    const name = full("JONG SONG HWA", [
      { role: "family", value: "JONG" },
      { role: "given", value: "SONG HWA" },
    ]);
    expect(profileOf(entity("Person", { names: [name] }), "").names[0]?.inOrder).toBe("JONG, SONG HWA");
  });

  it.each([
    ["Person", "Mohammad Sabet b) M. Javad Kareemi Sabet", ["Mohammad Sabet", "M. Javad Kareemi Sabet"]],
    ["Person", "Jin Tiesan (金铁三)", ["Jin Tiesan", "金铁三"]],
    ["Person", "Encep Nurjaman (birth name)", ["Encep Nurjaman"]],
    ["Person", "Sample Person, born 1 Jan. 1953 (Oman passport no. 0000)", ["Sample Person"]],
    ["Company", "Sample Bank (Schweiz) AG", ["Sample Bank (Schweiz) AG"]],
    ["Company", "Sample Trading a.k.a. Other Trading", ["Sample Trading", "Other Trading"]],
    ["Organization", "First Army/Second Army", ["First Army/Second Army", "First Army", "Second Army"]],
    ["Company", "A/S Sample", ["A/S Sample"]],
  ])("finds the names inside one text: %s %s", (schema, text, names) => {
    expect(profileOf(entity(schema, { names: [full(text)] }), "").names.map((name) => name.text)).toEqual(names);
  });

  it("reads the Chinese telegraph code as a name", () => {
    const code = entity("Identification", {
      properties: { number: [{ value: "1728 4320" }], type: [{ value: "Chinese Commercial Code" }] },
    });
    const { names, identifiers } = profileOf(entity("Person", { names: [full("Zhang Wen")], related: [code] }), "");
    expect(names.some(({ text, kind }) => kind === "native" && /\p{Script=Han}/u.test(text))).toBe(true);
    expect(identifiers).toEqual([]);
  });
});

describe("profiles of FollowTheMoney properties", () => {
  it("turns country names to codes, dates to partial dates, and leaves out what it cannot read", () => {
    const profile = profileOfProperties("Person", {
      name: ["Sample Person"],
      weakAlias: ["Sam"],
      previousName: ["Former Person"],
      nationality: ["Russia", "ru", "Nowhere Land"],
      birthDate: ["1965-03-09", "soon"],
      gender: ["Female"],
      imoNumber: ["IMO 9074729"],
      innCode: ["---"],
    });
    expect(profile.countries).toEqual(["ru"]);
    expect(profile.dates.map(({ from }) => from)).toEqual(["1965-03-09"]);
    expect(profile.genders).toEqual(["female"]);
    expect(profile.identifiers).toEqual([{ scheme: "imoNumber", value: "9074729" }]);
    expect(profile.names.map(({ kind, quality }) => `${kind} ${quality}`)).toEqual([
      "primary unknown",
      "former unknown",
      "alias weak",
    ]);
  });

  it("composes a name of its parts where there is none", () => {
    const [name] = profileOfProperties("Person", { firstName: ["Vladimir"], lastName: ["Putin"] }).names;
    expect(name).toMatchObject({ text: "Vladimir Putin", inOrder: "Putin, Vladimir" });
  });

  it("takes any strings, and prepares them", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ maxLength: 400 }));
    const properties = fc.dictionary(
      fc.constantFrom("name", "alias", "birthDate", "country", "gender", "imoNumber", "passportNumber", "address", "x"),
      fc.array(text, { maxLength: 4 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom("Person", "Company", "Vessel", "Thing", "", "__proto__"),
        properties,
        (schema, found) => {
          const profile = profileOfProperties(schema, found);
          for (const { value } of profile.identifiers) expect(value).toMatch(/^[\p{L}\p{N}]+$/u);
          expect(prepare(profile).names.length).toBeGreaterThanOrEqual(profile.names.length);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("bounds what a hostile query costs", () => {
    const name = Array.from({ length: 5000 }, (_, at) => `Sample ${at}, born, born (x/y [z `);
    const profile = profileOfProperties("Thing", {
      name: [...name, "a, born ".repeat(100_000)],
      birthDate: name.map(() => "1965"),
    });
    expect(profile.names.length).toBeLessThanOrEqual(40);
    expect(profile.dates.length).toBeLessThanOrEqual(30);
  });

  it("reads a name as a person's and as an organisation's where the schema does not tell", () => {
    const kinds = prepare(profileOfProperties("LegalEntity", { name: ["Sample"] })).names.map(
      ({ analysed }) => analysed.kind,
    );
    expect(kinds).toEqual(["person", "organisation"]);
  });
});
