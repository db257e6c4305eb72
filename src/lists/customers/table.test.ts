import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PenholderError } from "#kernel";
import { bytesSource } from "../source.ts";
import { guessEncoding } from "./encoding.ts";
import { guessSeparator } from "./separator.ts";
import { type CustomerTableOptions, openCustomers } from "./table.ts";

const words = new Set(["name", "имя", "born", "id", "country"]);
const options: CustomerTableOptions = {
  known: (cells) => cells.filter((cell) => words.has(cell.trim().toLowerCase())).length,
};
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function utf16(text: string, little: boolean, mark: boolean): Uint8Array {
  const whole = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(whole.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < whole.length; at++) view.setUint16(2 * at, whole.charCodeAt(at), little);
  return bytes;
}

/** Cyrillic and ASCII only. */
function windows1251(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0);
    return code < 128 ? code : code - 0x410 + 0xc0;
  });
}

async function read(bytes: Uint8Array, more: Partial<CustomerTableOptions> = {}) {
  const table = await openCustomers(bytesSource("customers.csv", bytes), { ...options, ...more });
  const rows: { row: number; line: number; cells: string[]; problem?: string }[] = [];
  for await (const row of table.rows()) rows.push(row);
  return { table, rows, cells: rows.map(({ cells }) => cells) };
}

describe("a customer file of text", () => {
  it("is read in whatever encoding, with whatever separator", async () => {
    const text = "Name;Born\nИванов Иван;1970\nПетрова Анна;1981\n";
    const cells = [
      ["Иванов Иван", "1970"],
      ["Петрова Анна", "1981"],
    ];
    for (const bytes of [
      utf8(text),
      utf8(`\ufeff${text}`),
      utf16(text, true, true),
      utf16(text, false, true),
      windows1251(text),
      utf8(text.replaceAll(";", "\t")),
      utf8(text.replaceAll(";", ",")),
      utf8(text.replaceAll("\n", "\r\n")),
    ])
      expect((await read(bytes)).cells).toEqual(cells);
  });
  it("tells UTF-16 without a mark, and Windows-1252 from Windows-1251", async () => {
    const encoding = (bytes: Uint8Array) => guessEncoding(bytesSource("x", bytes));
    expect(await encoding(utf16("Name;Born\nAnna;1970\n", true, false))).toBe("utf-16le");
    expect(await encoding(utf16("Name;Born\nAnna;1970\n", false, false))).toBe("utf-16be");
    expect(await encoding(Uint8Array.from([...utf8("Name\nM"), 0xfc, ...utf8("ller; Jos"), 0xe9]))).toBe(
      "windows-1252",
    );
    expect(await encoding(windows1251("Name\nМюллер\n"))).toBe("windows-1251");
  });
  it("tells the encodings of East Asia from Cyrillic", async () => {
    const encoding = (...bytes: number[]) => guessEncoding(bytesSource("x", Uint8Array.from(bytes)));
    const line = [0x2c, 0x31, 0x0a];
    // 정성화, 김영철; 李容虎, 王小明; 王小明 of Taiwan; 山田太郎.
    expect(
      await encoding(0xc1, 0xa4, 0xbc, 0xba, 0xc8, 0xad, ...line, 0xb1, 0xe8, 0xbf, 0xb5, 0xc3, 0xb6, ...line),
    ).toBe("euc-kr");
    expect(
      await encoding(0xc0, 0xee, 0xc8, 0xdd, 0xbb, 0xa2, ...line, 0xcd, 0xf5, 0xd0, 0xa1, 0xc3, 0xf7, ...line),
    ).toBe("gb18030");
    expect(await encoding(0xa4, 0xfd, 0xa4, 0x70, 0xa9, 0xfa, ...line)).toBe("big5");
    expect(await encoding(0x8e, 0x52, 0x93, 0x63, 0x91, 0xbe, 0x98, 0x59, ...line)).toBe("shift_jis");
    for (const name of ["Иванов Иван", "ИВАНОВ ИВАН", "Ван", "КИМ ЧЕН ЫН", "Ли Ен Хо"])
      expect(await encoding(...windows1251(`${name},1\n`))).toBe("windows-1251");
  });
  it("takes an encoding that is named, and refuses one that there is not, or that does not fit", async () => {
    await expect(read(utf8("name\nИван\n"), { encoding: "utf-17" })).rejects.toMatchObject({ code: "usage" });
    await expect(read(windows1251("name\nИван\n"), { encoding: "utf-8" })).rejects.toMatchObject({
      code: "customers-invalid",
    });
  });
  it("keeps separators, quotation marks and ends of lines inside of quoted cells", async () => {
    const { cells, rows } = await read(utf8('name,born\n"Doe, ""J""\nthe elder",1970\nRoe,1971\n'));
    expect(cells).toEqual([
      ['Doe, "J"\nthe elder', "1970"],
      ["Roe", "1971"],
    ]);
    expect(rows.map(({ line }) => line)).toEqual([3, 4]);
  });
  it("says the line where a quoted cell is never closed", async () => {
    await expect(read(utf8('name,born\nDoe,1970\n"Roe,1971\nPoe,1972\n'))).rejects.toThrow(
      /customers\.csv, line \d+: a quotation mark/u,
    );
  });
  it("finds a header below a title, and none where the first row is a customer", async () => {
    const titled = await read(utf8("Customers of 2026\n\nid,name\n1,Doe\n"));
    expect([titled.table.headerLine, titled.cells]).toEqual([3, [["1", "Doe"]]]);
    const bare = await read(utf8("Doe,1970\nRoe,1971\n"));
    expect(bare.table.columns).toEqual(["column 1", "column 2"]);
    expect(bare.cells).toHaveLength(2);
  });
  it("finds a header below a block of titles", async () => {
    const { table, cells } = await read(utf8("Bank;;\nas of;2026-01-01;\nid;name;born\n1;Doe;1970\n"));
    expect([table.headerLine, cells]).toEqual([3, [["1", "Doe", "1970"]]]);
  });
  it("does not take a customer for a header because a word of it is known", async () => {
    const text = "1,Name,DE\n2,Name,FR\n";
    expect((await read(utf8(text))).cells).toHaveLength(2);
    expect((await read(utf8(text), { header: true })).cells).toHaveLength(1);
    expect((await read(utf8("name,born\nDoe,1970\n"), { header: false })).cells).toHaveLength(2);
  });
  it("knows a header that is printed again on every page", async () => {
    const { table, cells } = await read(utf8("id,name\n1,Doe\nid,name\n2,Roe\n"));
    expect(table.headerLine).toBe(1);
    expect(cells).toHaveLength(3);
  });
  it("keeps cells beyond the columns, and names columns that have no name or the same", async () => {
    const { table, cells } = await read(utf8("name,,name\nDoe,a,b,c\n"));
    expect(table.columns).toEqual(["name", "column 2", "name (2)"]);
    expect(cells).toEqual([["Doe", "a", "b", "c"]]);
  });
});

describe("a customer file of JSON lines", () => {
  it("has the keys as columns, new ones as they come up, and reports a line that is none", async () => {
    const { table, rows } = await read(
      utf8('{"name":"Doe","born":{"year":1970}}\nnot json\n\n{"alias":["A","B"],"name":null}\n[1]\n'),
    );
    expect(table.columns).toEqual(["name", "born.year", "alias"]);
    expect(rows.map(({ cells }) => cells)).toEqual([["Doe", "1970"], [], ["", "", "A\u001fB"], []]);
    expect(rows.map(({ problem }) => problem !== undefined)).toEqual([false, true, false, true]);
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 4, 5]);
  });
  it("gathers in one column what would be too many", async () => {
    const lines = Array.from({ length: 700 }, (_, at) => `{"name":"Doe","key${at}":"${at}"}`);
    const { table, cells } = await read(utf8(lines.join("\n")));
    expect(table.columns).toHaveLength(501);
    expect(cells[699]?.[500]).toBe("key699: 699");
  });
  it("reads entities of FollowTheMoney by their properties", async () => {
    const { table } = await read(
      utf8('{"id":"a","schema":"Person","properties":{"name":["Doe"],"birthDate":["1970"]}}'),
    );
    expect(table.columns).toEqual(["id", "schema", "name", "birthDate"]);
  });
});

describe("any bytes", () => {
  it("are a table or a PenholderError, twice the same", async () => {
    const text = fc.string({ unit: fc.constantFrom(..."aя1\"',;\t\n{}:[] é") }).map(utf8);
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), text), async (bytes) => {
        const once = await read(bytes).catch((error: unknown) => error);
        if (once instanceof Error) expect(once).toBeInstanceOf(PenholderError);
        else expect((await read(bytes)).cells).toEqual((once as { cells: string[][] }).cells);
      }),
      { numRuns: 300 },
    );
  });
  it("have every row of a table once, however it is cut", async () => {
    const cell = fc.stringMatching(/^[a-zA-Zé ,;"\n]{1,12}$/u).filter((text) => text.trim() !== "");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 30 }), async (rows) => {
        const quoted = rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(","));
        const { cells } = await read(utf8(`name,born\n${quoted.join("\n")}\n`), { header: true, separator: "," });
        expect(cells).toEqual(rows);
      }),
      { numRuns: 100 },
    );
  });
});

describe("the separator", () => {
  it("is what stands equally often in most lines, not in quoted cells", () => {
    expect(guessSeparator('a;b\n"x,y,z";1\n"u,v,w";2\n3;4')).toBe(";");
    expect(guessSeparator("a\tb,c\nd\te\nf\tg,h,i\nj\tk")).toBe("\t");
    expect(guessSeparator("name\nDoe\nRoe")).toBe(",");
  });
});
