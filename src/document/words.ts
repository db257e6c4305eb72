import type { Document } from "./types.ts";

const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const inWord = /[\p{L}\p{N}\p{M}]/u;

/** Number of words in a document: runs of letters and digits; in scripts without spaces each ideograph counts as one. */
export function words(document: Document): number {
  let count = 0;
  for (const block of document.blocks) count += wordsIn(block.text);
  return count;
}

function wordsIn(text: string): number {
  let count = 0;
  let within = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) {
      const letter = isPlain(code);
      if (letter && !within) count++;
      within = letter;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? code);
    if (character.length > 1) at++;
    if (ideograph.test(character)) {
      count++;
      within = false;
      continue;
    }
    const letter = inWord.test(character);
    if (letter && !within) count++;
    within = letter;
  }
  return count;
}

/** A letter or digit of ASCII. */
const isPlain = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
