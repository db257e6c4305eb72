import { describe, expect, it } from "vitest";
import type { Block, Document } from "#document";
import { align } from "../align.ts";
import { remarksOn } from "./remarks.ts";

const paragraphs = (texts: string[]): Document => ({
  title: "T",
  format: "text",
  language: "en",
  blocks: texts.map(
    (text, at): Block => ({
      id: `u${at + 1}`,
      kind: "paragraph",
      number: null,
      level: 0,
      parent: null,
      text,
      marks: [],
      page: null,
      place: `line ${at + 1}`,
      language: "en",
    }),
  ),
});

const words = "tanker invoice quarry lantern harbour ledger copper orchard".split(" ");
const report = words.map((word, at) => `The ${word} was seen ${at} times beside a ${words[(at + 3) % words.length]}.`);
const remarks = (before: string[], after: string[]) => {
  const [original, amended] = [paragraphs(before), paragraphs(after)];
  return remarksOn(align(original, amended), original, amended);
};

describe("remarks on a comparison", () => {
  it("says nothing of two versions", () => {
    expect(remarks(report, report.slice(1))).toEqual([]);
  });

  it.each(["Corrigendum", "Corrigendum 1", "Rectificatif", "Исправление", "تصويب"])("knows %s", (title) => {
    expect(remarks(report, [title, "Paragraph 2", "For seen read heard."])).toEqual([
      expect.stringContaining("corrigendum"),
    ]);
  });

  it("takes no sentence for a title, and says nothing where both are corrigenda", () => {
    expect(remarks(report, [...report, "Corrigendum to the report was issued later."])).toEqual([]);
    expect(remarks(["Corrigendum", ...report], ["Corrigendum", ...report.slice(1)])).toEqual([]);
  });

  it("warns of two texts that share hardly anything", () => {
    const other = words.map((_, at) => `Wholly other matter is printed hereunder, namely item ${"abcdefgh"[at]}${at}.`);
    expect(remarks(report, other)).toEqual([expect.stringMatching(/^None of the original's 8 passages/u)]);
  });
});
