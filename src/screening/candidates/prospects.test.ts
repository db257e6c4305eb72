import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prepare, profileOfProperties } from "../profile.ts";
import { scoreProfiles } from "../score/index.ts";
import { listParameters } from "../score/list-parameters.data.ts";
import { oddsSought } from "../score/score.ts";
import { listed } from "./fixtures.ts";
import { MatchMemory } from "./match-memory.ts";
import { ScreeningIndex } from "./screening-index.ts";

const words = [
  ..."Pak Tong Min Park Dong-min 박동민 朴东民 Piao Nasir Nasser Qasim Kasem قاسم ناصر البرزاوي Al-Barzawi".split(" "),
  ..."Zaytsev Zaitseva Зайцева Borisovich Борисовна Müller Mueller Muller Jon John J. Abdul Abdulqadir Qadir".split(
    " ",
  ),
  ..."Good Will Goodwill GW Fund III IV 3 Silver Anchor of and Trading Co Ltd GmbH Yamada 山田 太郎 Taro Chen 陈国梁".split(
    " ",
  ),
];
const name = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 })
  .chain((all) => fc.constantFrom(all.join(" "), all.join(""), [...all].reverse().join(" ")));
const facts = fc.record(
  {
    birthDate: fc.constantFrom(["1961-04-02"], ["1988"]),
    country: fc.constantFrom(["kp"], ["ru", "de"]),
    gender: fc.constantFrom(["male"], ["female"]),
    passportNumber: fc.constantFrom(["P443812"], ["X11"]),
  },
  { requiredKeys: [] },
);
const party = fc.record({
  schema: fc.constantFrom("Person", "Company", "Vessel", "LegalEntity"),
  names: fc.array(name, { minLength: 1, maxLength: 3 }),
  facts,
});

describe("prospects", () => {
  it("never rule out an entry that a full comparison finds", () => {
    fc.assert(
      fc.property(
        fc.array(party, { minLength: 1, maxLength: 12 }),
        fc.array(party, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(0.02, 0.33, 0.5, 0.7, 0.95),
        (parties, queries, threshold) => {
          const index = ScreeningIndex.build(
            parties.map((one, at) => listed(`pp-${at}`, one.schema, one.names, one.facts as Record<string, string[]>)),
          );
          for (const { schema, names, facts: more } of queries) {
            const query = prepare(profileOfProperties(schema, { name: names, ...(more as Record<string, string[]>) }));
            for (let entry = 0; entry < index.size; entry++) {
              const odds = oddsSought(query.profile, () => index.profile(entry), threshold);
              const { probability } = scoreProfiles(query, index.prepared(entry), index.rarity, "penholder", threshold);
              const texts = index.prepared(entry).profile.names.map(({ text }) => text);
              if (probability >= threshold)
                expect(index.canReach(query, entry, odds), `${names.join("; ")} ~ ${texts.join("; ")}`).toBe(true);
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it("rule out what has nothing in common, whatever its number of names", () => {
    const index = ScreeningIndex.build([
      listed("aa-1", "Person", ["Nasir Qasim Al-Barzawi", "Abu Qasim", "Taro Yamada"]),
      listed("aa-2", "Company", ["Silver Anchor Fund III"]),
    ]);
    const query = prepare(profileOfProperties("Person", { name: ["Ludmila Borisovna Zaytseva"] }));
    expect(index.canReach(query, 0, 0)).toBe(false);
    expect(index.canReach(query, 0, Number.NEGATIVE_INFINITY)).toBe(true);
    const fund = prepare(profileOfProperties("Company", { name: ["Silver Anchor Fund IV"] }));
    expect(index.canReach(fund, 1, 2)).toBe(false);
  });

  it("leave in whoever has exactly the same words, where that is asked", () => {
    const index = ScreeningIndex.build([listed("aa-1", "Person", ["Wang Wei"])]);
    const query = prepare(profileOfProperties("Person", { name: ["WEI, Wang"] }));
    expect(index.canReach(query, 0, 5)).toBe(false);
    expect(index.canReach(query, 0, 5, true)).toBe(true);
  });
});

describe("the numbers of the score", () => {
  it.each(["person", "thing"] as const)("rise with what a %s's name tells, and everything else takes away", (kind) => {
    const { told, unlike, contradicted, unlisted, unasked } = listParameters[kind];
    expect([...told].sort((one, other) => one - other)).toEqual(told);
    for (const cost of [unlike, contradicted, unlisted, unasked, listParameters.swapped, listParameters.numbersDiffer])
      expect(cost).toBeLessThanOrEqual(0);
  });
});

describe("memory of matches", () => {
  it("gives back what was put in last under a part, or nothing", () => {
    const [part] = prepare(profileOfProperties("Person", { name: ["Wang"] })).names[0]?.analysed.parts ?? [];
    if (!part) throw new Error("a name has a part");
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9_999), fc.nat(7), fc.integer({ min: 1, max: 255 }))), (puts) => {
        const memory = new MatchMemory(10_000);
        const last = new Map<string, number>();
        for (const [number, languages, code] of puts) {
          memory.set(memory.row(part, 0, languages), number, code);
          last.set(`${languages} ${number}`, code);
        }
        for (const [number, languages] of puts) {
          const found = memory.get(memory.row(part, 0, languages), number);
          expect([0, last.get(`${languages} ${number}`)]).toContain(found);
        }
      }),
    );
  });

  it("rounds up and never down", () => {
    for (const bits of [0, 0.01, 3.3, 17, 32, 200]) {
      const code = MatchMemory.code(bits);
      expect(MatchMemory.matches(code)).toBe(true);
      expect(MatchMemory.bits(code)).toBeGreaterThanOrEqual(Math.min(bits, 63));
    }
    expect(MatchMemory.matches(MatchMemory.code(undefined))).toBe(false);
  });
});
