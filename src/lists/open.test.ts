import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { PenholderError } from "#kernel";
import type { Entity } from "#parties";
import { openList } from "./open.ts";
import { bytesSource } from "./source.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const source = (text: string, name = "list.xml") => bytesSource(name, bytes(text));

async function entities(...files: [string, string][]): Promise<{ entities: Entity[]; oddities: string[] }> {
  const list = await openList(files.map(([name, text]) => source(text, name)));
  const found: Entity[] = [];
  for await (const entity of list.entities) found.push(entity);
  return {
    entities: found,
    oddities: list.oddities.all.map(({ what, record, value }) => `${what}: ${record}: ${value}`),
  };
}

async function failure(...files: [string, string | Uint8Array][]): Promise<string> {
  try {
    const list = await openList(
      files.map(([name, text]) => bytesSource(name, typeof text === "string" ? bytes(text) : text)),
    );
    for await (const _ of list.entities);
    return "none";
  } catch (error) {
    if (error instanceof PenholderError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

const person = (inner: string, id = "1"): string => `<INDIVIDUAL><DATAID>${id}</DATAID>${inner}</INDIVIDUAL>`;
const un = (inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><CONSOLIDATED_LIST dateGenerated="2026-01-02T00:00:00Z"><INDIVIDUALS>${inner}</INDIVIDUALS></CONSOLIDATED_LIST>`;
const name =
  "<FIRST_NAME>OREN</FIRST_NAME><SECOND_NAME>TAL BEK</SECOND_NAME><REFERENCE_NUMBER>KPi.901</REFERENCE_NUMBER>";

describe("the UN list", () => {
  it("knows the first name of a Korean as the surname, and of nobody else", async () => {
    const korean = "<NATIONALITY><VALUE>Democratic People's Republic of Korea</VALUE></NATIONALITY>";
    const syrian = "<NATIONALITY><VALUE>Syrian Arab Republic</VALUE></NATIONALITY>";
    const read = await entities(["un.xml", un(person(name + korean) + person(name + syrian, "2") + person(name, "3"))]);
    expect(read.entities.map(({ names }) => names[0]?.parts)).toEqual([
      [
        { role: "family", value: "OREN" },
        { role: "given", value: "TAL BEK" },
      ],
      [
        { role: "given", value: "OREN" },
        { role: "ordinal-2", value: "TAL BEK" },
      ],
      [
        { role: "ordinal-1", value: "OREN" },
        { role: "ordinal-2", value: "TAL BEK" },
      ],
    ]);
  });

  it("keeps dates as far as they are known", async () => {
    const born = (inner: string) => `<INDIVIDUAL_DATE_OF_BIRTH>${inner}</INDIVIDUAL_DATE_OF_BIRTH>`;
    const inner = [
      "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1961</YEAR>",
      "<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1962</YEAR>",
      "<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1963</TO_YEAR>",
      "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1961-07-09-05:00</DATE>",
    ];
    const { entities: read } = await entities(["un.xml", un(person(name + inner.map(born).join("")))]);
    expect(
      read[0]?.properties.birthDate?.map(({ date }) => `${date?.approximate ? "~" : ""}${date?.from}..${date?.to}`),
    ).toEqual(["1961..1961", "~1962..1962", "1960..1963", "1960..1963", "1961-07-09..1961-07-09"]);
  });

  it("takes packed aliases apart and keeps the whole", async () => {
    const alias =
      "<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>a) The Broker b) Bek</ALIAS_NAME><NOTE>formerly listed as</NOTE></INDIVIDUAL_ALIAS>";
    const { entities: read } = await entities(["un.xml", un(person(name + alias))]);
    expect(read[0]?.names.slice(1)).toEqual(
      ["The Broker", "Bek"].map((full) => ({
        full,
        kind: "former",
        quality: "weak",
        script: "Latn",
        parts: [],
        original: "a) The Broker b) Bek",
        note: "formerly listed as",
      })),
    );
  });

  it("keeps a field that nobody has heard of, with its attributes and its place", async () => {
    const { entities: read } = await entities(["un.xml", un(person(`${name}<NEW><A b="c">d</A><A>e</A></NEW>`))]);
    expect(read[0]?.extra).toEqual({ DATAID: ["1"], "NEW.A[1]@b": ["c"], "NEW.A[1]": ["d"], "NEW.A[2]": ["e"] });
  });
});

describe("OFAC's CSV set", () => {
  const nulls = (count: number) => Array(count).fill("-0- ").join(",");
  const primary = [
    `9001,"OREN, Tal Bek","individual","DPRK3] [NPWMD","Director",${nulls(6)},"DOB circa 1961; alt. DOB 1960 to 1963; POB Velmar, Korea, North; nationality Korea, North; Gender Male; Passport P900111222 (Korea, North) expires 01 Jan 2015; a.k.a. 'THE BROKER; BEK'; Digital Currency Address - XBT 1VelmarVelmar; Linked To: VELMAR TRADING; Linked To: NOBODY KNOWN; Height 180cm; Reads; Chinese Commercial Code 1728 43"`,
    `9002,"VELMAR TRADING",-0- ,"DPRK3",${nulls(7)},"Website velmar.example; Tax ID No. 7707083893 (Russia)."`,
    `9003,"VELMAR STAR","vessel","DPRK3",-0- ,"H9XX","Tanker","54321",-0- ,"Panama","VELMAR TRADING","Vessel Registration Identification IMO 9074729; MMSI 352000000."`,
  ].join("\r\n");
  const set: [string, string][] = [
    ["sdn.csv", `${primary}\r\n\u001a`],
    ["alt.csv", '9001,1,"fka","ORIN, Tal",-0- \r\n9009,2,"aka","GONE",-0- '],
    ["add.csv", '9001,1,"1 Harbour Road","Velmar City 10001","Korea, North",-0- '],
    ["sdn_comments.csv", '9001,"20; Linked To: VELMAR STAR."'],
  ];

  it("takes the facts out of the remarks and joins the files", async () => {
    const { entities: read, oddities } = await entities(...set);
    const [oren, trading, star] = read;
    expect(oren?.names.map(({ full, kind, quality }) => `${full} ${kind} ${quality}`)).toEqual([
      "Tal Bek OREN primary strong",
      "Tal ORIN former strong",
      "THE BROKER; BEK alias weak",
    ]);
    expect(oren?.properties.birthDate?.map(({ date }) => date?.original)).toEqual([
      "circa 1961",
      "1960 to 1963",
      "1960 to 1963",
    ]);
    expect(
      oren?.related.map(({ schema, properties }) =>
        [schema, properties.object?.[0]?.value ?? properties.publicKey?.[0]?.value ?? properties.number?.[0]?.value]
          .filter(Boolean)
          .join(" "),
      ),
    ).toEqual([
      "Address",
      "Passport P900111222",
      "CryptoWallet 1VelmarVelmar",
      "UnknownLink ofac-9002",
      "LegalEntity",
      "UnknownLink ofac-9001-named-nobody-known",
      "Identification 1728 4320",
      "UnknownLink ofac-9003",
    ]);
    expect(oren?.properties.notes?.map(({ value }) => value)).toEqual(["Reads"]);
    expect(oren?.listings[0]?.programmes).toEqual(["DPRK3", "NPWMD"]);
    expect(trading?.properties.taxNumber?.[0]?.value).toBe("7707083893");
    expect(star?.properties.imoNumber?.[0]?.value).toBe("9074729");
    expect(star?.related.map(({ properties }) => properties.subject?.[0]?.value)).toEqual(["ofac-9002"]);
    expect(oddities).toEqual(["alternate row of an entry that the list lacks: 9009: 9009 | 2 | aka | GONE | "]);
  });

  it("refuses files that do not belong together", async () => {
    expect(await failure(...set.slice(1))).toMatch(
      /list-invalid: alt\.csv: its primary file \(sdn\.csv, cons_prim\.csv\) is missing/u,
    );
    expect(await failure(...set, ["more.csv", set[1]?.[1] ?? ""])).toMatch(
      /more\.csv: holds the same kind of rows as alt\.csv/u,
    );
    expect(await failure(["alt.csv", set[1]?.[1] ?? ""])).toMatch(/alt\.csv, line 1: holds only the alternate rows/u);
    expect(await failure(["sdn.csv", `${primary}\r\n9004,"BROKEN","indiv`])).toMatch(
      /^list-invalid: sdn\.csv, line 4: the CSV breaks off/u,
    );
    expect(await failure(["sdn.csv", `${primary}\r\n9004,"BROKEN","individual"`])).toMatch(
      /sdn\.csv, line 4, record 9004: has 3 cells of 12/u,
    );
  });
});

describe("what is refused", () => {
  const whole = un(person(name) + person(name, "2"));
  it.each([
    ["empty.csv", "", /^list-invalid: empty\.csv: is empty; download it again\.$/u],
    ["blank.xml", " \n ", /holds only blanks/u],
    ["page.xml", "<!DOCTYPE html><html></html>", /is a web page, not a list/u],
    ["un.xml", un(""), /^list-invalid: un\.xml: holds no entries/u],
    ["un.xml", whole.slice(0, -20), /un\.xml, line 1, record 3, after KPi\.901: the XML breaks off/u],
    ["un.xml", whole.slice(0, 180), /line 1, record 1: the XML breaks off/u],
    ["un.xml", whole.replace("OREN", "O\u0001N"), /record 1: the XML is damaged/u],
    ["un.xml", un(person(name) + person(name)), /un\.xml, un-1: the list holds this entry twice/u],
    ["un.xml", un("<INDIVIDUAL><FIRST_NAME>X</FIRST_NAME></INDIVIDUAL>"), /the INDIVIDUAL has no DATAID/u],
    [
      "bomb.xml",
      `<!DOCTYPE x [<!ENTITY a "b">]>${whole.slice(38)}`,
      /declares a document type|no known list|of no known/u,
    ],
    ["bomb.xml", `${"<!---->".repeat(5000)}<`, /is of no known/u],
    ["other.xml", "<foo/>", /its root element <foo> is of no known list/u],
    ["table.csv", "a,b\n1,2\n", /is of no known list; its first cells are "a", "b"/u],
    ["index.json", '{"datasets":[]}', /is a catalogue, not a list/u],
    [
      "x.json",
      '{"id":"a","schema":"Person","properties":{"name":["A"]}}\n{"id":',
      /x\.json, line 2: the JSON is damaged or breaks off/u,
    ],
    ["x.json", '{"id":"a","schema":"Wizard"}', /x\.json, line 1: its schema Wizard is none of FollowTheMoney's/u],
    ["csl.csv", "source,name,source_information_url\nA,B\n", /csl\.csv, line 2, record A: has 2 cells of 3/u],
    ["book.xlsx", zipSync({ "a.txt": strToU8("x") }), /\(a\.txt\), line 1: is of no known list/u],
    [
      "book.xlsx",
      zipSync({ "xl/worksheets/sheet1.xml": strToU8("x".repeat(5000)) }).slice(0, 60),
      /the workbook or archive is damaged or incomplete/u,
    ],
  ] as [string, string | Uint8Array, RegExp][])("%s %#", async (file, content, message) => {
    expect(await failure([file, content])).toMatch(message);
  });

  it("keeps the whole entries of a file that breaks off only where that is accepted", async () => {
    const list = await openList([source(whole.slice(0, -20))], { acceptTruncated: true });
    const ids: string[] = [];
    for await (const entity of list.entities) ids.push(entity.id);
    expect(ids).toEqual(["un-1", "un-2"]);
    expect(list.oddities.all[0]?.what).toBe("the file breaks off; what stood after this is missing");
  });

  it("answers with entities or a PenholderError, whatever the bytes", async () => {
    const bases = [
      bytes(whole),
      bytes('9001,"OREN, Tal","individual","DPRK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1961; a.k.a. \'X\'."\n'),
      bytes('{"id":"a","schema":"Person","caption":"A","properties":{"name":["A"]}}\n'),
      bytes("Report Date: 1\nUnique ID,Name 6,Name type\nA1,X,Primary Name\n"),
      zipSync({
        "xl/worksheets/sheet1.xml": strToU8(
          '<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>Group ID</t></is></c></row><row r="2"><c><v>1</v></c></row></sheetData></worksheet>',
        ),
      }),
    ];
    const mutated = fc
      .tuple(fc.constantFrom(...bases), fc.array(fc.tuple(fc.nat(500), fc.nat(255)), { maxLength: 5 }), fc.nat(400))
      .map(([base, edits, cut]) => {
        const copy = base.slice(0, Math.max(1, base.length - (cut % 3 === 0 ? cut : 0)));
        for (const [at, value] of edits) copy[at % copy.length] = value;
        return copy;
      });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 200 }), mutated), async (input) => {
        expect(typeof (await failure(["x", input]))).toBe("string");
      }),
      { numRuns: 250 },
    );
  });
});
