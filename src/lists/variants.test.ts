import { gzipSync, strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Entity } from "#parties";
import { openList } from "./open.ts";
import { bytesSource } from "./source.ts";

async function read(bytes: Uint8Array | string, name = "list") {
  const list = await openList([bytesSource(name, typeof bytes === "string" ? strToU8(bytes) : bytes)]);
  const entities: Entity[] = [];
  for await (const entity of list.entities) entities.push(entity);
  return { entities, header: list.header.values, oddities: [...list.oddities.counts.keys()] };
}

function utf16(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), little);
  return bytes;
}

const root =
  "<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>Müller</FIRST_NAME></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>";
const declared = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>`;

describe("one XML list, as it may be published", () => {
  it.each<[string, Uint8Array | string]>([
    ["with a style sheet", `${declared("UTF-8")}<?xml-stylesheet href="list.xsl"?>\n<!-- a --><?page?>${root}`],
    ["below a long licence", `${declared("UTF-8")}<!-- ${"licence ".repeat(20_000)}-->${root}`],
    ["in UTF-16 without a mark", utf16(declared("UTF-16") + root, true)],
    ["in UTF-16, the other way round", utf16(declared("UTF-16") + root, false)],
    ["in UTF-8 that says UTF-16", declared("UTF-16") + root],
    ["in an older encoding", Uint8Array.from(declared("ISO-8859-15") + root, (letter) => letter.charCodeAt(0))],
    ["packed by gzip", gzipSync(strToU8(root))],
    ["packed as zip", zipSync({ "readme.md": strToU8("see list"), "lists/un.xml": strToU8(root) })],
  ])("%s", async (_, bytes) => {
    expect((await read(bytes)).entities).toEqual((await read(root)).entities);
  });
  it("refuses an encoding that there is not, and several lists in one archive", async () => {
    await expect(read(declared("utf-17") + root)).rejects.toThrow(/its encoding is utf-17/u);
    const two = zipSync({ "a.xml": strToU8(root), "b.xml": strToU8(root) });
    await expect(read(two)).rejects.toThrow(/packs several files \(a\.xml, b\.xml\)/u);
    await expect(read(gzipSync(strToU8(root)).subarray(0, 60))).rejects.toThrow(/does not unpack/u);
    await expect(read(gzipSync(new Uint8Array(70_000_000)))).rejects.toThrow(/far more than any list/u);
  });
  it("takes the files of an OFAC list out of one archive", async () => {
    const cells = (row: string, more: number) => `${row}${",-0-".repeat(more)}\r\n`;
    const { entities } = await read(
      zipSync({
        "SDN.CSV": strToU8(cells('1,"OREN, Tal","individual"', 9)),
        "ALT.CSV": strToU8('1,1,"aka","OREN, T.",-0-\r\n'),
      }),
    );
    expect(entities[0]?.names.map(({ full }) => full)).toEqual(["Tal OREN", "T. OREN"]);
  });
});

const header = ["Unique ID", "Name 6", "Name 1", "Name type", "Designation Type", "Other Information"];
const rows = [
  ["TST0001", "OREN", "Tal", "Primary name", "Individual", "a, b; c | d\te"],
  ["TST0001", "OREN", "T.", "Alias", "Individual", ""],
];
const csv = (separator: string, table: readonly string[][]): string =>
  table.map((row) => row.map((cell) => `"${cell}"`).join(separator)).join("\r\n");

function workbook(...sheets: (readonly string[][])[]): Uint8Array {
  const cell = (text: string, at: number, line: number) =>
    `<c r="${String.fromCharCode(65 + at)}${line + 1}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const files = sheets.map((table, number): [string, Uint8Array] => [
    `xl/worksheets/sheet${number + 1}.xml`,
    strToU8(
      `<worksheet><sheetData>${table
        .map((row, line) => `<row r="${line + 1}">${row.map((text, at) => cell(text, at, line)).join("")}</row>`)
        .join("")}</sheetData></worksheet>`,
    ),
  ]);
  return zipSync(Object.fromEntries(files));
}

function openDocument(...sheets: (readonly string[][])[]): Uint8Array {
  const tables = sheets.map(
    (table) =>
      `<table:table><table:table-column/><table:table-column/>${table
        .map(
          (row) =>
            `<table:table-row>${row.map((text) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`).join("")}</table:table-row>`,
        )
        .join("")}</table:table>`,
  );
  return zipSync({ "content.xml": strToU8(`<document xmlns:table="t" xmlns:text="x">${tables.join("")}</document>`) });
}

describe("one table, as it may be published", () => {
  it.each([",", ";", "\t", "|"])("parted by %j", async (separator) => {
    const plain = await read(csv(",", [header, ...rows]));
    expect((await read(csv(separator, [header, ...rows]))).entities).toEqual(plain.entities);
    const titled = [["As of 1 March 2026; final, third"], header, ...rows];
    expect((await read(csv(separator, titled))).entities).toEqual(plain.entities);
  });
  it("with line breaks in the names of columns", async () => {
    const broken = header.map((name) => name.replace(" ", "\n"));
    const { entities } = await read(csv(",", [broken, ...rows]));
    expect(entities[0]?.names.map(({ full }) => full)).toEqual(["Tal OREN", "T. OREN"]);
  });
  it.each([
    ["XLSX", workbook],
    ["ODS", openDocument],
  ])("among other sheets of an %s workbook, which are no entries and are not lost", async (_, book) => {
    const cover = Array.from({ length: 30 }, (_each, line) => [`Remark ${line + 1}`, "see below"]);
    const changes = [
      ["Date", "Change"],
      ["1 March 2026", "first edition"],
    ];
    const { entities, header: values, oddities } = await read(book(cover, [header, ...rows], changes));
    expect(entities.map(({ id, names }) => [id, names.length])).toEqual([["gb-TST0001", 2]]);
    expect(Object.values(values).flat()).toEqual(expect.arrayContaining(["Remark 30", "first edition"]));
    expect(oddities).toEqual([expect.stringContaining("a sheet without the list's columns")]);
    const two = await read(book([header, ...rows], [header, ...rows.map(([, ...rest]) => ["TST0002", ...rest])]));
    expect(two.entities.map(({ id }) => id)).toEqual(["gb-TST0001", "gb-TST0002"]);
  });
});

describe("a list that breaks off", () => {
  const ofac = (rows: number): string =>
    Array.from({ length: rows }, (_, at) => `${at + 1},"OREN ${at}","-0- ","CUBA"${",-0-".repeat(8)}\r\n`).join("");
  const files: [string, string][] = [
    ["a table", csv(",", [header, ...rows, ["TST0002", "ORLOV", "Ivan", "Primary name", "Individual", ""]])],
    ["an OFAC set", ofac(30)],
    [
      "lines of FollowTheMoney",
      '{"id":"a","schema":"Person","properties":{"name":["A"]}}\n'.concat('{"id":"b","schema":'),
    ],
    [
      "OFAC's first XML form",
      `<sdnList>${"<sdnEntry><uid>1</uid><lastName>OREN</lastName><sdnType>Entity</sdnType></sdnEntry>"}<sdnEntry><uid>2</uid>`,
    ],
  ];
  it.each(files)("is refused, and kept as far as it goes where that is accepted: %s", async (_, text) => {
    const source = bytesSource("list", strToU8(text.slice(0, -12)));
    const read = async (acceptTruncated: boolean) => {
      const list = await openList([source], { acceptTruncated });
      const ids: string[] = [];
      for await (const { id } of list.entities) ids.push(id);
      return { ids, oddities: [...list.oddities.counts.keys()] };
    };
    await expect(read(false)).rejects.toThrow(/breaks off/u);
    const { ids, oddities } = await read(true);
    expect(ids.length).toBeGreaterThan(0);
    expect(oddities).toContain("the file breaks off; what stood after this is missing");
  });
});

describe("OFAC's consolidated list", () => {
  const entry = (programme: string, at: number): string =>
    `${at + 1},"OREN ${at}","-0- ","${programme}"${",-0-".repeat(8)}\r\n`;
  it("is told from the SDN list by its programmes, whatever the file is called", async () => {
    const listOf = async (programmes: string[]) => {
      const list = await openList([bytesSource("download.csv", strToU8(programmes.map(entry).join("")))]);
      for await (const _ of list.entities);
      return list.header.list;
    };
    expect(await listOf(["UKRAINE-EO13662", "NS-PLC", "UKRAINE-EO13662] [RUSSIA-EO14024"])).toBe("ofac-consolidated");
    expect(await listOf(Array.from({ length: 12 }, (_, at) => (at === 0 ? "NS-PLC" : "SDGT")))).toBe("ofac-sdn");
  });
});

describe("what a publisher adds", () => {
  it("is kept where a schema of FollowTheMoney, or a property, is newer than the model", async () => {
    const { entities, oddities } = await read(
      [
        '{"id":"a","schema":"Person","properties":{"name":["Tal Oren"]}}',
        '{"id":"b","schema":"Satellite","properties":{"name":["Harbour Nine"],"orbit":["low"]}}',
        '{"id":"c","schema":"Company","properties":"none yet"}',
      ].join("\n"),
    );
    expect(entities.map(({ schema }) => schema)).toEqual(["Person", "Thing", "Company"]);
    expect(entities[1]).toMatchObject({
      names: [{ full: "Harbour Nine" }],
      extra: { orbit: ["low"], schema: ["Satellite"] },
    });
    expect(entities[2]?.extra).toEqual({ properties: ["none yet"] });
    expect(oddities).toContain("schema that FollowTheMoney lacks, read as a Thing");
  });
  it("is kept where the screening list writes texts for objects, and other facts before its results", async () => {
    const { entities } = await read(
      JSON.stringify({
        sources: [{ value: "SDN", count: 1 }],
        results: [
          {
            name: "Tal Oren",
            source: "SDN - Treasury",
            alt_names: [],
            addresses: ["1 Harbour Road", { city: "Ostrov" }],
          },
        ],
      }),
    );
    expect(entities[0]?.extra).toMatchObject({ addresses: ["1 Harbour Road"] });
  });
});
