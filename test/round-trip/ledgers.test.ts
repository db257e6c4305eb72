import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareDocuments, type Ledger } from "#compare";
import type { Document, Evidence } from "#document";
import { readBytes } from "#readers";
import { ledgerToDocx } from "#writers";
import { anyPair, essence } from "./any-document.ts";

const evidence: Evidence = {
  trackedChanges: [],
  comments: [],
  hidden: [],
  properties: {},
  people: [],
  warnings: [],
};

function ledgerOf(original: Document, amended: Document): Ledger {
  return compareDocuments({ original: { document: original, evidence }, amended: { document: amended, evidence } });
}

describe("the tracked changes of a ledger", () => {
  it("are the original when rejected and the amended text when accepted", async () => {
    await fc.assert(
      fc.asyncProperty(anyPair, async ({ original, amended }) => {
        const bytes = await ledgerToDocx(ledgerOf(original, amended));
        const before = await readBytes(bytes.slice(), { name: "x.docx", view: "original" });
        const after = await readBytes(bytes.slice(), { name: "x.docx", view: "final" });
        expect(essence(before.document)).toEqual(essence(original));
        expect(essence(after.document)).toEqual(essence(amended));
      }),
      { numRuns: 300 },
    );
  });
});
