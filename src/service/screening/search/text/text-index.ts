import { PenholderError } from "#kernel";
import { textIndexForm } from "./builder.ts";
import { NumberReader } from "./bytes.ts";
import type { FieldKind } from "./fields.ts";
import { unpackColumns } from "./saved.ts";

/** A range of terms of one field, by their numbers; `to` is exclusive. */
export interface TermRange {
  from: number;
  to: number;
}

/** One field of the index. */
export interface Field extends TermRange {
  name: string;
  kind: FieldKind;
}

/**
 * The saved text index, read in place: nothing is unpacked but what a query asks for. A term's number is that of its
 * pair with a field; terms of a field are in the order of their UTF-16 code units.
 */
export class TextIndex {
  readonly records: number;
  readonly schemata: readonly string[];
  /** Number of each record's schema in `schemata`. */
  readonly schema: Uint32Array;
  readonly values: Uint32Array;
  /** Lengths of the fields that score. */
  readonly lengths: { names: Uint32Array; text: Uint32Array };
  /** Their averages over the records that have any. */
  readonly averages: { names: number; text: number };
  readonly targets: Uint8Array;
  /** Milliseconds since 1970, NaN where unknown. */
  readonly instants: Readonly<Record<"first_seen" | "last_seen" | "last_change", Float64Array>>;
  /** Place of each record in the order of ids. */
  readonly idRanks: Uint32Array;
  readonly #fields: ReadonlyMap<string, Field>;
  readonly #terms: Buffer;
  readonly #termStarts: Uint32Array;
  readonly #termLetters: Uint32Array;
  readonly #pairTerms: Uint32Array;
  readonly #postings: Uint8Array;
  readonly #postingStarts: Uint32Array;
  readonly #pairRecords: Uint32Array;
  readonly #counted: Uint32Array;
  readonly #countedEnds: Uint32Array;

  /** Throws `screening-cache-damaged` where the bytes are no text index. */
  constructor(saved: Uint8Array) {
    const unpacked = unpackColumns(textIndexForm, saved);
    if (!unpacked)
      throw new PenholderError(
        "screening-cache-damaged",
        "The saved text index is damaged; remove the folder .screening and start again.",
      );
    const { facts, column } = unpacked;
    const told = facts as { records: number; schemata: string[]; fields: { name: string; kind: FieldKind }[] };
    this.records = told.records;
    this.schemata = told.schemata;
    this.schema = column("schema", "u4");
    this.values = column("values", "u4");
    this.lengths = { names: column("names", "u4"), text: column("words", "u4") };
    this.averages = { names: average(this.lengths.names), text: average(this.lengths.text) };
    this.targets = column("targets", "u1");
    this.instants = {
      first_seen: column("firstSeen", "f8"),
      last_seen: column("lastSeen", "f8"),
      last_change: column("lastChange", "f8"),
    };
    this.idRanks = column("idRanks", "u4");
    const starts = column("fieldStarts", "u4");
    this.#fields = new Map(
      told.fields.map(({ name, kind }, at) => [name, { name, kind, from: starts[at] ?? 0, to: starts[at + 1] ?? 0 }]),
    );
    const terms = column("terms", "u1");
    this.#terms = Buffer.from(terms.buffer as ArrayBuffer, terms.byteOffset, terms.byteLength);
    this.#termStarts = column("termStarts", "u4");
    this.#termLetters = column("termLetters", "u4");
    this.#pairTerms = column("pairTerms", "u4");
    this.#postings = column("postings", "u1");
    this.#postingStarts = column("postingStarts", "u4");
    this.#pairRecords = column("pairRecords", "u4");
    this.#counted = column("counted", "u4");
    this.#countedEnds = column("countedEnds", "u4");
  }

  /** A field by its name, or by the name of a property alone. */
  field(name: string): Field | undefined {
    return this.#fields.get(name) ?? this.#fields.get(`properties.${name}`);
  }

  /** The number of a term in a field; -1 where the field lacks it. */
  find(field: Field, term: string): number {
    const at = this.lowerBound(field, term);
    return at < field.to && this.term(at) === term ? at : -1;
  }

  /** The first term of a field that is not before a text. */
  lowerBound({ from, to }: TermRange, text: string): number {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.term(middle) < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The terms of a field that begin with a text. */
  startingWith(field: Field, prefix: string): TermRange {
    const from = this.lowerBound(field, prefix);
    // Nothing that begins with the prefix stands after it followed by the last code unit.
    return { from, to: prefix === "" ? field.to : this.lowerBound({ from, to: field.to }, `${prefix}\uffff`) };
  }

  /** A term by its number. */
  term(pair: number): string {
    const term = this.#pairTerms[pair] ?? 0;
    return this.#terms.toString("utf8", this.#termStarts[term] ?? 0, this.#termStarts[term + 1] ?? 0);
  }

  /** The letters of a term, as `lettersIn` has them. */
  termLetters(pair: number): number {
    return this.#termLetters[this.#pairTerms[pair] ?? 0] ?? 0;
  }

  /** Length of a term in bytes of UTF-8: never less than that in characters. */
  termBytes(pair: number): number {
    const term = this.#pairTerms[pair] ?? 0;
    return (this.#termStarts[term + 1] ?? 0) - (this.#termStarts[term] ?? 0);
  }

  /** In how many records a field has a term. */
  frequency(pair: number): number {
    return this.#pairRecords[pair] ?? 0;
  }

  /** Tells each record that has a term, in order; how often, where places are kept. */
  each(pair: number, placed: boolean, tell: (record: number, times: number) => void): void {
    const reader = this.#reader(pair);
    let record = 0;
    for (let left = this.frequency(pair); left > 0; left--) {
      record += reader.next();
      const times = placed ? reader.next() : 1;
      if (placed) for (let skipped = 0; skipped < times; skipped++) reader.next();
      tell(record, times);
    }
  }

  /** The places of a term in each record that has it. */
  places(pair: number): Map<number, number[]> {
    const reader = this.#reader(pair);
    const found = new Map<number, number[]>();
    let record = 0;
    for (let left = this.frequency(pair); left > 0; left--) {
      record += reader.next();
      let place = 0;
      const places: number[] = [];
      for (let times = reader.next(); times > 0; times--) {
        place += reader.next();
        places.push(place);
      }
      found.set(record, places);
    }
    return found;
  }

  /** How often each value of the fields that are counted stands in records, by the number of its term. */
  counts(records: Uint32Array): Map<number, number> {
    const counts = new Map<number, number>();
    for (let at = 0; at < records.length; at++) {
      const record = records[at] ?? 0;
      const end = this.#countedEnds[record] ?? 0;
      for (let from = this.#countedEnds[record - 1] ?? 0; from < end; from++) {
        const pair = this.#counted[from] ?? 0;
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    }
    return counts;
  }

  #reader(pair: number): NumberReader {
    return new NumberReader(this.#postings, this.#postingStarts[pair] ?? 0);
  }
}

function average(lengths: Uint32Array): number {
  let [sum, count] = [0, 0];
  for (let at = 0; at < lengths.length; at++) {
    const length = lengths[at] ?? 0;
    if (length === 0) continue;
    sum += length;
    count++;
  }
  return count === 0 ? 1 : sum / count;
}
