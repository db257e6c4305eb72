import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Document, Reading } from "#document";
import { documentOf, pairOfDocuments } from "../../test/documents.ts";
import { compareDocuments } from "./ledger.ts";
import { mirror, type Structure } from "./mirror.ts";
import { rebuild } from "./rebuild.ts";

const read = (document: Document): Reading => ({
  document,
  evidence: { trackedChanges: [], comments: [], hidden: [], properties: {}, people: [], warnings: [] },
});
const compare = (a: Document, b: Document) => compareDocuments({ original: read(a), amended: read(b) });
const texts = ({ blocks }: Document) => blocks.map(({ id, text }) => ({ id, text }));

describe("rebuild", () => {
  it("gives either document exactly, from the ledger and the other one", () => {
    fc.assert(
      fc.property(pairOfDocuments, ([a, b]) => {
        const ledger = compare(a, b);
        const onlyIds = (blocks: typeof ledger.blocks.original) => blocks.map((block) => ({ ...block, text: "" }));
        const { original, amended } = ledger.blocks;
        expect(rebuild({ ...ledger, blocks: { original: onlyIds(original), amended } }, "original")).toEqual(texts(a));
        expect(rebuild({ ...ledger, blocks: { original, amended: onlyIds(amended) } }, "amended")).toEqual(texts(b));
      }),
      { numRuns: 60 },
    );
  });
});

describe("mirror", () => {
  it("of a comparison is the comparison the other way round", () => {
    fc.assert(
      fc.property(pairOfDocuments, ([a, b]) => {
        const [back, forth] = [compare(b, a), mirror(compare(a, b))];
        expect(unordered(back)).toEqual(unordered(forth));
        expect(back.documents).toEqual(forth.documents);
        expect(back.blocks).toEqual(forth.blocks);
      }),
      { numRuns: 60 },
    );
  });
});

/** Alignment, renumberings and changes without ids, in an order of their own. */
function unordered({ alignment, renumbered, changes }: Structure): string[] {
  const bare = changes.map(({ kind, reworded, original, amended, before, after, edits }) => ({
    ...{ kind, reworded, original, amended, before, after, edits },
  }));
  return [...alignment, ...renumbered, ...bare].map((entry) => JSON.stringify(Object.entries(entry).sort())).sort();
}

describe("compareDocuments", () => {
  it("numbers the changes in the order of the amended document and tells where they stand", () => {
    const a = documentOf([
      { kind: "heading", number: "I.", text: "Findings" },
      { text: "The vessel carried coal from the port to the buyer." },
      { text: "A second passage on banks that nobody changed at all." },
    ]);
    const b = documentOf([
      { kind: "heading", number: "I.", text: "Findings" },
      { text: "The vessel may have carried coal from the port to the buyer." },
      { text: "A second passage on banks that nobody changed at all." },
      { text: "Something entirely new about aircraft." },
    ]);
    const { changes, summary } = compare(a, b);
    expect(changes.map(({ id, kind, section }) => [id, kind, section])).toEqual([
      ["c1", "reworded", ["I. Findings"]],
      ["c2", "added", ["I. Findings"]],
    ]);
    expect(summary).toMatchObject({ changes: 2, silent: 2, bound: 0, byKind: { reworded: 1, added: 1, removed: 0 } });
  });

  it("refuses two documents in two languages by name, and passes unknown and mixed ones", () => {
    const english = documentOf([{ text: "The Panel found this." }], "en");
    const french = documentOf([{ text: "Le Groupe a constaté ceci." }], "fr");
    expect(() => compare(english, french)).toThrow(/English.*French/u);
    expect(() => compare(english, { ...french, language: "und" })).not.toThrow();
    const mixed = {
      ...english,
      blocks: [...english.blocks, ...french.blocks.map((block) => ({ ...block, id: "f1" }))],
    };
    expect(() => compare({ ...mixed, language: "fr" }, mixed)).not.toThrow();
  });
});
