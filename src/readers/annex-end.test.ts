import { describe, expect, it } from "vitest";
import { buildDocument, type Draft } from "./build.ts";

const heading = (text: string, number: string | null = null): Draft => ({
  key: `${number} ${text}`,
  kind: "heading",
  number,
  text,
  place: "line 1",
});
const annex: Draft = { key: "annex", kind: "annex", text: "Annex", place: "line 2" };
const text: Draft = { key: "text", kind: "paragraph", text: "What follows.", place: "line 3" };
const parentOfText = (...headings: Draft[]) => {
  const at = headings.indexOf(annex);
  expect(at).toBeGreaterThanOrEqual(0);
  return buildDocument("text", "T", [...headings, text], "f").blocks.at(-1)?.parent;
};

describe("where an annex ends", () => {
  it.each([
    ["a letter that goes on", [heading("Africa", "A."), annex, heading("Europe", "B.")]],
    ["a numeral that goes on", [heading("Matters", "I."), heading("Africa", "A."), annex, heading("Others", "II.")]],
    ["a figure that goes on", [heading("Scope", "4."), annex, heading("Means", "5.")]],
    ["a counted title", [heading("Draft resolution I"), annex, heading("Draft resolution II")]],
    ["the letter after H", [heading("Food", "H."), annex, heading("Ships", "I.")]],
  ])("is at %s", (_name, headings) => {
    expect(parentOfText(...headings)).toBeNull();
  });

  it.each([
    ["its own numbering", [heading("Food", "II."), annex, heading("List", "I."), heading("Key", "II.")]],
    [
      "its own numbering past the report's",
      [heading("Food", "I."), annex, heading("List", "I."), heading("Key", "II.")],
    ],
    ["a step left out", [heading("Food", "A."), annex, heading("Key", "C.")]],
    ["a title without number", [heading("Food", "A."), annex, heading("Method")]],
    ["boxes", [heading("Box 1"), annex, heading("Box 2")]],
  ])("is not at %s", (_name, headings) => {
    expect(parentOfText(...headings)).toBe("x1");
  });

  it("is found for each of several annexes", () => {
    const blocks = buildDocument(
      "text",
      "T",
      [heading("Draft decision I"), annex, heading("Draft decision II"), { ...annex, key: "second" }, text],
      "f",
    ).blocks;
    expect(blocks.map(({ parent }) => parent)).toEqual([null, null, null, null, "x2"]);
  });
});
