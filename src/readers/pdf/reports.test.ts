import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Block } from "#document";
import { sharedData } from "../../../test/shared-data.ts";
import { readPdf } from "./read.ts";

const data = sharedData();

async function read(path: string): Promise<Block[]> {
  const bytes = new Uint8Array(readFileSync(join(data ?? "", "documents", path)));
  return (await readPdf(bytes, { name: path })).document.blocks;
}

/** Arabic paragraph numbers of the report itself, before its first annex's own numbering. */
function runOfNumbers(blocks: readonly Block[]): number {
  let last = 0;
  for (const block of blocks)
    if (block.kind === "numbered" && block.number === `${last + 1}.` && block.text.length > 30) last += 1;
  return last;
}

describe.skipIf(data === undefined)("United Nations reports (data)", () => {
  it("finds every numbered paragraph and every footnote of a panel's report, each note tied to its mark", async () => {
    const blocks = await read("long/S_2025_239.en.pdf");
    expect(runOfNumbers(blocks)).toBe(108);
    const notes = blocks.filter((block) => block.kind === "footnote");
    const numbers = notes.map((note) => Number(note.number)).filter(Number.isFinite);
    expect(numbers.slice(0, 100)).toEqual(Array.from({ length: 100 }, (_, at) => at + 1));
    expect(notes.filter((note) => note.parent === null).length).toBeLessThanOrEqual(2);
  });

  it("leaves no running head or job number in the flow", async () => {
    for (const path of ["long/S_2025_239.en.pdf", "long/S_2025_356.en.pdf"])
      for (const { text } of await read(path))
        expect(text).not.toMatch(/^(?:\d{1,2}\/\d{2}|\d{2}-\d{5}(?: \(E\))?|S\/2025\/\d{3})$/u);
  });

  it("shows only what differs between a report and its revision", async () => {
    const before = await read("pairs/E_ICEF_2025_11.en.pdf");
    const after = await read("pairs/E_ICEF_2025_11_Rev.1.en.pdf");
    const texts = new Set(after.map((block) => block.text));
    const lost = before.filter((block) => block.text !== "" && !texts.has(block.text));
    // Date, two document symbols, three lines of a contact, two rows of the timetable.
    expect(lost.length).toBeLessThanOrEqual(9);
  });
});
