import { describe, expect, it } from "vitest";
import { toLogical } from "./bidi.ts";
import { plainGlyph } from "./glyphs.ts";
import type { Word } from "./types.ts";

function word(text: string, x: number): Word {
  const glyphs = /[\u0590-\u08ff]/u.test(text) ? [...text] : null;
  const x1 = x + text.length;
  return {
    text,
    glyphs,
    x,
    x1,
    y: 0,
    size: 1,
    bold: false,
    spaceBefore: true,
    spaceAfter: true,
    tag: null,
    artifact: false,
  };
}

/** Words as they stand on the page from left to right, read in order. */
const read = (...texts: string[]) =>
  toLogical(texts.map((text, at) => word(text, at * 50)))
    .words.map((entry) => entry.text)
    .join(" ");

describe("right-to-left lines", () => {
  const turn = (text: string) => [...text].reverse().join("");

  it("are read from the right, letters turned round, Latin runs and figures kept", () => {
    expect(read(turn("الخبراء"), "Green", "Pine", turn("شركة"))).toBe("شركة Green Pine الخبراء");
    expect(read(turn("نوفمبر"), "15", turn("في"))).toBe("في 15 نوفمبر");
  });

  it("put signs at the edges of figures where they are read", () => {
    expect(read(turn("اجتمع"), ".1")).toBe("1. اجتمع");
    expect(read("(S/2025/239", turn("انظر"), turn("الخبراء"), turn("اجتمع"))).toBe("اجتمع الخبراء انظر S/2025/239)");
  });

  it("leave left-to-right lines as they are", () => {
    expect(read("The", "Panel", "met.")).toBe("The Panel met.");
  });
});

describe("glyphs", () => {
  it("are plain letters: ligatures undone, radicals as characters, controls dropped, spaces alike", () => {
    expect(["ﬁ", "⼩", "⻅", "\u0007", "\u00a0", "\uf0b7", "ﻻ"].map(plainGlyph)).toEqual([
      "fi",
      "小",
      "见",
      "",
      " ",
      "•",
      "لا",
    ]);
  });
});
