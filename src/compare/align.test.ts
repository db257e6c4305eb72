import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Document } from "#document";
import { documentOf, pairOfDocuments } from "../../test/documents.ts";
import { align } from "./align.ts";
import { mirrorAligned } from "./mirror.ts";
import type { Aligned } from "./types.ts";

const sorted = (alignment: Aligned[]) =>
  alignment.map((entry) => JSON.stringify(entry, Object.keys(entry).sort())).sort();

describe("align", () => {
  it("puts every block of both documents into exactly one entry, in the amended order", () => {
    fc.assert(
      fc.property(pairOfDocuments, ([a, b]) => {
        const alignment = align(a, b);
        expect(alignment.flatMap(({ original }) => original).sort()).toEqual(a.blocks.map(({ id }) => id).sort());
        expect(alignment.flatMap(({ amended }) => amended).sort()).toEqual(b.blocks.map(({ id }) => id).sort());
        const at = new Map(b.blocks.map(({ id }, index) => [id, index]));
        const firsts = alignment.flatMap(({ amended: [first] }) => (first === undefined ? [] : (at.get(first) ?? -1)));
        expect(firsts).toEqual([...firsts].sort((x, y) => x - y));
        for (const entry of alignment) expectShape(entry, a, b);
      }),
      { numRuns: 400 },
    );
  });

  it("is the same in both directions", () => {
    fc.assert(
      fc.property(pairOfDocuments, ([a, b]) => {
        expect(sorted(align(b, a).map(mirrorAligned))).toEqual(sorted(align(a, b)));
      }),
      { numRuns: 400 },
    );
  });

  it("finds nothing in a document compared with itself", () => {
    fc.assert(
      fc.property(pairOfDocuments, ([a]) => {
        for (const entry of align(a, structuredClone(a))) {
          expect(entry.kind).toBe("unchanged");
          expect(entry.original).toEqual(entry.amended);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function expectShape({ kind, original, amended, reworded, references }: Aligned, a: Document, b: Document): void {
  const texts = (blocks: Block[], ids: string[]) => ids.map((id) => blocks.find((block) => block.id === id)?.text);
  const same = texts(a.blocks, original).join(" ") === texts(b.blocks, amended).join(" ");
  expect([original.length > 1, amended.length > 1]).toEqual([kind === "merged", kind === "split"]);
  expect([original.length === 0, amended.length === 0]).toEqual([kind === "added", kind === "removed"]);
  if (kind === "unchanged" || kind === "renumbered") expect(same || references !== undefined).toBe(true);
  if (kind === "reworded") expect(same).toBe(false);
  if (kind === "moved" && !references) expect(reworded).toBe(!same);
}

const long = (seed: number) =>
  `Paragraph on matter ${seed}: vessel ${seed * 37} carried cargo ${seed * 91} from port ${seed * 13} to buyer ${seed * 7} in month ${seed}.`;
const kindsOf = (a: Document, b: Document) =>
  align(a, b).map(({ kind, original, amended }) => `${kind} ${original}>${amended}`);

describe("align tells", () => {
  it("a moved paragraph, also where it was reworded on the way", () => {
    const a = documentOf([1, 2, 3, 4, 5, 6].map((n) => ({ text: long(n) })));
    const b = documentOf([2, 3, 4, 5, 1, 6].map((n) => ({ text: n === 1 ? `${long(1)} It was seized.` : long(n) })));
    expect(kindsOf(a, b)).toContain("moved d1>d5");
    expect(kindsOf(a, b)).toHaveLength(6);
  });

  it("splits and merges", () => {
    const a = documentOf([{ text: long(1) }, { text: `${long(2)} ${long(3)}` }, { text: long(4) }]);
    const b = documentOf([{ text: long(1) }, { text: long(2) }, { text: long(3) }, { text: long(4) }]);
    expect(kindsOf(a, b)).toEqual(["unchanged d1>d1", "split d2>d2,d3", "unchanged d3>d4"]);
    expect(kindsOf(b, a)).toEqual(["unchanged d1>d1", "merged d2,d3>d2", "unchanged d4>d3"]);
  });

  it("repeated headings by what stands around them", () => {
    const a = documentOf(
      [1, 2, 3].flatMap((n) => [{ text: long(n) }, { kind: "heading" as const, text: "Conclusions" }]),
    );
    const b = documentOf([1, 3].flatMap((n) => [{ text: long(n) }, { kind: "heading" as const, text: "Conclusions" }]));
    expect(kindsOf(a, b)).toEqual([
      "unchanged d1>d1",
      "unchanged d2>d2",
      "removed d3>",
      "removed d4>",
      "unchanged d5>d3",
      "unchanged d6>d4",
    ]);
  });

  it("a dropped note among equal ones by the passage that called it", () => {
    const withNotes = (called: number[]) =>
      documentOf(
        [1, 2, 3].flatMap((n) => [
          { id: `p${n}`, text: long(n) },
          ...(called.includes(n) ? [{ id: `n${n}`, kind: "footnote" as const, text: "Ibid.", parent: `p${n}` }] : []),
        ]),
      );
    expect(kindsOf(withNotes([1, 2, 3]), withNotes([1, 3]))).toContain("removed n2>");
  });

  it("which of several equal notes of one passage was dropped", () => {
    const withMarks = (called: number[]) => {
      const offsets = [20, 40, 60].filter((_, index) => called.includes(index));
      const marks = offsets.map((offset) => ({ offset, note: `n${offset}` }));
      const notes = offsets.map((offset) => ({
        id: `n${offset}`,
        kind: "footnote" as const,
        text: "Ibid.",
        parent: "p1",
      }));
      return documentOf([{ id: "p1", text: long(1), marks }, ...notes]);
    };
    expect(kindsOf(withMarks([0, 1, 2]), withMarks([0, 2]))).toContain("removed n40>");
    expect(kindsOf(withMarks([0, 1, 2]), withMarks([1, 2]))).toContain("removed n20>");
  });

  it("new entries of a pattern as added, not as another entry that moved", () => {
    const entry = (n: number) =>
      `The vessel Reed ${n} under hull number ${n * 7919} was seen by the Panel near the port of Kestria.`;
    const list = (entries: number[], middle: number[]) =>
      documentOf([...entries.map(entry), ...middle.map(long)].map((text) => ({ text })));
    const a = list([11, 12, 13, 14], [1, 2, 3]);
    const b = documentOf([...list([11, 12, 14], [1, 2, 3]).blocks.map(({ text }) => ({ text })), { text: entry(55) }]);
    const kinds = kindsOf(a, b);
    expect(kinds).toContain("removed d3>");
    expect(kinds).toContain("added >d7");
  });

  it("text that went from the body into a note", () => {
    const a = documentOf([{ text: long(1) }, { text: long(2) }, { text: long(3) }]);
    const b = documentOf([
      { id: "p1", text: long(1) },
      { id: "n1", kind: "footnote", text: long(2), parent: "p1" },
      { id: "p2", text: long(3) },
    ]);
    expect(kindsOf(a, b)).toContain("moved d2>n1");
  });

  it("a passage that went from the body into an annex", () => {
    const annex = { kind: "annex" as const, text: "Annex" };
    const a = documentOf([{ text: long(1) }, { text: long(2) }, { text: long(3) }, annex, { text: long(4) }]);
    const b = documentOf([{ text: long(1) }, { text: long(3) }, annex, { text: long(4) }, { text: long(2) }]);
    expect(kindsOf(a, b)).toContain("moved d2>d5");
  });

  it("a removed row of a table", () => {
    const table = (rows: number[]) =>
      documentOf([
        { text: long(1) },
        { id: "t", kind: "table", text: "" },
        ...rows.map((n) => ({
          id: `r${n}`,
          kind: "row" as const,
          parent: "t",
          text: `Vessel ${n}\tflag ${n}\t${n * 100} tons`,
        })),
      ]);
    expect(kindsOf(table([1, 2, 3, 4]), table([1, 2, 4]))).toEqual([
      "unchanged d1>d1",
      "unchanged t>t",
      "unchanged r1>r1",
      "unchanged r2>r2",
      "removed r3>",
      "unchanged r4>r4",
    ]);
  });

  it("a row that moved within its table, also where the day printed on the first row stayed there", () => {
    const items = [
      "Item 12\tAnnual report on the evaluation function and the response of the management to it",
      "Item 14\tInternal audit and investigations in the past year with the advice of the committee",
      "Item 13\tReport of the ethics office on matters that were brought before it in the past year",
      "Item 16\tRisks that the bureau sees for the coming year",
    ];
    const table = (order: number[]) =>
      documentOf([
        { text: long(1) },
        { id: "t", kind: "table", text: "" },
        ...order.map((n, at) => ({
          id: `r${n}`,
          kind: "row" as const,
          parent: "t",
          text: `${at === 0 ? "Wednesday 11 June\t10 a.m." : "\t"}\t${items[n]}`,
        })),
      ]);
    expect(kindsOf(table([0, 1, 2, 3]), table([1, 2, 0, 3]))).toEqual([
      "unchanged d1>d1",
      "unchanged t>t",
      "reworded r1>r1",
      "unchanged r2>r2",
      "moved r0>r0",
      "unchanged r3>r3",
    ]);
  });

  it("any difference of characters as reworded, however the blocks were matched", () => {
    const a = documentOf([{ text: `${long(1)} It said "no".` }]);
    const b = documentOf([{ text: `${long(1)} It said “no”.` }]);
    expect(kindsOf(a, b)).toEqual(["reworded d1>d1"]);
  });

  it("a new number as renumbered, never as a change of text", () => {
    const numbered = (from: number) =>
      documentOf([1, 2, 3].map((n) => ({ kind: "numbered", number: `${n + from}.`, text: long(n) })));
    expect(kindsOf(numbered(0), numbered(1))).toEqual(["renumbered d1>d1", "renumbered d2>d2", "renumbered d3>d3"]);
  });
});

describe("align keeps to its bounds", () => {
  const many = (count: number, text: (index: number) => string) =>
    documentOf(Array.from({ length: count }, (_, index) => ({ text: text(index) })));

  it("with thousands of equal paragraphs", () => {
    const alignment = align(
      many(8000, () => "The same words again and again."),
      many(7900, () => "The same words again and again."),
    );
    expect(alignment.filter(({ kind }) => kind === "removed")).toHaveLength(100);
  });

  it("with documents that share nothing", () => {
    const alignment = align(
      many(3000, (n) => `alpha${n} beta${n} gamma${n}`),
      many(3000, (n) => `one${n} two${n} three${n}`),
    );
    expect(alignment).toHaveLength(6000);
  });

  it("with all paragraphs in reverse", () => {
    const alignment = align(
      many(4000, long),
      many(4000, (n) => long(3999 - n)),
    );
    expect(alignment.filter(({ kind }) => kind === "moved").length).toBeGreaterThan(3990);
  });
});
