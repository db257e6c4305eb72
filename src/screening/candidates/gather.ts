import { type AnalysedName, analyseName } from "#names";
import { kindCode } from "./assemble.ts";
import { HashTable } from "./hash-table.ts";
import { checkOf, hashOf, space } from "./hashing.ts";
import { askedKeys, chineseReadKeys } from "./name-keys.ts";
import type { Sections } from "./sections.ts";
import { type NearNames, Tally } from "./tally.ts";
import { type Token, tokensOf } from "./token.ts";
import { type FoundWords, WordFinder } from "./word-finder.ts";

/** Names that are looked at for the words of one name asked for, twice: for all but the commonest word, and for that. */
const mostPostings = 200_000;
/** Each word asked for has a bit of its own, and six more stand for words run together. */
const mostTokens = 24;
const joinedBits = 6;
const wholeNearness: Readonly<Record<string, number>> = {
  ko: 990,
  zh: 980,
  jp: 950,
  "k?": 800,
  j: 970,
  a: 850,
  A: 850,
};
const unknownNearness = 900;
const chineseReadNearness = 850;
const joinedLikeness = 970;
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
  readonly #tally: Tally;
  /** How often common words were left out because a name asked for met too many. */
  cut = 0;

  constructor(sections: Sections) {
    this.#sections = sections;
    this.words = new WordFinder(sections);
    this.#wholes = new HashTable(sections.wholeTable);
    this.#tally = new Tally(sections);
  }

  /** The names near one, in no order; those nearer than `least` of 1000 are all that is wanted. */
  near(name: AnalysedName, least = 0): NearNames {
    const arabic = name.arabic || name.script === "Arab" || name.script === "Hebr";
    const person = name.kind === "person";
    const sought = tokensOf(name)
      .slice(0, mostTokens)
      .flatMap((token) => this.#seekApart(token, arabic, name.kind))
      .slice(0, mostTokens);
    // The commonest word comes last: only then is it known which names have another word.
    const order = [...sought].sort((a, b) => a.postings - b.postings);
    const last = order.pop();
    const others = this.#count(order);
    this.#joined(sought);
    const wholes = this.#whole(name);
    const total = others + (last ? this.#countLast(last, order.length, others, person, least) : 0);
    return this.#tally.judge(kindCode(name.kind), person, total, wholes, least);
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
    let postings = 0;
    for (const word of found.words) postings += this.#postings(word);
    const less = found.likeness.findIndex((likeness) => likeness < likeEnough);
    return { token, found, postings, likely: less < 0 ? found.words.length : less };
  }

  #postings(word: number): number {
    const { starts } = this.#sections.wordNames;
    return (starts[word + 1] ?? 0) - (starts[word] ?? 0);
  }

  /**
   * Counts the names that have words like those asked for: first the words surely meant, the rarest first, then the
   * others, as far as the bound goes. Gives the weight of all words asked for that were followed up.
   */
  #count(order: readonly Sought[]): number {
    const budget = new Budget();
    const followed = new Set<Sought>();
    const follow = (one: Sought, turn: number, from: number, to: number): void => {
      for (let place = from; place < to; place++) {
        const word = one.found.words[place] ?? 0;
        if (!budget.allows(this.#postings(word))) continue;
        followed.add(one);
        this.#tally.addWord(word, 1 << turn, one.found.likeness[place] ?? 0, one.found.weight);
      }
    };
    for (const [turn, one] of order.entries()) follow(one, turn, 0, one.likely);
    for (const [turn, one] of order.entries()) follow(one, turn, one.likely, one.found.words.length);
    if (budget.cut) this.cut++;
    return order.reduce((sum, one) => (followed.has(one) || one.postings === 0 ? sum + one.found.weight : sum), 0);
  }

  /** Counts the names that have a word like the commonest; gives its weight, if it was followed up. */
  #countLast({ found, postings }: Sought, turn: number, others: number, person: boolean, least: number): number {
    const heaviest = this.#tally.heaviest(found.words, found.likeness, others, person, least);
    const budget = new Budget();
    let followed = postings === 0;
    for (const [place, word] of found.words.entries()) {
      if (!budget.allows(this.#postings(word))) continue;
      followed = true;
      this.#tally.addLastWord(word, 1 << turn, found.likeness[place] ?? 0, found.weight, others, person, heaviest);
    }
    if (budget.cut) this.cut++;
    return followed ? found.weight : 0;
  }

  /** Words asked for that a name has run together, and words of a name that are run together in what is asked. */
  #joined(sought: readonly Sought[]): void {
    const { nameWeights, nameLengths } = this.#sections;
    sought.forEach(({ token, found }, at) => {
      const bit = 1 << (mostTokens + (at % joinedBits));
      const next = sought[at + 1];
      for (const word of next ? this.words.exactly(token.latin + next.token.latin) : [])
        this.#tally.addWord(word, bit, joinedLikeness, found.weight + (next?.found.weight ?? 0));
      for (const key of token.joined)
        this.#wholes.each(hashOf(key, space.whole), checkOf(key), (name) => {
          const own = Math.round((2 * (nameWeights[name] ?? 0)) / Math.max(2, nameLengths[name] ?? 2));
          this.#tally.add(name, bit, own * joinedLikeness, found.weight, own);
        });
    });
  }

  #whole(name: AnalysedName): Map<number, number> {
    const found = new Map<number, number>();
    const look = (key: string, nearness: number): void =>
      this.#wholes.each(hashOf(key, space.whole), checkOf(key), (number) => {
        if ((found.get(number) ?? 0) < nearness) found.set(number, nearness);
        this.#tally.touch(number);
      });
    for (const key of askedKeys(name)) look(key, wholeNearness[key.slice(0, key.indexOf(":"))] ?? unknownNearness);
    for (const key of chineseReadKeys(name)) look(key, chineseReadNearness);
    return found;
  }
}

/** What may still be looked at. */
class Budget {
  #left = mostPostings;
  cut = false;

  allows(postings: number): boolean {
    if (postings > this.#left) {
      this.cut = true;
      return false;
    }
    this.#left -= postings;
    return true;
  }
}
