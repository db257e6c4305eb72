import { initialize, verifyDeliverable } from "docxodus/core";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { compareDocuments } from "#compare";
import type { Document, Evidence } from "#document";
import { documentToDocx, ledgerToDocx } from "#writers";
import { anyPair } from "./any-document.ts";

const evidence: Evidence = { trackedChanges: [], comments: [], hidden: [], properties: {}, people: [], warnings: [] };

/** What an independent validator has against the file's XML. */
async function faults(docx: Uint8Array): Promise<string[]> {
  const { findings } = await verifyDeliverable(docx);
  return findings.filter(({ category }) => category === "openXml").map(({ message }) => message);
}

describe("the DOCX files that we write", () => {
  beforeAll(() => initialize());

  it("satisfy the Open XML schema", async () => {
    const reading = (document: Document) => ({ document, evidence });
    for (const { original, amended } of fc.sample(anyPair, { numRuns: 6, seed: 20180913 })) {
      const ledger = compareDocuments({ original: reading(original), amended: reading(amended) });
      expect(await faults(await ledgerToDocx(ledger))).toEqual([]);
      expect(await faults(await documentToDocx(amended, { notice: "Illustration", author: "Panel" }))).toEqual([]);
    }
  });
});
