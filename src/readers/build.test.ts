import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildDocument, type Draft } from "./build.ts";

const note = (key: string): Draft => ({ key, kind: "footnote", number: "1", text: "See above.", place: "line 9" });
const build = (drafts: Draft[]) => buildDocument("text", "T", drafts, "f").blocks;

describe("buildDocument", () => {
  it("tidies white space and unprinted characters, and keeps marks with their words", () => {
    const text = "  One\n two\u{ad}fold ,  three ";
    const marks = [
      { offset: text.indexOf(" ,"), note: "b" },
      { offset: text.length, note: "c" },
    ];
    const [block] = build([{ key: "a", kind: "paragraph", text, marks, place: "line 1" }, note("b"), note("c")]);
    expect(block?.text).toBe("One twofold , three");
    expect(block?.marks).toEqual([
      { offset: 11, note: "n1" },
      { offset: 19, note: "n2" },
    ]);
  });

  it("keeps marks in the cells of a row", () => {
    const cells = [" a ", "", "b  c"];
    const marks = [
      { offset: 2, note: "n" },
      { offset: 5 + 4, note: "m" },
    ];
    const row: Draft = { key: "r", kind: "row", parent: "t", text: cells.join("\t"), cells, marks, place: "line 2" };
    const blocks = build([{ key: "t", kind: "table", text: "", place: "line 1" }, row, note("n"), note("m")]);
    expect(blocks[1]?.text).toBe("a\t\tb c");
    expect(blocks[1]?.marks).toEqual([
      { offset: 1, note: "n1" },
      { offset: 6, note: "n2" },
    ]);
  });

  it("makes an annex the parent of what follows, but of no note that nothing calls", () => {
    const blocks = build([
      { key: "x", kind: "annex", text: "Annex I", place: "line 1" },
      { key: "p", kind: "paragraph", text: "Text", place: "line 2" },
      note("n"),
    ]);
    expect(blocks.map(({ parent }) => parent)).toEqual([null, "x1", null]);
  });

  it("cuts a text at its marks as it cuts it at the same places cleaned", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "é", " ", "\n", "\u{ad}", "b") });
    fc.assert(
      fc.property(text, fc.array(fc.nat(30), { maxLength: 4 }), (raw, offsets) => {
        const marks = offsets.map((offset) => ({ offset: Math.min(offset, raw.length), note: "n" }));
        const [block] = build([{ key: "a", kind: "paragraph", text: raw, marks, place: "line 1" }, note("n")]);
        const expected = marks.map(
          ({ offset }) =>
            build([{ key: "a", kind: "paragraph", text: raw.slice(0, offset), place: "" }])[0]?.text.length,
        );
        expect(block?.marks.map(({ offset }) => offset)).toEqual(expected.sort((a, b) => (a ?? 0) - (b ?? 0)));
      }),
    );
  });
});
