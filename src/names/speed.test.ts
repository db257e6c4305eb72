import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyseName } from "./analyse.ts";
import { arabicDistance } from "./arabic.ts";
import { remembering } from "./memory.ts";
import { canMatch, outlineOf } from "./outline.ts";
import { leastMatch, partSimilarity } from "./part-similarity.ts";
import { nameSimilarity } from "./similarity.ts";
import { typingDistance, typingLikeness } from "./typing.ts";

/** The distance as its definition reads, without tables, limits or shortcuts. */
function plainDistance(a: string, b: string): number {
  const near = new Set("ck kc kq qk iy yi sz zs vw wv fv vf dt td bp pb gj jg ij ji yj jy cs sc uw wu xs".split(" "));
  const drop = (word: string, at: number): number => {
    if (word[at] === word[at - 1]) return 0.3;
    if (word[at] === "h") return at > 0 ? 0.35 : 0.6;
    return "aeiouy".includes(word.charAt(at)) ? 0.7 : 1;
  };
  const change = (one: string, other: string): number => {
    if (one === other) return 0;
    if (near.has(one + other)) return 0.4;
    return "aeiouy".includes(one) && "aeiouy".includes(other) ? 0.6 : 1;
  };
  const from = (i: number, j: number): number => {
    if (i === 0 && j === 0) return 0;
    const ways: number[] = [];
    if (i > 0) ways.push(from(i - 1, j) + drop(a, i - 1));
    if (j > 0) ways.push(from(i, j - 1) + drop(b, j - 1));
    if (i > 0 && j > 0) ways.push(from(i - 1, j - 1) + change(a.charAt(i - 1), b.charAt(j - 1)));
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) ways.push(from(i - 2, j - 2) + 0.8);
    return Math.min(...ways);
  };
  return from(a.length, b.length);
}

const word = fc.string({ unit: fc.constantFrom(..."aehiklmnsz"), maxLength: 6 });
const writing = fc.constantFrom("abjad" as const, "vowelled" as const);
const names = [
  "Muhammad Husayn al-Rawi",
  "Mohamed Hossein Raoui",
  "Sergei Ivanovich Petrov",
  "Siarhei Ivanavich Piatrou",
  "Jürgen Müller",
  "Juergen Mueller",
  "Ted J. Smith",
  "Theodore Smyth",
  "بشار الأسد",
  "Bachar El Assad",
];

describe("short ways give what the long way gives", () => {
  it("in the distance of two words", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(typingDistance(a, b)).toBeCloseTo(plainDistance(a, b), 9);
      }),
      { numRuns: 300 },
    );
  });

  it("in their likeness above a floor", () => {
    fc.assert(
      fc.property(word, word, fc.constantFrom(0.3, 0.62, 0.9), (a, b, least) => {
        const whole = typingLikeness(a, b);
        if (whole >= least) expect(typingLikeness(a, b, least)).toBeCloseTo(whole, 9);
        else expect(typingLikeness(a, b, least)).toBeLessThan(least);
      }),
    );
  });

  it("in the distance of two Arabic sounds, whichever comes first", () => {
    fc.assert(
      fc.property(word, word, writing, writing, (a, b, one, other) => {
        expect(arabicDistance(a, b, one, other)).toBeCloseTo(arabicDistance(b, a, other, one), 9);
        expect(arabicDistance(a, a, one, other)).toBe(0);
      }),
    );
  });

  it.each([false, true])(
    "in which parts are worth a look, with Arabic, Slavic names and vowels left out: %s",
    (all) => {
      const context = { slavic: true, arabic: true, abjad: all };
      const outlines = names.flatMap((name) => outlineOf(analyseName(name, "person")).parts);
      for (const one of outlines)
        for (const other of outlines)
          if (partSimilarity(one.part, other.part, context).score >= leastMatch)
            expect(canMatch(one, other, context, leastMatch), `${one.part.text} ${other.part.text}`).toBe(true);
    },
  );

  it("in whole names above a floor", () => {
    const analysed = names.map((name) => analyseName(name, "person"));
    for (const one of analysed)
      for (const other of analysed) {
        const whole = nameSimilarity(one, other);
        if (whole.score >= 0.7) expect(nameSimilarity(one, other, 0.7)).toEqual(whole);
        else expect(nameSimilarity(one, other, 0.7).score).toBeLessThan(0.7);
      }
  });
});

describe("memory", () => {
  it("works an answer out once while it is remembered, and again when it was long ago", () => {
    let made = 0;
    const length = remembering(2, (key) => {
      made++;
      return key.length;
    });
    expect([length("a"), length("a"), length("bb")]).toEqual([1, 1, 2]);
    expect(made).toBe(2);
    for (const key of ["c", "d", "e", "f", "g"]) length(key);
    length("a");
    expect(made).toBe(8);
  });

  it("remembers that there is no answer", () => {
    let made = 0;
    const nothing = remembering(2, () => {
      made++;
      return undefined;
    });
    nothing("a");
    nothing("a");
    expect(made).toBe(1);
  });
});
