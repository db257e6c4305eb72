import { describe, expect, it } from "vitest";
import { lineText } from "./lines.ts";
import { taggedRegions } from "./tagged.ts";
import { readTags } from "./tags.ts";
import type { PageContent, Word } from "./types.ts";

/** Words with the numbers of the marked content that they stand in, one line for each number. */
function pageOf(texts: string[], children: unknown[]): PageContent {
  const words = texts.flatMap((text, tag) =>
    text.split(" ").map((word, at): Word => {
      const x = 72 + at * 60;
      return {
        text: word,
        glyphs: null,
        x,
        x1: x + word.length * 6,
        y: 100 + tag * 14,
        size: 10,
        bold: false,
        spaceBefore: at > 0,
        spaceAfter: true,
        tag,
        artifact: false,
      };
    }),
  );
  const tags = readTags({ role: "Root", children });
  return { page: 1, width: 612, height: 792, words, rules: [], hidden: [], turned: 0, tags };
}

const content = (number: number) => ({ role: "P", children: [{ id: `p1R_mc${number}` }] });
const cell = (...numbers: number[]) => ({ role: "TD", children: numbers.map(content) });
const row = (...cells: unknown[]) => ({ role: "TR", children: cells });
const shape = (page: PageContent) =>
  page.tags &&
  taggedRegions(page, page.tags, true).map((region) =>
    region.kind === "table"
      ? region.grid.rows.map((cells) => cells.map((lines) => lines.map(lineText).join(" ")).join(" | "))
      : region.lines.map(lineText).join(" "),
  );

describe("tagged pages", () => {
  it("read a table of one column as the frame that it is, paragraph by paragraph", () => {
    const frame = { role: "Table", children: [row(cell(0)), row(cell(1, 2))] };
    expect(shape(pageOf(["Summary", "The first paragraph.", "The second one."], [frame]))).toEqual([
      "Summary",
      "The first paragraph.",
      "The second one.",
    ]);
  });

  it("keep a table of two columns, rows of one cell among them", () => {
    const table = { role: "Table", children: [row(cell(0)), row(cell(1), cell(2))] };
    expect(shape(pageOf(["Ships", "Heron", "Harbour"], [table]))).toEqual([
      [expect.stringContaining("Ships"), expect.stringContaining("Heron")],
    ]);
  });
});
