import { isImo, isLei } from "#parties";
import { customerCountry } from "./countries.ts";
import { type CustomerField, fieldOfHeader, schemaOfType } from "./fields.ts";
import { type ColumnMapping, type ColumnUse, namingFields } from "./mapping.ts";
import { customerDate, customerGender, dayOrderOf } from "./values.ts";

/** Share of a column's filled cells that must look like a thing for the column to be taken for it. */
const most = 0.8;
const sampleRows = 200;
const longestCell = 500;

/**
 * What the columns of a customer file hold: by their headers where these are known in any language, and by their
 * contents where they are not. A field that may be filled by several columns (aliases, countries, addresses) has all
 * that name it; others the first.
 */
export function guessColumns(columns: readonly string[], sample: readonly (readonly string[])[]): ColumnMapping {
  const cells = columns.map((_, column) =>
    sample
      .slice(0, sampleRows)
      .map((row) => (row[column] ?? "").trim().slice(0, longestCell))
      .filter((cell) => cell !== ""),
  );
  const uses = byHeader(columns, cells);
  byContent(columns, cells, uses);
  splitNames(uses);
  uses.sort((one, other) => one.column - other.column);
  const dates = uses.filter(({ field }) => /Date$/u.test(field)).flatMap(({ column }) => cells[column] ?? []);
  return { uses, dayOrder: dayOrderOf(dates) };
}

const repeatable: ReadonlySet<CustomerField> = new Set([
  "alias",
  "address",
  "country",
  "nationality",
  "firstName",
  "lastName",
  "passportNumber",
  "idNumber",
]);

function byHeader(columns: readonly string[], cells: readonly (readonly string[])[]): ColumnUse[] {
  const uses: ColumnUse[] = [];
  for (const [column, header] of columns.entries()) {
    const named = fieldOfHeader(header);
    // "Customer", "Client", "Account" head numbers as often as names.
    const field = named === "name" && areCodes(cells[column] ?? []) ? "id" : named;
    if (!field || (!repeatable.has(field) && uses.some((use) => use.field === field))) continue;
    if (contradicts(field, cells[column] ?? [])) continue;
    uses.push({ column, field, because: "header" });
  }
  return uses;
}

/** A-17, 00042, KD/2019/7: short, with digits, never the same twice. */
function areCodes(cells: readonly string[]): boolean {
  const code = (cell: string): boolean => /^[\p{L}\d/_.#-]{1,20}$/u.test(cell) && /\d/u.test(cell);
  return cells.length > 0 && share(cells, code) >= most && new Set(cells).size === cells.length;
}

/** A header may lie: "Type" over numbers of accounts, "Name" over nothing but digits, "Born" over towns. */
function contradicts(field: CustomerField, cells: readonly string[]): boolean {
  if (cells.length < 3) return false;
  if (field === "schema") return share(cells, (cell) => schemaOfType(cell) !== undefined) < 0.3;
  if (field === "birthDate")
    return share(cells, (cell) => customerDate(cell) !== undefined || /\d{2}/u.test(cell)) < 0.3;
  if (namingFields.includes(field)) return share(cells, (cell) => /\p{L}/u.test(cell)) < 0.3;
  return false;
}

function byContent(columns: readonly string[], cells: readonly (readonly string[])[], uses: ColumnUse[]): void {
  const taken = new Set(uses.map(({ column }) => column));
  const free = [...columns.keys()].filter((column) => !taken.has(column) && (cells[column] ?? []).length > 0);
  const has = (field: CustomerField): boolean => uses.some((use) => use.field === field);
  const take = (field: CustomerField, fits: (cell: string) => boolean): void => {
    if (has(field)) return;
    const column = free.find((each) => !taken.has(each) && share(cells[each] ?? [], fits) >= most);
    if (column === undefined) return;
    taken.add(column);
    uses.push({ column, field, because: "content" });
  };
  take("leiCode", (cell) => isLei(cell));
  take("imoNumber", (cell) => /^(?:IMO)?\s*\d{7}$/iu.test(cell) && isImo(cell.replace(/\D/gu, "")));
  take("birthDate", isBirth);
  take("schema", (cell) => cell.length > 1 && schemaOfType(cell) !== undefined);
  take("gender", (cell) => !/^\d$/u.test(cell) && customerGender(cell) !== undefined);
  if (!has("nationality")) take("country", (cell) => customerCountry(cell) !== undefined);
  if (uses.some(({ field }) => namingFields.includes(field))) return;
  const best = free
    .filter((column) => !taken.has(column))
    .map((column) => ({ column, likeness: nameLikeness(cells[column] ?? []) }))
    .sort((one, other) => other.likeness - one.likeness)[0];
  if (best && best.likeness > 0.5) uses.push({ column: best.column, field: "name", because: "content" });
}

/** A day on which somebody alive may have been born; a column of recent days is of something else. */
function isBirth(cell: string): boolean {
  const date = customerDate(cell);
  return date !== undefined && date.length >= 8 && date >= "1900" && date < "2012";
}

/** How much a column looks like names: letters, seldom digits, of two words or more, seldom the same twice. */
function nameLikeness(cells: readonly string[]): number {
  const named = share(
    cells,
    (cell) => /^[^\d@]{2,120}$/u.test(cell) && /\p{L}{2}/u.test(cell) && !/^\p{Lu}{2,3}$/u.test(cell),
  );
  const many = share(cells, (cell) => /\p{L}[\s,.]+\p{L}/u.test(cell) || /^[\p{sc=Han}\p{sc=Hangul}]{2,}$/u.test(cell));
  return named * (0.6 + 0.2 * many + 0.2 * (new Set(cells).size / Math.max(cells.length, 1)));
}

/** A surname alone beside no first name is a whole name ("nom", "nombre" and "ad" mean both). */
function splitNames(uses: ColumnUse[]): void {
  const first = uses.find(({ field }) => field === "firstName");
  const last = uses.find(({ field }) => field === "lastName");
  if (uses.some(({ field }) => field === "name")) return;
  const alone = first && !last ? first : last && !first ? last : undefined;
  if (alone) alone.field = "name";
}

function share(cells: readonly string[], fits: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(fits).length / cells.length;
}
