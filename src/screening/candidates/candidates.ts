import type { Prepared } from "../types.ts";
import { countryBits } from "./assemble.ts";
import { NameGatherer } from "./gather.ts";
import { HashTable } from "./hash-table.ts";
import { checkOf, hashOf, space } from "./hashing.ts";
import { yearsOf } from "./rows.ts";
import type { Lists, Sections } from "./sections.ts";

/** An entry that may answer a query; `strength` 0 to 1000 orders candidates and bounds what the full score can find. */
export interface Candidate {
  entry: number;
  strength: number;
}

/** Names of a query that are looked up; a query with more is cut, and the cut is counted. */
const mostNames = 40;
/** Entries that are weighed against each other where a name is common. */
const mostEntries = 20_000;
const ofIdentifier = 1000;

/** Finds entries by names and identifiers. */
export class CandidateFinder {
  readonly #sections: Sections;
  readonly #gatherer: NameGatherer;
  readonly #identifiers: HashTable;
  /** Of each entry the best order found yet; zero between queries. */
  readonly #orders: Uint32Array;
  readonly #histogram = new Uint32Array(1001);
  #cut = 0;

  constructor(sections: Sections) {
    this.#sections = sections;
    this.#gatherer = new NameGatherer(sections);
    this.#identifiers = new HashTable(sections.identifierTable);
    this.#orders = new Uint32Array(sections.entryCountries.length);
  }

  /** How often a bound has left something out, by what was bounded. */
  get cuts(): { names: number; postings: number; words: number } {
    return { names: this.#cut, postings: this.#gatherer.cut, words: this.#gatherer.words.cut };
  }

  find(query: Prepared, limit: number, least: number): Candidate[] {
    const entries: number[] = [];
    const facts = { years: yearsOf(query.profile), countries: countryBits(query.profile.countries) };
    const note = (entry: number, nearness: number): void => {
      const order = nearness * 8 + this.#agreement(entry, facts);
      const before = this.#orders[entry] ?? 0;
      if (before === 0) entries.push(entry);
      if (order > before) this.#orders[entry] = order;
    };
    for (const { value } of query.profile.identifiers)
      this.#identifiers.each(hashOf(value, space.identifier), checkOf(value), (entry) => note(entry, ofIdentifier));
    if (query.names.length > mostNames) this.#cut++;
    for (const { analysed } of query.names.slice(0, mostNames)) this.#names(analysed, limit, least, note);
    entries.sort((a, b) => (this.#orders[b] ?? 0) - (this.#orders[a] ?? 0) || a - b);
    const found = entries
      .slice(0, limit)
      .map((entry) => ({ entry, strength: Math.floor((this.#orders[entry] ?? 0) / 8) }));
    for (const entry of entries) this.#orders[entry] = 0;
    return found;
  }

  /** Notes the entries of the nearest names, down to the nearness at which there are more than can be taken. */
  #names(
    name: Prepared["names"][number]["analysed"],
    limit: number,
    least: number,
    note: (entry: number, nearness: number) => void,
  ): void {
    const { count, names, nearness } = this.#gatherer.near(name, least);
    const { starts, values } = this.#sections.nameEntries;
    this.#histogram.fill(0);
    for (let at = 0; at < count; at++) {
      const one = names[at] ?? 0;
      const near = nearness[at] ?? 0;
      this.#histogram[near] = (this.#histogram[near] ?? 0) + (starts[one + 1] ?? 0) - (starts[one] ?? 0);
    }
    let lowest = 1000;
    for (let sum = this.#histogram[lowest] ?? 0; sum < limit && lowest > 0; sum += this.#histogram[lowest] ?? 0)
      lowest--;
    let left = mostEntries;
    for (let at = 0; at < count; at++) {
      const near = nearness[at] ?? 0;
      if (near < lowest) continue;
      const one = names[at] ?? 0;
      const end = starts[one + 1] ?? 0;
      for (let place = starts[one] ?? end; place < end && left > 0; place++, left--) note(values[place] ?? 0, near);
    }
    if (left === 0) this.#cut++;
  }

  /** 0 to 7: among entries whose names are as near, those come first whose years and countries agree. */
  #agreement(entry: number, { years, countries }: { years: readonly number[]; countries: number }): number {
    const own = this.#sections.entryCountries[entry] ?? 0;
    const land = own === 0 || countries === 0 ? 1 : (own & countries) !== 0 ? 2 : 0;
    return 1 + land + 2 * this.#year(this.#sections.entryYears, entry, years);
  }

  #year({ starts, values }: Lists, entry: number, years: readonly number[]): number {
    const from = starts[entry] ?? 0;
    const to = starts[entry + 1] ?? from;
    if (from === to || years.length === 0) return 1;
    for (let at = from; at < to; at++) if (years.includes(values[at] ?? 0)) return 2;
    return 0;
  }
}
