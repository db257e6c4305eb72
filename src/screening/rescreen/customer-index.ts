import { PenholderError } from "#kernel";
import { ScreeningIndex } from "../candidates/screening-index.ts";
import type { Prepared, Profile } from "../types.ts";

/** Customers of one segment: bounds the memory of building, and lets the bounds of a search hold for so many only. */
const segmentSize = 50_000;
const magic = "PHCUST01";
/** Candidates of one segment that are fetched first; and at most, where hits go on to the end of these. */
const firstCandidates = 500;
const mostCandidates = 20_000;
/** So few customers say nothing of how rare a word is, by which candidates are chosen: all of them are compared. */
const tooFewToChoose = 100;

/** A customer that may be a listed party; candidates come likeliest first. */
export interface CustomerCandidate {
  segment: number;
  entry: number;
  strength: number;
}

interface Segment {
  index: ScreeningIndex;
}

/**
 * Customers to be asked the other way round: which of them might be this listed party? The same index as that of lists,
 * in segments. Built once, kept as bytes, and opened without building.
 */
export class CustomerIndex {
  readonly #segments: readonly Segment[];
  /** Customers in it. */
  readonly size: number;

  private constructor(segments: readonly Segment[]) {
    this.#segments = segments;
    this.size = segments.reduce((sum, { index }) => sum + index.size, 0);
  }

  /** Builds the index of all customers; places are counted from 0 in their order. */
  static build(customers: Iterable<Profile>): CustomerIndex {
    const builder = new CustomerIndexBuilder();
    for (const customer of customers) builder.add(customer);
    return builder.finish();
  }

  static of(segments: readonly ScreeningIndex[]): CustomerIndex {
    return new CustomerIndex(segments.map((index) => ({ index })));
  }

  /** Opens what `encode` gave. Throws `screening-index-invalid` where it is damaged or of another version. */
  static decode(bytes: Uint8Array): CustomerIndex {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < 16 || new TextDecoder().decode(bytes.subarray(0, 8)) !== magic) throw damaged();
    const segments: ScreeningIndex[] = [];
    let at = 16;
    for (let left = view.getUint32(8, true); left > 0; left--) {
      const length = at + 8 <= bytes.length ? view.getUint32(at, true) : -1;
      if (length < 0 || at + 8 + length > bytes.length) throw damaged();
      segments.push(ScreeningIndex.decode(bytes.subarray(at + 8, at + 8 + length)));
      at = aligned(at + 8 + length);
    }
    return CustomerIndex.of(segments);
  }

  /** The index as pieces of bytes, to be written one after the other. */
  *encode(): Generator<Uint8Array> {
    const head = new Uint8Array(16);
    head.set(new TextEncoder().encode(magic));
    new DataView(head.buffer).setUint32(8, this.#segments.length, true);
    yield head;
    for (const { index } of this.#segments) {
      const bytes = index.encode();
      const before = new Uint8Array(8);
      new DataView(before.buffer).setUint32(0, bytes.length, true);
      yield before;
      yield bytes;
      yield new Uint8Array(aligned(bytes.length) - bytes.length);
    }
  }

  /**
   * Customers that may be the listed party, likeliest first; those that are beyond the first of their segment come
   * after all others.
   */
  *candidates(listed: Prepared): Generator<CustomerCandidate> {
    const given = this.#segments.map((_, segment) => this.#fetch(segment, listed, firstCandidates));
    yield* given.flat().sort(likeliest);
    for (const [segment, first] of given.entries()) {
      if (first.length < firstCandidates) continue;
      const known = new Set(first.map(({ entry }) => entry));
      for (const candidate of this.#fetch(segment, listed, mostCandidates))
        if (!known.has(candidate.entry)) yield candidate;
    }
  }

  #fetch(segment: number, listed: Prepared, limit: number): CustomerCandidate[] {
    const index = this.#at(segment);
    const found = index.candidates(listed, limit);
    if (index.size <= tooFewToChoose) {
      const known = new Set(found.map(({ entry }) => entry));
      for (let entry = 0; entry < index.size; entry++) if (!known.has(entry)) found.push({ entry, strength: 0 });
    }
    return found.map(({ entry, strength }) => ({ segment, entry, strength }));
  }

  prepared({ segment, entry }: CustomerCandidate): Prepared {
    return this.#at(segment).prepared(entry);
  }

  /** Place and id of a customer, as it was added. */
  who({ segment, entry }: CustomerCandidate): { place: number; customer: string; caption: string } {
    const { id, caption } = this.#at(segment).entry(entry);
    const at = id.indexOf(" ");
    return { place: Number(id.slice(0, at)), customer: id.slice(at + 1), caption };
  }

  #at(segment: number): ScreeningIndex {
    const found = this.#segments[segment];
    if (!found) throw new RangeError(`There is no segment ${segment} of customers.`);
    return found.index;
  }
}

/** Builds an index from customers that come one by one. */
export class CustomerIndexBuilder {
  readonly #segments: ScreeningIndex[] = [];
  #waiting: { place: number; customer: Profile }[] = [];
  #count = 0;

  /** `place` is what the customer is known by besides its id, which may not be unique: the row, less one. */
  add(customer: Profile, place: number = this.#count): void {
    this.#count++;
    this.#waiting.push({ place, customer });
    if (this.#waiting.length >= segmentSize) this.#close();
  }

  finish(): CustomerIndex {
    if (this.#waiting.length > 0) this.#close();
    return CustomerIndex.of(this.#segments);
  }

  #close(): void {
    const own = this.#waiting.map(({ place, customer }) => ({
      ...customer,
      id: `${place} ${customer.id}`,
      dataset: "customers",
    }));
    this.#segments.push(ScreeningIndex.build(own));
    this.#waiting = [];
  }
}

const likeliest = (one: CustomerCandidate, other: CustomerCandidate): number =>
  other.strength - one.strength || one.segment - other.segment || one.entry - other.entry;

const aligned = (length: number): number => Math.ceil(length / 8) * 8;

const damaged = (): PenholderError =>
  new PenholderError(
    "screening-index-invalid",
    "The index of customers is damaged or of another version: build it again.",
  );
