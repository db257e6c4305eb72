import { statSync } from "node:fs";
import { PenholderError } from "#kernel";
import { type CustomerTable, fileSource, openCustomers } from "#lists";
import {
  type ColumnMapping,
  type Customer,
  customerFields,
  customerOf,
  fieldOfHeader,
  givenUse,
  guessColumns,
  namingFields,
  withGiven,
} from "#screening";
import { harmless } from "#writers";
import type { CustomerFileOptions } from "./screening-options.ts";

/** A customer file that is ready to be read, and how it is read. */
export interface CustomerFile {
  table: CustomerTable;
  mapping: ColumnMapping;
  /** "CSV, utf-8, separated by ;" */
  form: string;
  bytes: number;
  customer(row: { row: number; cells: string[]; problem?: string }): Customer;
}

const identifying = new Set(["leiCode", "imoNumber", "passportNumber", "publicKey", "registrationNumber"]);

/** Opens a customer file and says what its columns hold: guessed, then as given. Throws `customers-invalid`, `usage`. */
export async function openCustomerFile(
  path: string,
  options: CustomerFileOptions,
  progress?: (bytes: number) => void,
): Promise<CustomerFile> {
  const source = await fileSource(path, progress);
  const given = new Set(
    options.map.map((each) =>
      each
        .slice(each.indexOf("=") + 1)
        .trim()
        .toLowerCase(),
    ),
  );
  const table = await openCustomers(source, {
    known: (cells) =>
      cells.filter((cell) => fieldOfHeader(cell) !== undefined || given.has(cell.trim().toLowerCase())).length,
    ...(options.encoding !== undefined && { encoding: options.encoding }),
    ...(options.separator !== undefined && { separator: options.separator }),
    ...(options.header !== undefined && { header: options.header }),
  });
  const mapping = withGiven(
    guessColumns(table.columns, table.sample),
    options.map.map((each) => givenUse(each, table.columns)),
  );
  if (!mapping.uses.some(({ field }) => namingFields.includes(field) || identifying.has(field)))
    throw new PenholderError(
      "customers-invalid",
      `${path}: no column looks like names; say which does with --map name=Column. It has ${table.columns.map((name) => `"${name}"`).join(", ")}; fields are ${customerFields.join(", ")}.`,
      { file: path },
    );
  return {
    table,
    mapping,
    form: formOf(table),
    bytes: statSync(path).size,
    customer: ({ row, cells, problem }) =>
      problem === undefined
        ? customerOf(cells, mapping, row, options.schema)
        : { id: `row ${row}`, remark: `the line ${problem}` },
  };
}

function formOf({ form, encoding, separator }: CustomerTable): string {
  if (form === "workbook") return "workbook";
  if (form === "jsonl") return `JSON lines, ${encoding}`;
  return `CSV, ${encoding}, separated by ${separator === "\t" ? "tabs" : separator}`;
}

const mostUnused = 40;

/** What the columns were taken for, in words, so that a wrong guess is seen at once. */
export function mappingText({ table, mapping, form }: CustomerFile, path: string): string {
  const used = mapping.uses.map(
    ({ column, field, because }) =>
      `  ${table.columns[column] ?? `column ${column + 1}`} → ${field}${because === "header" ? "" : because === "given" ? " (as given)" : " (by its contents)"}`,
  );
  const taken = new Set(mapping.uses.map(({ column }) => column));
  const unused = table.columns.filter((_, column) => !taken.has(column));
  const further = unused.length > mostUnused ? ` and ${unused.length - mostUnused} more` : "";
  const header =
    table.form === "jsonl"
      ? ""
      : table.headerLine === 0
        ? ", no header: the first row is a customer"
        : `, header in line ${table.headerLine}`;
  const lines = [
    `${path}: ${form}${header}`,
    ...used,
    ...(unused.length > 0 ? [`  not used: ${unused.slice(0, mostUnused).join(", ")}${further}`] : []),
    ...(mapping.dayOrder === "month-day" ? ["  in dates of numbers the month stands first"] : []),
  ];
  return lines.map(harmless).join("\n");
}
