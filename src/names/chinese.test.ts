import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chineseReadings, chineseSimilarity, simplify } from "./chinese.ts";
import { koreanReadings } from "./korean.ts";
import { chineseReadingOfKorean } from "./korean-chinese.ts";
import { fromTelegraphCode } from "./telegraph.ts";

function alike(a: string, b: string): number {
  const scores = chineseReadings(a).flatMap((one) => chineseReadings(b).map((other) => chineseSimilarity(one, other)));
  return Math.max(0, ...scores);
}

describe("Chinese names", () => {
  it.each([
    ["毛澤東", "毛泽东"],
    ["毛泽东", "Mao Tse-tung"],
    ["Mao Zedong", "Mao Tse-tung"],
    ["Hsi Chin-p'ing", "Xi Jinping"],
    ["陳水扁", "Chen Shui-bian"],
    ["Chan Tai Man", "陳大文"],
    ["Lui Wai Ming", "吕伟明"],
    ["Ouyang Xiu", "歐陽修"],
    ["Xiaoping Deng", "Teng Hsiao-p'ing"],
    ["CHEN, Mei Hsiang", "Chen Meixiang"],
    ["1728 4320", "ZHANG, Lei"],
  ])("%s is %s", (a, b) => expect(alike(a, b)).toBeGreaterThanOrEqual(0.8));

  it.each([
    ["Wang Wei", "Wang Li"],
    ["习近朋", "习近平"],
    ["王伟", "黄伟"],
    ["Li Na", "Li Ning"],
  ])("%s is not %s", (a, b) => expect(alike(a, b)).toBeLessThan(0.75));

  it("decodes the telegraph code in both code books", () => {
    expect(fromTelegraphCode("0443 2814 2589")).toEqual(["初业有", "初業有"]);
    expect(fromTelegraphCode("Zhang Lei")).toEqual([]);
    expect(fromTelegraphCode("9999 9999")).toEqual([]);
  });

  it("simplifies character by character", () => expect(simplify("鐵 Tie 龍")).toBe("铁 Tie 龙"));

  it.each([
    ["Li Cheng He", "RI SONG HYOK", true],
    ["Jin Tiesan", "KIM CHOL SAM", true],
    ["金铁三", "KIM CHOL SAM", true],
    ["Jin Tiesan", "RI SONG HYOK", false],
  ])("%s is the Chinese reading of %s: %s", (chinese, korean, is) => {
    const scores = chineseReadings(chinese).flatMap((one) =>
      koreanReadings(korean).map((other) => chineseReadingOfKorean(one, other)),
    );
    expect(Math.max(0, ...scores) >= 0.8).toBe(is);
  });

  it("never fails on any string", () => {
    const text = fc.oneof(fc.string({ unit: "binary", maxLength: 80 }), fc.stringMatching(/^[aeounghcst' -]{0,60}$/u));
    fc.assert(
      fc.property(text, (name) => {
        expect(chineseReadings(`Li ${name}`).length).toBeLessThanOrEqual(16);
      }),
    );
  });
});
