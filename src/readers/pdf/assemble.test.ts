import { describe, expect, it } from "vitest";
import { assemble } from "./assemble.ts";
import type { Line } from "./types.ts";
import { Vocabulary } from "./words.ts";

function line(text: string, openEnd = false): Line {
  const piece = { text, raised: false, bold: false, size: 10, x: 72, x1: 500, space: false, painted: false };
  return {
    page: 1,
    pieces: [piece],
    x0: 72,
    x1: 500,
    y: 100,
    size: 10,
    bold: false,
    openEnd,
    firstWidth: 20,
    tagged: null,
    artifact: false,
    rightToLeft: false,
  };
}

const joined = (...texts: string[]) => {
  const lines = texts.map((text) => line(text));
  return assemble(lines, new Vocabulary([lines]), true).text;
};

describe("lines of a text that paints its spaces", () => {
  it("are joined with a space in Arabic and Hebrew, which write spaces between words", () => {
    expect(joined("وأملها في إسهامه", "في توفير قدر أكبر")).toBe("وأملها في إسهامه في توفير قدر أكبر");
    expect(joined("הפאנל נפגש", "בחודש מרץ")).toBe("הפאנל נפגש בחודש מרץ");
  });

  it("are joined without one in scripts that write none", () => {
    expect(joined("专家小组访问", "了三个港口")).toBe("专家小组访问了三个港口");
    expect(joined("คณะผู้เชี่ยวชาญ", "ได้พบ")).toBe("คณะผู้เชี่ยวชาญได้พบ");
  });

  it("are joined at dashes and inside addresses as they are printed", () => {
    expect(joined("in 2022–", "2025")).toBe("in 2022–2025");
    expect(joined("The Panel met", "in March")).toBe("The Panel met in March");
  });
});
