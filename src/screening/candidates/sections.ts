import type { TableArrays } from "./hash-table.ts";

/** Lists of numbers, one list for each owner: those of owner i are values[starts[i]] up to values[starts[i + 1]]. */
export interface Lists {
  starts: Uint32Array;
  values: Uint32Array;
}

/** Texts in UTF-8, one behind the other. */
export interface Texts {
  starts: Uint32Array;
  bytes: Uint8Array;
}

/** The whole index as flat arrays: what is kept in a file and shared between threads. Entries stand by id and dataset. */
export interface Sections {
  /** JSON: the names of the fields of parts. */
  meta: Uint8Array;
  entryIds: Texts;
  /** Profiles as JSON. */
  entryProfiles: Texts;
  /** Names taken apart of each entry, and beside each its place among the profile's names. */
  entryNames: Lists;
  entryPlaces: Uint16Array;
  /** Years of birth or building, and countries (a bit for each of 32 classes), for a first look. */
  entryYears: Lists;
  entryCountries: Uint32Array;
  nameTexts: Texts;
  /** Keys of the whole name, one a line. */
  nameKeys: Texts;
  nameShapes: Uint32Array;
  /** 0 person, 1 organisation, 2 vessel. */
  nameKinds: Uint8Array;
  /** `spellingOf` each name. */
  nameSpellings: Uint32Array;
  nameParts: Lists;
  nameEntries: Lists;
  /** How much all words of a name tell together, and how many they are. */
  nameWeights: Uint16Array;
  nameLengths: Uint8Array;
  shapes: Texts;
  /** Values of each part's fields as a JSON array. */
  parts: Texts;
  /** Shapes of the parts, for a glance: see part-shapes.ts. */
  partShapes: Uint32Array;
  words: Texts;
  wordNames: Lists;
  wordWeights: Uint8Array;
  /** 1: stands in an Arabic, Persian or Hebrew name. */
  wordFlags: Uint8Array;
  /** Words without vowels, of those that stand in such names. */
  wordBones: Texts;
  /** Words by hashes of themselves, their neighbours and their sounds. */
  wordTable: TableArrays;
  /** Names by keys of the whole name. */
  wholeTable: TableArrays;
  /** Entries by identifier. */
  identifierTable: TableArrays;
}

type ArrayOf<Value> = Value extends Uint8Array | Uint16Array | Uint32Array ? Value : never;
type Flat = ArrayOf<Uint8Array> | ArrayOf<Uint16Array> | ArrayOf<Uint32Array>;

/** The arrays of an index in the order of the file, with the bytes of one element. */
const lists = { starts: 4, values: 4 };
const texts = { starts: 4, bytes: 1 };
const table = { buckets: 4, hashes: 4, checks: 2, values: 4 };
export const layout: { readonly [Name in keyof Sections]: number | Readonly<Record<string, number>> } = {
  meta: 1,
  entryIds: texts,
  entryProfiles: texts,
  entryNames: lists,
  entryPlaces: 2,
  entryYears: lists,
  entryCountries: 4,
  nameTexts: texts,
  nameKeys: texts,
  nameShapes: 4,
  nameKinds: 1,
  nameSpellings: 4,
  nameParts: lists,
  nameEntries: lists,
  nameWeights: 2,
  nameLengths: 1,
  shapes: texts,
  parts: texts,
  partShapes: 4,
  words: texts,
  wordNames: lists,
  wordWeights: 1,
  wordFlags: 1,
  wordBones: texts,
  wordTable: table,
  wholeTable: table,
  identifierTable: table,
};

/** The arrays of an index, flattened, in the order of the file. */
export function flattened(sections: Sections): Flat[] {
  return Object.keys(layout).flatMap((name): Flat[] => {
    const section = sections[name as keyof Sections];
    return ArrayBuffer.isView(section) ? [section as Flat] : (Object.values(section) as Flat[]);
  });
}

/** Bytes of an element of each array, in the order of the file. */
export const elementBytes: readonly number[] = Object.values(layout).flatMap((form) =>
  typeof form === "number" ? [form] : Object.values(form),
);

/** The arrays by their names again. */
export function named(arrays: readonly Flat[]): Sections {
  let at = 0;
  const sections: Record<string, unknown> = {};
  for (const [name, form] of Object.entries(layout))
    sections[name] =
      typeof form === "number" ? arrays[at++] : Object.fromEntries(Object.keys(form).map((key) => [key, arrays[at++]]));
  return sections as unknown as Sections;
}

export type { Flat };
