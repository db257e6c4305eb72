import { expect, it } from "vitest";
import { passageKey } from "./passage.ts";

it("knows a printed number however people write it", () => {
  for (const written of ["12", "12.", "Paragraph 12", "para. 12", "paras 12", "¶12", "§ 12", "No. 12", " 12 ", "１２"])
    expect(passageKey(written)).toBe("12");
  expect(passageKey("Paragraph 12 (a)")).toBe(passageKey("12(a)"));
  expect(passageKey("item IV.")).toBe(passageKey("iv"));
});

it("takes no number for another, and no words for a number", () => {
  const apart = [
    "12",
    "112",
    "12 bis",
    "12(a)",
    "1.2",
    "iv",
    "paragraph",
    "No parties were found",
    "Paris",
    "annex 12",
  ];
  expect(new Set(apart.map(passageKey)).size).toBe(apart.length);
});
