/** What JSON can hold; a canonical file holds nothing else. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * The one spelling of a JSON value (RFC 8785): keys in order of UTF-16 units, no spaces, numbers and strings as
 * ECMAScript writes them. Throws RangeError for what has no such spelling: a lone surrogate, a number that is not finite.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError("A number in JSON must be finite.");
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${quoted(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${members.join(",")}}`;
}

/**
 * Reads a value from its canonical spelling; undefined where the text is not JSON or is spelled in another way (two
 * keys of one name, spaces, escapes that need not be), so that no byte of a file can change without changing its meaning.
 */
export function parseCanonicalJson(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isPlainlyCanonical(value, text) || canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What the engine itself can tell, several times as fast on a long report: the engine's spelling is canonical where the
 * keys stand in order and nothing is, or looks like, the escape of a lone surrogate. false says nothing.
 */
function isPlainlyCanonical(value: Json, text: string): boolean {
  return JSON.stringify(value) === text && !text.includes("\\ud") && hasSortedKeys(value);
}

function hasSortedKeys(value: Json): boolean {
  if (value === null || typeof value !== "object") return true;
  if (isList(value)) return value.every(hasSortedKeys);
  let before: string | undefined;
  for (const key of Object.keys(value)) {
    if ((before !== undefined && before >= key) || !hasSortedKeys(value[key] ?? null)) return false;
    before = key;
  }
  return true;
}

function quoted(text: string): string {
  if (!text.isWellFormed()) throw new RangeError("A lone surrogate has no place in a text.");
  return JSON.stringify(text);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
