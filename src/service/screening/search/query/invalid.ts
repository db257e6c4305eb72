import { PenholderError } from "#kernel";

/** Bounds of a query: a longer one, or one of more parts, is refused. */
export const bounds = { length: 8000, clauses: 1024, depth: 40 };

/** A query that cannot be understood, with the place (from 1) where. */
export function invalidQuery(what: string, at?: number): PenholderError {
  const place = at === undefined ? "" : ` at character ${at + 1}`;
  return new PenholderError("search-invalid", `The query cannot be understood${place}: ${what}.`);
}
