/** Scripts written without spaces between words: each character counts as a word. */
const unspaced = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
const word = new RegExp(String.raw`[${unspaced}]|[[\p{L}\p{N}\p{M}]--[${unspaced}]]+`, "gv");
const plain = /^[\n\r\t -~]*$/u;
// Soft hyphen, zero-width characters, direction marks, byte-order mark.
const invisible = /\u034F|[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;
const apostrophes = /(?<=\p{L})['\u2019\u02BC\uFF07](?=\p{L})/gu;

/**
 * The words of a text for matching only: compatibility forms, case, quotes, dashes, spaces, soft hyphens and
 * invisible characters make no difference. Never shown, never compared as text.
 */
export function foldedWords(text: string): string[] {
  const folded = plain.test(text) ? text.toLowerCase() : text.normalize("NFKC").replace(invisible, "").toLowerCase();
  const found = folded.replace(apostrophes, "").match(word);
  return found ?? (folded.trim() ? [folded.trim()] : []);
}

/** Mixes two 32-bit values into one, for shingles and tie-breaks. */
export function mix(first: number, second: number): number {
  let value = Math.imul(first ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(second + 0x7f4a7c15, 0xc2b2ae35);
  value ^= value >>> 15;
  value = Math.imul(value, 0x27d4eb2f);
  return value ^ (value >>> 13);
}
