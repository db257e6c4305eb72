import { isBoundary } from "./boundaries.ts";
import { beforeNumbers, mayEnd, openers, shortOpeners, titles } from "./sentences.data.ts";

/** Full stops that need no space after them and end a sentence whatever stands around them. */
const plainStops = "。｡！？؟۔।॥።፧။។։᠃";
/** Those that also stand inside abbreviations and numbers: a space must follow. */
const spacedStops = ".!?…．";
const closers = "\"'”’»›)]）」』】〉》〕›";
const openersOfQuotes = "\"'“‘„«‹([（「『【〈《〔¿¡—–- ";
const space = /\s/u;
const lower = /\p{Ll}/u;
const letter = /\p{L}/u;
const digit = /\p{Nd}/u;
/** How far a word before a full stop is looked at. */
const reach = 24;

/**
 * Where sentences begin in a text (UTF-16 offsets, the first is 0; none in an empty text). A sentence takes the white
 * space after it with it; a tab or line feed ends one too. Rules, not the platform's segmenter, so that every runtime
 * cuts alike; linear in the text.
 */
export function sentenceStarts(text: string): number[] {
  const starts = text === "" ? [] : [0];
  let start = 0;
  for (let at = 0; at < text.length; ) {
    const stop = stopAt(text, start, at);
    if (stop.sentence && stop.end < text.length && isBoundary(text, stop.end)) {
      starts.push(stop.end);
      start = stop.end;
    }
    at = stop.end;
  }
  return starts;
}

/** Whether a sentence ends with the stop at `at`, and where to go on: behind all that belongs to it. */
function stopAt(text: string, start: number, at: number): { sentence: boolean; end: number } {
  const character = text.charAt(at);
  if (character === "\t" || character === "\n") return { sentence: true, end: skip(text, at + 1, space) };
  if (plainStops.includes(character)) return { sentence: true, end: skip(text, afterClosers(text, at), space) };
  if (!spacedStops.includes(character)) return { sentence: false, end: at + 1 };
  const closed = afterClosers(text, at);
  const referred = afterReference(text, closed);
  const next = skip(text, referred, space);
  const sentence = next > referred && next < text.length && endsSentence(text, start, at, next);
  return { sentence, end: sentence ? next : closed };
}

/** After the run of stops, quotation marks and brackets that begins with a stop. */
function afterClosers(text: string, stop: number): number {
  let at = stop + 1;
  while (at < text.length && (plainStops + spacedStops + closers).includes(text.charAt(at))) at++;
  return at;
}

/** After the flat mark of a note: "coal.12 The", "coal.[12] The". */
function afterReference(text: string, at: number): number {
  const mark = /^(?:\[\d{1,4}\]|\d{1,3}|[\u00b9\u00b2\u00b3\u2070-\u2079]+)(?=\s)/.exec(text.slice(at, at + 8));
  const afterLetter = /[\p{L})”"’]/u.test(text.charAt(at - 2));
  return mark && afterLetter ? at + mark[0].length : at;
}

function endsSentence(text: string, start: number, stop: number, next: number): boolean {
  const beginning = skipAll(text, next, openersOfQuotes);
  const following = String.fromCodePoint(text.codePointAt(beginning) ?? 0x20);
  if (spacedStops.includes(following)) return false;
  if (lower.test(following) && !isItem(text, next)) return false;
  if (text.charAt(stop) !== "." || ".…!?".includes(text.charAt(stop - 1) || " ")) return true;
  const word = wordBefore(text, stop);
  if (word === "") return true;
  return !isAbbreviation(text, word, start, stop, beginning, following);
}

function isAbbreviation(
  text: string,
  word: string,
  start: number,
  stop: number,
  beginning: number,
  following: string,
): boolean {
  const plain = word.toLowerCase();
  const next = wordAt(text, beginning);
  if (isEnumerator(plain) && isFirst(text, start, stop - word.length)) return true;
  if (/^\p{Nd}{1,2}$/u.test(word)) return digit.test(following);
  if (beforeNumbers.has(plain) && isNumberLike(text, beginning)) return true;
  if (titles.has(plain) && letter.test(following)) return true;
  if (mayEnd.has(plain)) return !openers.has(next) && !shortOpeners.has(next) && isCased(following);
  return isInitials(word) && !openers.has(next);
}

/** "1", "12", "a", "iv": at the start of a sentence the number of an item. */
const isEnumerator = (word: string): boolean => /^(?:\p{Nd}{1,3}|\p{Ll}|[ivxlc]{1,5})$/u.test(word);

/** "(b)", "(iv)": the letter of an item. */
const isItem = (text: string, at: number): boolean => /^\(\p{L}{1,5}\)/u.test(text.slice(at, at + reach));

/** Nothing but brackets and quotation marks between the sentence's start and the word. */
const isFirst = (text: string, start: number, word: number): boolean =>
  word - start < reach && skipAll(text, start, openersOfQuotes) === word;

/** "J", "J.-P", "U.S": letters one by one; of a name or a body. */
const isInitials = (word: string): boolean => /^\p{Lu}\p{M}*(?:[.-]+\p{Lu}\p{M}*)*$/u.test(word);

const isCased = (following: string): boolean => /\p{Lu}|\p{Nd}/u.test(following);

/** A number, a Roman one, or a symbol such as A/72/5. */
const isNumberLike = (text: string, at: number): boolean =>
  /^(?:[\p{Nd}§#]|[IVXLC]+(?![\p{L}])|\p{Lu}[\p{Lu}/-]*\/?\p{Nd})/u.test(text.slice(at, at + reach));

/** The word that ends before the stop, inner full stops included; "" where it is long or is none. */
function wordBefore(text: string, stop: number): string {
  const window = text.slice(Math.max(0, stop - reach), stop);
  return /(?:^|[\s"'“‘„«([（—–,;:])([\p{L}\p{M}\p{Nd}./’º-]+)$/u.exec(window)?.[1] ?? "";
}

const wordAt = (text: string, at: number): string => /^\p{L}+/u.exec(text.slice(at, at + reach))?.[0] ?? "";

function skip(text: string, from: number, pattern: RegExp): number {
  let at = from;
  while (at < text.length && pattern.test(text.charAt(at))) at++;
  return at;
}

function skipAll(text: string, from: number, characters: string): number {
  let at = from;
  while (at < text.length && characters.includes(text.charAt(at))) at++;
  return at;
}
