import { jaroWinkler } from "./jaro-winkler.ts";

/** Below this a word counts as not found; below `shown` the whole result is not shown, as on OFAC's page. */
const found = 0.7;
const shown = 0.5;
const longest = 200;
const mostWords = 20;

/** A name as OFAC's search compares it: lower case without apostrophes and dots, and its words. */
export interface OfacName {
  text: string;
  words: readonly string[];
}

export function ofacName(name: string): OfacName {
  const text = name.slice(0, longest).toLowerCase().replace(/['’.]/gu, "");
  return { text, words: (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).slice(0, mostWords) };
}

/**
 * The score of OFAC's public list search as its published description has it: the higher of two techniques. One
 * compares the two names whole; the other looks for each word asked among the words listed that begin with the same
 * letter (as Soundex codes do), and takes the mean. Words of one or two letters are not looked for beside longer
 * ones. 0 to 1; 0 below one half, where nothing is shown.
 */
export function ofacLikeness(asked: OfacName, listed: OfacName): number {
  const score = Math.max(jaroWinkler(asked.text, listed.text), byWords(asked.words, listed.words));
  return score < shown ? 0 : score;
}

function byWords(asked: readonly string[], listed: readonly string[]): number {
  const long = asked.filter((word) => word.length > 2);
  const words = long.length > 0 ? long : asked;
  if (words.length === 0) return 0;
  let sum = 0;
  for (const word of words) sum += bestAmong(word, listed);
  return sum / words.length;
}

function bestAmong(word: string, listed: readonly string[]): number {
  let best = 0;
  for (const other of listed)
    if (other.charCodeAt(0) === word.charCodeAt(0)) best = Math.max(best, jaroWinkler(word, other));
  return best < found ? 0 : best;
}
