import { listInvalid } from "./problems.ts";
import type { Source } from "./source.ts";
import { xmlRecords } from "./xml.ts";
import type { XmlNode } from "./xml-node.ts";
import { zipParts } from "./zip.ts";

/** A row of a sheet: the cells as stored, and the day where a cell is formatted as a date. */
export interface SheetRow {
  cells: string[];
  dates: (string | undefined)[];
  line: number;
  /** Number of the sheet among those of the workbook, from 0. */
  sheet: number;
}

export interface Workbook {
  kind: "xlsx" | "ods";
  rows(): AsyncGenerator<SheetRow>;
}

/** Columns of the widest sheet that the formats know (ECMA-376), and rows of the longest. */
const widest = 16_384;
const longest = 1_048_576;

/** Opens an XLSX or ODS workbook; its rows are those of all its sheets, in order. Throws `list-invalid`. */
export async function openWorkbook(source: Source): Promise<Workbook> {
  const parts = await zipParts(source);
  const content = parts.get("content.xml");
  if (content) return { kind: "ods", rows: () => odsRows(content) };
  const sheets = [...parts.keys()].filter((name) => /^xl\/worksheets\/[^/]+\.xml$/u.test(name)).sort(byNumber);
  if (sheets.length === 0) throw listInvalid(source.name, "", "is a zip file and neither an XLSX nor an ODS workbook");
  return { kind: "xlsx", rows: () => xlsxRows(parts, sheets) };
}

const byNumber = (one: string, other: string): number => one.localeCompare(other, "en", { numeric: true });

async function* xlsxRows(parts: Map<string, Source>, sheets: readonly string[]): AsyncGenerator<SheetRow> {
  const shared = await sharedStrings(parts.get("xl/sharedStrings.xml"));
  const dated = await dateStyles(parts.get("xl/styles.xml"));
  const epoch = await epochOf(parts.get("xl/workbook.xml"));
  for (const [number, name] of sheets.entries()) {
    const sheet = parts.get(name);
    if (!sheet) continue;
    let line = 0;
    for await (const row of xmlRecords(sheet, {
      records: new Set(["row"]),
      key: "@r",
      inline: new Map([
        ["t", ""],
        ["r", ""],
      ]),
    })) {
      line = Number(row.lookAttribute("r")) || line + 1;
      const cells: string[] = [];
      const dates: (string | undefined)[] = [];
      for (const cell of row.all("c")) {
        const column = columnOf(cell.lookAttribute("r")) ?? cells.length;
        if (column >= widest) throw listInvalid(sheet.name, `row ${line}`, "has more columns than any list");
        const value = cellText(cell, shared, sheet.name, line);
        while (cells.length < column) cells.push("");
        cells[column] = value;
        const kind = cell.lookAttribute("t");
        if (kind === "d") dates[column] = value.slice(0, 10);
        else if (dated.has(Number(cell.lookAttribute("s"))) && (kind === "" || kind === "n"))
          dates[column] = dayOf(Number(value), epoch);
      }
      yield { cells, dates, line, sheet: number };
    }
  }
}

function cellText(cell: XmlNode, shared: readonly string[], file: string, line: number): string {
  const kind = cell.lookAttribute("t");
  if (kind === "inlineStr") return unescaped(cell.child("is")?.text ?? "");
  const value = cell.child("v")?.text ?? "";
  if (kind !== "s") return unescaped(value);
  const text = shared[Number(value)];
  if (text === undefined)
    throw listInvalid(file, `row ${line}`, "refers to a text that the workbook lacks; download it again");
  return text;
}

async function sharedStrings(part: Source | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (!part) return texts;
  const reading = {
    records: new Set(["si"]),
    key: "",
    inline: new Map([
      ["t", ""],
      ["r", ""],
    ]),
  };
  for await (const item of xmlRecords(part, reading)) texts.push(unescaped(item.text));
  return texts;
}

/** Indices of cell styles that show a date: the built-in formats 14 to 22, and formats of one's own with a year or day. */
async function dateStyles(part: Source | undefined): Promise<Set<number>> {
  const dated = new Set<number>();
  if (!part) return dated;
  const own = new Set<string>();
  let index = 0;
  for await (const node of xmlRecords(part, { records: new Set(["numFmt", "cellXfs"]), key: "" })) {
    if (node.name === "numFmt" && /[yd]/iu.test(node.lookAttribute("formatCode").replace(/"[^"]*"|\[[^\]]*\]/gu, "")))
      own.add(node.lookAttribute("numFmtId"));
    for (const style of node.all("xf")) {
      const format = style.lookAttribute("numFmtId");
      if (own.has(format) || (Number(format) >= 14 && Number(format) <= 22)) dated.add(index);
      index++;
    }
  }
  return dated;
}

/** The day from which a workbook counts: of the 1900 date system, or of 1904 (ECMA-376 part 1, 18.2.28). */
async function epochOf(part: Source | undefined): Promise<number> {
  if (part)
    for await (const node of xmlRecords(part, { records: new Set(["workbookPr"]), key: "" }))
      if (/^(?:1|true|on)$/u.test(node.lookAttribute("date1904"))) return Date.UTC(1904, 0, 1);
  return Date.UTC(1899, 11, 30);
}

/** The day of a serial number (ECMA-376 part 1, 18.17.4.1). */
function dayOf(serial: number, epoch: number): string | undefined {
  if (!(serial >= 1 && serial < 110_000)) return undefined;
  return new Date(epoch + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}

function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}/u.exec(reference)?.[0];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Characters that XML cannot hold are written _x000D_ (ECMA-376 part 1, 22.9.2.19). */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

const odsInline = new Map([
  ["span", ""],
  ["a", ""],
  ["s", " "],
  ["tab", "\t"],
  ["line-break", "\n"],
]);

async function* odsRows(content: Source): AsyncGenerator<SheetRow> {
  let line = 0;
  let sheet = 0;
  // The columns of a sheet are declared before its rows.
  for await (const row of xmlRecords(content, {
    records: new Set(["table-row", "table-column"]),
    key: "",
    inline: odsInline,
  })) {
    if (row.name === "table-column") {
      if (line > 0) sheet++;
      line = 0;
      continue;
    }
    const repeated = Number(row.lookAttribute("number-rows-repeated")) || 1;
    const cells: string[] = [];
    const dates: (string | undefined)[] = [];
    for (const cell of row.children.filter((child) => /^(?:covered-)?table-cell$/u.test(child.name))) {
      const times = Number(cell.lookAttribute("number-columns-repeated")) || 1;
      const text = cell
        .all("p")
        .map((paragraph) => paragraph.text)
        .join("\n");
      if (text === "" && times > widest) break;
      if (cells.length + times > widest)
        throw listInvalid(content.name, `row ${line + 1}`, "has more columns than any list");
      for (let time = 0; time < times; time++) {
        if (cell.lookAttribute("date-value") !== "")
          dates[cells.length] = cell.lookAttribute("date-value").slice(0, 10);
        cells.push(text);
      }
    }
    if (line + repeated > longest * 2)
      throw listInvalid(content.name, `row ${line + 1}`, "has more rows than any sheet");
    if (cells.some((cell) => cell !== ""))
      for (let time = 1; time <= repeated; time++) yield { cells, dates, line: line + time, sheet };
    line += repeated;
  }
}
