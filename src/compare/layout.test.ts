import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Document, Format, Reading } from "#document";
import { documentOf } from "../../test/documents.ts";
import { hidesLayout, sameText, withoutLayout } from "./layout.ts";
import { compareDocuments } from "./ledger.ts";
import { mirror } from "./mirror.ts";
import { rebuild } from "./rebuild.ts";

const never = () => false;

describe("withoutLayout", () => {
  it.each([
    ["10\u00a0000 barrels", "10 000 barrels"],
    ["S/2031\u201117", "S/2031-17"],
    ["the ves\u00adsel", "the vessel"],
    ["the o\ufb03cer", "the officer"],
    ["1993 \u2013 1995", "1993\u20131995"],
    ["the firm \u2014 now closed", "the firm\u2014now closed"],
    ["Kestria- based", "Kestria\u2010based"],
    ["and/ or", "and/or"],
    ["two  spaces\u200b here ", "two spaces here"],
  ])("makes %j and %j the same", (one, other) => {
    expect(withoutLayout(one)).toBe(withoutLayout(other));
  });

  it.each([
    ["10 000", "10000"],
    ["\u201cquoted\u201d", '"quoted"'],
    ["1993\u20131995", "1993-1995"],
    ["km\u00b2", "km2"],
    ["the firm", "The firm"],
    ["now here", "nowhere"],
  ])("keeps %j and %j apart", (one, other) => {
    expect(withoutLayout(one)).not.toBe(withoutLayout(other));
  });

  it("changes nothing when done twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const once = withoutLayout(text);
        expect(withoutLayout(once)).toBe(once);
      }),
    );
  });
});

describe("hidesLayout", () => {
  it("trusts two files of one exact format alone", () => {
    const exact: Format[] = ["docx", "markdown", "html"];
    for (const format of exact) expect(hidesLayout(format, format)).toBe(false);
    expect(hidesLayout("docx", "pdf")).toBe(true);
    expect(hidesLayout("pdf", "pdf")).toBe(true);
    expect(hidesLayout("text", "text")).toBe(true);
    expect(hidesLayout("docx", "markdown")).toBe(true);
  });
});

describe("sameText", () => {
  const follows = (_target: string, from: string, to: string) => Number(to) === Number(from) + 1;

  it("knows references that follow the renumbering, layout, and both together", () => {
    expect(sameText("As in paragraph 12.", "As in paragraph 13.", follows, false)).toHaveProperty("references");
    expect(sameText("As\u00a0in it.", "As in it.", follows, true)).toHaveProperty("layout");
    expect(sameText("As\u00a0in it.", "As in it.", follows, false)).toBeUndefined();
    expect(sameText("As\u00a0in paragraph 12.", "As in paragraph 13.", follows, true)).toHaveProperty("references");
    expect(sameText("As\u00a0in paragraph 12.", "As in paragraph 14.", follows, true)).toBeUndefined();
    expect(sameText("As in it.", "As in it.", never, false)).toEqual({});
  });
});

const read = (document: Document): Reading => ({
  document,
  evidence: { trackedChanges: [], comments: [], hidden: [], properties: {}, people: [], warnings: [] },
});
const compare = (a: Document, b: Document) => compareDocuments({ original: read(a), amended: read(b) });

const sentences = [
  "The vessel Tern Harbour was owned by Orvek Trading Ltd. and flagged in Kestria",
  "In 2031 the first officer of the vessel met a Zelmont-based broker, Mr. Belin, and/or his staff",
  "Orvek Trading Ltd. paid 10 000 dollars for coal between 2029 – 2031 — so the bank told the Panel",
  "The office of Halcyon Reed Co-operative in Zelmont-Nord confirmed the transfer of 12 500 barrels",
  "Mr. Belin may have violated the ban on official finance, as said in document S/2031/17",
];

/** A text as a page shows it: what stands in it may stand in another form. */
const asPrinted = (text: string, random: () => number): string =>
  text
    .replace(/ffi|ff|fi/gu, (part) =>
      random() < 0.5 ? part : ({ ffi: "\ufb03", ff: "\ufb00", fi: "\ufb01" }[part] ?? part),
    )
    .replace(/ ([–—]) /gu, (whole, dash: string) => (random() < 0.5 ? whole : dash))
    .replace(/(?<=\p{L})-(?=\p{L})/gu, () => (random() < 0.5 ? "-" : "\u2011"))
    .replace(/(?<=\p{L}{3})(?=\p{L}{3})/gu, () => (random() < 0.1 ? "\u00ad" : ""))
    .replace(/(?<=\S) (?=\S)/gu, () => (random() < 0.7 ? " " : random() < 0.5 ? "\u00a0" : "\u2009"));

describe("a comparison with a file that cannot tell layout", () => {
  const pair = fc
    .record({
      texts: fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 12 }),
      draws: fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
    })
    .map(({ texts, draws }) => {
      const random = () => draws.next().value ?? 0;
      const whole = texts.map((text, index) => ({ number: `${index + 1}.`, text: `${text}, case ${index + 11}.` }));
      return [
        documentOf(whole),
        { ...documentOf(whole.map(({ number, text }) => ({ number, text: asPrinted(text, random) }))), format: "pdf" },
      ] as [Document, Document];
    });

  it("reports no change for layout, rebuilds both sides exactly, and mirrors", () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const ledger = compare(a, b);
        expect(ledger.changes).toEqual([]);
        for (const [side, document] of [
          ["original", a],
          ["amended", b],
        ] as const)
          expect(rebuild(ledger, side)).toEqual(document.blocks.map(({ id, text }) => ({ id, text })));
        expect(mirror(compare(b, a)).alignment).toEqual(ledger.alignment);
      }),
      { numRuns: 40 },
    );
  });

  it("lets only the words count where both differ", () => {
    const a = documentOf([
      { text: "The \ufb01rm Orvek\u00a0Trading Ltd. sold 10\u00a0000 tons of co\u2011operative coal." },
    ]);
    const b = documentOf([{ text: "The firm Orvek Trading Ltd. allegedly sold 10 000 tons of co-operative coal." }]);
    const { changes } = compare(a, { ...b, format: "pdf" });
    expect(changes.flatMap(({ classes }) => classes.map((found) => found.class))).toEqual(["certainty-lowered"]);
  });

  it("decides by the exact text between two files of one exact format", () => {
    const a = documentOf([{ text: "The vessel\u00a0Tern Harbour was seen." }]);
    const b = documentOf([{ text: "The vessel Tern Harbour was seen." }]);
    expect(compare(a, b).changes.map(({ classes }) => classes[0]?.class)).toEqual(["editorial"]);
  });
});
