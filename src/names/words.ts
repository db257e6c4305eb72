import { foldWord } from "./fold.ts";
import { classOf, Kind } from "./letters.ts";

/** How a word is written: says whether it can be (part of) a proper name. */
export type Shape = "lower" | "capital" | "upper" | "initial" | "mixed" | "digits" | "caseless";

/** One word of a text, with its place (UTF-16 offsets, end exclusive) and its folded form. */
export interface Word {
  start: number;
  end: number;
  text: string;
  fold: string;
  shape: Shape;
}

/**
 * Splits a text into words: runs of letters and digits, broken at hyphens; each ideograph, kana, Thai letter and
 * Korean syllable is a word of its own (those scripts have no spaces, or put particles behind a name). An English
 * possessive 's is left out, an apostrophe inside a name is bridged ("O'Brien"), a French elision is a word of its
 * own ("d'", "l'"), a dotted acronym is one word ("U.S.").
 */
export function wordsOf(text: string): Word[] {
  const found: Word[] = [];
  let at = 0;
  while (at < text.length) {
    const kind = classOf(text, at);
    const width = widthAt(text, at);
    if (kind === Kind.other || kind === Kind.mark) {
      at += width;
      continue;
    }
    if (kind === Kind.solo) {
      const end = afterMarks(text, at + width);
      const letter = text.slice(at, end);
      found.push({ start: at, end, text: letter, fold: foldWord(letter), shape: "caseless" });
      at = end;
      continue;
    }
    const end = dottedEnd(text, at) ?? runEnd(text, at);
    const digits = noteMark(text, at, end);
    push(found, text, at, digits);
    if (digits < end) push(found, text, digits, end);
    at = end;
  }
  return found;
}

/** The folded words of a text joined by single spaces: two spellings of one name give the same. */
export function fold(text: string): string {
  return wordsOf(text)
    .map((word) => word.fold)
    .join(" ");
}

const isApostrophe = (code: number): boolean =>
  code === 0x27 ||
  code === 0x2019 ||
  code === 0x2bc ||
  code === 0x2018 ||
  code === 0x60 ||
  code === 0xb4 ||
  code === 0x2bb;
const isLetter = (kind: number): boolean => kind === Kind.letter || kind === Kind.digit;

function widthAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code < 0xdc00 && at + 1 < text.length ? 2 : 1;
}

function afterMarks(text: string, from: number): number {
  let at = from;
  while (at < text.length && classOf(text, at) === Kind.mark) at += widthAt(text, at);
  return at;
}

/** End of a run of letters, digits and marks, over apostrophes within it. */
function runEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const kind = classOf(text, at);
    if (isLetter(kind) || kind === Kind.mark) at += widthAt(text, at);
    else if (isApostrophe(text.charCodeAt(at)) && at + 1 < text.length && classOf(text, at + 1) === Kind.letter) {
      if (isElision(text, from, at)) return at;
      at++;
    } else break;
  }
  return at;
}

const superscript = (code: number): boolean =>
  code === 0xb9 || code === 0xb2 || code === 0xb3 || code === 0x2070 || (code > 0x2073 && code < 0x207a);
const plainDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const longestMark = 3;
const leastLetters = 3;

/** Where the digits begin that end a word behind a capital and small letters ("Orlin12", not "IPv4"); superscript ones behind any. */
function noteMark(text: string, from: number, end: number): number {
  let at = end;
  const isMark = superscript(text.charCodeAt(end - 1)) ? superscript : plainDigit;
  while (at > from && isMark(text.charCodeAt(at - 1))) at--;
  if (at === end || end - at > longestMark || at - from < leastLetters) return end;
  if (isMark === superscript) return at;
  const letters = text.slice(from, at);
  return /^\p{Lu}[\p{Ll}\p{M}]{3,}$/u.test(letters) ? at : end;
}

/** "d'Ivoire", "l'Union": one letter or "qu" before the apostrophe; but "O'Brien" is one word. */
function isElision(text: string, from: number, apostrophe: number): boolean {
  const before = text.slice(from, apostrophe).toLowerCase();
  return /^(?:[cdjlmnst]|qu)$/u.test(before);
}

/** End of "U.S.", "D.P.R.K.", "a.k.a." with its last full stop; undefined where none begins here. */
function dottedEnd(text: string, from: number): number | undefined {
  let at = from;
  let letters = 0;
  while (classOf(text, at) === Kind.letter && text[at + 1] === ".") {
    letters++;
    at += 2;
  }
  if (letters === 0) return undefined;
  const tail = classOf(text, at) === Kind.letter && !isLetter(classOf(text, at + 1));
  if (tail) return letters > 0 ? at + 1 : undefined;
  return letters > 1 && !isLetter(classOf(text, at)) ? at : undefined;
}

function push(found: Word[], text: string, start: number, end: number): void {
  let last = end;
  const tail = text.charCodeAt(end - 1) | 32;
  if (tail === 0x73 && end - start > 2 && isApostrophe(text.charCodeAt(end - 2))) last = end - 2;
  const word = text.slice(start, last);
  const letters = bare(word);
  if (letters) found.push({ start, end: last, text: word, fold: foldWord(letters), shape: shapeOf(letters) });
}

/** Without apostrophes, and without the full stops of an acronym. */
function bare(word: string): string {
  if (isAlphanumeric(word)) return word;
  return word.replace(/['’ʼ‘`´ʻ.]/gu, "");
}

function isAlphanumeric(word: string): boolean {
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index);
    if (code > 127 || code === 0x27 || code === 0x2e || code === 0x60) return false;
  }
  return true;
}

/** The shape of the commonest words, without further look: ASCII letters only, small but for the first. */
function plainShape(word: string): Shape | undefined {
  for (let index = 1; index < word.length; index++) {
    const code = word.charCodeAt(index);
    if (code < 0x61 || code > 0x7a) return undefined;
  }
  const first = word.charCodeAt(0);
  if (first >= 0x61 && first <= 0x7a) return "lower";
  return first >= 0x41 && first <= 0x5a && word.length > 1 ? "capital" : undefined;
}

function shapeOf(word: string): Shape {
  const plain = plainShape(word);
  if (plain) return plain;
  const lower = word.toLowerCase();
  const upper = word.toUpperCase();
  if (lower === upper) return /\p{N}/u.test(word) && !/\p{L}/u.test(word) ? "digits" : "caseless";
  if (word === lower) return "lower";
  if (word === upper) return word.replace(/\P{L}/gu, "").length === 1 ? "initial" : "upper";
  const first = word.slice(0, widthAt(word, 0));
  if (first !== first.toUpperCase() || first === first.toLowerCase()) return "mixed";
  const rest = word.slice(first.length);
  return rest === rest.toLowerCase() ? "capital" : "mixed";
}
