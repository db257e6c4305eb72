import { type Word, wordsOf } from "#names";
import { isCapital } from "./sentence.ts";
import type { TextBlock } from "./types.ts";

/** One text of the documents: however often it stands in them, it is split and looked at once. */
export interface Passage {
  text: string;
  words: readonly Word[];
  /** How many blocks hold it. */
  times: number;
  /** Its capitals tell nothing: a line in title case or in capitals. */
  titled: boolean;
  /** Written in a language that gives every noun a capital. */
  nouns: boolean;
}

/** German writes every noun with a capital, so that capitals tell nothing there. */
const nounCapitals = "de";
/** Words that are kept in memory; texts beyond are split anew each time. */
const mostKept = 4_000_000;

/** Texts split into words, each once. */
export class Texts {
  readonly #words = new Map<string, readonly Word[]>();
  #kept = 0;

  words(text: string): readonly Word[] {
    const known = this.#words.get(text);
    if (known) return known;
    const words = wordsOf(text);
    if (this.#kept < mostKept) {
      this.#kept += words.length;
      this.#words.set(text, words);
    }
    return words;
  }
}

/** The texts of all documents; one that stands in several blocks, or in both versions, comes once with its number. */
export function passagesOf(documents: readonly (readonly TextBlock[])[], texts: Texts): Passage[] {
  const byReading = new Map<string, Map<string, Passage>>();
  const passages: Passage[] = [];
  for (const blocks of documents)
    for (const block of blocks) {
      const { text } = block;
      const nouns = block.language.startsWith(nounCapitals);
      const reading = `${nouns ? "nouns" : ""} ${isLine(block) ? "line" : block.kind === "row" ? "row" : ""}`;
      let known = byReading.get(reading);
      if (!known) {
        known = new Map();
        byReading.set(reading, known);
      }
      const there = known.get(text);
      if (there) {
        there.times++;
        continue;
      }
      const words = texts.words(text);
      const passage = { text, words, times: 1, titled: isTitleCase(block, words), nouns };
      known.set(text, passage);
      passages.push(passage);
    }
  return passages;
}

const isLine = ({ kind }: TextBlock): boolean => kind === "heading" || kind === "annex" || kind === "caption";

/** A text in which nearly every longer word has a capital: there capitals tell nothing. */
function isTitleCase(block: TextBlock, words: readonly Word[]): boolean {
  let long = 0;
  let capital = 0;
  for (const word of words) {
    if (word.end - word.start < 4 || word.shape === "digits" || word.shape === "caseless") continue;
    long++;
    if (isCapital(word)) capital++;
  }
  if (isLine(block)) return capital >= long * 0.7;
  return (
    block.kind !== "row" &&
    words.length > 2 &&
    words.every((word) => word.shape !== "lower" && word.shape !== "capital")
  );
}
