import { type AnalysedName, analyseName } from "#names";
import { kindCode } from "./assemble.ts";
import { HashTable } from "./hash-table.ts";
import { checkOf, hashOf, space } from "./hashing.ts";
import { wholeKeys } from "./name-keys.ts";
import type { Sections } from "./sections.ts";
import { type Token, tokenOf, tokensOf } from "./token.ts";
import { type FoundWords, WordFinder } from "./word-finder.ts";

/** Names that may be the one that is asked for: their numbers, and how near each is, of 1000. */
export interface NearNames {
  names: number[];
  nearness: number[];
}

/** Names that are looked at for one name asked for, over all its words; what is over it is cut from the commonest words. */
const mostPostings = 400_000;
const mostTokens = 24;
const wholeNearness: Readonly<Record<string, number>> = { ko: 990, zh: 980, "k?": 800, j: 970, a: 850, jp: 800 };
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
}

/** Finds the names that share words, sounds or whole-name keys with one that is asked for, and how near they are. */
export class NameGatherer {
  readonly words: WordFinder;
  readonly #sections: Sections;
  readonly #wholes: HashTable;
  /** Of each name: its matched words by weight and likeness; their weights, of the asked words (high) and its own (low); the last word counted and how many. */
  readonly #sums: Int32Array;
  readonly #weights: Int32Array;
  readonly #counts: Uint16Array;
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
    this.#counts = new Uint16Array(names);
  }

  /** The names near one, in no order. */
  near(name: AnalysedName): NearNames {
    const tokens = tokensOf(name).slice(0, mostTokens);
    const arabic = name.arabic || name.script === "Arab" || name.script === "Hebr";
    const sought = tokens.flatMap((token) => this.#seekApart(token, arabic, name.kind));
    const total = sought.reduce((sum, { found }) => sum + found.weight, 0);
    this.#count(this.#within(sought));
    this.#joined(sought);
    const wholes = this.#whole(name);
    return this.#judge(name, total, wholes);
  }

  /** A word that the index has nothing like may be two that were run together: they are sought apart where it has both. */
  #seekApart(token: Token, arabic: boolean, kind: AnalysedName["kind"]): Sought[] {
    const whole = this.#seek(token, arabic);
    if ((whole.found.likeness[0] ?? 0) >= likeEnough || token.latin.length < 2 * leastHalf) return [whole];
    for (let at = token.latin.length - leastHalf; at >= leastHalf; at--) {
      const halves = [token.latin.slice(0, at), token.latin.slice(at)];
      if (halves.every((half) => this.words.exactly(half).length > 0))
        return halves
          .flatMap((half) => analyseName(half, kind).parts.slice(0, 1).map(tokenOf))
          .map((half) => this.#seek(half, arabic));
    }
    return [whole];
  }

  #seek(token: Token, arabic: boolean): Sought {
    const found = this.words.find(token, arabic);
    const { starts } = this.#sections.wordNames;
    let postings = 0;
    for (const word of found.words) postings += (starts[word + 1] ?? 0) - (starts[word] ?? 0);
    return { token, found, postings };
  }

  /** The words that can be followed up, those first that the fewest names have. */
  #within(sought: readonly Sought[]): FoundWords[] {
    const kept: FoundWords[] = [];
    let left = mostPostings;
    for (const { found, postings } of [...sought].sort((a, b) => a.postings - b.postings)) {
      if (postings > left) this.cut++;
      else kept.push(found);
      left -= Math.min(left, postings);
    }
    return kept;
  }

  #count(tokens: readonly FoundWords[]): void {
    const { wordNames, wordWeights } = this.#sections;
    tokens.forEach(({ words, likeness, weight }, token) => {
      words.forEach((word, place) => {
        const own = wordWeights[word] ?? 1;
        const credit = own * (likeness[place] ?? 0);
        const end = wordNames.starts[word + 1] ?? 0;
        for (let at = wordNames.starts[word] ?? end; at < end; at++)
          this.#credit(wordNames.values[at] ?? 0, token + 1, credit, weight, own);
      });
    });
  }

  /** Counts a word of a name once for each word asked for: the likeliest comes first. */
  #credit(name: number, token: number, credit: number, asked: number, own: number): void {
    const count = this.#counts[name] ?? 0;
    if (count === 0) this.#touched.push(name);
    else if (count >>> 8 === token) return;
    this.#counts[name] = (token << 8) | ((count & 0xff) + 1);
    this.#sums[name] = (this.#sums[name] ?? 0) + credit;
    this.#weights[name] = (this.#weights[name] ?? 0) + (asked << 16) + own;
  }

  /** Words asked for that a name has run together, and words of a name that are run together in what is asked. */
  #joined(sought: readonly Sought[]): void {
    const { wordNames, wordWeights, nameWeights, nameLengths } = this.#sections;
    sought.forEach(({ token, found }, at) => {
      const turn = 0xff - at;
      const next = sought[at + 1];
      for (const word of next ? this.words.exactly(token.latin + next.token.latin) : []) {
        const own = wordWeights[word] ?? 1;
        const asked = found.weight + (next?.found.weight ?? 0);
        for (let place = wordNames.starts[word] ?? 0; place < (wordNames.starts[word + 1] ?? 0); place++)
          this.#credit(wordNames.values[place] ?? 0, turn, own * joinedLikeness, asked, own);
      }
      const key = `p:${token.latin}`;
      this.#wholes.each(hashOf(key, space.whole), checkOf(key), (name) => {
        const own = Math.round((2 * (nameWeights[name] ?? 0)) / Math.max(2, nameLengths[name] ?? 2));
        this.#credit(name, turn, own * joinedLikeness, found.weight, own);
      });
    });
  }

  #whole(name: AnalysedName): Map<number, number> {
    const found = new Map<number, number>();
    const [only] = name.parts;
    const keys = wholeKeys(name);
    if (name.parts.length === 1 && only)
      keys.push(`j:${only.latin}`, ...(name.kind === "organisation" ? [`a:${only.latin}`] : []));
    for (const key of keys) {
      const nearness = wholeNearness[key.slice(0, key.indexOf(":"))];
      if (nearness === undefined) continue;
      this.#wholes.each(hashOf(key, space.whole), checkOf(key), (number) => {
        if ((found.get(number) ?? 0) < nearness) found.set(number, nearness);
        if (this.#counts[number] === 0) {
          this.#counts[number] = 1;
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
      this.#counts[name] = 0;
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
    const single = ((this.#counts[name] ?? 0) & 0xff) < 2;
    const share = person ? (single ? omission.single : omission.person) : omission.thing;
    const whole = matched + against + share * (Math.max(asked, listed) - against);
    return Math.min(1000, Math.round(((this.#sums[name] ?? 0) / whole) * (1 - 0.0015 * Math.min(400, against))));
  }
}
