import { PenholderError } from "#kernel";
import { shapeSize } from "./part-shapes.ts";
import { elementBytes, type Flat, flattened, named, type Sections } from "./sections.ts";

/**
 * The saved form, little-endian: eight bytes that say what it is, four of version, four of the number of arrays, four
 * of the check sum of all that follows, four of zeros; then the length of each array in elements (four bytes); then
 * the arrays, each at a multiple of eight.
 */
const magic = new TextEncoder().encode("PHINDEX\n");
/** Another version is built again, never read. */
export const formatVersion = 7;
const headBytes = 24;

/** Writes an index. */
export function encodeSections(sections: Sections): Uint8Array {
  const arrays = flattened(sections);
  const places = placesOf(arrays.map(({ length }) => length));
  const bytes = new Uint8Array(places.end);
  bytes.set(magic);
  const view = new DataView(bytes.buffer);
  arrays.forEach((array, at) => {
    view.setUint32(headBytes + at * 4, array.length, true);
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), places.of[at] ?? 0);
  });
  view.setUint32(8, formatVersion, true);
  view.setUint32(12, arrays.length, true);
  view.setUint32(16, checkSum(bytes), true);
  return bytes;
}

/**
 * Reads an index without copying it: its arrays lie in the bytes that are given, which threads may share. Throws
 * `screening-index-invalid` where the bytes are none, damaged or of another version.
 */
export function decodeSections(given: Uint8Array): Sections {
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] !== 1)
    throw invalid("it is made for machines of the other byte order");
  if (bytes.length < headBytes || magic.some((byte, at) => bytes[at] !== byte)) throw invalid("it is no such index");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(8, true) !== formatVersion) throw invalid("it is of another version");
  const count = view.getUint32(12, true);
  if (count !== elementBytes.length || bytes.length < headBytes + count * 4) throw invalid("it breaks off");
  const lengths = elementBytes.map((_, at) => view.getUint32(headBytes + at * 4, true));
  const places = placesOf(lengths);
  if (places.end !== bytes.length || view.getUint32(20, true) !== 0) throw invalid("it breaks off");
  if (checkSum(bytes) !== view.getUint32(16, true)) throw invalid("it is damaged");
  const sections = named(
    lengths.map((length, at) => arrayAt(bytes, places.of[at] ?? 0, length, elementBytes[at] ?? 1)),
  );
  const fault = faultOf(sections);
  if (fault) throw invalid(fault);
  return sections;
}

function placesOf(lengths: readonly number[]): { of: number[]; end: number } {
  let at = headBytes + lengths.length * 4;
  const of = lengths.map((length, index) => {
    const place = Math.ceil(at / 8) * 8;
    at = place + length * (elementBytes[index] ?? 1);
    return place;
  });
  return { of, end: Math.ceil(at / 8) * 8 };
}

function arrayAt(bytes: Uint8Array, place: number, length: number, size: number): Flat {
  const from = bytes.byteOffset + place;
  if (size === 4) return new Uint32Array(bytes.buffer, from, length);
  return size === 2 ? new Uint16Array(bytes.buffer, from, length) : new Uint8Array(bytes.buffer, from, length);
}

/** Of everything behind the head; finds damage, not deceit: whoever can write the file can also write another list. */
function checkSum(bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + headBytes, (bytes.length - headBytes) >>> 2);
  let sum = words.length;
  // Each step can be turned back: a change of one word always changes the sum.
  for (let at = 0; at < words.length; at++)
    sum = Math.imul(((sum << 13) | (sum >>> 19)) ^ (words[at] ?? 0), 0x9e3779b1);
  return sum >>> 0;
}

/** What does not fit together, so that nothing is ever looked up outside the arrays; undefined where all does. */
function faultOf(sections: Sections): string | undefined {
  const entries = sections.entryIds.starts.length - 1;
  const names = sections.nameKinds.length;
  const words = sections.wordWeights.length;
  const parts = sections.parts.starts.length - 1;
  const owners: [{ starts: Uint32Array }, number][] = [
    [sections.entryProfiles, entries],
    [sections.entryNames, entries],
    [sections.entryYears, entries],
    [sections.nameTexts, names],
    [sections.nameKeys, names],
    [sections.nameParts, names],
    [sections.nameEntries, names],
    [sections.words, words],
    [sections.wordBones, words],
    [sections.wordNames, words],
  ];
  const values: [Uint32Array, number][] = [
    [sections.entryNames.values, names],
    [sections.nameEntries.values, entries],
    [sections.nameParts.values, parts],
    [sections.wordNames.values, names],
    [sections.nameShapes, sections.shapes.starts.length - 1],
    [sections.wordTable.values, words],
    [sections.wholeTable.values, names],
    [sections.identifierTable.values, entries],
  ];
  const lengths: [number, number][] = [
    [sections.entryPlaces.length, sections.entryNames.values.length],
    [sections.entryCountries.length, entries],
    [sections.nameShapes.length, names],
    [sections.nameSpellings.length, names],
    [sections.nameWeights.length, names],
    [sections.nameLengths.length, names],
    [sections.wordFlags.length, words],
    [sections.partShapes.length, parts * shapeSize],
  ];
  const fits =
    owners.every(([{ starts }, count]) => starts.length === count + 1) &&
    values.every(([array, below]) => array.every((value) => value < below)) &&
    lengths.every(([one, other]) => one === other) &&
    Object.values(sections).every(rising) &&
    [sections.wordTable, sections.wholeTable, sections.identifierTable].every(isTable);
  return fits ? undefined : "its parts do not fit together";
}

/** Whether the places where lists or texts begin rise, up to the end of what they point into. */
function rising(section: object): boolean {
  if (!("starts" in section) || !(section.starts instanceof Uint32Array)) return true;
  const into = "values" in section ? section.values : "bytes" in section ? section.bytes : undefined;
  const { starts } = section;
  return (
    ArrayBuffer.isView(into) &&
    starts[0] === 0 &&
    starts[starts.length - 1] === (into as Uint8Array).length &&
    starts.every((start, at) => at === 0 || start >= (starts[at - 1] ?? 0))
  );
}

function isTable({ buckets, hashes, checks, values }: Sections["wordTable"]): boolean {
  const bits = Math.log2(buckets.length - 1);
  return (
    Number.isInteger(bits) &&
    bits > 0 &&
    bits <= 24 &&
    rising({ starts: buckets, values }) &&
    hashes.length === values.length &&
    checks.length === values.length
  );
}

const invalid = (what: string): PenholderError =>
  new PenholderError(
    "screening-index-invalid",
    `The saved screening index cannot be used: ${what}; build it again from the lists.`,
  );
