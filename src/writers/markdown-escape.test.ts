import { describe, expect, it } from "vitest";
import { escapeCell, escapeInline, escapeStart } from "./markdown-escape.ts";

describe("escaping for Markdown", () => {
  it("escapes what would be markup, and nothing else", () => {
    expect(escapeInline("a *b* [c] <d> & &amp; snake_case _e_ 3 < 4")).toBe(
      "a \\*b\\* \\[c\\] \\<d> & \\&amp; snake_case \\_e\\_ 3 < 4",
    );
  });

  it("keeps an address readable, or keeps it from being one", () => {
    expect(escapeInline("see https://example.org/a_b")).toBe("see https://example.org/a_b");
    expect(escapeInline("see https://example.org/*")).toBe("see https\\://example.org/\\*");
  });

  it("guards the start of a line", () => {
    for (const [text, safe] of [
      ["12. May", "12\\. May"],
      ["3) x", "3\\) x"],
      ["# x", "\\# x"],
      ["- x", "\\- x"],
      ["> x", "\\> x"],
      ["---", "\\---"],
      ["12.5 tons", "12.5 tons"],
      ["-x", "-x"],
    ] as const)
      expect(escapeStart(text)).toBe(safe);
  });

  it("escapes the bars of a cell", () => {
    expect(escapeCell("a|b")).toBe("a\\|b");
  });
});
