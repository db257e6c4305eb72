import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Document } from "#document";
import { readBytes } from "#readers";
import { documentToDocx, documentToMarkdown } from "#writers";
import { anyDocument, essence } from "./any-document.ts";

/** A heading makes the format of the shortest text plain. */
const headed = anyDocument.map((document): Document => {
  const opening = { kind: "heading" as const, number: null, level: 1, parent: null, text: "Report", marks: [] };
  return { ...document, blocks: [{ ...opening, id: "h0", page: null, place: "", language: "en" }, ...document.blocks] };
});

describe("a document written and read back", () => {
  it("is the same from Markdown", async () => {
    await fc.assert(
      fc.asyncProperty(headed, async (document) => {
        const bytes = new TextEncoder().encode(documentToMarkdown(document));
        const { document: back } = await readBytes(bytes, { name: "x.md" });
        expect(essence(back)).toEqual(essence(document));
      }),
      { numRuns: 200 },
    );
  });

  it("is the same from DOCX", async () => {
    await fc.assert(
      fc.asyncProperty(headed, async (document) => {
        const { document: back } = await readBytes(await documentToDocx(document), { name: "x.docx" });
        expect(essence(back)).toEqual(essence(document));
      }),
      { numRuns: 150 },
    );
  });

  it("is the same DOCX file every time", async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        expect(await documentToDocx(document)).toEqual(await documentToDocx(structuredClone(document)));
      }),
      { numRuns: 20 },
    );
  });
});
