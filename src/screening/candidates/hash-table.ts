/** A table from hashed keys to numbers, one key to many; four flat arrays that can be written to a file as they are. */
export interface TableArrays {
  /** Where each bucket begins; a power of two and one more. */
  buckets: Uint32Array;
  hashes: Uint32Array;
  checks: Uint16Array;
  values: Uint32Array;
}

/** Entries to be put into a table. */
export class TableDraft {
  #hashes = new Uint32Array(1024);
  #checks = new Uint16Array(1024);
  #values = new Uint32Array(1024);
  #size = 0;

  add(hash: number, check: number, value: number): void {
    if (this.#size === this.#hashes.length) this.#grow();
    this.#hashes[this.#size] = hash;
    this.#checks[this.#size] = check;
    this.#values[this.#size++] = value;
  }

  /** The entries by bucket, in the order in which they were added. */
  finish(): TableArrays {
    const bits = Math.max(4, Math.min(24, Math.ceil(Math.log2(this.#size + 1))));
    const shift = 32 - bits;
    const buckets = new Uint32Array(2 ** bits + 1);
    for (let at = 0; at < this.#size; at++) increment(buckets, ((this.#hashes[at] ?? 0) >>> shift) + 1);
    for (let at = 1; at < buckets.length; at++) buckets[at] = (buckets[at] ?? 0) + (buckets[at - 1] ?? 0);
    const places = buckets.slice();
    const hashes = new Uint32Array(this.#size);
    const checks = new Uint16Array(this.#size);
    const values = new Uint32Array(this.#size);
    for (let at = 0; at < this.#size; at++) {
      const hash = this.#hashes[at] ?? 0;
      const place = increment(places, hash >>> shift);
      hashes[place] = hash;
      checks[place] = this.#checks[at] ?? 0;
      values[place] = this.#values[at] ?? 0;
    }
    return { buckets, hashes, checks, values };
  }

  #grow(): void {
    const grown = this.#hashes.length * 2;
    const hashes = new Uint32Array(grown);
    const checks = new Uint16Array(grown);
    const values = new Uint32Array(grown);
    hashes.set(this.#hashes);
    checks.set(this.#checks);
    values.set(this.#values);
    [this.#hashes, this.#checks, this.#values] = [hashes, checks, values];
  }
}

function increment(counts: Uint32Array, at: number): number {
  const before = counts[at] ?? 0;
  counts[at] = before + 1;
  return before;
}

/** Looks keys up in a table. */
export class HashTable {
  readonly arrays: TableArrays;
  readonly #shift: number;

  constructor(arrays: TableArrays) {
    this.arrays = arrays;
    this.#shift = 32 - Math.log2(arrays.buckets.length - 1);
  }

  /** Tells each value of a key; `check` undefined where what is found is checked in another way. */
  each(hash: number, check: number | undefined, found: (value: number) => void): void {
    const { buckets, hashes, checks, values } = this.arrays;
    const bucket = hash >>> this.#shift;
    const end = buckets[bucket + 1] ?? 0;
    for (let at = buckets[bucket] ?? end; at < end; at++)
      if (hashes[at] === hash && (check === undefined || checks[at] === check)) found(values[at] ?? 0);
  }

  /** The first value of a key; undefined where the table has none. */
  first(hash: number, check: number): number | undefined {
    const { buckets, hashes, checks, values } = this.arrays;
    const bucket = hash >>> this.#shift;
    const end = buckets[bucket + 1] ?? 0;
    for (let at = buckets[bucket] ?? end; at < end; at++)
      if (hashes[at] === hash && checks[at] === check) return values[at];
    return undefined;
  }
}
