import { type AnalysedName, type NamePart, partOutline } from "#names";
import { inverted, ListsDraft, TextsDraft } from "./drafts.ts";
import { TableDraft } from "./hash-table.ts";
import { checkOf, hashOf, space } from "./hashing.ts";
import { shapeSize, writeShape } from "./part-shapes.ts";
import type { EntryRow, NameRow } from "./rows.ts";
import type { Sections } from "./sections.ts";
import { WordsDraft } from "./words-draft.ts";

const kinds = ["person", "organisation", "vessel"] as const;
/** The kind of names as the index writes it. */
export const kindCode = (kind: NameRow["kind"]): number => kinds.indexOf(kind);
export const kindOfCode = (code: number): NameRow["kind"] => kinds[code] ?? "organisation";

/** Countries as bits of 32 classes, for a first look. */
export function countryBits(countries: readonly string[]): number {
  let bits = 0;
  for (const country of countries) bits |= 1 << (hashOf(country, space.identifier) & 31);
  return bits >>> 0;
}

/**
 * Puts rows together into an index. The same rows give the same bytes, in whatever order they come. The rows are used
 * up: what has been written is dropped from them, because rows and index together are more memory than either.
 */
export function assemble(rows: readonly EntryRow[]): Sections {
  const entries = [...rows].sort((a, b) => order(a.id, b.id) || order(a.dataset, b.dataset));
  const names = [...new Set(entries.flatMap((entry) => entry.names.map(({ row }) => row)))];
  const numbers = new Map(names.map((row, at) => [row, at]));
  const entryNames = new ListsDraft();
  for (const entry of entries) entryNames.add(entry.names.map(({ row }) => numbers.get(row) ?? 0));
  const own = entryNames.finish();
  const nameEntries = inverted(own, names.length);
  const facts = entryFacts(entries);
  const table = wholeTable(names);
  const { nameParts, parts, partShapes, fields, words } = partsOf(names);
  const found = words.finish(entries.length, names.length);
  return {
    ...facts,
    entryNames: own,
    ...nameFacts(names, found.nameWeights),
    nameParts,
    nameEntries,
    parts,
    partShapes,
    meta: new TextEncoder().encode(JSON.stringify({ fields })),
    words: found.words,
    wordNames: found.wordNames,
    wordWeights: found.wordWeights,
    wordFlags: found.wordFlags,
    wordBones: found.wordBones,
    wordTable: found.wordTable,
    nameLengths: found.nameLengths,
    wholeTable: table,
  };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function entryFacts(entries: readonly EntryRow[]) {
  const ids = new TextsDraft();
  const profiles = new TextsDraft();
  const years = new ListsDraft();
  const identifiers = new TableDraft();
  entries.forEach((entry, at) => {
    ids.add(entry.id);
    profiles.add(entry.json);
    entry.json = "";
    years.add(entry.years);
    for (const value of new Set(entry.identifiers))
      identifiers.add(hashOf(value, space.identifier), checkOf(value), at);
  });
  return {
    entryIds: ids.finish(),
    entryProfiles: profiles.finish(),
    entryPlaces: Uint16Array.from(entries.flatMap((entry) => entry.names.map(({ place }) => place))),
    entryYears: years.finish(),
    entryCountries: Uint32Array.from(entries.map(({ countries }) => countryBits(countries))),
    identifierTable: identifiers.finish(),
  };
}

function nameFacts(names: readonly NameRow[], nameWeights: Uint16Array) {
  const texts = new TextsDraft();
  const shapes = new TextsDraft();
  const keys = new TextsDraft();
  const known = new Map<string, number>();
  const nameShapes = names.map(({ text, shape, spoken }) => {
    texts.add(text);
    keys.add(spoken);
    const number = known.get(shape) ?? known.size;
    if (number === known.size) {
      known.set(shape, number);
      shapes.add(shape);
    }
    return number;
  });
  return {
    nameTexts: texts.finish(),
    nameKeys: keys.finish(),
    nameShapes: Uint32Array.from(nameShapes),
    nameSpellings: Uint32Array.from(names.map(({ spelling }) => spelling)),
    nameKinds: Uint8Array.from(names.map(({ kind }) => kindCode(kind))),
    nameWeights,
    shapes: shapes.finish(),
  };
}

type Shape = Pick<AnalysedName, "numbers" | "arabic" | "script">;

/** Each part once, its fields written as JSON arrays, and the words that they are looked up by. */
function partsOf(names: readonly NameRow[]) {
  const nameParts = new ListsDraft();
  const parts = new TextsDraft();
  const partShapes = new ShapesDraft();
  const known = new Map<string, number>();
  const seen = new Map<NamePart, number>();
  const fields = fieldsOf(names);
  const words = new WordsDraft();
  const number = (part: NamePart): number => {
    const same = seen.get(part);
    if (same !== undefined) return same;
    const json = JSON.stringify(fields.map((field) => part[field]));
    const found = known.get(json) ?? known.size;
    if (found === known.size) {
      known.set(json, found);
      parts.add(json);
      partShapes.add(part);
    }
    seen.set(part, found);
    words.part(found, part);
    return found;
  };
  const shapes = new Map<string, Shape>();
  for (const { parts: own, shape } of names) {
    const facts = shapes.get(shape) ?? (JSON.parse(shape) as Shape);
    shapes.set(shape, facts);
    const numbers = own.map(number);
    nameParts.add(numbers);
    words.name(numbers, facts.numbers, facts.arabic || facts.script === "Arab" || facts.script === "Hebr");
  }
  return { nameParts: nameParts.finish(), parts: parts.finish(), partShapes: partShapes.finish(), fields, words };
}

/** Shapes of parts being written, one behind the other. */
class ShapesDraft {
  #shapes = new Uint32Array(1024 * shapeSize);
  #size = 0;

  add(part: NamePart): void {
    if (this.#size === this.#shapes.length) {
      const grown = new Uint32Array(this.#size * 2);
      grown.set(this.#shapes);
      this.#shapes = grown;
    }
    writeShape(partOutline(part), this.#shapes, this.#size);
    this.#size += shapeSize;
  }

  finish(): Uint32Array {
    return this.#shapes.slice(0, this.#size);
  }
}

/** The names of all fields that parts have, in an order that does not depend on which part comes first. */
function fieldsOf(names: readonly NameRow[]): (keyof NamePart)[] {
  const fields = new Set<keyof NamePart>();
  for (const { parts } of names)
    for (const part of parts) for (const field in part) fields.add(field as keyof NamePart);
  return [...fields].sort();
}

function wholeTable(names: readonly NameRow[]) {
  const table = new TableDraft();
  names.forEach((name, at) => {
    const { wholes } = name;
    name.wholes = [];
    for (let place = 0; place + 1 < wholes.length; place += 2)
      table.add(wholes[place] ?? 0, wholes[place + 1] ?? 0, at);
  });
  return table.finish();
}
