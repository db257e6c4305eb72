import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reversed, textOf, wordEdits } from "./words.ts";

const fewWords = fc
  .array(fc.constantFrom("the", "Panel", " ", ", ", ". ", "759,793", "may", "\u2029", "公", "司", "Volasys", "a"), {
    maxLength: 60,
  })
  .map((parts) => parts.join(" "));
const anyText = fc.oneof(fewWords, fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));

describe("wordEdits", () => {
  it("rebuilds both texts exactly, and back is the mirror of forth", () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const edits = wordEdits(before, after);
        expect(textOf(edits, "original")).toBe(before);
        expect(textOf(edits, "amended")).toBe(after);
        expect(wordEdits(after, before)).toEqual(reversed(edits));
        expect(reversed(reversed(edits))).toEqual(edits);
        expect(edits.every(([, text]) => text.length > 0)).toBe(true);
        for (const [operation, text] of edits)
          if (operation !== "keep" && text.includes("\u2029")) expect(text).toBe("\u2029");
      }),
      { numRuns: 500 },
    );
  });

  it("says what changed in words, not letters", () => {
    expect(wordEdits("It established that 759,793 tons went.", "It assesses that 759,794 tons may have gone.")).toEqual(
      [
        ["keep", "It "],
        ["delete", "established"],
        ["insert", "assesses"],
        ["keep", " that "],
        ["delete", "759,793"],
        ["insert", "759,794"],
        ["keep", " tons "],
        ["delete", "went"],
        ["insert", "may have gone"],
        ["keep", "."],
      ],
    );
  });

  it("tells a dropped name with the comma that belongs to it", () => {
    expect(wordEdits("He met Arlo, a banker, and Bruno in town.", "He met Bruno in town.")).toEqual([
      ["keep", "He met "],
      ["delete", "Arlo, a banker, and "],
      ["keep", "Bruno in town."],
    ]);
  });

  it("compares scripts without spaces sign by sign, and keeps numbers whole", () => {
    expect(wordEdits("中国公司转让了石油", "公司转让了煤炭")).toEqual([
      ["delete", "中国"],
      ["keep", "公司转让了"],
      ["delete", "石油"],
      ["insert", "煤炭"],
    ]);
    expect(wordEdits("8.4 million", "8.5 million")[0]).toEqual(["delete", "8.4"]);
  });

  it("keeps to its bounds on a text far too long to search, and still finds what is shared", () => {
    const long = Array.from({ length: 60_000 }, (_, index) => `w${(index * 7919) % 20_011}`);
    const changed = long.flatMap((word, index) => (index % 20 === 3 ? [] : index % 33 === 5 ? ["new", word] : [word]));
    const edits = wordEdits(long.join(" "), changed.join(" "));
    expect(textOf(edits, "amended")).toBe(changed.join(" "));
    const kept = edits.reduce((sum, [operation, text]) => sum + (operation === "keep" ? text.length : 0), 0);
    expect(kept / long.join(" ").length).toBeGreaterThan(0.9);
  });

  it("needs no time for a text that repeats itself", () => {
    const edits = wordEdits("a ".repeat(100_000), "a b ".repeat(90_000));
    expect(textOf(edits, "original")).toBe("a ".repeat(100_000));
  });
});
