/** Letters of a pattern as bits, by their codes; kept between calls, cleared by the pattern's own letters. */
const bits = new Int32Array(128);
const longest = 31;

/** A word against which many others are measured. Plain Latin letters; the first 31 count. */
export class Pattern {
  readonly #length: number;
  readonly #word: string;

  constructor(word: string) {
    this.#word = word.slice(0, longest);
    this.#length = this.#word.length;
  }

  /** Calls `measure` for each of some words with its distance from this one: letters left out, put in or replaced. */
  each(
    words: readonly number[],
    starts: Uint32Array,
    bytes: Uint8Array,
    found: (word: number, distance: number, length: number) => void,
  ): void {
    for (let at = 0; at < this.#length; at++) {
      const code = this.#word.charCodeAt(at) & 127;
      bits[code] = (bits[code] ?? 0) | (1 << at);
    }
    for (const word of words) {
      const from = starts[word] ?? 0;
      const to = starts[word + 1] ?? from;
      found(word, this.#distance(bytes, from, to), to - from);
    }
    for (let at = 0; at < this.#length; at++) bits[this.#word.charCodeAt(at) & 127] = 0;
  }

  /** Bit-parallel after Myers (1999), with swapped neighbours as one error after Hyyrö (2003). */
  #distance(bytes: Uint8Array, from: number, to: number): number {
    if (this.#length === 0) return to - from;
    const last = 1 << (this.#length - 1);
    let plus = -1;
    let minus = 0;
    let diagonal = 0;
    let before = 0;
    let distance = this.#length;
    for (let at = from; at < to; at++) {
      const equal = bits[(bytes[at] ?? 0) & 127] ?? 0;
      const swapped = ((~diagonal & equal) << 1) & before;
      diagonal = (((equal & plus) + plus) ^ plus) | equal | minus | swapped;
      let up = minus | ~(diagonal | plus);
      let down = diagonal & plus;
      if (up & last) distance++;
      if (down & last) distance--;
      up = (up << 1) | 1;
      down <<= 1;
      plus = down | ~(diagonal | up);
      minus = up & diagonal;
      before = equal;
    }
    return distance;
  }
}
