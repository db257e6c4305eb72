import fc from "fast-check";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { screeningToCsv, screeningToHtml, screeningToJsonl, screeningToXlsx } from "./index.ts";
import { sampleReport, sampleRows } from "./sample.fixture.ts";

async function text(pieces: AsyncIterable<string>): Promise<string> {
  let all = "";
  for await (const piece of pieces) all += piece;
  return all;
}

async function parts(perSheet?: number, rows = sampleRows()): Promise<Record<string, string>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of screeningToXlsx(sampleReport, rows, perSheet)) pieces.push(piece);
  const files = unzipSync(new Uint8Array(Buffer.concat(pieces)));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
}

describe("results as CSV", () => {
  it("have a line a hit, and one for a row without", async () => {
    const lines = (await text(screeningToCsv(sampleReport, sampleRows()))).split("\r\n");
    expect(lines[0]).toMatch(/^\ufeffrow;Id;Name;Note;status \(screening\)|^\ufeffrow;Id;Name;Note;status;/u);
    expect(lines.filter((line) => line.startsWith("1;"))).toHaveLength(2);
    expect(lines.at(-1)).toBe("");
  });
  it("hold no cell that a spreadsheet would take for a formula", async () => {
    const armed = fc
      .tuple(fc.constantFrom("=", "+", "-", "@", "\t=", " =", "\r=", "＝"), fc.string())
      .map((two) => two.join(""));
    await fc.assert(
      fc.asyncProperty(armed, async (note) => {
        const [row] = sampleRows();
        if (!row) throw new Error("no row");
        const answered = [{ ...row, cells: ["1", "x", note], hits: [] }];
        const csv = await text(screeningToCsv(sampleReport, answered));
        const cell = /^1;1;x;(?:"((?:[^"]|"")*)"|([^;]*));/mu.exec(csv.slice(csv.indexOf("\r\n") + 2));
        const written = cell?.[1]?.replaceAll('""', '"') ?? cell?.[2] ?? "";
        if (/^-\d+(?:[.,]\d+)?$/u.test(note)) expect(written).toBe(note);
        else expect(written).toBe(`'${note.toWellFormed()}`);
      }),
    );
  });
});

describe("results as JSON lines", () => {
  it("hold a row a line, with the customer's own columns and all evidence", async () => {
    const lines = (await text(screeningToJsonl(sampleReport, sampleRows()))).trimEnd().split("\n");
    const first = JSON.parse(lines[0] ?? "") as { input: unknown; hits: { for: unknown[] }[] };
    expect(lines).toHaveLength(sampleRows().length);
    expect(first.input).toMatchObject({ Name: "Anna Velmar" });
    expect(first.hits[0]?.for).toHaveLength(2);
  });
});

describe("results as XLSX", () => {
  it("hold every text as a text, never a formula", async () => {
    const sheet = (await parts())["xl/worksheets/sheet1.xml"] ?? "";
    expect(sheet).not.toContain("<f>");
    expect(sheet).toContain(
      's="2" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(&quot;'.replaceAll("&quot;", '"'),
    );
    expect(sheet).toContain("_x0001_");
    expect(sheet).toContain("_x005F_x0041_");
  });
  it("go on in another sheet where one is full, with the header again", async () => {
    const files = await parts(3);
    const sheets = Object.keys(files).filter((name) => name.startsWith("xl/worksheets/"));
    expect(sheets).toHaveLength(4);
    expect(files["xl/workbook.xml"]).toMatch(/name="Results".*name="Results 2".*name="Results 3".*name="About"/u);
    expect(files["xl/worksheets/sheet2.xml"]).toContain(">hit id<");
  });
  it("are the same bytes for the same rows", async () => expect(await parts()).toEqual(await parts()));
});

describe("results as a page", () => {
  it("let nothing of a customer or list become markup", async () => {
    const page = await text(screeningToHtml(sampleReport, sampleRows()));
    expect(page).not.toContain("<img");
    expect(page).not.toContain("\u202e");
    expect(page).toContain("&lt;img");
    expect(page.match(/<script/gu)).toHaveLength(1);
  });
  it("show the strongest hits of any number, and say how many are left out", async () => {
    const [row] = sampleRows();
    if (!row) throw new Error("no row");
    const many = (function* () {
      for (let at = 1; at <= 4500; at++)
        yield { ...row, row: at, hits: row.hits.map((hit) => ({ ...hit, probability: at / 5000 })) };
    })();
    const page = await text(screeningToHtml(sampleReport, many));
    expect(page.match(/<li class="card/gu)).toHaveLength(2000);
    expect(page).toContain("2,500 more");
    expect(page).toContain('id="r4500"');
    expect(page).not.toContain('id="r2500"');
  });
});
