import { describe, expect, it } from "vitest";
import { readPrinted } from "./printed-number.ts";

const read = (printed: string) => readPrinted(printed).map(({ format, value }) => `${format} ${value}`);

describe("a printed number", () => {
  it("is taken apart into what stands around the counter, and the counter", () => {
    expect(readPrinted("12.")).toEqual([{ format: "decimal", prefix: "", suffix: ".", value: 12 }]);
    expect(readPrinted("(b)")).toEqual([{ format: "lowerLetter", prefix: "(", suffix: ")", value: 2 }]);
    expect(readPrinted("XIV.")).toEqual([{ format: "upperRoman", prefix: "", suffix: ".", value: 14 }]);
  });

  it("may read as a Roman number and as a letter", () => {
    expect(read("(i)")).toEqual(["lowerRoman 1", "lowerLetter 9"]);
    expect(read("C.")).toEqual(["upperRoman 100", "upperLetter 3"]);
  });

  it("counts letters as Word does: z, aa, bb", () => {
    expect(read("aa)")).toEqual(["lowerLetter 27"]);
    expect(read("bb)")).toEqual(["lowerLetter 28"]);
  });

  it("is typed where it is no single counter", () => {
    for (const printed of ["3.2", "12 bis.", "*", "007.", "ab)", "iiii.", "Annex I", ""])
      expect(read(printed)).toEqual([]);
  });
});
