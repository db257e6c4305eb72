import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { painter } from "./paint.ts";
import { clipped, columns, fitting, harmless, padded } from "./width.ts";
import { wrap } from "./wrap.ts";

describe("columns on a terminal", () => {
  it.each([
    ["abc", 3],
    ["灰灯贸易", 8],
    ["회색", 4],
    ["e\u0301", 1],
    ["أوربل", 5],
    ["\u200fab\u2069", 2],
    ["Ｆ", 2],
  ])("%s takes %i", (text, width) => {
    expect(columns(text)).toBe(width);
  });

  it("never cuts a wide character or parts a letter from its mark", () => {
    expect(fitting("灰灯", 3)).toBe("灰");
    expect(fitting("ae\u0301b", 2)).toBe("ae\u0301");
    expect(clipped("灰灯贸易公司", 7)).toBe("灰灯贸…");
    expect(columns(padded("灰灯", 7))).toBe(7);
  });
});

describe("wrapping", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "bc", " ", "灰", "أ", "e\u0301", "-", ".", "\u202e", "\u001b") });

  it("keeps every line within its width and every word in its order", () => {
    fc.assert(
      fc.property(fc.array(text), fc.integer({ min: 8, max: 60 }), (parts, width) => {
        const lines = wrap(
          parts.map((part) => ({ role: "plain", text: part })),
          width,
          "",
          "  ",
          painter(false),
        );
        for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(width);
        const bare = (value: string) => value.replace(/[\s\u2068\u2069]/gu, "");
        expect(bare(lines.join(""))).toBe(bare(harmless(parts.join(""))));
      }),
    );
  });

  it("says the same with and without colour", () => {
    fc.assert(
      fc.property(fc.array(text), (parts) => {
        const runs = parts.map((part, index) => ({
          role: index % 2 ? ("removed" as const) : ("strong" as const),
          text: part,
        }));
        const coloured = wrap(runs, 40, "", "", painter(true));
        expect(coloured.map(stripVTControlCharacters)).toEqual(wrap(runs, 40, "", "", painter(false)));
      }),
    );
  });
});

it("a text cannot steer the terminal", () => {
  expect(harmless("\u001b[2Jx\u0007\u202ey")).toBe("<U+001B>[2Jx<U+0007><U+202E>y");
});
