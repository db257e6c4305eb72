import type { NamePart } from "#names";
import { inverted, ListsDraft, TextsDraft } from "./drafts.ts";
import { TableDraft } from "./hash-table.ts";
import { checkOf, deletionHashes, hashOf, longestWord, space } from "./hashing.ts";
import { numberToken, type Token, tokenOf } from "./token.ts";
import { weightOf } from "./weight.ts";

interface DraftWord {
  latin: string;
  bones: string;
  keys: Set<string>;
  /** How much the word tells where nothing is known of how rare it is, 0 to 1. */
  weight: number;
  abjad: boolean;
}

/** The words of all names, each once, with the ways to find them. */
export class WordsDraft {
  readonly #words: DraftWord[] = [];
  readonly #numbers = new Map<string, number>();
  /** Of each part, by its number, its word; -1 for an initial. */
  readonly #partWords: number[] = [];
  readonly #nameWords = new ListsDraft();

  /** A part of a name by its number; `part` is asked for its words once. */
  part(number: number, part: NamePart): void {
    const token = tokenOf(part);
    this.#partWords[number] = token.initial ? -1 : this.#word(token);
  }

  /** A name by the numbers of its parts; `arabic` where it is read as Arabic, Persian or Hebrew. */
  name(parts: readonly number[], figures: readonly number[], arabic: boolean): void {
    const words = parts.map((part) => this.#partWords[part] ?? -1).filter((word) => word >= 0);
    for (const number of arabic ? words : []) {
      const word = this.#words[number];
      if (word) word.abjad = true;
    }
    this.#nameWords.add([...words, ...figures.map((figure) => this.#word(numberToken(figure)))]);
  }

  #word(token: Token): number {
    let at = this.#numbers.get(token.latin);
    if (at === undefined) {
      at = this.#words.length;
      this.#numbers.set(token.latin, at);
      this.#words.push({ latin: token.latin, bones: token.bones, keys: new Set(), weight: 0, abjad: false });
    }
    const word = this.#words[at];
    for (const key of token.sounds) word?.keys.add(key);
    if (word) word.weight = Math.max(word.weight, token.weight);
    return at;
  }

  finish(entries: number, names: number) {
    const nameWords = this.#nameWords.finish();
    const wordNames = inverted(nameWords, this.#words.length);
    const wordWeights = Uint8Array.from(this.#words, ({ weight }, at) =>
      weightOf(weight, (wordNames.starts[at + 1] ?? 0) - (wordNames.starts[at] ?? 0), Math.max(entries, names)),
    );
    const nameWeights = new Uint16Array(names);
    const nameLengths = new Uint8Array(names);
    for (let name = 0; name < names; name++) {
      const [from, to] = [nameWords.starts[name] ?? 0, nameWords.starts[name + 1] ?? 0];
      nameLengths[name] = to - from;
      for (let at = from; at < to; at++)
        nameWeights[name] = (nameWeights[name] ?? 0) + (wordWeights[nameWords.values[at] ?? 0] ?? 0);
    }
    return { wordNames, wordWeights, nameWeights, nameLengths, ...this.#lookups() };
  }

  #lookups() {
    const words = new TextsDraft();
    const bones = new TextsDraft();
    const table = new TableDraft();
    const hashes = new Int32Array(longestWord + 1);
    this.#words.forEach((word, at) => {
      words.add(word.latin.slice(0, longestWord));
      bones.add(word.abjad ? word.bones : "");
      const count = deletionHashes(word.latin, space.deletion, hashes);
      for (let one = 0; one < count; one++) table.add((hashes[one] ?? 0) >>> 0, 0, at);
      for (const key of word.keys) table.add(hashOf(key, space.sound), checkOf(key), at);
      if (!word.abjad || word.bones.length < 3) return;
      const fewer = deletionHashes(word.bones, space.bones, hashes);
      for (let one = 0; one < fewer; one++) table.add((hashes[one] ?? 0) >>> 0, 0, at);
    });
    const wordFlags = Uint8Array.from(this.#words, ({ abjad }) => (abjad ? 1 : 0));
    return { words: words.finish(), wordBones: bones.finish(), wordFlags, wordTable: table.finish() };
  }
}
