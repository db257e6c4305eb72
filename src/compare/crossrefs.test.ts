import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentOf } from "../../test/documents.ts";
import { align } from "./align.ts";
import { findReferences, referenceEdits } from "./crossrefs.ts";
import { textOf } from "./words.ts";

const found = (text: string) => findReferences(text).map(({ target, number }) => `${target} ${number}`);

describe("findReferences", () => {
  it("knows references to paragraphs, notes, annexes, sections, tables, in lists and ranges", () => {
    expect(found("see paragraphs 3, 5 and 7 to 9 and footnote 12")).toEqual([
      "paragraph 3",
      "paragraph 5",
      "paragraph 7",
      "paragraph 9",
      "note 12",
    ]);
    expect(found("(see paras. 12–14 above, section II.B and annexes III and IV)")).toEqual([
      "paragraph 12",
      "paragraph 14",
      "section II.B",
      "annex III",
      "annex IV",
    ]);
    expect(found("Table 3 and Figure 4")).toEqual(["table 3", "figure 4"]);
  });

  it("knows the other official languages", () => {
    expect(found("voir les paragraphes 3 et 5, l'annexe II")).toEqual(["paragraph 3", "paragraph 5", "annex II"]);
    expect(found("véanse los párrafos 3 y 5")).toEqual(["paragraph 3", "paragraph 5"]);
    expect(found("см. пункты 3 и 5 и приложение II")).toEqual(["paragraph 3", "paragraph 5", "annex II"]);
    expect(found("انظر الفقرة 12")).toEqual(["paragraph 12"]);
    expect(found("见第12段和附件三")).toEqual(["paragraph 12", "annex 三"]);
  });

  it("leaves references to other documents alone", () => {
    expect(found("pursuant to paragraph 8 of resolution 2375 (2017)")).toEqual([]);
    expect(found("see S/2018/171, para. 12")).toEqual([]);
    expect(found("resolution 2375 (2017), paras. 3 and 4")).toEqual([]);
    expect(found("paragraph 8 of the present report")).toEqual(["paragraph 8"]);
  });

  it("takes any text, in linear time", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => findReferences(text).length >= 0));
    expect(findReferences("paragraph 1, 2 and ".repeat(20_000)).length).toBeGreaterThan(1000);
    expect(findReferences(`paragraph ${"1, ".repeat(50_000)}`).length).toBeGreaterThan(0);
  });
});

describe("referenceEdits", () => {
  it("rebuilds both texts where all references follow, and refuses any other difference", () => {
    const follows = (_: string, from: string, to: string) => Number(to) === Number(from) - 1;
    const [before, after] = ["As said in paragraphs 5 and 9, coal went.", "As said in paragraphs 4 and 8, coal went."];
    const edits = referenceEdits(before, after, follows) ?? [];
    expect([textOf(edits, "original"), textOf(edits, "amended")]).toEqual([before, after]);
    expect(referenceEdits(before, after.replace("8", "7"), follows)).toBeUndefined();
    expect(referenceEdits(before, after.replace("coal", "oil"), follows)).toBeUndefined();
  });
});

describe("a renumbered document", () => {
  const matter = (n: number) => `The passage on matter ${n * 31} tells of vessel ${n * 17} and of its owner ${n * 13}.`;
  const report = (numbers: number[], references: Record<number, string>) =>
    documentOf(
      numbers.map((n, index) => ({
        kind: "numbered",
        number: `${index + 1}.`,
        text: `${matter(n)}${references[n] ? ` See ${references[n]} above.` : ""}`,
      })),
    );
  const original = report([1, 2, 3, 4], { 4: "paragraphs 1 and 3" });

  it("has no text change where its references follow", () => {
    const alignment = align(original, report([1, 3, 4], { 4: "paragraphs 1 and 2" }));
    expect(alignment.map(({ kind }) => kind)).toEqual(["unchanged", "removed", "renumbered", "renumbered"]);
    expect(alignment[3]?.references?.filter(([operation]) => operation !== "keep")).toEqual([
      ["delete", "3"],
      ["insert", "2"],
    ]);
  });

  it("has one where a reference goes elsewhere", () => {
    const alignment = align(original, report([1, 3, 4], { 4: "paragraphs 2 and 2" }));
    expect(alignment.map(({ kind }) => kind)).toEqual(["unchanged", "removed", "renumbered", "reworded"]);
  });
});
