import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compareDocuments, rebuild } from "#compare";
import type { Block, Reading } from "#document";
import { readBytes } from "#readers";

const original = join(import.meta.dirname, "..", "examples", "2018-midterm", "original.docx");

/** The same draws for the same seed, 0 … 1. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A text as a page shows it: spaces that do not break, hyphens and ligatures of the typesetter, hyphenated words. */
function printed(text: string, random: () => number): string {
  const some = (share: number, yes: string, no: string) => (random() < share ? yes : no);
  return text
    .replace(/fi/gu, (part) => some(0.5, "\ufb01", part))
    .replace(/(?<=\S) [–—] (?=\S)/gu, (part) => some(0.5, part.trim(), part))
    .replace(/(?<=\p{L})-(?=\p{L})/gu, (part) => some(0.4, "\u2011", some(0.2, "\u2010", part)))
    .replace(/(?<=\p{L}{3})(?=\p{L}{3})/gu, () => some(0.05, "\u00ad", ""))
    .replace(/(?<=\S) (?=\S)/gu, (part) => some(0.2, "\u00a0", some(0.1, "\u2009", part)));
}

function asPage(block: Block, random: () => number): Block {
  const cells = block.cells?.map((cell) => printed(cell, random));
  const stops = [...block.marks.map(({ offset }) => offset), block.text.length];
  let text = "";
  const offsets = stops.map((stop, index) => {
    text += printed(block.text.slice(stops[index - 1] ?? 0, stop), random);
    return text.length;
  });
  return {
    ...block,
    text: cells ? cells.join("\t") : text,
    ...(cells && { cells }),
    marks: block.marks.map((mark, index) => ({ ...mark, offset: cells ? 0 : (offsets[index] ?? 0) })),
  };
}

describe("the worked example as DOCX against its own text as a page shows it", () => {
  it.each([1, 2, 3])("has no change and loses no mention (%i)", async (seed) => {
    const reading = await readBytes(readFileSync(original), { name: "original.docx" });
    const random = draws(seed);
    const blocks = reading.document.blocks.map((block) => asPage(block, random));
    const page: Reading = { ...reading, document: { ...reading.document, format: "pdf", blocks } };
    const ledger = compareDocuments({ original: reading, amended: page });
    expect(ledger.alignment.filter(({ layout }) => layout).length).toBeGreaterThan(20);
    expect(ledger.changes).toEqual([]);
    expect(ledger.parties.filter(({ before, after }) => before !== after)).toEqual([]);
    expect(rebuild(ledger, "original")).toEqual(reading.document.blocks.map(({ id, text }) => ({ id, text })));
    expect(rebuild(ledger, "amended")).toEqual(blocks.map(({ id, text }) => ({ id, text })));
  });
});
