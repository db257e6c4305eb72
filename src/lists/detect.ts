import { delimiters, headRows } from "./csv-rows.ts";
import { australiaTable } from "./formats/australia.ts";
import { canadaXml } from "./formats/canada.ts";
import { cslCsv, cslJson } from "./formats/csl.ts";
import { euCsv } from "./formats/eu-csv.ts";
import { euXml } from "./formats/eu-xml.ts";
import { ftmDelta, ftmLines } from "./formats/ftm.ts";
import { ofacAdvanced } from "./formats/ofac-advanced.ts";
import { ofacCsv, ofacCsvKind } from "./formats/ofac-csv.ts";
import { ofacEnhanced } from "./formats/ofac-enhanced.ts";
import { ofacLegacy } from "./formats/ofac-legacy.ts";
import { ofsiTable } from "./formats/ofsi.ts";
import { secoXml } from "./formats/seco.ts";
import { ukTable, ukXml } from "./formats/uk.ts";
import { unXml } from "./formats/un.ts";
import { listInvalid } from "./problems.ts";
import type { Format } from "./reading.ts";
import { Columns } from "./rows.ts";
import { openWorkbook } from "./sheet.ts";
import { headOf, type Source } from "./source.ts";
import { isZip } from "./table.ts";
import { encodingOf } from "./text.ts";
import { xmlRoot } from "./xml.ts";

export interface Detected {
  format: Format;
  /** The main file, and the others of its set. */
  source: Source;
  beside: Source[];
}

/** Comments and licences may stand before a root element. */
const headBytes = 512 * 1024;

/** Formats in XML by the local name of the root element. */
const xmlRoots: Record<string, Format> = {
  CONSOLIDATED_LIST: unXml,
  sdnList: ofacLegacy,
  Sanctions: ofacAdvanced,
  sanctionsData: ofacEnhanced,
  export: euXml,
  "swiss-sanctions-list": secoXml,
  "data-set": canadaXml,
  Designations: ukXml,
};

/** Formats of tables by a column that only they have. */
const tables: readonly (readonly [string, Format])[] = [
  ["source_information_url", cslCsv],
  ["Entity_LogicalId", euCsv],
  ["Name of Individual or Entity", australiaTable],
  ["Unique ID", ukTable],
  ["Group ID", ofsiTable],
];

/** Rows of a table among which its header is looked for. */
const headerRows = 20;

/**
 * Tells the format of a file, or of the files of one set, by content. Throws `list-invalid` where it is none, or where
 * several files do not belong together.
 */
export async function detect(sources: readonly Source[]): Promise<Detected> {
  const [first] = sources;
  if (!first) throw listInvalid("(no file)", "", "name the files of a list");
  for (const source of sources)
    if (source.size === 0) throw listInvalid(source.name, "", "is empty; download it again");
  if (sources.length > 1) return setOf(sources);
  return { format: await formatOf(first), source: first, beside: [] };
}

async function formatOf(source: Source): Promise<Format> {
  if (await isZip(source)) return formatOfWorkbook(source);
  const text = await headText(source);
  if (text.trim() === "") throw listInvalid(source.name, "", "holds only blanks; download it again");
  if (/^\s*</u.test(text) && /<!doctype\s+html|<html[\s>]/iu.test(text.slice(0, 4000)))
    throw listInvalid(source.name, "", "is a web page, not a list; the address it was taken from leads elsewhere");
  const root = xmlRoot(text);
  if (root) {
    const format = Object.hasOwn(xmlRoots, root.name) ? xmlRoots[root.name] : undefined;
    if (format) return format;
    throw listInvalid(source.name, "line 1", `its root element <${root.name.slice(0, 40)}> is of no known list`);
  }
  if (/^\s*[[{]/u.test(text)) return formatOfJson(source, text);
  const rows = csvRows(text);
  const kind = ofacCsvKind(rows[0] ?? []);
  if (kind === "primary") return ofacCsv;
  if (kind !== undefined)
    throw listInvalid(
      source.name,
      "line 1",
      `holds only the ${kind} rows of an OFAC list; give its primary file (sdn.csv, cons_prim.csv) with it`,
    );
  return rows.map(formatOfHeader).find(Boolean) ?? unknownTable(source, rows[0]);
}

function formatOfJson(source: Source, text: string): Format {
  const line = /^\s*(.*)/u.exec(text)?.[1] ?? "";
  if (/"op"\s*:\s*"(?:ADD|MOD|DEL)"/u.test(line) && /"entity"\s*:/u.test(line)) return ftmDelta;
  if (/"schema"\s*:/u.test(line)) return ftmLines;
  if (/"results"\s*:\s*\[/u.test(text) && /"(?:alt_names|entity_number|source_list_url)"\s*:/u.test(text))
    return cslJson;
  if (/"(?:datasets|versions|resources)"\s*:/u.test(text))
    throw listInvalid(
      source.name,
      "",
      "is a catalogue, not a list; fetch the dataset that it names with penholder lists fetch --catalogue",
    );
  throw listInvalid(source.name, "line 1", "is JSON of no known list");
}

/** The format of the first sheet with a header that is known. */
async function formatOfWorkbook(source: Source): Promise<Format> {
  let first: string[] | undefined;
  const looked: number[] = [];
  for await (const { cells, sheet } of (await openWorkbook(source)).rows()) {
    first ??= cells;
    looked[sheet] = (looked[sheet] ?? 0) + 1;
    const found = (looked[sheet] ?? 0) > headerRows ? undefined : formatOfHeader(cells);
    if (found) return found;
  }
  return unknownTable(source, first);
}

function formatOfHeader(row: readonly string[]): Format | undefined {
  const columns = new Columns(row.length === 1 ? (row[0]?.split(";") ?? []) : row);
  return tables.find(([column]) => columns.has(column))?.[1];
}

function unknownTable(source: Source, row: readonly string[] = []): never {
  const cells = row.slice(0, 5).map((cell) => `"${cell.slice(0, 30)}"`);
  throw listInvalid(
    source.name,
    "line 1",
    `is of no known list; its first cells are ${cells.join(", ")} (a table of your own needs --mapping)`,
  );
}

async function headText(source: Source): Promise<string> {
  const head = await headOf(source, headBytes);
  return new TextDecoder(encodingOf(head)).decode(head).replace(/^\ufeff/u, "");
}

/** The first rows of a CSV file, parted by each of the characters that part cells. */
const csvRows = (text: string): string[][] => delimiters.flatMap((each) => headRows(text, each, headerRows));

/** The kind of rows of a file of an OFAC CSV set; undefined where it is none. */
export async function ofacPart(source: Source): Promise<ReturnType<typeof ofacCsvKind>> {
  const text = await headText(source);
  return /^\s*[<{[]|^PK/u.test(text) ? undefined : ofacCsvKind(headRows(text, ",", 1)[0] ?? []);
}

/** Several files: one OFAC list with its alternate names, addresses and comments. */
async function setOf(sources: readonly Source[]): Promise<Detected> {
  const kinds = new Map<string, Source>();
  for (const source of sources) {
    const kind = await ofacPart(source);
    if (kind === undefined)
      throw listInvalid(
        source.name,
        "",
        "cannot be read together with others; only the CSV files of one OFAC list can",
      );
    const other = kinds.get(kind);
    if (other)
      throw listInvalid(source.name, "", `holds the same kind of rows as ${other.name}; give one file of each kind`);
    kinds.set(kind, source);
  }
  const source = kinds.get("primary");
  if (!source)
    throw listInvalid(sources[0]?.name ?? "", "", "its primary file (sdn.csv, cons_prim.csv) is missing; give it too");
  return { format: ofacCsv, source, beside: sources.filter((each) => each !== source) };
}
