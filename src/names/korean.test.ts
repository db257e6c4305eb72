import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { koreanReadings, koreanSimilarity } from "./korean.ts";
import { hangulSyllable } from "./korean-syllables.ts";

function alike(a: string, b: string): number {
  const scores = koreanReadings(a).flatMap((one) => koreanReadings(b).map((other) => koreanSimilarity(one, other)));
  return Math.max(0, ...scores);
}

describe("Korean names", () => {
  it.each([
    ["정성화", "JONG SONG HWA"],
    ["정성화", "Chong So'ng-hwa"],
    ["정성화", "JEONG, Seonghwa"],
    ["金正恩", "Kim Jong Un"],
    ["金鐵三", "金铁三"],
    ["리철", "RI Chol"],
    ["이명박", "Lee Myung-bak"],
    ["李明博", "Yi Myŏng-bak"],
    ["류현진", "Yu Hyon Jin"],
    ["노무현", "Roh Moo-hyun"],
    ["정성화", "Чон Сон Хва"],
    ["Kim Jong Un", "Ким Чен Ын"],
    ["Kim Yong Chol", "Ким Ён Чхоль"],
    ["Pak Phal Gon", "Пак Пхаль Гон"],
    ["최룡해", "Чхве Рён Хэ"],
    ["Choe Ryong Hae", "Цой Рён Хэ"],
    ["남궁민", "Namkoong Min"],
    ["박지성", "Ji-sung Park"],
    ["KIM TONG MY’ONG", "Kim Dong Myong"],
    ["Kim Jong-uun", "Kim Jong-un"],
    ["JANG Myong Chol", "CHANG, Myo' ng-ch'o' l"],
  ])("%s is %s", (a, b) => {
    expect(alike(a, b)).toBeGreaterThanOrEqual(0.8);
  });

  it.each([
    ["김정은", "김종은"],
    ["Jang Yong Min", "Jang Yong Son"],
    ["Kim Yong Chol", "Kim Yong Chun"],
    ["Ri Chong Chol", "Ri Song Chol"],
    ["Kim Su Il", "Ri Su Il"],
    ["Kim Song", "Kim Song Chol"],
  ])("%s is not %s", (a, b) => {
    expect(alike(a, b)).toBeLessThan(0.75);
  });

  it("gives all systems' spellings one key", () => {
    const keys = ["정성화", "JONG Song Hwa", "Chŏng Sŏng-hwa", "Jeong Seonghwa"].map((name) =>
      koreanReadings(name).map(({ key }) => key),
    );
    for (const own of keys) expect(own).toContain(keys[0]?.[0]);
  });

  it("decomposes every Hangul block as Unicode does", () => {
    const vowels = new Set<string>();
    for (let code = 0xac00; code < 0xac00 + 11172; code += 7) {
      const block = String.fromCharCode(code);
      const one = hangulSyllable(block);
      expect(one?.coda === "").toBe(block.normalize("NFD").length === 2);
      vowels.add(one?.vowels[0]?.[0] ?? "");
    }
    expect(vowels.size).toBe(21);
    expect(["강", "간", "갈", "감", "갑", "각", "갓"].map((block) => hangulSyllable(block)?.coda).join("")).toBe(
      "gnlmpkt",
    );
  });

  it("does not read what cannot be Korean", () => {
    for (const name of ["Vladimir Putin", "Muhammad Ali", "Kim", "", "Smith, John, Jr", "金", "서울특별시청사무소"])
      expect(koreanReadings(name).length, name).toBe(0);
  });

  it("is symmetric and bounded on any string", () => {
    const text = fc.oneof(fc.string({ unit: "binary", maxLength: 80 }), fc.stringMatching(/^[aeounghkjs' -]{0,60}$/u));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const score = alike(`Kim ${a}`, `Kim ${b}`);
        expect(score).toBeCloseTo(alike(`Kim ${b}`, `Kim ${a}`), 10);
        expect(score).toBeLessThanOrEqual(1);
        expect(koreanReadings(a).length).toBeLessThanOrEqual(8);
      }),
    );
  });
});
