import { Pattern } from "./distance.ts";
import { HashTable } from "./hash-table.ts";
import { deletionHashes, hashOf, longestWord, space } from "./hashing.ts";
import type { Sections } from "./sections.ts";
import type { Token } from "./token.ts";
import { TwoGenerations } from "./two-generations.ts";

/** Words of the index that may be one that is asked for, likeliest first. */
export interface FoundWords {
  words: Uint32Array;
  /** How alike each is, of 1000. */
  likeness: Uint16Array;
  /** How much the asked word tells itself, where the index has it; else of the likeliest. */
  weight: number;
}

const rememberedTokens = 20_000;
const mostWords = 300;
const least = 600;
const soundLikeness: Readonly<Record<string, number>> = { p: 990, s: 950, n: 880, c: 930 };
/** What a letter in error costs of a word's likeness. */
const steepness = 900;

/** Finds words by typing errors, sounds and consonants. */
export class WordFinder {
  readonly #sections: Sections;
  readonly #table: HashTable;
  readonly #known = new TwoGenerations<string, FoundWords>(rememberedTokens);
  readonly #best: Uint16Array;
  readonly #hashes = new Int32Array(longestWord + 1);
  #seen: number[] = [];
  /** How often more words were like one than are followed up. */
  cut = 0;

  constructor(sections: Sections) {
    this.#sections = sections;
    this.#table = new HashTable(sections.wordTable);
    this.#best = new Uint16Array(sections.wordWeights.length);
  }

  /** Words like a token; `arabic` where its name is read as Arabic, Persian or Hebrew. */
  find(token: Token, arabic: boolean): FoundWords {
    const key = `${arabic ? "+" : "-"}${token.latin} ${token.sounds.join(" ")}`;
    return this.#known.get(key) ?? this.#known.set(key, this.#search(token, arabic));
  }

  /** Words that are exactly this one. */
  exactly(latin: string): number[] {
    const words: number[] = [];
    this.#table.each(hashOf(`p:${latin}`, space.sound), undefined, (word) => words.push(word));
    return words;
  }

  #search(token: Token, arabic: boolean): FoundWords {
    this.#bySound(token, arabic);
    // A number that differs is another number.
    if (!token.latin.startsWith("#")) this.#byTyping(token);
    if (token.bones.length > 2) this.#byBones(token, arabic);
    const found = this.#seen.filter((word) => (this.#best[word] ?? 0) >= least);
    found.sort((a, b) => (this.#best[b] ?? 0) - (this.#best[a] ?? 0) || a - b);
    if (found.length > mostWords) this.cut++;
    const kept = found.slice(0, mostWords);
    const likeness = Uint16Array.from(kept, (word) => this.#best[word] ?? 0);
    for (const word of this.#seen) this.#best[word] = 0;
    this.#seen = [];
    const weight =
      likeness[0] === 1000
        ? (this.#sections.wordWeights[kept[0] ?? 0] ?? 1)
        : Math.max(1, Math.round(95 * token.weight));
    return { words: Uint32Array.from(kept), likeness, weight };
  }

  #note(word: number, likeness: number): void {
    const before = this.#best[word] ?? 0;
    if (before === 0) this.#seen.push(word);
    if (likeness > before) this.#best[word] = likeness;
  }

  #bySound(token: Token, arabic: boolean): void {
    for (const key of token.sounds) {
      const likeness = soundLikeness[key.charAt(0)] ?? least;
      const loose = key.startsWith("c:");
      this.#table.each(hashOf(key, space.sound), undefined, (word) => {
        // A shared skeleton of consonants means something where vowels are written at will.
        this.#note(word, !loose || arabic || this.#sections.wordFlags[word] === 1 ? likeness : 1);
      });
    }
  }

  /** Measures what shares a deletion with the token, and what was found by its sound. */
  #byTyping(token: Token): void {
    const count = deletionHashes(token.latin, space.deletion, this.#hashes);
    for (let at = 0; at < count; at++)
      this.#table.each((this.#hashes[at] ?? 0) >>> 0, undefined, (word) => this.#note(word, 1));
    const { starts, bytes } = this.#sections.words;
    const length = Math.min(token.latin.length, longestWord);
    new Pattern(token.latin).each(this.#seen, starts, bytes, (word, distance, other) => {
      const likeness = Math.round(1000 - (steepness * distance) / Math.max(length, other, 3));
      if (likeness > (this.#best[word] ?? 0)) this.#best[word] = likeness;
    });
  }

  #byBones(token: Token, arabic: boolean): void {
    const near: number[] = [];
    const count = deletionHashes(token.bones, space.bones, this.#hashes);
    for (let at = 0; at < count; at++)
      this.#table.each((this.#hashes[at] ?? 0) >>> 0, undefined, (word) => {
        if (arabic || this.#sections.wordFlags[word] === 1) near.push(word);
      });
    const { starts, bytes } = this.#sections.wordBones;
    new Pattern(token.bones).each([...new Set(near)], starts, bytes, (word, distance, other) => {
      this.#note(word, Math.max(1, Math.round(900 - (steepness * distance) / Math.max(token.bones.length, other, 3))));
    });
  }
}
