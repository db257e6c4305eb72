import { describe, expect, it } from "vitest";
import { abstractNum, docx, list, num, p } from "./fixture.test.helper.ts";
import { formatNumber } from "./number-formats.ts";
import { readDocx } from "./read.ts";

function numbers(body: string, numbering: string, styles = ""): (string | null)[] {
  const { blocks } = readDocx(docx({ body, numbering, styles }), { name: "a" }).document;
  return blocks.map((block) => block.number);
}
const items = (...levels: [number, number][]) => levels.map(([numId, level]) => p("x", list(numId, level))).join("");
const three: [string, string, string?][] = [
  ["decimal", "%1."],
  ["lowerLetter", "(%2)"],
  ["lowerRoman", "%1.%2.%3"],
];

describe("numbers of lists", () => {
  it("prints the levels and restarts them after a higher one", () => {
    const body = items([1, 0], [1, 1], [1, 1], [1, 2], [1, 0], [1, 1]);
    expect(numbers(body, abstractNum(0, three) + num(1, 0))).toEqual(["1.", "(a)", "(b)", "1.b.i", "2.", "(a)"]);
  });

  it("counts on through instances of one definition, and restarts at a start override", () => {
    const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    const numbering = abstractNum(0, three) + num(1, 0) + num(2, 0) + num(3, 0, override);
    expect(numbers(items([1, 0], [2, 0], [3, 0], [3, 0], [1, 0]), numbering)).toEqual(["1.", "2.", "5.", "6.", "7."]);
  });

  it("obeys an override of the whole level", () => {
    const level =
      '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Part %1"/></w:lvl></w:lvlOverride>';
    expect(numbers(items([2, 0], [2, 0]), abstractNum(0, three) + num(2, 0, level))).toEqual(["Part I", "Part II"]);
  });

  it("obeys lvlRestart: never, and only after a given level", () => {
    const levels = (restart: number): [string, string, string?][] => [
      ["decimal", "%1"],
      ["decimal", "%2"],
      ["decimal", "%3", `<w:lvlRestart w:val="${restart}"/>`],
    ];
    const body = items([1, 0], [1, 1], [1, 2], [1, 1], [1, 2], [1, 0], [1, 2]);
    expect(numbers(body, abstractNum(0, levels(0)) + num(1, 0))).toEqual(["1", "1", "1", "2", "2", "2", "3"]);
    expect(numbers(body, abstractNum(0, levels(1)) + num(1, 0))).toEqual(["1", "1", "1", "2", "2", "2", "1"]);
  });

  it("prints all levels as decimals where the level is legal", () => {
    const levels: [string, string, string?][] = [
      ["upperRoman", "%1."],
      ["decimal", "%1.%2", "<w:isLgl/>"],
    ];
    expect(numbers(items([1, 0], [1, 0], [1, 1]), abstractNum(0, levels) + num(1, 0))).toEqual(["I.", "II.", "2.1"]);
  });

  it("finds the list through styles: their own, inherited, linked levels and numbering styles", () => {
    const linked: [string, string, string?][] = [
      ["decimal", "%1.", '<w:pStyle w:val="H1"/>'],
      ["decimal", "%1.%2", '<w:pStyle w:val="H2"/>'],
    ];
    const numbering =
      abstractNum(0, linked, '<w:styleLink w:val="L"/>') +
      abstractNum(1, [], '<w:numStyleLink w:val="L"/>') +
      num(1, 0) +
      num(2, 1);
    const styles =
      '<w:style w:type="numbering" w:styleId="L"><w:name w:val="l"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="one"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="two"/><w:basedOn w:val="H1"/></w:style>';
    const styled = (id: string, more = "") => p("x", `<w:pStyle w:val="${id}"/>${more}`);
    const none = '<w:numPr><w:numId w:val="0"/></w:numPr>';
    const body = styled("H1") + styled("H2") + styled("H2") + styled("H1", none) + styled("H1");
    expect(numbers(body, numbering, styles)).toEqual(["1.", "1.1", "1.2", null, "2."]);
  });

  it("prints custom formats with leading zeros", () => {
    const custom = `<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>`;
    expect(numbers(items([1, 0], [1, 0]), abstractNum(0, [["decimal", "%1", custom]]) + num(1, 0))).toEqual([
      "001",
      "002",
    ]);
  });

  it("calls bulleted paragraphs items, and counts empty numbered paragraphs", () => {
    const numbering = abstractNum(0, [["bullet", "•"]]) + abstractNum(1, three) + num(1, 0) + num(2, 1);
    const body = items([1, 0], [2, 0]) + p("", list(2)) + items([2, 0]);
    const { blocks } = readDocx(docx({ body, numbering }), { name: "a" }).document;
    expect(blocks.map(({ kind, number }) => [kind, number])).toEqual([
      ["item", null],
      ["numbered", "1."],
      ["numbered", "3."],
    ]);
  });
});

describe("number formats", () => {
  it.each([
    ["decimal", 12, "12"],
    ["decimalZero", 7, "07"],
    ["upperRoman", 1994, "MCMXCIV"],
    ["lowerRoman", 9, "ix"],
    ["lowerLetter", 28, "bb"],
    ["upperLetter", 26, "Z"],
    ["ordinal", 1, "1st"],
    ["ordinal", 12, "12th"],
    ["ordinal", 113, "113th"],
    ["ordinal", 22, "22nd"],
    ["cardinalText", 121, "One hundred twenty-one"],
    ["ordinalText", 3, "Third"],
    ["ordinalText", 20, "Twentieth"],
    ["ordinalText", 1231, "One thousand two hundred thirty-first"],
    ["ordinalText", 300, "Three hundredth"],
    ["russianLower", 3, "в"],
    ["hindiArabic", 120, "١٢٠"],
    ["hindiNumbers", 9, "९"],
    ["chineseCounting", 12, "十二"],
    ["chineseCountingThousand", 105, "一百〇五"],
    ["ideographDigital", 20, "二〇"],
    ["chicago", 5, "**"],
    ["none", 3, ""],
    ["bullet", 3, ""],
    ["neverHeardOf", 3, "3"],
  ])("%s of %i is %s", (format, value, text) => {
    expect(formatNumber(format, value, "en-US")).toBe(text);
  });

  it("ends ordinals as their language does", () => {
    expect([
      formatNumber("ordinal", 1, "fr-FR"),
      formatNumber("ordinal", 2, "fr-FR"),
      formatNumber("ordinal", 3, "de-DE"),
    ]).toEqual(["1er", "2e", "3."]);
  });
});
