import type { FtmEntity, PartBuilder } from "../../types.ts";
import { Bytes, Numbers } from "./bytes.ts";
import { dictionaryOf, ranksOf } from "./dictionary.ts";
import { countedFields, type FieldKind, fieldsOf, namesField, textField } from "./fields.ts";
import { writePostings } from "./postings.ts";
import { type Column, packColumns } from "./saved.ts";

/** The name of the part in the saved form; it changes with the form. */
export const textIndexForm = "search/4";

/** Words of two values of a field never stand beside each other: a phrase ends with its value. */
const betweenValues = 16;

/** Builds the text index: records come in their order, and are written by `finish`. */
export class TextIndexBuilder implements PartBuilder {
  readonly name = textIndexForm;
  readonly #terms = new Map<string, number>();
  readonly #fields = new Map<string, { number: number; kind: FieldKind; pairs: Map<number, number> }>();
  /** Field and term of each pair, by its number. */
  readonly #pairFields = new Numbers();
  readonly #pairTerms = new Numbers();
  /** The stream of all terms, record after record: which pair, at which place. */
  readonly #stream = new Numbers();
  readonly #places = new Numbers();
  readonly #ends = new Numbers();
  /** Record after record the pairs of the fields that are counted. */
  readonly #counted = new Numbers();
  readonly #countedEnds = new Numbers();
  readonly #ids: string[] = [];
  readonly #schemata = new Map<string, number>();
  readonly #facts = { schema: new Numbers(), values: new Numbers(), names: new Numbers(), words: new Numbers() };
  readonly #targets = new Numbers();
  readonly #instants: [number[], number[], number[]] = [[], [], []];

  add(record: FtmEntity, loadedAs: readonly string[]): void {
    const next = new Map<string, number>();
    const lengths = new Map<string, number>();
    fieldsOf(record, loadedAs, (field, kind, terms) => {
      const at = next.get(field) ?? 0;
      for (const [index, term] of terms.entries()) this.#put(field, kind, term, at + index);
      next.set(field, at + terms.length + betweenValues);
      lengths.set(field, (lengths.get(field) ?? 0) + terms.length);
    });
    this.#ends.push(this.#stream.length);
    this.#countedEnds.push(this.#counted.length);
    this.#ids.push(record.id);
    this.#facts.schema.push(numberIn(this.#schemata, record.schema));
    this.#facts.values.push(Object.values(record.properties).reduce((sum, values) => sum + values.length, 0));
    this.#facts.names.push(lengths.get(namesField) ?? 0);
    this.#facts.words.push(lengths.get(textField) ?? 0);
    this.#targets.push(record.target ? 1 : 0);
    for (const [index, instant] of [record.first_seen, record.last_seen, record.last_change].entries())
      this.#instants[index]?.push(instant === null ? Number.NaN : Date.parse(`${instant}Z`));
  }

  finish(): Uint8Array {
    const fields = [...this.#fields.entries()];
    const order = this.#order();
    const postings = this.#postings(order);
    const places = new Uint32Array(order.length);
    for (const [place, pair] of order.entries()) places[pair] = place;
    const dictionary = dictionaryOf(this.#terms);
    const columns: Record<string, Column> = {
      terms: dictionary.bytes,
      termStarts: dictionary.starts,
      termLetters: dictionary.letters,
      fieldStarts: this.#fieldStarts(order),
      pairTerms: order.map((pair) => dictionary.ranks[this.#pairTerms.done()[pair] ?? 0] ?? 0),
      postings: postings.bytes,
      postingStarts: postings.starts,
      pairRecords: postings.records,
      counted: this.#counted.done().map((pair) => places[pair] ?? 0),
      countedEnds: this.#countedEnds.done(),
      schema: this.#facts.schema.done(),
      values: this.#facts.values.done(),
      names: this.#facts.names.done(),
      words: this.#facts.words.done(),
      targets: Uint8Array.from(this.#targets.done()),
      firstSeen: Float64Array.from(this.#instants[0]),
      lastSeen: Float64Array.from(this.#instants[1]),
      lastChange: Float64Array.from(this.#instants[2]),
      idRanks: ranksOf(this.#ids),
    };
    const facts = {
      records: this.#ids.length,
      fields: fields.map(([name, { kind }]) => ({ name, kind })),
      schemata: [...this.#schemata.keys()],
    };
    return packColumns(textIndexForm, facts, columns);
  }

  #put(name: string, kind: FieldKind, term: string, place: number): void {
    if (term === "") return;
    let field = this.#fields.get(name);
    if (!field) {
      field = { number: this.#fields.size, kind, pairs: new Map() };
      this.#fields.set(name, field);
    }
    const number = numberIn(this.#terms, term);
    let pair = field.pairs.get(number);
    if (pair === undefined) {
      pair = this.#pairFields.length;
      field.pairs.set(number, pair);
      this.#pairFields.push(field.number);
      this.#pairTerms.push(number);
    }
    if (countedFields.has(name) && !this.#lately(pair)) this.#counted.push(pair);
    this.#stream.push(pair);
    this.#places.push(place);
  }

  /** Whether a pair has been counted for the record that is being added. */
  #lately(pair: number): boolean {
    const before = this.#countedEnds.done().at(-1) ?? 0;
    return this.#counted.done().subarray(before).includes(pair);
  }

  /** Pairs by field, then by term. */
  #order(): Uint32Array {
    const [fields, terms] = [this.#pairFields.done(), this.#pairTerms.done()];
    const ranks = ranksOf([...this.#terms.keys()]);
    return Uint32Array.from(fields.keys()).sort(
      (one, other) =>
        (fields[one] ?? 0) - (fields[other] ?? 0) || (ranks[terms[one] ?? 0] ?? 0) - (ranks[terms[other] ?? 0] ?? 0),
    );
  }

  #fieldStarts(order: Uint32Array): Uint32Array {
    const starts = new Uint32Array(this.#fields.size + 1);
    const fields = this.#pairFields.done();
    for (const pair of order) {
      const after = (fields[pair] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
    for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
    return starts;
  }

  /** The stream, sorted by pair (by counting, so that records stay in order), written as gaps. */
  #postings(order: Uint32Array): { bytes: Uint8Array; starts: Uint32Array; records: Uint32Array } {
    const [stream, places, ends] = [this.#stream.done(), this.#places.done(), this.#ends.done()];
    const from = new Uint32Array(this.#pairFields.length + 1);
    for (const pair of stream) from[pair + 1] = (from[pair + 1] ?? 0) + 1;
    for (let at = 1; at < from.length; at++) from[at] = (from[at] ?? 0) + (from[at - 1] ?? 0);
    const [records, where] = [new Uint32Array(stream.length), new Uint32Array(stream.length)];
    const next = from.slice();
    for (let record = 0, at = 0; record < ends.length; record++)
      for (const end = ends[record] ?? 0; at < end; at++) {
        const pair = stream[at] ?? 0;
        const slot = next[pair] ?? 0;
        next[pair] = slot + 1;
        records[slot] = record;
        where[slot] = places[at] ?? 0;
      }
    const placed = [...this.#fields.values()].map(({ kind }) => kind === "words");
    const fields = this.#pairFields.done();
    const bytes = new Bytes();
    const starts = new Uint32Array(order.length + 1);
    const counts = new Uint32Array(order.length);
    for (const [index, pair] of order.entries()) {
      starts[index] = bytes.length;
      const [start, end] = [from[pair] ?? 0, from[pair + 1] ?? 0];
      counts[index] = writePostings(bytes, records, where, start, end, placed[fields[pair] ?? 0] ?? false);
    }
    starts[order.length] = bytes.length;
    return { bytes: bytes.done(), starts, records: counts };
  }
}

function numberIn(known: Map<string, number>, key: string): number {
  const found = known.get(key);
  if (found !== undefined) return found;
  known.set(key, known.size);
  return known.size - 1;
}
