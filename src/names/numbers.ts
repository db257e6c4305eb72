import { numberWords } from "./parts.data.ts";

const roman = /^(?=[ivxlc])(?:x[lc]|l?x{0,3})(?:i[vx]|v?i{0,3})$/u;
const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/**
 * The number that a folded word of an organisation's or ship's name stands for: "44", "iv", "third", "12th"; undefined
 * for another word. A lone "i", "v" or "x" counts only behind another word.
 */
export function numberOf(word: string, first: boolean): number | undefined {
  if (/^\d{1,9}(?:st|nd|rd|th)?$/u.test(word)) return Number.parseInt(word, 10);
  const named = numberWords.get(word);
  if (named !== undefined) return named;
  return roman.test(word) && !(first && word.length < 2) ? romanValue(word) : undefined;
}

function romanValue(word: string): number {
  let sum = 0;
  for (let at = 0; at < word.length; at++) {
    const value = values[word.charAt(at)] ?? 0;
    sum += value < (values[word.charAt(at + 1)] ?? 0) ? -value : value;
  }
  return sum;
}
