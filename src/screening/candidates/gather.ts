import { type AnalysedName, analyseName } from "#names";
import { kindCode } from "./assemble.ts";
import { HashTable } from "./hash-table.ts";
import { checkOf, hashOf, space } from "./hashing.ts";
import { askedKeys } from "./name-keys.ts";
import type { Sections } from "./sections.ts";
import { type Token, tokensOf } from "./token.ts";
import { type FoundWords, WordFinder } from "./word-finder.ts";

/** Names that may be the one that is asked for: their numbers, and how near each is, of 1000. */
export interface NearNames {
  names: number[];
  nearness: number[];
}

/** Names that are looked at for one name asked for, over all its words; what is over it is cut from the commonest words. */
const mostPostings = 200_000;
const mostTokens = 24;
/** The bit of names that were found as wholes. */
const ofWhole = 1 << 31;
const wholeNearness: Readonly<Record<string, number>> = {
  ko: 990,
  zh: 980,
  "k?": 800,
  j: 970,
  a: 850,
  A: 850,
  jp: 800,
};
const joinedLikeness = 970;
/** What of a word's weight counts against a name that lacks it: of persons, of one matched word only, of things. */
const omission = { person: 0.2, single: 0.45, thing: 0.6 };
const leastNearness = 300;
/** A word that is as like as this to one of the index is not taken for two; halves have four letters at least. */
const likeEnough = 850;
const leastHalf = 4;

/** A word asked for, with the names that have a word like it. */
interface Sought {
  token: Token;
  found: FoundWords;
  postings: number;
  /** How many of the words found are surely meant. */
  likely: number;
}

/** Finds the names that share words, sounds or whole-name keys with one that is asked for, and how near they are. */
export class NameGatherer {
  readonly words: WordFinder;
  readonly #sections: Sections;
  readonly #wholes: HashTable;
  /** Of each name: its matched words by weight and likeness; their weights, of the asked words (high) and its own (low); which words asked for it has. */
  readonly #sums: Int32Array;
  readonly #weights: Int32Array;
  readonly #masks: Int32Array;
  #touched: number[] = [];
  /** How often common words were left out because a name asked for met too many. */
  cut = 0;

  constructor(sections: Sections) {
    this.#sections = sections;
    this.words = new WordFinder(sections);
    this.#wholes = new HashTable(sections.wholeTable);
    const names = sections.nameKinds.length;
    this.#sums = new Int32Array(names);
    this.#weights = new Int32Array(names);
    this.#masks = new Int32Array(names);
  }

  /** The names near one, in no order. */
  near(name: AnalysedName): NearNames {
    const tokens = tokensOf(name).slice(0, mostTokens);
    const arabic = name.arabic || name.script === "Arab" || name.script === "Hebr";
    const sought = tokens.flatMap((token) => this.#seekApart(token, arabic, name.kind));
    const total = this.#count(sought);
    this.#joined(sought);
    const wholes = this.#whole(name);
    return this.#judge(name, total, wholes);
  }

  /** A word that the index has nothing like may be two that were run together: they are sought apart where it has both. */
  #seekApart(token: Token, arabic: boolean, kind: AnalysedName["kind"]): Sought[] {
    const whole = this.#seek(token, arabic);
    if ((whole.found.likeness[0] ?? 0) >= likeEnough || token.latin.length < 2 * leastHalf) return [whole];
    for (let at = token.latin.length - leastHalf; at >= leastHalf; at--) {
      const halves = [token.latin.slice(0, at), token.latin.slice(at)].flatMap((half) =>
        tokensOf(analyseName(half, kind)),
      );
      if (halves.length === 2 && halves.every(({ latin }) => this.words.exactly(latin).length > 0))
        return halves.map((half) => this.#seek(half, arabic));
    }
    return [whole];
  }

  #seek(token: Token, arabic: boolean): Sought {
    const found = this.words.find(token, arabic);
    const { starts } = this.#sections.wordNames;
    let postings = 0;
    for (const word of found.words) postings += (starts[word + 1] ?? 0) - (starts[word] ?? 0);
    const less = found.likeness.findIndex((likeness) => likeness < likeEnough);
    return { token, found, postings, likely: less < 0 ? found.words.length : less };
  }

  /**
   * Counts the names that have the words found, beginning with the word asked for that the fewest names have; of one
   * word asked for, the likeliest first. Gives the weight of all words that were followed up.
   */
  #count(sought: readonly Sought[]): number {
    const { wordNames, wordWeights } = this.#sections;
    const order = [...sought].sort((a, b) => a.postings - b.postings);
    let left = mostPostings;
    let cut = false;
    const followed = new Set<Sought>();
    const follow = (one: Sought, turn: number, from: number, to: number): void => {
      const { words, likeness, weight } = one.found;
      for (let place = from; place < to; place++) {
        const word = words[place] ?? 0;
        const own = wordWeights[word] ?? 1;
        const begin = wordNames.starts[word] ?? 0;
        const end = wordNames.starts[word + 1] ?? begin;
        if (end - begin > left) {
          cut = true;
          continue;
        }
        left -= end - begin;
        followed.add(one);
        const credit = own * (likeness[place] ?? 0);
        for (let at = begin; at < end; at++) this.#credit(wordNames.values[at] ?? 0, 1 << turn, credit, weight, own);
      }
    };
    for (const [turn, one] of order.entries()) follow(one, turn, 0, one.likely);
    for (const [turn, one] of order.entries()) follow(one, turn, one.likely, one.found.words.length);
    if (cut) this.cut++;
    return order.reduce((sum, one) => (followed.has(one) || one.postings === 0 ? sum + one.found.weight : sum), 0);
  }

  /** Counts a word of a name once for each word asked for, which has a bit of its own: the likeliest comes first. */
  #credit(name: number, bit: number, credit: number, asked: number, own: number): void {
    const mask = this.#masks[name] ?? 0;
    if ((mask & bit) !== 0) return;
    if (mask === 0) this.#touched.push(name);
    this.#masks[name] = mask | bit;
    this.#sums[name] = (this.#sums[name] ?? 0) + credit;
    this.#weights[name] = (this.#weights[name] ?? 0) + (asked << 16) + own;
  }

  /** Words asked for that a name has run together, and words of a name that are run together in what is asked. */
  #joined(sought: readonly Sought[]): void {
    const { wordNames, wordWeights, nameWeights, nameLengths } = this.#sections;
    sought.forEach(({ token, found }, at) => {
      const bit = 1 << (mostTokens + (at % 6));
      const next = sought[at + 1];
      for (const word of next ? this.words.exactly(token.latin + next.token.latin) : []) {
        const own = wordWeights[word] ?? 1;
        const asked = found.weight + (next?.found.weight ?? 0);
        for (let place = wordNames.starts[word] ?? 0; place < (wordNames.starts[word + 1] ?? 0); place++)
          this.#credit(wordNames.values[place] ?? 0, bit, own * joinedLikeness, asked, own);
      }
      for (const key of token.joined)
        this.#wholes.each(hashOf(key, space.whole), checkOf(key), (name) => {
          const own = Math.round((2 * (nameWeights[name] ?? 0)) / Math.max(2, nameLengths[name] ?? 2));
          this.#credit(name, bit, own * joinedLikeness, found.weight, own);
        });
    });
  }

  #whole(name: AnalysedName): Map<number, number> {
    const found = new Map<number, number>();
    for (const key of askedKeys(name)) {
      const nearness = wholeNearness[key.slice(0, key.indexOf(":"))];
      if (nearness === undefined) continue;
      this.#wholes.each(hashOf(key, space.whole), checkOf(key), (number) => {
        if ((found.get(number) ?? 0) < nearness) found.set(number, nearness);
        if (this.#masks[number] === 0) {
          this.#masks[number] = ofWhole;
          this.#touched.push(number);
        }
      });
    }
    return found;
  }

  #judge({ kind }: AnalysedName, total: number, wholes: ReadonlyMap<number, number>): NearNames {
    const { nameKinds, nameWeights } = this.#sections;
    const code = kindCode(kind);
    const names: number[] = [];
    const nearness: number[] = [];
    for (const name of this.#touched) {
      if (nameKinds[name] === code) {
        const near = Math.max(
          this.#nearness(name, total, nameWeights[name] ?? 0, kind === "person"),
          wholes.get(name) ?? 0,
        );
        if (near >= leastNearness) {
          names.push(name);
          nearness.push(near);
        }
      }
      this.#masks[name] = 0;
      this.#sums[name] = 0;
      this.#weights[name] = 0;
    }
    this.#touched = [];
    return { names, nearness };
  }

  /** As `nameSimilarity` weighs: what matched, what only one side has, what contradicts. */
  #nearness(name: number, total: number, weight: number, person: boolean): number {
    const weights = this.#weights[name] ?? 0;
    const matched = weights & 0xffff;
    if (matched === 0) return 0;
    const asked = Math.max(0, total - (weights >>> 16));
    const listed = Math.max(0, weight - matched);
    const against = Math.min(asked, listed);
    const mask = (this.#masks[name] ?? 0) & ~ofWhole;
    const single = (mask & (mask - 1)) === 0;
    const share = person ? (single ? omission.single : omission.person) : omission.thing;
    const whole = matched + against + share * (Math.max(asked, listed) - against);
    return Math.min(1000, Math.round(((this.#sums[name] ?? 0) / whole) * (1 - 0.0015 * Math.min(400, against))));
  }
}
