import { simplify } from "./chinese.ts";
import { firmPlaces, furtherChinesePlaces } from "./firm-places.data.ts";
import { firmTerms, ownWords } from "./firm-terms.data.ts";
import { firmTrades, ownTrades } from "./firm-trades.data.ts";
import { chinesePlaces, firmAbbreviations, firmWords, russianAbbreviations } from "./firm-words.data.ts";
import { latinOf } from "./latin.ts";
import { isAscii } from "./letters.ts";
import { slavicSound } from "./slavic.ts";

/** Words by the script they are written in, each with its notions, the likeliest first. */
export const english = new Map<string, string>();
export const eastSlavic = new Map<string, string[]>();
export const arabic = new Map<string, string[]>();
export const unspaced = new Map<string, string[]>();
/** English words of what a Cyrillic or Arabic word means that firms have for a name of their own. */
export const ownNames = new Map<string, string[]>();
export const notions = new Set<string>();
/** Notions that are generic in any firm's name, as against places and trades, which tell firms apart. */
export const genericNotions = new Set<string>();
/** Words of East Slavic languages as they are romanised, with the likeliest notion. */
export const romanised = new Map<string, string>();
const shortestStem = 3;

const generic = new Set([...firmWords, ...firmTerms]);
for (const line of [...generic, ...firmTrades, ...firmPlaces]) {
  const [first = "", ...words] = line.split(" ");
  const notion = first.split("+").map(englishWord).join("+");
  for (const word of notion.split("+")) {
    notions.add(word);
    if (generic.has(line)) genericNotions.add(word);
  }
  for (const word of [first, ...words]) {
    if (isAscii(word)) {
      if (!english.has(word)) english.set(word, notion);
    } else if (/\p{Script=Cyrillic}/u.test(word)) addSlavic(latinOf(word), notion);
    else if (/\p{Script=Arabic}/u.test(word)) add(arabic, arabicStem(word), notion);
    else if ([...word].length > 1 || word === "厂") add(unspaced, simplify(word), notion);
  }
}
for (const line of [...ownWords, ...ownTrades]) {
  const words = line.split(" ");
  const names = words.filter(isAscii);
  for (const word of words) if (!isAscii(word)) for (const name of names) add(ownNames, ownStem(word), name);
}

/** Abbreviations as they are written in Latin letters too, and those that are meant in Cyrillic ones only. */
export const abbreviations = new Map<string, string>();
export const cyrillicAbbreviations = new Map<string, string>();
for (const [short, meaning] of Object.entries(firmAbbreviations)) abbreviations.set(latinOf(short), meaning);
for (const [short, meaning] of Object.entries(russianAbbreviations)) cyrillicAbbreviations.set(latinOf(short), meaning);

export const places = new Set([...chinesePlaces, ...furtherChinesePlaces]);
export const longestUnspaced = Math.max(...[...unspaced.keys(), ...places].map(({ length }) => length));

function addSlavic(latin: string, notion: string): void {
  add(eastSlavic, slavicStem(latin), notion);
  if (!romanised.has(latin)) romanised.set(latin, notion);
}

function add(words: Map<string, string[]>, word: string, notion: string): void {
  const known = words.get(word) ?? [];
  if (!known.includes(notion)) words.set(word, [...known, notion]);
}

/** The English word that stands for all spellings of a Latin word of organisations' names ("Organisation", "org"); else the word itself. */
export function englishWord(latin: string): string {
  const known = english.get(latin) ?? (latin.endsWith("s") ? english.get(latin.slice(0, -1)) : undefined);
  return known !== undefined && !known.includes("+") ? known : latin;
}

/** What the forms of an East Slavic noun or adjective share, in any romanisation. */
export function slavicStem(latin: string): string {
  const sound = slavicSound(latin);
  const stem = sound.replace(/[aeiu]+(?:ha|hu|m[aiu]?|h|v)?[aeiu]*$/u, "");
  return stem.length < shortestStem ? sound : stem;
}

/** A word in Arabic letters as the table knows it, however its hamza, its h at the end and its Persian letters are typed. */
export function arabicStem(word: string): string {
  return latinOf(word.replace(/ة/gu, "ه").replace(/[أإآ]/gu, "ا").replace(/ؤ/gu, "و").replace(/ئ/gu, "ي"));
}

/** Under which `ownNames` has a word. */
export function ownStem(word: string): string {
  if (/\p{Script=Han}|\p{Script=Hangul}/u.test(word)) return simplify(word);
  return /\p{Script=Arabic}/u.test(word) ? `ar:${arabicStem(word)}` : slavicStem(latinOf(word));
}
