import { type AnalysedName, fold, type NamePart, spellingOf } from "#names";
import { prepare } from "../profile.ts";
import type { ListedProfile, ProfileName } from "../types.ts";
import { checkOf, hashOf, space } from "./hashing.ts";
import { spokenOf, wholeKeys } from "./name-keys.ts";

/** A name as the index keeps it; one for all entries that bear it. */
export interface NameRow {
  /** The text that was taken apart. */
  text: string;
  kind: AnalysedName["kind"];
  /** Everything else of the analysed name that is plain data, as JSON. */
  shape: string;
  parts: readonly NamePart[];
  /** Keys of the whole name that its analysis gives, one a line. */
  spoken: string;
  /** `spellingOf` the text. */
  spelling: number;
  /** Hash and check of each key of the whole name, in turn; a part of a larger array. */
  wholes: ArrayLike<number>;
}

/** An entry as the index keeps it. */
export interface EntryRow {
  id: string;
  dataset: string;
  /** The profile as JSON. */
  json: string;
  identifiers: readonly string[];
  years: readonly number[];
  countries: readonly string[];
  /** What of the profile was taken apart: its name, by its place, and the name taken apart. */
  names: readonly { place: number; row: NameRow }[];
}

const poolNumbers = 1 << 16;

/** Short lists of numbers in large arrays: one of its own for each takes several times its numbers. */
class Pool {
  #numbers = new Uint32Array(poolNumbers);
  #used = 0;

  put(numbers: readonly number[]): Uint32Array {
    if (numbers.length > poolNumbers) return Uint32Array.from(numbers);
    if (this.#used + numbers.length > poolNumbers) [this.#numbers, this.#used] = [new Uint32Array(poolNumbers), 0];
    this.#numbers.set(numbers, this.#used);
    this.#used += numbers.length;
    return this.#numbers.subarray(this.#used - numbers.length, this.#used);
  }
}

/** Makes rows of profiles; a name that several entries bear becomes one row. */
export class RowMaker {
  readonly #names = new Map<string, NameRow>();
  /** Each shape once: most names share theirs. */
  readonly #shapes = new Map<string, string>();
  readonly #wholes = new Pool();

  constructor(known: Iterable<NameRow> = []) {
    for (const row of known) this.#names.set(`${row.kind} ${row.text}`, row);
  }

  entry(profile: ListedProfile): EntryRow {
    const { names } = prepare(profile);
    return {
      id: profile.id,
      dataset: profile.dataset,
      json: JSON.stringify(profile),
      identifiers: profile.identifiers.map(({ value }) => value),
      years: yearsOf(profile),
      countries: profile.countries,
      names: names.map(({ name, analysed }) => ({ place: placeOf(profile.names, name), row: this.#row(analysed) })),
    };
  }

  #row(analysed: AnalysedName): NameRow {
    const key = `${analysed.kind} ${analysed.text}`;
    const known = this.#names.get(key);
    if (known) return known;
    const row = rowOf(analysed, this.#shapes, this.#wholes);
    this.#names.set(key, row);
    return row;
  }
}

/** Years in which someone may be born or something built, as far as a profile tells; few, for a first look. */
export function yearsOf({ dates }: { dates: ListedProfile["dates"] }): number[] {
  return [...new Set(dates.slice(0, 4).flatMap((date) => [date.from, date.to].map(yearOf)))].filter((year) => year > 0);
}

const yearOf = (day: string | undefined): number => Number(/^\d{4}/u.exec(day ?? "")?.[0] ?? 0);

function placeOf(names: readonly ProfileName[], name: ProfileName): number {
  const place = names.indexOf(name);
  if (place < 0) throw new TypeError("A prepared name must be one of its profile's names.");
  return place;
}

function rowOf(analysed: AnalysedName, shapes: Map<string, string>, pool: Pool): NameRow {
  const { text, kind, parts, korean, chinese, keys: _, ...rest } = analysed;
  const written = JSON.stringify({ kind, ...rest, korean: korean.length > 0, chinese: chinese.length > 0 });
  const shape = shapes.get(written) ?? written;
  shapes.set(shape, shape);
  const hashed = wholeKeys(analysed)
    .map((key) => [hashOf(key, space.whole), checkOf(key)] as const)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const wholes = pool.put(hashed.flat());
  return { text, kind, shape, parts, spoken: spokenOf(analysed).join("\n"), spelling: spellingOf(fold(text)), wholes };
}
