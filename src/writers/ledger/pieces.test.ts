import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerpt, headOf, type Piece, tailOf } from "./pieces.ts";

const text = fc.string({ unit: fc.constantFrom("word ", "e\u0301", "𝄞", "灰", ".", " ") });

describe("an excerpt", () => {
  it("keeps every changed word, and of the kept ones only what stands near them", () => {
    const piece = fc.record({ op: fc.constantFrom("keep" as const, "delete" as const, "insert" as const), text });
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const cut = excerpt(pieces, 20);
        const of = (all: readonly Piece[], op: Piece["op"]) =>
          all.filter((one) => one.op === op).map((one) => one.text);
        expect(of(cut, "delete")).toEqual(of(pieces, "delete"));
        expect(of(cut, "insert")).toEqual(of(pieces, "insert"));
        const whole = pieces.map((one) => one.text).join("");
        for (const kept of of(cut, "keep")) expect(whole).toContain(kept);
      }),
    );
  });

  it("parts no surrogate pair and no letter from its mark", () => {
    fc.assert(
      fc.property(text, fc.nat(30), (whole, length) => {
        for (const cut of [headOf(whole, length), tailOf(whole, length)]) expect(cut.isWellFormed()).toBe(true);
        expect(whole.startsWith(headOf(whole, length))).toBe(true);
        expect(whole.endsWith(tailOf(whole, length))).toBe(true);
        expect(/^\p{M}/u.test(tailOf(whole, length)) && !/^\p{M}/u.test(whole)).toBe(false);
      }),
    );
  });

  it("shows the first words of what only moved", () => {
    const cut = excerpt([{ op: "keep", text: "word ".repeat(100) }], 10);
    expect(cut.map((piece) => piece.op)).toEqual(["keep", "gap"]);
  });
});
