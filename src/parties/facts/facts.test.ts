import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsOf } from "#names";
import { isImo, isInn, isLei } from "./identifiers.ts";
import { findFacts } from "./index.ts";

const values = (text: string) => findFacts(text, wordsOf(text)).map((fact) => fact.value);

describe("findFacts", () => {
  it.each([
    ["See S/2018/171, annex 3.", ["symbol:S/2018/171"]],
    ["S/RES/2397 (2017) and A/RES/60/1.", ["symbol:S/RES/2397", "symbol:A/RES/60/1"]],
    ["under resolution 2397 (2017)", ["symbol:S/RES/2397"]],
    [
      "Security Council resolutions 1718 (2006), 1874 (2009) and 2397 (2017)",
      ["symbol:S/RES/1718", "symbol:S/RES/1874", "symbol:S/RES/2397"],
    ],
    ["General Assembly resolution 60/1", ["symbol:A/RES/60/1"]],
    [
      "Economic and Social Council resolution 671 A (XXV) of 29 April",
      ["symbol:resolution 671 A (XXV)", "date:--04-29"],
    ],
    [
      "resolutions 3201 (S-VI), 3362(S-VII) and 2397 (2017)",
      ["symbol:resolution 3201 (S-VI)", "symbol:resolution 3362 (S-VII)", "symbol:S/RES/2397"],
    ],
    ["resolution 70/1 A, on the", ["symbol:resolution 70/1"]],
    ["SC/13506; S/PV.8353", ["symbol:SC/13506", "symbol:S/PV.8353"]],
    ["E/ICEF/2025/11/Rev.1.", ["symbol:E/ICEF/2025/11/Rev.1"]],
    ["第2397(2017)号决议", ["symbol:S/RES/2397"]],
    ["and/or, AC/DC, TCP/IP", []],
  ])("symbols: %s", (text, expected) => expect(values(text)).toEqual(expected));

  it.each([
    ["on 21 August 2018", ["date:2018-08-21"]],
    ["on August 21, 2018, the", ["date:2018-08-21"]],
    ["9–13 June 2025", ["date:2025-06-09/2025-06-13"]],
    ["21 and 22 August 2018", ["date:2018-08-21/2018-08-22"]],
    ["In August 2018", ["date:2018-08"]],
    ["in 2018", ["date:2018"]],
    ["2018-08-21", ["date:2018-08-21"]],
    ["21.08.2018", ["date:2018-08-21"]],
    ["2/4/16 Email", ["date:2/4/2016"]],
    ["le 1er août 2018", ["date:2018-08-01"]],
    ["21 de agosto de 2018", ["date:2018-08-21"]],
    ["21 августа 2018 года", ["date:2018-08-21"]],
    ["2018年8月21日", ["date:2018-08-21"]],
    ["It may be. They march 2 days", ["amount:2 d"]],
    ["In May, the 1990s", ["date:--05", "date:1990s"]],
    ["on 3 May", ["date:--05-03"]],
  ])("dates: %s", (text, expected) => expect(values(text)).toEqual(expected));

  it.each([
    ["at least 759,793 barrels of", ["amount:759793 bbl"]],
    ["US$ 400.9 million", ["amount:400900000 usd"]],
    ["$1.25 million", ["amount:1250000 usd"]],
    ["twenty-four tankers", ["amount:24"]],
    ["0.5m bbl or 2 million barrels", ["amount:500000 bbl", "amount:2000000 bbl"]],
    ["75 per cent; 80%", ["amount:75 %", "amount:80 %"]],
    ["7,500,000 metric tons", ["amount:7500000 t"]],
    ["three million United States dollars", ["amount:3000000 usd"]],
    ["one of them, paragraph 12, COVID-19, 6:11 p.m.", []],
    ["89 port calls and 5 persons", ["amount:89", "amount:5"]],
    ["one hundred and five workers", ["amount:105"]],
  ])("amounts: %s", (text, expected) => expect(values(text)).toEqual(expected));

  it.each([
    ["Velmar (IMO number: 9074729)", ["identifier:imo:9074729"]],
    ["IMO 9074728 as printed", ["identifier:imo:9074728"]],
    ["MMSI 445121000", ["identifier:mmsi:445121000"]],
    ["passport No. 654210025", ["identifier:passport:654210025"]],
    ["KPe.001 and HTi 004", ["identifier:un-list:KPe.001", "identifier:un-list:HTi.004"]],
    ["INN 7707083893", ["identifier:inn:7707083893"]],
    ["SWIFT code SABRRUMM", ["identifier:bic:SABRRUMM"]],
    ["0x52908400098527886E0F7030069857D2E4169EE7", ["identifier:wallet:0x52908400098527886E0F7030069857D2E4169EE7"]],
  ])("identifiers: %s", (text, expected) => expect(values(text)).toEqual(expected));

  it("checks digits", () => {
    expect([isImo("9074729"), isImo("9034690"), isImo("9074728"), isImo("0000000")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([isLei("5493001KJTIIGC8Y1R12"), isLei("5493001KJTIIGC8Y1R13")]).toEqual([true, false]);
    expect([isInn("7707083893"), isInn("7707083894")]).toEqual([true, false]);
  });

  it("gives facts in order, within the text and without overlap, whatever the text", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "S/RES/2397 (2017)",
        "resolutions 1718 (2006), 1874",
        "21 August 2018",
        "9–13 June",
        "US$ 4.5 million",
        "IMO 9074729",
        "twenty-four",
        "and",
        ",",
        " ",
        "2018",
        "/",
        "-",
        "12",
        "per cent",
        "年",
        "月",
      ),
      fc.string({ unit: "binary", maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join(" ");
        let end = 0;
        for (const fact of findFacts(text, wordsOf(text))) {
          expect(fact.start).toBeGreaterThanOrEqual(end);
          expect(fact.end).toBeGreaterThan(fact.start);
          end = fact.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });
});
