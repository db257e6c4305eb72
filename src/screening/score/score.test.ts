import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prepare, profileOfProperties } from "../profile.ts";
import type { Score } from "../types.ts";
import { explain } from "./explain.ts";
import { scoreNames } from "./pairs.ts";
import { logOddsOf, probabilityOf } from "./probability.ts";
import { scoreProfiles } from "./score.ts";
import { usualRarity } from "./usual-rarity.ts";

type Properties = Record<string, string[]>;

const rarity = { bits: (key: string) => usualRarity.bits(key) };

function score(schema: string, query: Properties, listed: Properties, listedSchema = schema, least = 0): Score {
  const [one, other] = [profileOfProperties(schema, query), profileOfProperties(listedSchema, listed)].map(prepare);
  if (!one || !other) throw new Error("two profiles");
  return scoreProfiles(one, other, rarity, "penholder", least);
}

const person = (over: Properties = {}): Properties => ({ name: ["Viktor Oleynikov"], ...over });
const chance = (query: Properties, listed: Properties) => score("Person", query, listed).probability;
const alone = chance(person(), person());

describe("evidence", () => {
  it("tells contradiction from omission", () => {
    const dated = person({ birthDate: ["1965-03-09"] });
    expect(chance(person(), dated)).toBe(alone);
    expect(chance(dated, dated)).toBeGreaterThan(alone);
    expect(chance(person({ birthDate: ["1982-11-30"] }), dated)).toBeLessThan(0.5);
    expect(score("Person", person({ gender: ["male"] }), person()).missing).toContain("gender on the list");
  });

  it.each([
    ["1965-03-09", "1965-03-09", "1965"],
    ["1965", "1965", "1964"],
    ["1965-03-09", "1965-09-03", "1965-07-21"],
    ["1964", "1963 to 1966", "1971"],
    ["1966", "circa 1965", "1975"],
    ["1965", "1965-01-01", "1960-01-01"],
  ])("born %s: %s speaks more for it than %s", (asked, near, far) => {
    const query = person({ birthDate: [asked] });
    expect(chance(query, person({ birthDate: [near] }))).toBeGreaterThan(chance(query, person({ birthDate: [far] })));
  });

  it("takes the best of several dates", () => {
    const query = person({ birthDate: ["1965-03-09"] });
    expect(chance(query, person({ birthDate: ["1950", "1965-03-09"] }))).toBeGreaterThan(alone);
  });

  it("weighs gender, country and kind", () => {
    expect(chance(person({ gender: ["male"] }), person({ gender: ["female"] }))).toBeLessThan(alone);
    expect(chance(person({ country: ["ru"] }), person({ country: ["kp"] }))).toBeLessThan(alone);
    expect(chance(person({ country: ["ru"] }), person({ country: ["suhh"] }))).toBeGreaterThan(alone);
    expect(score("Person", person(), person(), "Company").probability).toBeLessThan(alone);
    expect(score("LegalEntity", person(), person()).probability).toBeCloseTo(alone, 1);
  });

  it("lets an identifier decide, even under another name, and a differing IMO number contradict", () => {
    const ship = (name: string, imoNumber: string): Properties => ({ name: [name], imoNumber: [imoNumber] });
    const renamed = score("Vessel", ship("Sea Star", "9074729"), ship("Blue Whale", "9074729"));
    expect(renamed.probability).toBeGreaterThan(0.9);
    expect(renamed.coverage).toBe("identifier");
    expect(score("Vessel", ship("Sea Star", "9074729"), ship("Sea Star", "9241061")).probability).toBeLessThan(0.1);
  });

  it("does not take the same digits of other schemes for one identifier", () => {
    const passport = person({ passportNumber: ["12345678"] });
    const firm = person({ dunsCode: ["12345678"] });
    expect(chance(passport, firm)).toBe(alone);
    expect(score("Person", passport, person({ idNumber: ["12345678"] })).coverage).not.toBe("identifier");
  });

  it("marks weak aliases down and says so", () => {
    const weak = score("Person", { name: ["Abu Sample"] }, { weakAlias: ["Abu Sample"] });
    expect(weak.coverage).toBe("weak name only");
    expect(weak.against.map(({ feature }) => feature)).toContain("weak-alias");
    expect(weak.probability).toBeLessThan(chance({ name: ["Abu Sample"] }, { name: ["Abu Sample"] }));
  });

  it("gives rare names more than common ones", () => {
    const common = chance({ name: ["Kim Chol"] }, { name: ["Kim Chol"] });
    expect(common).toBeLessThan(chance({ name: ["Ruiz Quetzal"] }, { name: ["Ruiz Quetzal"] }));
    expect(common).toBeLessThan(0.7);
    expect(common).toBeGreaterThan(0.3);
  });

  it("keeps father and son apart", () => {
    const found = score("Person", { name: ["SALMAN BIN MUHAMMAD AL-RAWI"] }, { name: ["MUHAMMAD BIN SALMAN AL-RAWI"] });
    expect(found.probability).toBeLessThan(0.5);
    expect(found.against.map(({ feature }) => feature)).toContain("role-swap");
  });

  it("has no cliff for short names", () => {
    expect(chance({ name: ["Jon Tibberow"] }, { name: ["John Tibberow"] })).toBeGreaterThan(0.7);
    expect(chance({ name: ["Ann Pellworth"] }, { name: ["Anne Pellworth"] })).toBeGreaterThan(0.7);
    const same = chance({ name: ["John Smith"] }, { name: ["John Smith"] });
    expect(chance({ name: ["Jon Smith"] }, { name: ["John Smith"] })).toBeGreaterThan(0.6 * same);
  });

  it("takes a name that many bear for no proof, and a slip in a rare one for no contradiction", () => {
    for (const name of ["Wang Wei", "Mohammad Hosseini", "John Smith", "Sergey Ivanov"])
      expect(chance({ name: [name] }, { name: [name] })).toBeLessThan(0.7);
    for (const [asked, has] of [
      ["Teodrik Valmoras", "Teodric Valmoras"],
      ["Quentin Ostrawell", "Quentin Ostrwaell"],
      ["OlegAlexeyevich Brzezhnov", "Oleg Alexeyevich BRZEZHNOV"],
    ] as const)
      expect(chance({ name: [asked] }, { name: [has] })).toBeGreaterThan(0.7);
    // Both are names that people bear: one is no slip for the other.
    const [slip, other] = ["Hamsd Ouredji", "Hamid Ouredji"].map((name) =>
      chance({ name: [name] }, { name: ["Hamad Ouredji"] }),
    );
    expect(slip).toBeGreaterThan(other ?? 1);
  });

  it("takes two mistakes in one name for another name, and a surname put first for no other father", () => {
    const rare = { name: ["Teodric Valmoras"] };
    const [one, two] = ["Teodrik Valmoras", "Teodrusk Valmtros"].map((name) => chance({ name: [name] }, rare));
    expect(one).toBeGreaterThan(0.9);
    expect(two).toBeLessThan(0.5);
    const turned = chance({ name: ["Zubrovich Yury Ivanovich"] }, { name: ["Yury Ivanovich Zubrovich"] });
    expect(turned).toBeGreaterThan(0.9);
  });

  it("leaves early where nothing can reach the threshold, and only there", () => {
    const [query, listed] = [
      person({ birthDate: ["1990"], gender: ["female"] }),
      person({ birthDate: ["1950"], gender: ["male"] }),
    ];
    expect(score("Person", query, listed, "Person", 0.7).probability).toBe(0);
    expect(score("Person", person(), person(), "Person", 0.7).probability).toBe(alone);
  });
});

describe("probability", () => {
  it("keeps order and never reaches 0 or 1", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -60, max: 60, noNaN: true }),
        fc.double({ min: 1e-3, max: 5, noNaN: true }),
        (odds, more) => {
          const [low, high] = [probabilityOf(odds), probabilityOf(odds + more)];
          expect(high).toBeGreaterThan(low);
          expect(low).toBeGreaterThan(0);
          expect(high).toBeLessThan(1);
          if (Math.abs(odds) < 20) expect(logOddsOf(low)).toBeCloseTo(odds, 3);
        },
      ),
    );
  });

  it("tells hits of the top band apart by their evidence", () => {
    const shared = { passportNumber: ["AB1234567"], birthDate: ["1965-03-09"] };
    const one = chance(person(shared), person(shared));
    const more = { ...shared, taxNumber: ["7712345678"] };
    expect(chance(person(more), person(more))).toBeGreaterThan(one);
  });
});

describe("any names", () => {
  const word = fc.constantFrom(
    "Ali",
    "Kim",
    "Chol",
    "محمد",
    "Иван",
    "山田",
    "Ltd",
    "III",
    "Smith",
    "-",
    "de",
    "김정은",
  );
  const name = fc.array(word, { maxLength: 5 }).map((words) => words.join(" "));

  it("is surest of a and a; two set side by side are as sure either way", () => {
    fc.assert(
      fc.property(fc.constantFrom("Person", "Company", "Vessel"), name, name, (schema, a, b) => {
        const there = score(schema, { name: [a] }, { name: [b] });
        expect(scoreNames(schema, a, b).score).toBeCloseTo(scoreNames(schema, b, a).score, 6);
        expect(there.probability).toBeLessThanOrEqual(score(schema, { name: [a] }, { name: [a] }).probability + 0.35);
        for (const sentence of explain(there)) expect(sentence.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

describe("explanation", () => {
  it("says in sentences what speaks for it, against it, and what is missing", () => {
    const found = score(
      "Person",
      { name: ["Wladimir Putin"], birthDate: ["1952-10-07"], nationality: ["kp"] },
      { name: ["Vladimir Vladimirovich Putin"], birthDate: ["1952-10-07"], nationality: ["ru"] },
    );
    const text = explain({ id: "x", dataset: "un", schema: "Person", caption: "Vladimir PUTIN", score: found }).join(
      "\n",
    );
    expect(text).toMatch(/^Vladimir PUTIN \(un\): almost certainly the same, .* from name and date\./u);
    expect(text).toContain("For: born 1952-10-07 on both sides (+2.6).");
    expect(text).toContain("Against: no country in common: kp asked, ru listed");
    expect(text).toContain("Only in one of the names: Vladimirovich.");
    expect(found.for.every(({ weight }) => weight > 0)).toBe(true);
    expect(found.against.every(({ weight }) => weight < 0)).toBe(true);
  });
});
