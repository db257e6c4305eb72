import { PenholderError } from "#kernel";
import type { DayOrder } from "#parties";
import { type CustomerField, customerFields, fieldNamed } from "./fields.ts";

/** What one column is taken for, and why. */
export interface ColumnUse {
  column: number;
  field: CustomerField;
  because: "header" | "content" | "given";
}

/** What the columns of a customer file hold. */
export interface ColumnMapping {
  uses: ColumnUse[];
  dayOrder: DayOrder;
}

/** The fields of which one must be there: without a name or a number nobody can be screened. */
export const namingFields: readonly CustomerField[] = [
  "name",
  "companyName",
  "vesselName",
  "firstName",
  "lastName",
  "alias",
];

/**
 * Reads `field=Column` as given by a person; the column by its header or its number from 1, "-" for no column at all.
 * Throws `usage` where there is no such field or column.
 */
export function givenUse(given: string, columns: readonly string[]): { field: CustomerField; column: number } {
  const at = given.indexOf("=");
  const field = fieldNamed(given.slice(0, Math.max(at, 0)));
  if (!field)
    throw new PenholderError(
      "usage",
      `--map ${given}: say field=Column, where field is one of ${customerFields.join(", ")}.`,
    );
  const wanted = given.slice(at + 1).trim();
  if (wanted === "-") return { field, column: -1 };
  const column = columns.findIndex((name) => name.trim().toLowerCase() === wanted.toLowerCase());
  if (column >= 0) return { field, column };
  const number = /^\d{1,3}$/u.test(wanted) ? Number(wanted) : 0;
  if (number >= 1 && number <= columns.length) return { field, column: number - 1 };
  throw new PenholderError(
    "usage",
    `--map ${given}: the file has no column "${wanted}"; it has ${columns.map((name) => `"${name}"`).join(", ")}.`,
  );
}

/** Puts what a person said over what was guessed: a column that is given is nothing else, a field given has no other column. */
export function withGiven(
  guessed: ColumnMapping,
  given: readonly { field: CustomerField; column: number }[],
): ColumnMapping {
  const fields = new Set(given.map(({ field }) => field));
  const columns = new Set(given.map(({ column }) => column));
  const kept = guessed.uses.filter(({ field, column }) => !fields.has(field) && !columns.has(column));
  const said = given
    .filter(({ column }) => column >= 0)
    .map(({ field, column }) => ({ field, column, because: "given" as const }));
  return { ...guessed, uses: [...kept, ...said].sort((one, other) => one.column - other.column) };
}
