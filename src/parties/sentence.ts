import type { Word } from "#names";

const abbreviations = new Set(
  "mr mrs ms dr st sr sra gen col lt sgt capt prof rev hon co corp inc ltd jr sr v vs no nos art amb sen rep gov maj messrs mme m fr fig vol para paras cf e.g i.e".split(
    " ",
  ),
);

/** The characters between a word and the one before it; "\n" at the beginning. */
export function gapBefore(text: string, words: readonly Word[], index: number): string {
  const [before, word] = [words[index - 1], words[index]];
  return before && word ? text.slice(before.end, word.start) : "\n";
}

/** True where a word has its capital perhaps only from its place: first in a sentence, cell, quotation or bracket. */
export function isDoubtful(text: string, words: readonly Word[], index: number): boolean {
  const before = words[index - 1];
  if (!before) return true;
  const gap = gapBefore(text, words, index);
  if (/[!?:;"“«(\t•[…—]/u.test(gap)) return true;
  if (!gap.includes("."))
    return gap === " " && before.shape === "digits" && /[.”"]/u.test(gapBefore(text, words, index - 1));
  return !(isAbbreviation(before) && /^\. ?$/u.test(gap));
}

/** A word after which a full stop does not end the sentence. */
export function isAbbreviation(word: Word): boolean {
  return word.shape === "initial" || abbreviations.has(word.fold);
}

/** True where a word is written as names are: with a capital letter, or in a script without case. */
export function isCapital(word: Word): boolean {
  if (word.shape === "capital" || word.shape === "upper" || word.shape === "initial") return true;
  return word.shape === "mixed" && word.text[0] !== word.text[0]?.toLowerCase();
}
