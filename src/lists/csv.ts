import { CsvError, parse } from "csv-parse/sync";
import { PenholderError } from "#kernel";
import type { Party, PartySchema } from "#parties";
import { makeParty } from "./party.ts";
import { bounds, headers, kinds, schemata } from "./properties.ts";

const delimiters = [",", ";", "\t", "|"] as const;
type Meaning = (typeof headers)[string];

/** Parties of a CSV file: its first line names the columns (name, aliases, schema, country, id); aliases are divided by ";" or "|". */
export function partiesOfCsv(text: string, file: string): Party[] {
  const header = text.slice(0, text.search(/[\r\n]|$/u));
  const delimiter = delimiters.reduce((best, each) =>
    header.split(each).length > header.split(best).length ? each : best,
  );
  const rows = rowsOf(text, delimiter, file);
  const columns = columnsOf(rows[0]?.record ?? [], file);
  return rows.slice(1).flatMap(({ record, line }) => {
    if (record.every((cell) => cell.trim() === "")) return [];
    return [partyOf(record, columns, line, file)];
  });
}

interface Row {
  record: string[];
  line: number;
}

function rowsOf(text: string, delimiter: string, file: string): Row[] {
  try {
    const rows = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: bounds.line,
      to: bounds.parties + 1,
      // With `info` each row comes with its line, which the package's types leave out.
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return rows.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const lines = error.lines;
    const at = `line ${typeof lines === "number" ? lines : "?"}`;
    throw new PenholderError(
      "parties-invalid",
      `${file}, ${at}: the CSV breaks off or has a stray quotation mark (${error.code}).`,
      { file, at },
    );
  }
}

function columnsOf(header: readonly string[], file: string): (Meaning | undefined)[] {
  const columns = header.map((title) => {
    const plain = title.trim().toLowerCase();
    return Object.hasOwn(headers, plain) ? headers[plain] : undefined;
  });
  if (!columns.includes("name"))
    throw new PenholderError(
      "parties-invalid",
      `${file}, line 1: no column is called "name"; the columns are ${header
        .map((title) => `"${title.slice(0, 30)}"`)
        .slice(0, 8)
        .join(", ")}.`,
      { file, at: "line 1" },
    );
  return columns;
}

function partyOf(
  record: readonly string[],
  columns: readonly (Meaning | undefined)[],
  line: number,
  file: string,
): Party {
  const cells = (meaning: Meaning): string[] =>
    record.filter((cell, index) => columns[index] === meaning && cell.trim() !== "");
  const [name = ""] = cells("name");
  const aliases = cells("aliases")
    .flatMap((cell) => cell.split(/[;|]/u))
    .slice(0, bounds.names);
  const party = makeParty({
    id: cells("id")[0]?.trim() ?? "",
    names: name.trim() === "" ? [] : [name, ...aliases],
    schema: schemaOf(cells("schema")[0]?.trim() ?? "", columns, cells("imo")),
    countries: cells("countries").flatMap((cell) => cell.split(/[;|,]/u)),
    imo: cells("imo"),
  });
  if (!party)
    throw new PenholderError("parties-invalid", `${file}, line ${line}: the column "name" is empty.`, {
      file,
      at: `line ${line}`,
    });
  return party;
}

function schemaOf(written: string, columns: readonly (Meaning | undefined)[], imo: readonly string[]): PartySchema {
  if (Object.hasOwn(schemata, written)) return schemata[written] ?? "LegalEntity";
  const plain = written.toLowerCase();
  if (Object.hasOwn(kinds, plain)) return kinds[plain] ?? "LegalEntity";
  return written === "" && imo.length > 0 && columns.includes("imo") ? "Vessel" : "LegalEntity";
}
