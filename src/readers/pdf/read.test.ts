import { describe, expect, it } from "vitest";
import type { Block } from "#document";
import { type Ink, set, type TestPage, writePdf } from "./fixture.test.helper.ts";
import { readPdf } from "./read.ts";

const words =
  "the vessel Morning Heron carried refined petroleum between two harbours while its transponder was switched off and the owner gave no answer";
const paragraph = (count: number) =>
  Array.from({ length: count }, (_, at) => `In case ${at + 101} ${words}.`).join(" ");

async function blocksOf(pages: TestPage[]): Promise<Block[]> {
  return (await readPdf(writePdf(pages), { name: "test.pdf" })).document.blocks;
}

describe("readPdf", () => {
  it("joins lines to numbered paragraphs and parts them by number, not by line", async () => {
    const ink: Ink[] = [];
    let y = set(ink, "II. Findings on maritime trade", { y: 90, bold: true, size: 12 });
    for (const number of [1, 2, 3]) y = set(ink, `${number}. ${paragraph(3)}`, { y: y + 8 });
    const blocks = await blocksOf([{ ink }]);
    expect(blocks.map(({ kind, number }) => [kind, number])).toEqual([
      ["heading", "II."],
      ["numbered", "1."],
      ["numbered", "2."],
      ["numbered", "3."],
    ]);
    expect(blocks[0]?.text).toBe("Findings on maritime trade");
    expect(blocks[1]?.text).toBe(paragraph(3));
  });

  it("drops running heads, feet and page numbers, and joins a paragraph across the page", async () => {
    const long = `1. ${paragraph(14)}`;
    const ink: Ink[] = [];
    set(ink, long, { y: 0 });
    const half = 8;
    const place = (lines: Ink[], page: number): TestPage => ({
      ink: [
        { x: 480, y: 40, text: "S/2030/77", size: 8 },
        ...lines.map((line, at) => ({ ...line, y: 90 + at * 12 })),
        { x: 72, y: 760, text: "30-01234", size: 7 },
        { x: 500, y: 760, text: `${page}/3`, size: 8 },
      ],
    });
    const last: Ink[] = [];
    set(last, `2. ${paragraph(2)}`, { y: 0 });
    const blocks = await blocksOf([place(ink.slice(0, half), 1), place(ink.slice(half), 2), place(last, 3)]);
    expect(blocks.map((block) => block.text)).toEqual([paragraph(14), paragraph(2)]);
  });

  it("keeps the symbol of a masthead, and drops it from the running heads", async () => {
    const body = (page: number): Ink[] => {
      const ink: Ink[] = [];
      set(ink, `${page}. ${paragraph(page)}`, { y: 120 });
      return ink;
    };
    const masthead = [
      { x: 72, y: 50, text: "United Nations", size: 14 },
      { x: 440, y: 50, text: "S/2030/77/Rev.1", size: 10 },
    ];
    const head = (x: number) => [{ x, y: 50, text: "S/2030/77/Rev.1", size: 8 }];
    const pages = [masthead, head(72), head(460), head(72)].map((top, at) => ({ ink: [...top, ...body(at + 1)] }));
    const blocks = await blocksOf(pages);
    expect(blocks[0]?.text).toBe("United Nations S/2030/77/Rev.1");
    expect(blocks.filter(({ text }) => text.includes("S/2030/77"))).toHaveLength(1);
  });

  it("drops the signs of an emblem from page furniture, and keeps bullets", async () => {
    const ink: Ink[] = [];
    const y = set(ink, paragraph(2), { y: 160 });
    set(ink, "\u0095 Ships of the fleet", { y: y + 12 });
    const raw = "/Artifact BMC BT /F1 17 Tf 1 0 0 1 100 690 Tm (\\225) Tj 20 0 Td (\\225) Tj ET EMC";
    const blocks = await blocksOf([{ ink, raw }]);
    expect(blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ["paragraph", paragraph(2)],
      ["item", "Ships of the fleet"],
    ]);
  });

  it("says that it left out text turned on its side", async () => {
    const ink: Ink[] = [];
    set(ink, paragraph(4), { y: 100 });
    const raw = "BT /F1 10 Tf 0 1 -1 0 300 300 Tm (Single Factor Device) Tj ET";
    const { document, evidence } = await readPdf(writePdf([{ ink, raw }]), { name: "test.pdf" });
    expect(document.blocks.map(({ text }) => text)).toEqual([paragraph(4)]);
    expect(evidence.warnings).toEqual([expect.stringMatching(/^page 1: 18 letters are turned/u)]);
  });

  it("drops job numbers, with a letter too", async () => {
    const ink: Ink[] = [{ x: 72, y: 760, text: "30-01234X (E) 080430", size: 8 }];
    set(ink, paragraph(2), { y: 100 });
    expect((await blocksOf([{ ink }])).map(({ text }) => text)).toEqual([paragraph(2)]);
  });

  it("keeps what repeats in the middle of pages", async () => {
    const page = (): TestPage => {
      const ink: Ink[] = [];
      const y = set(ink, paragraph(2), { y: 200 });
      set(ink, "Bright Star Trading", { y: y + 20 });
      return { ink };
    };
    const blocks = await blocksOf([page(), page(), page()]);
    expect(blocks.filter((block) => block.text === "Bright Star Trading")).toHaveLength(3);
  });

  it("takes footnotes out of the flow and ties them to their marks", async () => {
    const ink: Ink[] = [
      { x: 72, y: 90, text: "1. The Panel saw the ledger," },
      { x: 240, y: 86, text: "1", size: 6 },
      { x: 252, y: 90, text: "measured 40 m" },
      { x: 330, y: 86, text: "2", size: 6 },
      { x: 342, y: 90, text: "of floor and left." },
      { x: 450, y: 86, text: "2", size: 6 },
      { x: 72, y: 690, text: "1", size: 5 },
      { x: 80, y: 693, text: "Interview in Harbour Town, March 2030.", size: 8 },
      { x: 72, y: 703, text: "2", size: 5 },
      { x: 80, y: 706, text: "See S/2030/12, para. 4.", size: 8 },
    ];
    const lines: Ink[] = [];
    set(lines, `2. ${paragraph(4)}`, { y: 120 });
    const blocks = await blocksOf([{ ink: [...ink, ...lines], rules: [[72, 680, 200, 680]] }]);
    const [first, ...rest] = blocks;
    expect(first?.text).toBe("The Panel saw the ledger, measured 40 m2 of floor and left.");
    expect(rest.slice(0, 2).map(({ kind, number, parent, text }) => ({ kind, number, parent, text }))).toEqual([
      { kind: "footnote", number: "1", parent: first?.id, text: "Interview in Harbour Town, March 2030." },
      { kind: "footnote", number: "2", parent: first?.id, text: "See S/2030/12, para. 4." },
    ]);
    expect(first?.marks.map((mark) => mark.offset)).toEqual([25, 59]);
  });

  it("goes on with a note at the foot of the next page", async () => {
    const foot = (lines: string[], first: boolean): Ink[] => [
      ...(first ? [{ x: 72, y: 690, text: "1", size: 5 }] : []),
      ...lines.map((text, at) => ({ x: 80, y: 693 + at * 10, text, size: 8 })),
      ...(first
        ? []
        : [
            { x: 72, y: 710, text: "2", size: 5 },
            { x: 80, y: 713, text: "A second note.", size: 8 },
          ]),
    ];
    const body = (number: number, mark: string): Ink[] => {
      const ink: Ink[] = [];
      const y = set(ink, `${number}. ${paragraph(3)}`, { y: 100 });
      const last = ink.at(-1);
      ink.push({ x: (last?.x ?? 0) + (last?.text.length ?? 0) * 6, y: y - 16, text: mark, size: 6 });
      return ink;
    };
    const rule: [number, number, number, number] = [72, 680, 200, 680];
    const blocks = await blocksOf([
      { ink: [...body(1, "1"), ...foot(["The first part of a long note that goes"], true)], rules: [rule] },
      { ink: [...body(2, "2"), ...foot(["on at the foot of the next page."], false)], rules: [rule] },
    ]);
    expect(blocks.filter((block) => block.kind === "footnote").map((block) => block.text)).toEqual([
      "The first part of a long note that goes on at the foot of the next page.",
      "A second note.",
    ]);
  });

  it("undoes hyphens that only mark the line's end, and keeps compounds", async () => {
    const filler = "Sanctions monitoring needs ship-to-ship records and sanctions lists everywhere in";
    const ink: Ink[] = [
      { x: 72, y: 100, text: filler },
      { x: 72, y: 112, text: "every port where monitoring of the fleet by the Panel was agreed to before sanc-" },
      { x: 72, y: 124, text: "tions came into force, and where crews were seen at night in the act of ship-to-" },
      { x: 72, y: 136, text: "ship transfer." },
    ];
    const [block] = await blocksOf([{ ink }]);
    expect(block?.text).toContain("before sanctions came");
    expect(block?.text).toContain("act of ship-to-ship transfer.");
  });

  it("reads a ruled table by rows and cells, wrapped cells as one", async () => {
    const ink: Ink[] = [
      { x: 76, y: 112, text: "Vessel" },
      { x: 226, y: 112, text: "Flag" },
      { x: 376, y: 112, text: "Tons" },
      { x: 76, y: 132, text: "Morning" },
      { x: 76, y: 144, text: "Heron" },
      { x: 226, y: 132, text: "Northland" },
      { x: 76, y: 164, text: "Grey Gull" },
      { x: 376, y: 164, text: "1,250" },
    ];
    const rules: [number, number, number, number][] = [
      ...[100, 120, 150, 170].map((y): [number, number, number, number] => [72, y, 522, y]),
      ...[72, 222, 372, 522].map((x): [number, number, number, number] => [x, 100, x, 170]),
    ];
    const after: Ink[] = [];
    set(after, paragraph(2), { y: 200 });
    const blocks = await blocksOf([{ ink: [...ink, ...after], rules }]);
    expect(blocks.filter((block) => block.kind === "row").map((block) => block.cells)).toEqual([
      ["Vessel", "Flag", "Tons"],
      ["Morning Heron", "Northland", ""],
      ["Grey Gull", "", "1,250"],
    ]);
    expect(blocks.at(-1)?.text).toBe(paragraph(2));
  });

  it("finds columns that only stand under each other", async () => {
    const rows = [
      ["Name", "Port", "Date"],
      ["Grey Gull", "Harbour Town", "3 May 2030"],
      ["Morning Heron", "Eastquay", "4 May 2030"],
    ];
    const ink = rows.flatMap((row, y) => row.map((text, x) => ({ x: 72 + x * 150, y: 120 + y * 14, text })));
    const blocks = await blocksOf([{ ink }]);
    expect(blocks.filter((block) => block.kind === "row").map((block) => block.cells)).toEqual(rows);
  });

  it("reads two columns of text one after the other", async () => {
    const ink: Ink[] = [];
    set(ink, `1. ${paragraph(4)}`, { y: 100, width: 216 });
    set(ink, `2. ${paragraph(4)}`, { x: 324, y: 100, width: 216 });
    const blocks = await blocksOf([{ ink }]);
    expect(blocks.map(({ number, text }) => [number, text])).toEqual([
      ["1.", paragraph(4)],
      ["2.", paragraph(4)],
    ]);
  });

  it("takes leaders and page numbers off a table of contents", async () => {
    const ink = ["I. Introduction", "II. Finance and trade", "III. Recommendations"].map((title, at) => ({
      x: 72,
      y: 100 + at * 16,
      text: `${title} ${".".repeat(70 - title.length)} ${at + 3}`,
    }));
    const blocks = await blocksOf([{ ink }]);
    expect(blocks.map(({ number, text }) => `${number} ${text}`)).toEqual([
      "I. Introduction",
      "II. Finance and trade",
      "III. Recommendations",
    ]);
  });

  it("drops page numbers that stand apart from the entries of a table of contents", async () => {
    const ink = ["I. Introduction", "II. Finance"].map((title, at) => ({
      x: 72,
      y: 100 + at * 16,
      text: `${title} ${".".repeat(70 - title.length)} ${at + 3}`,
    }));
    const apart = [31, 32, 33].map((number, at) => ({ x: 500, y: 200 + at * 30, text: String(number) }));
    const blocks = await blocksOf([{ ink: [...ink, ...apart] }]);
    expect(blocks.map(({ text }) => text)).toEqual(["Introduction", "Finance"]);
  });

  it("gives each row of a table over two pages its own page", async () => {
    const rows = (from: number, to: number): TestPage => {
      const ink: Ink[] = [];
      const rules: [number, number, number, number][] = [];
      const bottom = 100 + (to - from) * 20;
      for (let row = from; row < to; row++) {
        const y = 100 + (row - from) * 20;
        ink.push({ x: 80, y: y + 14, text: `Ship ${row}` }, { x: 280, y: y + 14, text: `Harbour ${row}` });
        rules.push([72, y, 500, y]);
      }
      for (const x of [72, 270, 500]) rules.push([x, 100, x, bottom]);
      return { ink, rules: [...rules, [72, bottom, 500, bottom]] };
    };
    const blocks = await blocksOf([rows(0, 12), rows(12, 20)]);
    expect(blocks.filter(({ kind }) => kind === "table").map(({ page }) => page)).toEqual([1]);
    expect(blocks.filter(({ kind }) => kind === "row").map(({ page }) => page)).toEqual([
      ...Array.from({ length: 12 }, () => 1),
      ...Array.from({ length: 8 }, () => 2),
    ]);
  });

  it("makes annex headings and captions what they are", async () => {
    const ink: Ink[] = [];
    let y = set(ink, paragraph(3), { y: 100 });
    y = set(ink, "Annex I", { y: y + 24, bold: true, size: 14 });
    y = set(ink, "Table 3. Deliveries of fuel", { y: y + 24 });
    set(ink, paragraph(2), { y: y + 12 });
    const blocks = await blocksOf([{ ink }]);
    expect(blocks.map((block) => block.kind)).toEqual(["paragraph", "annex", "caption", "paragraph"]);
    expect(blocks[3]?.parent).toBe(blocks[1]?.id);
  });
});
