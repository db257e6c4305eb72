import { remembering } from "./memory.ts";

const longest = 40;

/**
 * Finds the word of a list that a word is with one typing error: a letter too many, too few or wrong behind the first, or two
 * swapped. A word of the list itself is near none. `least`: shorter words of the list are not sought.
 */
export function nearWords(words: Iterable<string>, least: number): (word: string) => string | undefined {
  const known = new Set(words);
  /** Words by what is left of them when one letter is left out. */
  const shortened = new Map<string, string>();
  for (const word of known) {
    if (word.length < least || /\d/u.test(word)) continue;
    for (const less of withoutOne(word)) if (!shortened.has(less)) shortened.set(less, word);
  }
  return remembering(20_000, (word: string): string | undefined => {
    if (word.length < least - 1 || word.length > longest || known.has(word)) return undefined;
    for (const less of withoutOne(word)) {
      if (known.has(less) && less.length >= least) return less;
      const found = shortened.get(less);
      if (found !== undefined && found.charAt(0) === word.charAt(0)) return found;
    }
    return shortened.get(word);
  });
}

const withoutOne = (word: string): string[] => Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
