import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAnnexHeading, isCaption, splitHeadingNumber, splitPrintedNumber } from "./numbers.ts";

describe("splitPrintedNumber", () => {
  it.each([
    ["12. The Panel notes", "12.", "The Panel notes"],
    ["1336.\tThe Panel", "1336.", "The Panel"],
    ["12.The Panel", "12.", "The Panel"],
    ["12) the vessel", "12)", "the vessel"],
    ["(a) The vessel", "(a)", "The vessel"],
    ["(iv) The vessel", "(iv)", "The vessel"],
    ["(aa) the vessel", "(aa)", "the vessel"],
    ["b) the vessel", "b)", "the vessel"],
    ["A. Findings of the Panel", "A.", "Findings of the Panel"],
    ["IV. Findings", "IV.", "Findings"],
    ["I. Introduction", "I.", "Introduction"],
    ["3.2.1 Scope", "3.2.1", "Scope"],
    ["3.2.1. Scope", "3.2.1.", "Scope"],
    ["3.2 Scope", "3.2", "Scope"],
    ["A.1 Scope", "A.1", "Scope"],
    ["• vessels", "•", "vessels"],
    ["– vessels", "–", "vessels"],
    ["а) судно", "а)", "судно"],
    ["一、导言", "一、", "导言"],
    ["（二）船只", "（二）", "船只"],
    ["١٢ - لاحظ الفريق", "١٢ -", "لاحظ الفريق"],
    ["5. 20 vessels were seen", "5.", "20 vessels were seen"],
    ["III. Sectoral and regional measures", "III.", "Sectoral and regional measures"],
    ["A. Fragmentation and loss of control", "A.", "Fragmentation and loss of control"],
    ["V. Widespread and systematic evasion", "V.", "Widespread and systematic evasion"],
    ["B. Trade and Finance of the State", "B.", "Trade and Finance of the State"],
    ["349. September: the vessel left port", "349.", "September: the vessel left port"],
    ["12. September – a month of seizures", "12.", "September – a month of seizures"],
    ["349. September saw the vessel leave", "349.", "September saw the vessel leave"],
  ])("splits %j", (text, number, rest) => {
    expect(splitPrintedNumber(text)).toEqual({ number, text: rest });
  });

  it.each([
    "2018 was a year of change",
    "1.5 million barrels",
    "1.5 Million barrels",
    "3.2 per cent of exports",
    "A. Smith said that",
    "A. Smith, coordinator of the Panel",
    "J. R. Smith told the Panel",
    "U.S. officials said",
    "(UN) bodies",
    "(see annex)",
    "(2018) was a year",
    "12. März 2018 wurde",
    "12. September 2018",
    "12 September 2018",
    "V. Putin met them",
    "A. Smith and B. Jones said",
    "A. Smith and Jones said that",
    "12.03.2018 the vessel left",
    "12.03.18 the vessel left",
    "–5 degrees",
    "- 5 -",
    "12.",
    "Mr. Kim",
    "MD. Rahman left",
    "e.g. vessels",
    "",
  ])("leaves %j whole", (text) => {
    expect(splitPrintedNumber(text)).toEqual({ number: null, text });
  });

  it("loses no character", () => {
    const start = fc.constantFrom("12. ", "(a) ", "IV. ", "A. ", "3.2 ", "• ", "- ", "", "12.", "(", "§ 4 ");
    fc.assert(
      fc.property(start, fc.string({ unit: "binary" }), (prefix, body) => {
        const whole = prefix + body;
        const { number, text } = splitPrintedNumber(whole);
        const squeeze = (value: string) => value.replace(/\s+/gu, "");
        expect(squeeze((number ?? "") + text)).toBe(squeeze(whole));
      }),
    );
  });
});

describe("splitHeadingNumber", () => {
  it("takes bare figures for numbers, but not dates", () => {
    expect(splitHeadingNumber("3 Introduction")).toEqual({ number: "3", text: "Introduction" });
    expect(splitHeadingNumber("IV Findings")).toEqual({ number: "IV", text: "Findings" });
    for (const text of ["30 December 2002", "2018 Overview", "3 vessels", "I Remember"])
      expect(splitHeadingNumber(text)).toEqual({ number: null, text });
  });
});

describe("isAnnexHeading", () => {
  it.each([
    "Annex",
    "ANNEX II",
    "Annex I: Vessels",
    "Appendix B. Methods",
    "Annex 12",
    "Приложение 3",
    "附件一",
    "Annex 4 Letter from a member",
    "Annexes",
    "Enclosure*",
  ])("takes %j", (text) => expect(isAnnexHeading(text)).toBe(true));
  it.each([
    "Annex I shows the route of the vessel.",
    "Annexed vessels",
    "annex 3 was added",
    "Schedule of meetings",
    "See annex 3",
    "Annexes 3 and 4 show the route",
  ])("leaves %j", (text) => expect(isAnnexHeading(text)).toBe(false));
});

describe("isCaption", () => {
  it.each([
    "Table 3. Deliveries of oil",
    "Figure 2",
    "Fig. 4: Route",
    "Table A.1: Vessels",
    "Figure IV",
    "Tableau 2 Navires",
    "Рис. 5. Маршрут",
    "表 3",
    "Table 3 Deliveries by month",
  ])("takes %j", (text) => expect(isCaption(text)).toBe(true));
  it.each([
    "Table 3 shows deliveries.",
    "Tables were laid",
    "Figures for 2018",
    "table 3: x",
    "Map of the route",
    "Table 3 The Panel saw it.",
  ])("leaves %j", (text) => expect(isCaption(text)).toBe(false));
});
