import type { ListedProfile, Prepared, Rarity } from "../types.ts";
import { assemble } from "./assemble.ts";
import { type Candidate, CandidateFinder } from "./candidates.ts";
import { Entries, type EntryHead } from "./entries.ts";
import { decodeSections, encodeSections } from "./file-format.ts";
import { Prospects } from "./prospects.ts";
import { rarityOf } from "./rarity.ts";
import { RowMaker } from "./rows.ts";
import { rowsOf } from "./rows-again.ts";
import type { Sections } from "./sections.ts";

/** All listed profiles, found by however their names are spelled. Never changed: `updated` gives another. */
export class ScreeningIndex {
  /** How much each key of `names` tells, by how many entries have it. */
  readonly rarity: Rarity;
  readonly #sections: Sections;
  readonly #entries: Entries;
  readonly #finder: CandidateFinder;
  readonly #prospects: Prospects;

  private constructor(sections: Sections) {
    this.#sections = sections;
    this.#entries = new Entries(sections);
    this.#finder = new CandidateFinder(sections);
    this.rarity = rarityOf(sections);
    this.#prospects = new Prospects(sections, this.#entries, this.rarity);
  }

  /** Builds an index. Of profiles with one id in one dataset the last counts. */
  static build(profiles: Iterable<ListedProfile>): ScreeningIndex {
    const maker = new RowMaker();
    const rows = new Map<string, ReturnType<RowMaker["entry"]>>();
    for (const profile of profiles) rows.set(keyOf(profile), maker.entry(profile));
    return new ScreeningIndex(assemble([...rows.values()]));
  }

  /**
   * Opens what `encode` gave, without copying it: the bytes may be memory that threads share, and must not change.
   * Throws `screening-index-invalid` where they are damaged or of another version.
   */
  static decode(bytes: Uint8Array): ScreeningIndex {
    return new ScreeningIndex(decodeSections(bytes));
  }

  /** The index as bytes. The same profiles give the same bytes. */
  encode(): Uint8Array {
    return encodeSections(this.#sections);
  }

  /** How many entries there are; they are numbered from 0, by id. */
  get size(): number {
    return this.#entries.size;
  }

  /** Throws `RangeError` where there is no such entry. */
  entry(index: number): EntryHead {
    return this.#entries.head(this.#existing(index));
  }

  /** An entry with its names taken apart. Throws `RangeError` where there is no such entry. */
  prepared(index: number): Prepared {
    return this.#entries.prepared(this.#existing(index));
  }

  /** The number of the entry with an id; of several datasets that share it, the first by name. */
  find(id: string): number | undefined {
    return this.#entries.find(id);
  }

  /**
   * The entries that most likely answer a query, at most `limit`, likeliest first; none of less strength than `least`. The
   * work is bounded whatever is asked.
   */
  candidates(query: Prepared, limit: number, least = 0): Candidate[] {
    return this.#finder.find(query, Math.max(0, Math.floor(limit)), least);
  }

  /** What was put in, its names not taken apart. Throws `RangeError` where there is no such entry. */
  profile(index: number): ListedProfile {
    return this.#entries.profile(this.#existing(index));
  }

  /**
   * Whether the names of an entry can have log10 odds with those of a query, or, with `exact`, the same words: a look
   * that is much cheaper than `prepared`, and never a wrong no.
   */
  canReach(query: Prepared, index: number, odds: number, exact = false): boolean {
    return this.#prospects.can(query, this.#existing(index), odds, exact);
  }

  /** How often since it was opened a bound on work left something out: names asked for, names of a common word, words like one. */
  get cuts(): { names: number; postings: number; words: number } {
    return this.#finder.cuts;
  }

  /** The index after a change of the lists: entries put in or replaced, ids taken out. Equal to one that is built anew. */
  updated(put: Iterable<ListedProfile>, removed: Iterable<string>): ScreeningIndex {
    const { rows, names } = rowsOf(this.#sections, this.#entries);
    const maker = new RowMaker(names);
    const gone = new Set(removed);
    const kept = new Map(rows.filter(({ id }) => !gone.has(id)).map((row) => [keyOf(row), row]));
    for (const profile of put) kept.set(keyOf(profile), maker.entry(profile));
    return new ScreeningIndex(assemble([...kept.values()]));
  }

  #existing(index: number): number {
    if (!Number.isInteger(index) || index < 0 || index >= this.size)
      throw new RangeError(`The index has no entry ${index}; it has ${this.size}.`);
    return index;
  }
}

const keyOf = ({ id, dataset }: { id: string; dataset: string }): string => `${dataset}\u0000${id}`;
