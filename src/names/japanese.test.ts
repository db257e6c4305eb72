import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { japaneseLikeness, romajiFold } from "./japanese.ts";

describe("Japanese names", () => {
  it.each([
    ["田中", ["Tanaka"]],
    ["佐藤", ["Satō"]],
    ["鈴木一郎", ["Ichiro", "Suzuki"]],
    ["高橋", ["Takahashi"]],
    ["渡辺", ["Watanabe"]],
    ["山崎", ["Yamazaki"]],
    ["小林", ["Kobayashi"]],
    ["加藤", ["Katoh"]],
    ["佐々木", ["Sasaki"]],
    ["安倍晋三", ["Abe", "Shinzo"]],
    ["山田太郎", ["Tarou", "Yamada"]],
  ])("%s is %s", (kanji, words) => expect(japaneseLikeness(kanji, words)).toBeGreaterThanOrEqual(0.9));

  it("does not read what no reading gives", () => {
    expect(japaneseLikeness("田中", ["Suzuki"])).toBe(0);
    expect(japaneseLikeness("鈴木", ["Tanaka"])).toBe(0);
    expect(japaneseLikeness("정성화", ["Tanaka"])).toBe(0);
  });

  it("brings the systems of romanisation together", () => {
    for (const [a, b] of [
      ["Satoh", "Satou"],
      ["Sintarō", "Shintaro"],
      ["Hondzi", "Hondzi"],
      ["Kurosawa Huzio", "Kurosawa Fujio"],
      ["Homma", "Honma"],
    ] as const)
      expect(romajiFold(a)).toBe(romajiFold(b));
  });

  it("never fails", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.array(fc.string(), { maxLength: 5 }), (kanji, words) => {
        expect([0, 0.9]).toContain(japaneseLikeness(`山${kanji}`, words));
      }),
    );
  });
});
