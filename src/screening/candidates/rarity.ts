import type { Rarity } from "../types.ts";
import { textAt } from "./drafts.ts";
import { HashTable } from "./hash-table.ts";
import { checkOf, hashOf, longestWord, space } from "./hashing.ts";
import type { Sections } from "./sections.ts";
import { TwoGenerations } from "./two-generations.ts";

const rememberedKeys = 50_000;

/**
 * A short list says little of how common a name is: counts are taken as if as many entries more were on it, of which one in
 * `usualShare` had the key.
 */
const usualEntries = 20_000;
const usualShare = 20_000;

/**
 * How much a key of `names` tells: the binary logarithm of all entries by those that have it, counted when it is first
 * asked for, and evened out for short lists.
 */
export function rarityOf(sections: Sections): Rarity {
  const counter = new KeyCounter(sections);
  const known = new TwoGenerations<string, number>(rememberedKeys);
  const entries = sections.entryCountries.length + usualEntries;
  return {
    bits(key) {
      const bits = known.get(key);
      if (bits !== undefined) return bits;
      return known.set(key, Math.log2(entries / (counter.count(key) + usualEntries / usualShare)));
    },
  };
}

/** Counts the entries that have a key. */
class KeyCounter {
  readonly #sections: Sections;
  readonly #words: HashTable;
  readonly #wholes: HashTable;
  /** Of each entry the number of the last count that it was in. */
  readonly #seen: Uint32Array;
  #turn = 0;

  constructor(sections: Sections) {
    this.#sections = sections;
    this.#words = new HashTable(sections.wordTable);
    this.#wholes = new HashTable(sections.wholeTable);
    this.#seen = new Uint32Array(sections.entryCountries.length);
  }

  count(key: string): number {
    this.#turn++;
    let count = 0;
    const ofName = (name: number): void => {
      const { starts, values } = this.#sections.nameEntries;
      for (let at = starts[name] ?? 0; at < (starts[name + 1] ?? 0); at++) {
        const entry = values[at] ?? 0;
        if (this.#seen[entry] === this.#turn) continue;
        this.#seen[entry] = this.#turn;
        count++;
      }
    };
    if (key.charAt(2) === ":") this.#wholes.each(hashOf(key, space.whole), checkOf(key), ofName);
    else this.#ofWords(key, ofName);
    return count;
  }

  /** Tells the names that have a word with a key; of "w:" that very word, not one that is also spelled so. */
  #ofWords(key: string, found: (name: number) => void): void {
    const exact = key.startsWith("w:") ? key.slice(2) : undefined;
    const stored = exact === undefined ? key : `p:${exact}`;
    const { starts, values } = this.#sections.wordNames;
    this.#words.each(hashOf(stored, space.sound), checkOf(stored), (word) => {
      if (exact !== undefined && textAt(this.#sections.words, word) !== exact.slice(0, longestWord)) return;
      for (let at = starts[word] ?? 0; at < (starts[word + 1] ?? 0); at++) found(values[at] ?? 0);
    });
  }
}
