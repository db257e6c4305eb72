const deepest = 6;
const mostValues = 200;
/** Between several values of one cell: the unit separator of ASCII. */
const unit = "\u001f";

/**
 * A line of JSON as named values: keys of objects within joined by dots, lists joined by the unit separator; an entity of
 * FollowTheMoney by its properties' own names. Undefined where the line is no JSON object.
 */
export function flattened(line: string): Map<string, string> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\ufeff/u, ""));
  } catch {
    return undefined;
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) return undefined;
  const found = new Map<string, string>();
  const entity = "schema" in value && "properties" in value;
  take(value, "", 0, found);
  if (!entity) return found;
  return new Map([...found].map(([name, text]) => [name.replace(/^properties\./u, ""), text]));
}

function take(value: unknown, path: string, depth: number, found: Map<string, string>): void {
  if (value === null || value === undefined || found.size >= mostValues) return;
  if (typeof value !== "object") {
    const known = found.get(path);
    found.set(path, known === undefined ? String(value) : `${known}${unit}${String(value)}`);
    return;
  }
  if (depth >= deepest) found.set(path, JSON.stringify(value));
  else if (Array.isArray(value)) for (const each of value.slice(0, mostValues)) take(each, path, depth + 1, found);
  else
    for (const [key, each] of Object.entries(value)) take(each, path === "" ? key : `${path}.${key}`, depth + 1, found);
}
