import fc from "fast-check";
import { expect, it } from "vitest";
import { isBoundary } from "./boundaries.ts";
import { cut } from "./cut.ts";
import { notesOf, textOf } from "./ranges.ts";
import { sentenceStarts } from "./sentences.ts";

/** A text whose sentences are parted by "|". */
function parted(text: string): string {
  const starts = sentenceStarts(text);
  return starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length)).join("|");
}

it.each([
  ["The Panel met. |It left."],
  ["Mr. Smith and Dr. A. B. Jones met Gen. Kim. |They left."],
  ["See para. 5 and paras. 6 and 7, arts. IV and V, No. 5, Res. 2270 (2016). |It was 3.5 per cent."],
  ["The total was 1.5 million. |In 2017. |Then 12 more."],
  ["1. The vessel sailed. |2. It sank."],
  ["(a) One. |(b) Two."],
  ["IV. Findings of the Panel. |They are new."],
  ["Acme Trading Co. Ltd. sold coal. |Acme Co. Shanghai bought it."],
  ["He works for Acme Co., Ltd. |The firm is closed."],
  ["The U.S. Treasury designated it. |It is in the U.S. |The firm denied it."],
  ["“It sailed.” |The Panel agreed. |(It left.) |He said: “No!” |Then it ended."],
  ["Really? |Yes! |Well … |Perhaps…"],
  ["coal.12 |The rest was oil.[13] |It left.¹⁴ |The end."],
  ["At 5 p.m. it left, e.g. for Nampo, i.e. home, cf. annex 2."],
  ["Visit www.example.org/a.b today. |It is S/2018/171/Add.1 of 5 Mar. 2018."],
  ["정성화는 평양에 있다. |그는 떠났다."],
  ["他到了。|他走了！|真的？|是。"],
  ["غادر السفينة. |هل عاد؟ |نعم۔ |لا."],
  ["वह गया। |वह आया॥ |अंत"],
  ["Судно вышло в 2017 г. из порта. |Его владелец — И. И. Иванов, т.е. он. |См. п. 5 и рис. 2."],
  ["Name\t|12.5\t|J. Smith"],
  ["It was seized. . . |The end."],
  ["M. Dupont est parti. |Mme Durand aussi, cf. art. 5."],
])("parts %s", (text) => {
  expect(parted(text.replaceAll("|", ""))).toBe(text);
});

const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(". ", "? ", "。", "J. ", "No. 5", "\t", "é", "👩‍👩‍👧", "🇩🇪", "각"),
    ),
  )
  .map((parts) => parts.join("").normalize("NFC"));

it("cuts any text into pieces that tile it, never inside a character, marks and notes kept", () => {
  const marks = fc.array(
    fc.record({ start: fc.nat(80), length: fc.nat(30), kind: fc.constantFrom("party", "marked", "place") }),
  );
  fc.assert(
    fc.property(anyText, marks, fc.array(fc.nat(80)), (text, wanted, offsets) => {
      const inside = wanted
        .map(({ start, length, kind }) => ({ start, end: Math.min(start + length, text.length), kind }) as const)
        .filter(({ start, end }) => start < end);
      const notes = offsets.filter((at) => at <= text.length).sort((a, b) => a - b);
      const called = notes.map((at, index): [number, string] => [at, String(index)]);
      const spans = cut({ text, marks: inside, notes: called, ranges: [] });
      expect(textOf(spans)).toBe(text);
      expect(notesOf(spans)).toEqual(called);
      const cuts = new Set([0, text.length]);
      let at = 0;
      for (const span of spans) {
        expect(isBoundary(text, at)).toBe(true);
        expect(span.text.isWellFormed() || !text.isWellFormed()).toBe(true);
        expect(span.text.normalize("NFC")).toBe(span.text);
        at += span.text.length;
        cuts.add(at);
      }
      for (const { start, end } of inside) {
        if (isBoundary(text, start)) expect(cuts).toContain(start);
        if (isBoundary(text, end)) expect(cuts).toContain(end);
      }
    }),
    { numRuns: 300 },
  );
});

it("gives a piece the kind of the shortest mark over it, and begins no sentence inside a name", () => {
  const text = "Mr. X. The Ship Ltd. of Y sailed.";
  const marks = [
    { start: 0, end: 27, kind: "marked" },
    { start: 7, end: 20, kind: "party" },
    { start: 11, end: 15, kind: "identifier" },
    { start: 13, end: 25, kind: "place" },
  ] as const;
  const spans = cut({ text, marks, notes: [[20, "n"]], ranges: [] });
  expect(spans.map(({ text: piece, kind }) => `${piece}=${kind}`)).toEqual([
    "Mr. X. =marked",
    "The =party",
    "Sh=identifier",
    "ip=identifier",
    " Ltd.=place",
    " of Y=place",
    " s=marked",
    "ailed.=text",
  ]);
  expect(spans.map(({ sentence }) => sentence)).toEqual([true, true, false, false, false, false, false, false]);
  expect(spans[4]?.notes).toEqual([[5, "n"]]);
});

it("stays linear in long rows of stops, brackets and quotation marks", () => {
  for (const unit of [".", "(1. ", "。", '."', ". (", "((((", "J.", "\t", " . ", "1. "]) {
    expect(sentenceStarts(unit.repeat(200_000 / unit.length)).length).toBeGreaterThan(0);
  }
});
