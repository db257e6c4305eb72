import type { Block } from "#document";
import { foldedWords, mix } from "./text.ts";

/** A block prepared for matching. */
export interface Item {
  block: Block;
  /** Index in its document's blocks. */
  position: number;
  /** The same number for the same folded text, in both documents. */
  key: number;
  /** Folded words as numbers shared by both documents. */
  tokens: Int32Array;
  /** Information in the words, in 1/64 bit: rare words weigh, "the" does not. */
  info: number;
}

export const isNote = (block: Block) => block.kind === "footnote" || block.kind === "endnote";

/** Words and word pairs of an item, sorted, each packed as feature × 1024 + weight. */
export interface Features {
  packed: Float64Array;
  mass: number;
}

/** What was read of one text. */
interface Known {
  key: number;
  tokens: Int32Array;
  distinct: ReadonlySet<number>;
}

/** Blocks added to a document when it is asked what its words say: in a text of ten paragraphs a word in two of them is still rare. */
const ordinaryReport = 200;

const bit = 64;
const packing = 1024;

/** Information of `bits` bits, in the unit of `Item.info`. */
export const bits = (count: number): number => count * bit;

/** Knows the words of both documents and how rare each is; makes items and compares them. All sums are of integers, so that order never matters. */
export class Lexicon {
  readonly #tokens = new Map<string, number>();
  readonly #keys = new Map<string, number>();
  readonly #features = new WeakMap<Item, Features>();
  readonly #texts = new Map<string, Known>();
  #frequency: number[] = [];
  #rarity = new Int32Array(0);
  #surprise = new Int32Array(0);

  /** Items of the given texts; call for both documents, then `weigh`. */
  items(entries: { block: Block; position: number; text: string }[]): Item[] {
    return entries.map(({ block, position, text }) => {
      const { key, tokens, distinct } = this.#read(block.kind === "table" ? "table: " : "", text);
      for (const token of distinct) this.#frequency[token] = (this.#frequency[token] ?? 0) + 1;
      return { block, position, key, tokens, info: 0 };
    });
  }

  /** The words of a text; most texts stand in both documents and are read once. */
  #read(prefix: string, text: string): Known {
    const name = prefix + text;
    const known = this.#texts.get(name);
    if (known) return known;
    const words = foldedWords(text);
    const tokens = Int32Array.from(words, (word) => intern(this.#tokens, word));
    const key = intern(this.#keys, `${prefix}${words.join(" ")}`);
    const read = { key, tokens, distinct: new Set(tokens) };
    this.#texts.set(name, read);
    return read;
  }

  /** Settles how rare each word is among all items of both documents. */
  weigh(...documents: Item[][]): void {
    const total = documents.reduce((sum, items) => sum + items.length, 0);
    const rarity = (among: number) => (count: number) =>
      Math.min(packing - 1, Math.max(2, Math.round(bit * Math.log2(among / count))));
    this.#rarity = Int32Array.from(this.#frequency, rarity(total + 1));
    this.#surprise = Int32Array.from(this.#frequency, rarity(total + ordinaryReport));
    this.#frequency = [];
    this.#texts.clear();
    for (const items of documents)
      for (const item of items) for (const token of item.tokens) item.info += this.#surprise[token] ?? 0;
  }

  features(item: Item): Features {
    const known = this.#features.get(item);
    if (known) return known;
    const { tokens } = item;
    const packed = new Float64Array(Math.max(0, tokens.length * 2 - 1));
    let mass = 0;
    let at = 0;
    let previous = -1;
    for (const token of tokens) {
      const weight = this.#rarity[token] ?? 0;
      packed[at++] = token * packing + weight;
      mass += weight;
      if (previous >= 0) {
        const pair = (weight + (this.#rarity[previous] ?? 0)) >> 1;
        packed[at++] = (0x1_0000_0000 + (mix(previous, token) >>> 0)) * packing + pair;
        mass += pair;
      }
      previous = token;
    }
    const features = { packed: packed.sort(), mass };
    this.#features.set(item, features);
    return features;
  }

  /** Likeness of two items, 0 … 1: shared words and word pairs by rarity (Dice). A table is like a table alone. */
  similarity(a: Item, b: Item): number {
    if (a.key === b.key) return 1;
    if ((a.block.kind === "table") !== (b.block.kind === "table")) return 0;
    const [left, right] = [this.features(a), this.features(b)];
    const total = left.mass + right.mass;
    return total === 0 ? 0 : (2 * shared(left.packed, right.packed)) / total;
  }

  /** Likeness that forgives one side being much longer: half of how far the shorter one lies in the longer. */
  likeness(a: Item, b: Item): number {
    if (a.key === b.key) return 1;
    if ((a.block.kind === "table") !== (b.block.kind === "table")) return 0;
    const [left, right] = [this.features(a), this.features(b)];
    const common = shared(left.packed, right.packed);
    const least = Math.min(left.mass, right.mass);
    const dice = left.mass + right.mass === 0 ? 0 : (2 * common) / (left.mass + right.mass);
    return Math.min(a.info, b.info) < bits(40) ? dice : Math.max(dice, (0.5 * common) / least);
  }
}

function intern(map: Map<string, number>, text: string): number {
  const known = map.get(text);
  if (known !== undefined) return known;
  map.set(text, map.size);
  return map.size - 1;
}

/** Weight of what two sorted feature lists share. */
export function shared(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a[i] ?? 0;
    const y = b[j] ?? 0;
    if (x === y) {
      sum += x % packing;
      i++;
      j++;
    } else if (x < y) i++;
    else j++;
  }
  return sum;
}

/** What a passage says beyond another: features by how often they are left. */
export class Remainder {
  readonly #counts = new Map<number, number>();

  constructor(whole: Float64Array, own: Float64Array) {
    for (const feature of whole) this.#counts.set(feature, (this.#counts.get(feature) ?? 0) + 1);
    this.take(own);
  }

  /** Weight of the features that are left for a list of them. */
  holds(packed: Float64Array): number {
    let sum = 0;
    let [previous, used] = [-1, 0];
    for (const feature of packed) {
      used = feature === previous ? used + 1 : 0;
      previous = feature;
      if ((this.#counts.get(feature) ?? 0) > used) sum += feature % packing;
    }
    return sum;
  }

  take(packed: Float64Array): void {
    for (const feature of packed) {
      const left = this.#counts.get(feature);
      if (left) this.#counts.set(feature, left - 1);
    }
  }
}
