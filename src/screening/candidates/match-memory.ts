import type { NamePart } from "#names";

/** Matches that are remembered, a power of two; one takes the place of another. */
const places = 1 << 16;
/** Parts whose rows are remembered. */
const mostRows = 50_000;
const unlike = 1;
const none = 2;
const perBit = 4;
const most = 255;

/**
 * What parts that are asked tell by the parts of an index, a byte each: 0 where that is not known. Names have words in
 * common, so that most is asked again soon. Its size does not depend on what is asked.
 */
export class MatchMemory {
  readonly #keys = new Float64Array(places).fill(-1);
  readonly #codes = new Uint8Array(places);
  readonly #parts: number;
  #rows = new Map<NamePart, number>();
  #last = 0;

  /** `parts`: how many the index has. */
  constructor(parts: number) {
    this.#parts = parts;
  }

  /** The row of a part in names of a kind (0 to 2), by what is known of the languages (0 to 7). No number is used again. */
  row(part: NamePart, kind: number, languages: number): number {
    let row = this.#rows.get(part);
    if (row === undefined) {
      if (this.#rows.size >= mostRows) this.#rows = new Map();
      row = this.#last++;
      this.#rows.set(part, row);
    }
    return row * 24 + kind * 8 + languages;
  }

  get(row: number, part: number): number {
    const place = placeOf(row, part);
    return this.#keys[place] === row * this.#parts + part ? (this.#codes[place] ?? 0) : 0;
  }

  set(row: number, part: number, code: number): void {
    const place = placeOf(row, part);
    this.#keys[place] = row * this.#parts + part;
    this.#codes[place] = code;
  }

  /** The byte for a match that tells so many bits, rounded up, or for none. */
  static code(bits: number | undefined): number {
    return bits === undefined ? unlike : Math.min(most, none + Math.ceil(Math.max(0, bits) * perBit));
  }

  static matches(code: number): boolean {
    return code >= none;
  }

  static bits(code: number): number {
    return code <= none ? 0 : (code - none) / perBit;
  }
}

function placeOf(row: number, part: number): number {
  const mixed = Math.imul(row, 0x9e3779b1) ^ Math.imul(part, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & (places - 1);
}
