import type { Source } from "../source.ts";
import { encodingOfLines, textOf } from "../text.ts";
import type { Gathering } from "./gathering.ts";
import { addCompany } from "./psc.ts";

/**
 * Names of companies of the United Kingdom from Companies House's basic data. Every value but the header is in quotation
 * marks, so that a file whose lines were wrapped can be read by its values alone.
 */
export async function companiesOfCsv(source: Source, into: Gathering): Promise<string> {
  let header = "";
  let columns = 0;
  let rest = "";
  let row: string[] = [];
  let wrapped = false;
  for await (const piece of textOf(source, await encodingOfLines(source))) {
    rest += piece;
    if (columns === 0) {
      const start = rest.indexOf('"');
      if (start < 0) continue;
      header = rest.slice(0, start);
      columns = header.split(",").length;
      wrapped = header.trim().includes("\n");
      rest = rest.slice(start);
    }
    let end = 0;
    for (const found of rest.matchAll(/"((?:[^"]|"")*)"(?=[,\r\n])/gu)) {
      row.push((found[1] ?? "").replace(/\r?\n/gu, "").replace(/""/gu, '"'));
      end = found.index + found[0].length;
      if (row.length < columns) continue;
      addCompany(row[1] ?? "", [row[0] ?? ""], into);
      row = [];
    }
    rest = rest.slice(end);
  }
  if (wrapped) into.oddities.add("lines are broken inside their values", source.name);
  if (row.length > 1 && (row[1] ?? "") !== "") addCompany(row[1] ?? "", [row[0] ?? ""], into);
  return "UK companies, CSV";
}
