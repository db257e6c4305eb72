import type { Leaf, Leaves } from "./leaves.ts";

type Value = unknown;

/** A JSON object of a list whose values are all accounted for; numbers and truth values count as their text. */
export class JsonRecord implements Leaves {
  readonly value: Readonly<Record<string, Value>>;
  /** Line of an NDJSON file; 0 elsewhere. */
  readonly line: number;
  readonly #taken = new Set<string>();
  readonly #items = new Map<string, JsonRecord[]>();

  constructor(value: Readonly<Record<string, Value>>, line = 0) {
    this.value = value;
    this.line = line;
  }

  look(field: string): string {
    return textOf(Object.hasOwn(this.value, field) ? this.value[field] : undefined);
  }

  take(field: string): string {
    this.#taken.add(field);
    return this.look(field);
  }

  /** The texts of a field that is an array, or a text parted by semicolons. */
  takeMany(field: string): string[] {
    this.#taken.add(field);
    const value = Object.hasOwn(this.value, field) ? this.value[field] : undefined;
    return (Array.isArray(value) ? value.map(textOf) : textOf(value).split(/\s*;\s*/u)).filter(Boolean);
  }

  /** The objects in a field that is an array of them, or one. */
  items(field: string): JsonRecord[] {
    const known = this.#items.get(field);
    if (known) return known;
    const value = Object.hasOwn(this.value, field) ? this.value[field] : undefined;
    const items = [value]
      .flat()
      .filter(isObject)
      .map((each) => new JsonRecord(each, this.line));
    this.#items.set(field, items);
    return items;
  }

  *leaves(path = ""): Generator<Leaf> {
    for (const [field, value] of Object.entries(this.value)) {
      const place = path === "" ? field : `${path}.${field}`;
      const items = this.#items.get(field);
      if (items) {
        for (const [index, item] of items.entries())
          yield* item.leaves(items.length > 1 ? `${place}[${index + 1}]` : place);
        // Beside the objects that are looked for, something else may stand there.
        yield* leavesOf(
          [value].flat().filter((each) => !isObject(each)),
          place,
          false,
        );
      } else yield* leavesOf(value, place, this.#taken.has(field));
    }
  }
}

function* leavesOf(value: Value, path: string, taken: boolean): Generator<Leaf> {
  if (Array.isArray(value))
    for (const [index, each] of value.entries())
      yield* leavesOf(each, isObject(each) ? `${path}[${index + 1}]` : path, taken);
  else if (isObject(value))
    for (const [field, each] of Object.entries(value)) yield* leavesOf(each, `${path}.${field}`, taken);
  else if (textOf(value) !== "") yield { path, value: textOf(value), taken };
}

export function isObject(value: Value): value is Record<string, Value> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: Value): string {
  return typeof value === "string"
    ? value.trim()
    : typeof value === "number" || typeof value === "boolean"
      ? String(value)
      : "";
}
