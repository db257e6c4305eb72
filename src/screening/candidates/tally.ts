import type { Sections } from "./sections.ts";

/** What of a word's weight counts against a name that lacks it: of persons, of one matched word only, of things. */
const omission = { person: 0.2, single: 0.45, thing: 0.6 };
/** What a contradiction of full weight takes away, in thousandths for each hundredth of weight, and at most. */
const contradiction = { step: 0.0015, most: 400 };
const leastNearness = 300;
/** The bit of names that were found as wholes. */
const ofWhole = 1 << 31;
/** Lists shorter than this are not worth finding out where they can be left. */
const shortList = 16;

/** Names that are near one that is asked for, in the first `count` places. Only valid until the next question. */
export interface NearNames {
  count: number;
  names: Uint32Array;
  /** Of 1000. */
  nearness: Uint16Array;
}

/** Adds up, for the names of an index, what speaks for each. Cleared by `judge`. */
export class Tally {
  readonly #sections: Sections;
  /** Of each name: its matched words by weight and likeness; weights of the asked words (high half) and its own (low); which words asked for it has. */
  readonly #sums: Int32Array;
  readonly #weights: Int32Array;
  readonly #masks: Int32Array;
  readonly #touched: Uint32Array;
  readonly #nearness: Uint16Array;
  #count = 0;

  constructor(sections: Sections) {
    this.#sections = sections;
    const names = sections.nameKinds.length;
    this.#sums = new Int32Array(names);
    this.#weights = new Int32Array(names);
    this.#masks = new Int32Array(names);
    this.#touched = new Uint32Array(names);
    this.#nearness = new Uint16Array(names);
  }

  /** A word of one name, once for each word asked for, which has a bit of its own: so the likeliest must come first. */
  add(name: number, bit: number, credit: number, asked: number, own: number): void {
    const mask = this.#masks[name] ?? 0;
    if ((mask & bit) !== 0) return;
    if (mask === 0) this.#touched[this.#count++] = name;
    this.#masks[name] = mask | bit;
    this.#sums[name] = (this.#sums[name] ?? 0) + credit;
    this.#weights[name] = (this.#weights[name] ?? 0) + (asked << 16) + own;
  }

  /** A word of all names that have it. */
  addWord(word: number, bit: number, likeness: number, asked: number): void {
    const { wordNames, wordWeights } = this.#sections;
    const own = wordWeights[word] ?? 1;
    const end = wordNames.starts[word + 1] ?? 0;
    for (let at = wordNames.starts[word] ?? end; at < end; at++)
      this.add(wordNames.values[at] ?? 0, bit, own * likeness, asked, own);
  }

  /**
   * A word of all names that have it, after all other words asked for: names that have none of those are left out
   * where this word alone is not enough, or no word like it (`most`). `others`: the weight of the other words asked for.
   */
  addLastWord(
    word: number,
    bit: number,
    likeness: number,
    asked: number,
    others: number,
    person: boolean,
    most: number,
  ): void {
    const { wordNames, wordWeights, nameWeights } = this.#sections;
    const own = wordWeights[word] ?? 1;
    const credit = own * likeness;
    const begin = wordNames.starts[word] ?? 0;
    const end = wordNames.starts[word + 1] ?? begin;
    const alone = end - begin < shortList ? 0xffff : own + mostRest(credit, own, others, person, leastNearness);
    const heaviest = Math.min(most, alone);
    for (let at = begin; at < end; at++) {
      const name = wordNames.values[at] ?? 0;
      if (this.#masks[name] === 0 && (nameWeights[name] ?? 0) > heaviest) continue;
      this.add(name, bit, credit, asked, own);
    }
  }

  /** The most weight that a name without any of the other words may have to be as near as `least` by one of these alone. */
  heaviest(words: Uint32Array, likeness: Uint16Array, others: number, person: boolean, least: number): number {
    if (least <= leastNearness) return 0xffff;
    let most = 0;
    for (let at = 0; at < words.length; at++) {
      const own = this.#sections.wordWeights[words[at] ?? 0] ?? 1;
      most = Math.max(most, own + mostRest(own * (likeness[at] ?? 0), own, others, person, least));
    }
    return most;
  }

  /** A name that was found by a key of the whole. */
  touch(name: number): void {
    const mask = this.#masks[name] ?? 0;
    if (mask === 0) this.#touched[this.#count++] = name;
    this.#masks[name] = mask | ofWhole;
  }

  /**
   * The names of a kind that are near enough, of `wanted` nearness at least; `total` is the weight of all words asked for,
   * `wholes` the nearness of names found as wholes.
   */
  judge(kind: number, person: boolean, total: number, wholes: ReadonlyMap<number, number>, wanted: number): NearNames {
    const least = Math.max(wanted, leastNearness);
    const { nameKinds, nameWeights } = this.#sections;
    let kept = 0;
    for (let place = 0; place < this.#count; place++) {
      const name = this.#touched[place] ?? 0;
      const mask = this.#masks[name] ?? 0;
      if (nameKinds[name] === kind) {
        let near = this.#near(name, mask & ~ofWhole, total, nameWeights[name] ?? 0, person);
        if ((mask & ofWhole) !== 0) near = Math.max(near, wholes.get(name) ?? 0);
        if (near >= least) {
          this.#touched[kept] = name;
          this.#nearness[kept++] = near;
        }
      }
      this.#masks[name] = 0;
      this.#sums[name] = 0;
      this.#weights[name] = 0;
    }
    this.#count = 0;
    return { count: kept, names: this.#touched, nearness: this.#nearness };
  }

  #near(name: number, mask: number, total: number, weight: number, person: boolean): number {
    const weights = this.#weights[name] ?? 0;
    const counted = weights & 0xffff;
    const unasked = total - (weights >>> 16);
    // Two words asked for may have met one word of the name: what is over does not match.
    const matched = Math.min(counted, weight);
    const over = Math.max(0, counted - matched - Math.max(0, -unasked));
    const asked = Math.max(0, unasked) + over;
    const sum = ((this.#sums[name] ?? 0) * matched) / (counted || 1);
    const single = (mask & (mask - 1)) === 0;
    return matched === 0 ? 0 : nearnessOf(sum, matched, asked, weight - matched, person, single);
  }
}

/**
 * As `nameSimilarity` weighs: what matched by weight and likeness (`sum`), the weights of what matched, and of what
 * only the asked and only the listed name has: so much of both as the smaller has contradicts, the rest is omitted.
 */
function nearnessOf(
  sum: number,
  matched: number,
  asked: number,
  listed: number,
  person: boolean,
  single: boolean,
): number {
  const against = Math.min(asked, listed);
  const share = person ? (single ? omission.single : omission.person) : omission.thing;
  const whole = matched + against + share * (Math.max(asked, listed) - against);
  const factor = 1 - contradiction.step * Math.min(contradiction.most, against);
  return Math.min(1000, Math.round((sum / whole) * factor));
}

/** No name's other words have as much weight. */
const mostWeight = 2400;

/** The most weight that other words of a name may have for one matched word to be as near as `least`; -1 where none may. */
function mostRest(sum: number, own: number, others: number, person: boolean, least: number): number {
  const share = person ? omission.single : omission.thing;
  const needed = least - 0.5;
  // `nearnessOf` the other way round: where the name has more weight left than the asked one; else where it has less.
  const factor = 1 - contradiction.step * Math.min(contradiction.most, others);
  let rest = others + ((sum * factor) / needed - own - others) / share;
  if (rest < others) rest = (sum - needed * (own + share * others)) / (sum * contradiction.step + needed * (1 - share));
  let most = Math.max(-1, Math.min(mostWeight - 1, Math.floor(rest)));
  const isNear = (weight: number): boolean => nearnessOf(sum, own, others, weight, person, true) >= least;
  while (most + 1 < mostWeight && isNear(most + 1)) most++;
  while (most >= 0 && !isNear(most)) most--;
  return most;
}
