import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";

/** One value of a source file and the entity to which it belongs; "" for what stands outside the entries. */
export interface SourceLeaf {
  entity: string;
  value: string;
  path: string;
}

/**
 * Every value of a file, found without any code of the readers: attributes and texts of XML, cells of tables. `owner`
 * says to which entity a record belongs.
 */
export function walkXml(
  path: string,
  records: readonly string[],
  owner: (record: Map<string, string>, index: number, name: string) => string,
): SourceLeaf[] {
  const leaves: SourceLeaf[] = [];
  const stack: { name: string; text: string }[] = [];
  let record:
    | { depth: number; name: string; found: { path: string; value: string }[]; first: Map<string, string> }
    | undefined;
  let index = 0;
  const parser = new SaxesParser({ xmlns: false, position: false });
  const local = (name: string) => name.slice(name.indexOf(":") + 1);
  const tell = (place: string, value: string) => {
    if (value.trim() === "") return;
    if (!record) {
      leaves.push({ entity: "", value: value.trim(), path: place });
      return;
    }
    record.found.push({ path: place, value: value.trim() });
    const key =
      place
        .split(".")
        .slice(record.depth - 1)
        .slice(1)
        .join(".") || place.slice(place.lastIndexOf("@"));
    if (!record.first.has(key)) record.first.set(key, value.trim());
  };
  parser.on("opentag", (tag) => {
    stack.push({ name: local(tag.name), text: "" });
    if (!record && records.includes(local(tag.name)))
      record = { depth: stack.length, name: local(tag.name), found: [], first: new Map() };
    const place = stack.map(({ name }) => name).join(".");
    for (const [name, value] of Object.entries(tag.attributes as Record<string, string>))
      if (!/^xmlns(:|$)/u.test(name)) {
        tell(`${place}@${local(name)}`, value);
        if (record && stack.length === record.depth) record.first.set(`@${local(name)}`, value);
      }
  });
  const text = (piece: string) => {
    const last = stack.at(-1);
    if (last) last.text += piece;
  };
  parser.on("text", text);
  parser.on("cdata", text);
  parser.on("closetag", () => {
    const place = stack.map(({ name }) => name).join(".");
    tell(place, stack.at(-1)?.text ?? "");
    if (record && stack.length === record.depth) {
      const entity = owner(record.first, index++, record.name);
      for (const each of record.found) leaves.push({ entity, ...each });
      record = undefined;
    }
    stack.pop();
  });
  parser.write(readFileSync(path, "utf8")).close();
  return leaves;
}

/** The cells of a table below its header, by the entity of their row; nulls of the OFAC files ("-0-") are no values. */
export function walkTable(
  rows: readonly string[][],
  header: number,
  owner: (row: readonly string[], names: readonly string[], index: number) => string,
): SourceLeaf[] {
  const names = header < 0 ? [] : (rows[header] ?? []);
  return rows.flatMap((row, line) => {
    if (line === header || row.every((cell) => cell.trim() === "" || cell === "\u001a")) return [];
    const entity = line < header ? "" : owner(row, names, line - header - 1);
    return row.flatMap((cell, at) =>
      cell.trim() === "" || /^-0-?$/u.test(cell.trim())
        ? []
        : [{ entity, value: cell.trim(), path: names[at] ?? `column ${at + 1}` }],
    );
  });
}

export function csvRows(path: string, delimiter = ",", encoding: "utf-8" | "windows-1252" = "utf-8"): string[][] {
  const text = new TextDecoder(encoding).decode(readFileSync(path));
  return parse(text, { bom: true, delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true });
}

/** The cells of the first sheet of an XLSX file, texts looked up and everything else as stored. */
export function xlsxRows(path: string): string[][] {
  const files = unzipSync(readFileSync(path), {
    filter: ({ name }) => /sharedStrings|worksheets\/sheet1\.xml/u.test(name),
  });
  const shared = cells(strFromU8(files["xl/sharedStrings.xml"] ?? new Uint8Array()), "si", "t").map(({ texts }) =>
    texts.join("").replace(/_x000D_/gu, "\r"),
  );
  return cells(strFromU8(files["xl/worksheets/sheet1.xml"] ?? new Uint8Array()), "row", "v").map(({ texts, types }) =>
    texts.map((text, at) => (types[at] === "s" ? (shared[Number(text)] ?? "") : text)),
  );
}

/** The cells of an ODS file: one text for each cell with a paragraph. */
export function odsRows(path: string): string[][] {
  const files = unzipSync(readFileSync(path), { filter: ({ name }) => name === "content.xml" });
  return cells(strFromU8(files["content.xml"] ?? new Uint8Array()), "table-row", "p").map(({ texts }) => texts);
}

function cells(xml: string, row: string, cell: string): { texts: string[]; types: string[] }[] {
  const rows: { texts: string[]; types: string[] }[] = [];
  let open: { texts: string[]; types: string[] } | undefined;
  let text: string | undefined;
  let type = "";
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on("opentag", (tag) => {
    const name = tag.name.slice(tag.name.indexOf(":") + 1);
    if (name === row) open = { texts: [], types: [] };
    if (name === "c") type = String((tag.attributes as { t?: string }).t ?? "");
    if (open && name === cell) text = "";
  });
  parser.on("text", (piece) => {
    if (text !== undefined) text += piece;
  });
  parser.on("closetag", (tag) => {
    const name = tag.name.slice(tag.name.indexOf(":") + 1);
    if (open && name === cell && text !== undefined) {
      open.texts.push(text);
      open.types.push(type);
      text = undefined;
    }
    if (open && name === row) {
      rows.push(open);
      open = undefined;
    }
  });
  parser.write(xml.replace(/^\ufeff/u, "")).close();
  return rows;
}

/** The cells of a line that was saved as one cell. */
export function innerCells(line: string): string[] {
  return parse(line, { delimiter: ";", relax_column_count: true })[0] ?? [];
}
