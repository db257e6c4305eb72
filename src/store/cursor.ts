import { canonicalJson, type Json, PenholderError, parseCanonicalJson } from "#kernel";

/** Where the next page begins: what orders the last row shown, and nothing else. */
export function cursorOf(keys: readonly (string | number)[]): string {
  return Buffer.from(canonicalJson([...keys])).toString("base64url");
}

/** The keys of a cursor, in these types; null where there is no cursor. Throws `cursor-invalid`. */
export function keysOf<Kinds extends readonly ("string" | "number")[]>(
  cursor: string | null | undefined,
  ...kinds: Kinds
): { [K in keyof Kinds]: Kinds[K] extends "string" ? string : number } | null {
  if (cursor === null || cursor === undefined) return null;
  const keys = parsed(cursor);
  if (isOf(keys, kinds)) return keys;
  throw new PenholderError("cursor-invalid", "The cursor is not one that a page gave; begin at the first page.");
}

function isOf<Kinds extends readonly ("string" | "number")[]>(
  keys: Json | undefined,
  kinds: Kinds,
): keys is { [K in keyof Kinds]: Kinds[K] extends "string" ? string : number } & Json {
  if (!Array.isArray(keys) || keys.length !== kinds.length) return false;
  return kinds.every((kind, i) => {
    const key = keys[i];
    return typeof key === kind && (typeof key !== "number" || Number.isSafeInteger(key)) && !String(key).includes("\0");
  });
}

function parsed(cursor: string): Json | undefined {
  if (cursor.length > 2000) return undefined;
  try {
    return parseCanonicalJson(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Rows of a page; throws `usage` beyond 1 to 1,000. */
export function limited(limit: number): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= 1000) return limit;
  throw new PenholderError("usage", `A page has 1 to 1,000 rows, and ${limit} were asked for; ask for fewer.`);
}
