import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clean } from "./clean.ts";

describe("clean", () => {
  it.each([
    ["Tern Har\u00adbour", "Tern Harbour"],
    ["Mr.\u00a0Belin", "Mr. Belin"],
    ["the o\ufb03ce", "the office"],
    ["Zelmont\u2011Nord", "Zelmont-Nord"],
    ["10\u00a0000 tons", "10\u00a0000 tons"],
    ["\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"],
  ])("reads %j as %j", (text, plain) => {
    expect(clean(text).text).toBe(plain);
  });

  it("finds the way back to every word, and stays within the text", () => {
    const part = fc.constantFrom("Tern", "Har\u00adbour", "o\ufb03ce", "a\u2011b", "10", " ", "\u00a0", "\u200b", "x");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        const { text: plain, back } = clean(text);
        for (const { 0: word, index } of plain.matchAll(/[a-zA-Z0-9]+/gu)) {
          const written = text.slice(back(index), back(index + word.length));
          expect(clean(written).text.replace(/[^a-zA-Z0-9]/gu, "")).toContain(word.slice(0, -3));
          expect(back(index + word.length)).toBeLessThanOrEqual(text.length);
        }
        expect(back(plain.length)).toBeLessThanOrEqual(text.length);
        expect(back(0)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
