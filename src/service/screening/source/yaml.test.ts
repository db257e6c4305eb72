import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseYaml, YamlError } from "./yaml.ts";

describe("parseYaml", () => {
  it.each([
    ["a: 1\nb: two # why\n", { a: "1", b: "two" }],
    ["---\nlist:\n- x\n- 'it''s'\n", { list: ["x", "it's"] }],
    ["list:\n  - name: a\n    deep:\n      - 1\n  - name: b", { list: [{ name: "a", deep: ["1"] }, { name: "b" }] }],
    ['a: "x # no comment\\n"', { a: "x # no comment\n" }],
    ["a: [x, 'y', true]\nb: []\nc:\nd: ~", { a: ["x", "y", true], b: [], c: null, d: null }],
    ["a: it's # cut", { a: "it's" }],
    ["url: http://x.example/#part", { url: "http://x.example/#part" }],
    ["-\n  a: b\n- c", [{ a: "b" }, "c"]],
    ["", null],
  ])("reads %j", (text, value) => expect(parseYaml(text)).toEqual(value));

  it.each([
    "a: &x 1",
    "a: *x",
    "a: !t 1",
    "a: |\n  x",
    "\ta: 1",
    "a: 1\na: 2",
    "a: {b: c}",
    "a: 1\n---\nb: 2",
    "a: 'x",
    "  a: 1\nb: 2",
    "a: b: c",
  ])("refuses %j with its line", (text) => expect(() => parseYaml(text)).toThrow(YamlError));

  it("reads or refuses whatever is given, and never pollutes", () => {
    const piece = fc.constantFrom(
      "- ",
      "a: ",
      "\n",
      "  ",
      "'",
      '"',
      "[",
      "]",
      "#",
      ":",
      "x",
      "-",
      "__proto__: ",
      "\t",
      "|",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        try {
          parseYaml(pieces.join(""));
        } catch (error) {
          if (!(error instanceof YamlError)) throw error;
        }
        expect(({} as Record<string, unknown>).x).toBeUndefined();
      }),
    );
    expect(() => parseYaml(`${"- ".repeat(5000)}x`)).toThrow(YamlError);
  });

  it("reads back what JSON writes on lines of its own", () => {
    const key = fc.stringMatching(/^[a-z]{1,5}$/u);
    fc.assert(
      fc.property(fc.dictionary(key, fc.string(), { minKeys: 1 }), (value) => {
        const text = Object.entries(value).map(([name, each]) => `${name}: ${JSON.stringify(each)}`);
        expect(parseYaml(text.join("\n"))).toEqual({ ...value });
      }),
    );
  });
});
