import { stem, type Word, wordsOf } from "#names";
import { gapBefore, isAbbreviation, isCapital, isDoubtful } from "./sentence.ts";
import type { Mention } from "./types.ts";

/**
 * How a phrase must be written in a text to be the name: each capitalised word of it with a capital; most of them ("the
 * ministry of Foreign Trade"); at least one word with a capital; in capitals only (acronyms); or anyhow.
 */
export type Writing = "capitals" | "most-capitals" | "one-capital" | "acronym" | "any";

/** What a phrase of the lexicon means. */
export interface Entry {
  /** Keys of the parties; none where the phrase names nobody ("South China Sea"). */
  parties: string[];
  form: Mention["form"];
  kind: "party" | "state";
  writing: Writing;
  /** Of two meanings of one phrase the higher rank counts; equal ranks are both kept. */
  rank: number;
  /** A word that is also used in lower case: counts only where its capital cannot come from its place. */
  common?: boolean;
  /** Comes from a file: no name that was found by its look may cover it or cut into it. */
  given?: true;
  /** A person's name, which may hold a given shorter one ("Paul J. Manafort, Jr." and "Manafort"). */
  around?: true;
  /** Also found with a plural s ("the Manaforts"). */
  plural?: true;
  /** A name in this language only (BCP 47); not looked for in English text. */
  language?: string;
}

/** A phrase found at a place of a text. */
export interface Hit {
  entry: Entry;
  /** Index of the first word after the phrase. */
  next: number;
}

interface Stored {
  entry: Entry;
  /** Bit i: word i must have a capital. */
  capitals: number;
}

const longest = 30;
/** Meanings kept of one phrase. */
const mostMeanings = 50;
const hangul = /\p{Script=Hangul}/u;
const particles = /^(?:은|는|이|가|을|를|의|에|와|과|도|로|으로|께서|및|만|부터|까지|측|씨|한테|보다|처럼|라는|이라)/u;

/** Phrases by their first word and length: a look-up at a place of a text costs one map access per length in use. */
export class Lexicon {
  readonly #phrases = new Map<string, Stored>();
  readonly #lengths = new Map<string, number>();
  /** The first two words of every longer phrase: most places are ruled out by them. */
  readonly #pairs = new Map<string, Set<string>>();
  /** First words of the given names. */
  readonly #given = new Set<string>();

  get size(): number {
    return this.#phrases.size;
  }

  /** Adds a name as written; phrases of no word or of more than 30 are left out. */
  add(name: string, entry: Entry): void {
    this.addWords(wordsOf(name), entry);
  }

  addWords(words: readonly Word[], entry: Entry): void {
    const first = words[0];
    if (!first || words.length > longest) return;
    const key = keyOf(words, 0, words.length);
    const known = this.#phrases.get(key);
    if (known && known.entry.rank > entry.rank) return;
    const capitals = words.reduce((bits, word, index) => (isCapital(word) ? bits | (1 << index) : bits), 0);
    if (known && known.entry.rank === entry.rank) {
      const parties = [...new Set([...known.entry.parties, ...entry.parties])].slice(0, mostMeanings);
      const writing = known.entry.writing === entry.writing ? entry.writing : "capitals";
      this.#phrases.set(key, { entry: { ...known.entry, parties, writing }, capitals: known.capitals & capitals });
      return;
    }
    this.#phrases.set(key, { entry, capitals });
    const start = stem(first.fold);
    if (entry.given) this.#given.add(start);
    const second = words[1];
    if (second) this.#addPair(start, stem(second.fold));
    this.#lengths.set(start, (this.#lengths.get(start) ?? 0) | (1 << words.length));
  }

  /** The meaning of a whole name, whatever its writing. */
  get(words: readonly Word[]): Entry | undefined {
    return this.#phrases.get(keyOf(words, 0, words.length))?.entry;
  }

  /** The longest phrase that stands at a place of a text and is written as a name; a given one before any other. */
  at(text: string, words: readonly Word[], index: number, language: string): Hit | undefined {
    const first = words[index];
    if (!first) return undefined;
    const start = stem(first.fold);
    const lengths = this.#lengths.get(start);
    if (lengths === undefined) return this.#plural(text, words, index, index + 1, language);
    const second = words[index + 1];
    const longer = lengths > 3 && second && this.#isPair(start, second);
    const reach = longer ? reachOf(text, words, index, 31 - Math.clz32(lengths)) : 1;
    let best: Hit | undefined;
    for (let length = reach; length > 0; length--) {
      if (!(lengths & (1 << length))) continue;
      const stored = this.#phrases.get(keyOf(words, index, index + length));
      const hit =
        stored && fits(stored, text, words, index, index + length, language)
          ? { entry: stored.entry, next: index + length }
          : !stored && length > 1
            ? this.#plural(text, words, index, index + length, language)
            : undefined;
      if (!hit || (best && !hit.entry.given)) continue;
      if (hit.entry.given || hit.entry.around) return hit.entry.given || !best ? hit : best;
      best = hit;
    }
    return best ?? (lengths & 2 ? undefined : this.#plural(text, words, index, index + 1, language));
  }

  /** The longest given name at a place of a text. */
  givenAt(text: string, words: readonly Word[], index: number): Hit | undefined {
    const first = words[index];
    if (!first || this.#given.size === 0) return undefined;
    if (!this.#given.has(stem(first.fold)) && !this.#given.has(singular(first) ?? "")) return undefined;
    const hit = this.at(text, words, index, "und");
    return hit?.entry.given ? hit : undefined;
  }

  /** Whether a name is the plural of a known one ("Orlinskis"). */
  hasSingular(words: readonly Word[]): boolean {
    const single = words.length === 1 && words[0] ? singular(words[0]) : undefined;
    return single !== undefined && this.#phrases.get(`${single} `)?.entry.plural === true;
  }

  #isPair(start: string, second: Word): boolean {
    const seconds = this.#pairs.get(start);
    if (!seconds) return false;
    if (seconds.has(stem(second.fold))) return true;
    const single = singular(second);
    return single !== undefined && seconds.has(single);
  }

  #addPair(start: string, second: string): void {
    const seconds = this.#pairs.get(start);
    if (seconds) seconds.add(second);
    else this.#pairs.set(start, new Set([second]));
  }

  /** A name whose last word has a plural s. */
  #plural(text: string, words: readonly Word[], index: number, next: number, language: string): Hit | undefined {
    const last = words[next - 1];
    const single = last && singular(last);
    if (single === undefined) return undefined;
    const stored = this.#phrases.get(`${keyOf(words, index, next - 1)}${single} `);
    if (!stored?.entry.plural || !fits(stored, text, words, index, next, language)) return undefined;
    return { entry: stored.entry, next };
  }
}

/** A capitalised word without a plural s: "Manaforts". */
function singular({ fold, shape }: Word): string | undefined {
  if (fold.length < 5 || fold.charCodeAt(fold.length - 1) !== 0x73 || shape === "lower") return undefined;
  return fold.charCodeAt(fold.length - 2) === 0x73 ? undefined : fold.slice(0, -1);
}

function keyOf(words: readonly Word[], start: number, end: number): string {
  let key = "";
  for (let index = start; index < end; index++) key += `${stem(words[index]?.fold ?? "")} `;
  return key;
}

/** How many words from a place could belong to one name: up to a gap that no name bridges. */
function reachOf(text: string, words: readonly Word[], index: number, most: number): number {
  let length = 1;
  while (length < most && words[index + length] && bridges(text, words, index + length)) length++;
  return length;
}

function bridges(text: string, words: readonly Word[], index: number): boolean {
  const gap = gapBefore(text, words, index);
  if (gap === " " || gap === "") return true;
  if (gap.length > 5 || /[^\s.,'’‘ʼ"“”«»()&/‐-―s-]/u.test(gap) || /[\t\n]/u.test(gap)) return false;
  const before = words[index - 1];
  return !gap.includes(".") || (before !== undefined && (isAbbreviation(before) || gap === "."));
}

function fits(
  stored: Stored,
  text: string,
  words: readonly Word[],
  start: number,
  end: number,
  language: string,
): boolean {
  const { entry } = stored;
  const [first, last] = [words[start], words[end - 1]];
  if (!first || !last) return false;
  if (entry.language && (language === "en" || (language !== "und" && !language.startsWith(entry.language))))
    return false;
  if (!isWhole(text, first, last) || !isBalanced(text, first.start, last.end)) return false;
  if (entry.common && (isDoubtful(text, words, start) || continues(text, words, end))) return false;
  return isWritten(entry.writing, stored.capitals, words, start, end);
}

/** A number or another capitalised word follows: "Page 12", "Freedom Caucus". */
function continues(text: string, words: readonly Word[], end: number): boolean {
  const after = words[end];
  return after !== undefined && gapBefore(text, words, end) === " " && (after.shape === "digits" || isCapital(after));
}

function isWritten(writing: Writing, capitals: number, words: readonly Word[], start: number, end: number): boolean {
  if (writing === "any") return true;
  let one = false;
  let [asked, met] = [0, 0];
  for (let index = start; index < end; index++) {
    const word = words[index];
    if (!word) return false;
    if (writing === "acronym" && word.shape !== "upper" && word.shape !== "caseless" && word.shape !== "digits")
      return false;
    const named = isCapital(word) || word.shape === "caseless";
    if (capitals & (1 << (index - start))) {
      if (writing === "capitals" && !named) return false;
      asked++;
      if (named) met++;
    }
    one ||= named;
  }
  return one && (writing !== "most-capitals" || met * 3 >= asked * 2);
}

/** A name that opens a bracket closes it: "Bolivia (Plurinational State of" is cut short. */
function isBalanced(text: string, start: number, end: number): boolean {
  const name = text.slice(start, end);
  const opens = name.indexOf("(");
  if (opens < 0) return !name.includes(")");
  return name.includes(")", opens) || text[end] === ")";
}

/** A Korean name begins where a word begins and ends with it or before a particle; scripts without spaces need no bounds. */
function isWhole(text: string, first: Word, last: Word): boolean {
  if (!hangul.test(first.text)) return true;
  const after = text.slice(last.end, last.end + 3);
  return (
    !hangul.test(text.slice(first.start - 1, first.start) || " ") &&
    (!hangul.test(after[0] ?? " ") || particles.test(after))
  );
}
