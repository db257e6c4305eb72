import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyseName, likenessOf, nameSimilarity, outlineOf } from "#names";
import { mostLikeness, ofInitial, shapeSize, shapesOf, unlike } from "./part-shapes.ts";
import { findUnmatched, mostAlike, noneUnmatched, weightMatched } from "./unmatched.ts";

const words =
  "Nasir Nasser ناصر Qasim قاسم Abdulqadir Abd. Abdu Zaytsev Zaitseva Зайцева Борисовна Müller Mueller Muller Jon John J. Hamidullah Waliullah Alexander Sasha Pak Park 박 Goodwill Good Trading of Sparkles Sporks".split(
    " ",
  );
const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.stringMatching(/^[a-z]{1,9}$/u)), {
  minLength: 1,
  maxLength: 4,
});
const kind = fc.constantFrom("person", "organisation", "vessel");

describe("shapes of parts", () => {
  it("never say less than how alike two parts are", () => {
    fc.assert(
      fc.property(text, text, kind, fc.nat(7), (left, right, own, languages) => {
        const [one, other] = [left, right].map((each) => outlineOf(analyseName(each.join(" "), own)).parts);
        if (!one || !other) return;
        const [a, b] = [shapesOf(one), shapesOf(other)];
        const context = {
          slavic: (languages & 1) !== 0,
          arabic: (languages & 2) !== 0,
          abjad: (languages & 4) !== 0,
        };
        one.forEach((part, i) => {
          other.forEach((has, j) => {
            const likeness = likenessOf(part, has, context, own === "organisation");
            const most = mostLikeness(a, i * shapeSize, b, j * shapeSize, languages);
            if (most === unlike) expect(likeness).toBeUndefined();
            else if (most === ofInitial) expect(likeness?.reason ?? "initial").toBe("initial");
            else if (likeness && likeness.reason !== "initial") expect(most).toBeGreaterThanOrEqual(likeness.score);
          });
        });
      }),
    );
  });

  it("never say less than how alike two names are, part by part", () => {
    fc.assert(
      fc.property(text, text, kind, (left, right, own) => {
        const [one, other] = [analyseName(left.join(" "), own), analyseName(right.join(" "), own)];
        const similarity = nameSimilarity(one, other);
        if (similarity.reading !== "parts" || similarity.matches.some(({ reason }) => reason === "joined")) return;
        const person = own === "person";
        const sides = [one, other].map((name, side) => {
          const { parts } = outlineOf(name);
          const shapes = shapesOf(parts);
          const has = (word: string): boolean => similarity.matches.some(({ a, b }) => (side === 0 ? a : b) === word);
          let places = 0;
          for (const [at, { part }] of parts.entries()) if (has(part.text)) places |= 1 << at;
          const without = noneUnmatched(parts.length);
          findUnmatched(shapes, parts.length, places, person, without);
          return { places, without, weight: weightMatched(shapes, parts.length, places) };
        });
        const [asked, listed] = sides;
        if (!asked || !listed) return;
        const several = [asked, listed].every(({ places }) => (places & (places - 1)) !== 0);
        const most = mostAlike((asked.weight + listed.weight) / 2, asked.without, listed.without, person, several);
        expect(most).toBeGreaterThanOrEqual(similarity.score - 1e-9);
      }),
    );
  });
});
