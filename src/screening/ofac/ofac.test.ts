import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sharedData } from "../../../test/shared-data.ts";
import { prepare, profileOfProperties } from "../profile.ts";
import { scoreProfiles } from "../score/score.ts";
import { jaroWinkler } from "./jaro-winkler.ts";

function ofac(query: string, listed: string): number {
  const prepared = (name: string) => prepare(profileOfProperties("LegalEntity", { name: [name] }));
  return 100 * scoreProfiles(prepared(query), prepared(listed), { bits: () => 9 }, "ofac").probability;
}

describe("Jaro-Winkler", () => {
  it("agrees with published examples, up to the fifth letter of the beginning", () => {
    expect(jaroWinkler("MARTHA", "MARHTA")).toBeCloseTo(0.9611, 4);
    expect(jaroWinkler("DWAYNE", "DUANE")).toBeCloseTo(0.84, 4);
    expect(jaroWinkler("DIXON", "DICKSONX")).toBeCloseTo(0.8133, 4);
  });

  it("is between 0 and 1, 1 for the same alone, and the same in both directions for single words", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abcdeé山"), maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const likeness = jaroWinkler(a, b);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(likeness === 1).toBe(a === b);
      }),
    );
  });
});

describe("the ofac mode", () => {
  it("takes the order of words and short words lightly", () => {
    expect(ofac("SAMPLE PERSON", "PERSON, Sample")).toBe(100);
    expect(ofac("KIM SAM UN", "KIM, Sam Il")).toBe(100);
    expect(ofac("SAMPLE PERSON", "Vuk Dilic")).toBe(0);
  });

  const data = sharedData();
  it.skipIf(!data)("is within five points of OFAC's own scores on nine of ten (data)", () => {
    const path = join(data ?? "", "matching", "nomenklatura_ofac_fixtures.csv");
    const rows = (parse(readFileSync(path), { columns: true, relax_quotes: true }) as Record<string, string>[]).filter(
      ({ ofac_score }) => Number(ofac_score) >= 0,
    );
    const near = rows.filter(
      ({ query_name = "", result_name = "", ofac_score }) =>
        Math.abs(ofac(query_name, result_name) - Number(ofac_score)) <= 5,
    );
    expect(near.length / rows.length).toBeGreaterThanOrEqual(0.9);
  });
});
