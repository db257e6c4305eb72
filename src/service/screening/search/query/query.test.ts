import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PenholderError } from "#kernel";
import { bounds } from "./invalid.ts";
import { parseQuery } from "./parse.ts";
import { parseSimple } from "./simple.ts";
import type { Query } from "./types.ts";

const words = (text: string): Query => ({ kind: "words", text });
const group = (must: Query[], should: Query[] = [], not: Query[] = []): Query => ({ kind: "group", must, should, not });

/** A query, a PenholderError that says search-invalid, and nothing else. */
function outcome(read: () => Query): Query | string {
  try {
    return read();
  } catch (error) {
    if (error instanceof PenholderError && error.code === "search-invalid") return error.message;
    throw error;
  }
}

describe("Lucene's query syntax", () => {
  it.each<[string, Query]>([
    ["a", words("a")],
    ["a b", group([words("a"), words("b")])],
    ["a AND b", group([words("a"), words("b")])],
    ["a && b", group([words("a"), words("b")])],
    ["a OR b", group([], [words("a"), words("b")])],
    ["a || b", group([], [words("a"), words("b")])],
    ["a OR b AND c", group([], [words("a"), group([words("b"), words("c")])])],
    ["a -b", group([words("a")], [], [words("b")])],
    ["a NOT b", group([words("a")], [], [words("b")])],
    ["a AND !b", group([words("a")], [], [words("b")])],
    ["-a", group([{ kind: "all" }], [], [words("a")])],
    ["NOT NOT a", words("a")],
    ["a OR +b", group([words("b")], [words("a")])],
    ["(a)", words("a")],
    ["al-rashid", words("al-rashid")],
    ["f:a", { kind: "words", field: "f", text: "a" }],
    [
      "f:(a OR b)",
      group(
        [],
        [
          { kind: "words", field: "f", text: "a" },
          { kind: "words", field: "f", text: "b" },
        ],
      ),
    ],
    ['f:"a b"~3', { kind: "phrase", field: "f", text: "a b", slop: 3 }],
    ["a~", { kind: "fuzzy", text: "a", edits: "auto" }],
    ["a~9", { kind: "fuzzy", text: "a", edits: 2 }],
    ["abcdefghij~0.8", { kind: "fuzzy", text: "abcdefghij", edits: 1 }],
    ["a^2.5", { kind: "words", text: "a", boost: 2.5 }],
    ["a*b?", { kind: "pattern", pieces: [{ literal: "a" }, "many", { literal: "b" }, "one"] }],
    ["a***", { kind: "pattern", pieces: [{ literal: "a" }, "many"] }],
    ["a\\*", words("a*")],
    ["a\\:b", words("a:b")],
    ["*:*", { kind: "all" }],
    ["*", { kind: "all" }],
    ["f:*", { kind: "exists", field: "f" }],
    ["_exists_:f", { kind: "exists", field: "f" }],
    [
      "f:[1 TO 2}",
      { kind: "range", field: "f", from: { value: "1", inclusive: true }, to: { value: "2", inclusive: false } },
    ],
    ["f:[* TO 2]", { kind: "range", field: "f", to: { value: "2", inclusive: true } }],
    ["f:>=1", { kind: "range", field: "f", from: { value: "1", inclusive: true } }],
    ["and or not", group([words("and"), words("or"), words("not")])],
  ])("%s", (text, expected) => {
    expect(parseQuery(text)).toEqual(expected);
  });

  it("bounds depth, parts and length", () => {
    const nested = (depth: number) => `${"(".repeat(depth)}a${")".repeat(depth)}`;
    expect(parseQuery(nested(bounds.depth))).toEqual(words("a"));
    expect(outcome(() => parseQuery(nested(bounds.depth + 1)))).toContain("deeper");
    expect(outcome(() => parseQuery("a ".repeat(bounds.clauses + 1)))).toContain("parts");
    expect(outcome(() => parseQuery("NOT ".repeat(1500)))).toContain("parts");
    expect(outcome(() => parseQuery("a".repeat(bounds.length + 1)))).toContain("longer");
    expect(outcome(() => parseQuery("(".repeat(1000)))).toContain("deeper");
  });

  const signs = fc.constantFrom(
    ...'ab "()[]{}^~*?:\\/+-!&|<>=.,TO 1정\u{1F600}\ud800',
    " AND ",
    " OR ",
    " NOT ",
    "[a TO b]",
    "~2",
    "^3",
    "f:",
  );
  const hostile = fc.array(signs, { maxLength: 60 }).map((all) => all.join(""));

  it("answers any text with a query or a reason, in either syntax", () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: "binary", maxLength: 80 })), (text) => {
        outcome(() => parseQuery(text));
        expect(typeof parseSimple(text)).toBe("object");
      }),
      { numRuns: 3000 },
    );
  });

  it("an escaped text is those words and nothing else", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z:()"*?~^/\\[\]{}!+-]{1,20}$/u), (text) => {
        const escaped = [...text].map((sign) => (/[a-z]/u.test(sign) ? sign : `\\${sign}`)).join("");
        expect(parseQuery(escaped)).toEqual(words(text));
      }),
    );
  });
});
