import fc from "fast-check";
import { expect, it } from "vitest";
import type { Document } from "./types.ts";
import { words } from "./words.ts";

const documentOf = (text: string): Document => ({
  title: "",
  format: "text",
  language: "und",
  blocks: [
    {
      ...{ id: "p1", kind: "paragraph", number: null, level: 0, parent: null, text },
      ...{ marks: [], page: null, place: "", language: "und" },
    },
  ],
});

it("counts runs of letters and digits, and each ideograph", () => {
  expect(words(documentOf("The 2nd report’s paragraph—in Zürich: 中国 и Ко"))).toBe(11);
});

it("counts what the definition by patterns counts, whatever the text", () => {
  const piece = fc.constantFrom("a", "Zü", "中", "か", " ", "-", "’", "٣", "𠀀", "e\u0301", ".", "9");
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(piece).map((pieces) => pieces.join("")),
  );
  const pattern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+/gu;
  fc.assert(
    fc.property(text, (each) => {
      // A run that begins before an ideograph takes it in, by the pattern; apart they are two.
      const apart = each.replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, " $& ");
      expect(words(documentOf(each))).toBe(apart.match(pattern)?.length ?? 0);
    }),
  );
});
