import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, wordsOf } from "./words.ts";

const list = (text: string) => wordsOf(text).map((word) => word.text);

describe("wordsOf", () => {
  it("keeps a dotted acronym whole and splits at hyphens", () => {
    expect(list("The U.S. and D.P.R.K. met Al-Zour.")).toEqual(["The", "U.S.", "and", "D.P.R.K.", "met", "Al", "Zour"]);
    expect(list("an a.k.a of J. Doe; S.Mueller")).toEqual(["an", "a.k.a", "of", "J", "Doe", "S", "Mueller"]);
  });

  it("leaves the possessive out, bridges O'Brien, splits an elision", () => {
    expect(list("Kim's ship, O’Brien's; l’Union, Côte d'Ivoire")).toEqual([
      "Kim",
      "ship",
      "O’Brien",
      "l",
      "Union",
      "Côte",
      "d",
      "Ivoire",
    ]);
  });

  it("gives ideographs and Korean syllables one by one", () => {
    expect(list("中国 정성화는")).toEqual(["中", "国", "정", "성", "화", "는"]);
  });

  it("keeps the mark of a note apart from a name, and the digits of codes in it", () => {
    expect(list("Orlin12 and Orlin¹² ORLIN¹² IPv4 MH17 DPRK4 3rd 12m")).toEqual(
      "Orlin 12 and Orlin ¹² ORLIN ¹² IPv4 MH17 DPRK4 3rd 12m".split(" "),
    );
  });
  it("keeps a word with soft hyphens and joiners whole", () => {
    expect(wordsOf("Or\u00adlin\u200dski \u00ad x").map((word) => word.fold)).toEqual(["orlinski", "x"]);
  });
  it("tells shapes", () => {
    expect(wordsOf("Kim KIM kim K WikiLeaks 12 金 U.S. 3rd").map((word) => word.shape)).toEqual([
      "capital",
      "upper",
      "lower",
      "initial",
      "mixed",
      "digits",
      "caseless",
      "upper",
      "lower",
    ]);
  });

  it("gives words in order that lie in the text, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        let before = 0;
        for (const word of wordsOf(text)) {
          expect(word.start).toBeGreaterThanOrEqual(before);
          expect(word.end).toBeGreaterThan(word.start);
          expect(text.slice(word.start, word.end)).toBe(word.text);
          before = word.end;
        }
        expect(before).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe("fold", () => {
  it("evens out case, diacritics, hyphens and apostrophes, and keeps other scripts", () => {
    expect(fold("Kim Jong-un")).toBe(fold("KIM Jong Un"));
    expect(fold("Müller’s")).toBe("muller");
    expect(fold("Ł-Ø ＫＯＭＩＤ")).toBe("l o komid");
    expect(fold("Йод")).toBe(fold("йод"));
    expect(fold("정성화")).toBe(fold("정 성화"));
  });

  it("is idempotent", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});
