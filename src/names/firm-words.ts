import { simplify } from "./chinese.ts";
import { chinesePlaces, firmAbbreviations, firmWords } from "./firm-words.data.ts";
import { latinOf } from "./latin.ts";
import { isAscii } from "./letters.ts";
import { remembering } from "./memory.ts";
import { nearWords } from "./near-words.ts";
import { pinyinOf } from "./romanised-chinese.ts";
import { slavicSound } from "./slavic.ts";

/** One word of an organisation's name as comparisons want it. */
export interface FirmWord {
  text: string;
  /** In plain Latin letters: the English word of its notion where it has one. */
  latin: string;
  /** What else it may stand for, and its own letters where they are others: a typing error is one in them. */
  others: readonly string[];
  /** Whether it was known as an East Slavic word. */
  slavic: boolean;
}

/** Words by the script they are written in, each with its notions, the likeliest first. */
const english = new Map<string, string>();
const eastSlavic = new Map<string, string[]>();
const arabic = new Map<string, string[]>();
const unspaced = new Map<string, string[]>();
const notions = new Set<string>();
const plain = { others: [], slavic: false } as const;
const shortestStem = 3;
const shortestLatinStem = 5;

for (const line of firmWords) {
  const [notion = "", ...words] = line.split(" ");
  for (const word of notion.split("+")) notions.add(word);
  for (const word of [notion, ...words]) {
    if (isAscii(word)) {
      if (!english.has(word)) english.set(word, notion);
    } else if (/\p{Script=Cyrillic}/u.test(word)) add(eastSlavic, slavicStem(latinOf(word)), notion);
    else if (/\p{Script=Arabic}/u.test(word)) add(arabic, arabicWord(word), notion);
    else if ([...word].length > 1 || word === "厂") add(unspaced, simplify(word), notion);
  }
}

/** Generic words shorter than this are not sought behind typing errors: too many words are like them. */
const leastGeneric = 7;
const nearGeneric = nearWords(english.keys(), leastGeneric);

const abbreviations = new Map<string, string>();
for (const [short, meaning] of Object.entries(firmAbbreviations)) abbreviations.set(latinOf(short), meaning);

const places = new Set(chinesePlaces);
const longestUnspaced = Math.max(...[...unspaced.keys(), ...places].map(({ length }) => length));

function add(words: Map<string, string[]>, word: string, notion: string): void {
  words.set(word, [...(words.get(word) ?? []), notion]);
}

/** Whether a Latin word is the English word of a notion that many organisations have in their names. */
export const isNotion = (latin: string): boolean => notions.has(latin);

/** The English word that stands for all spellings of a Latin word of organisations' names ("Organisation", "org"); else the word itself. */
export function englishNotion(latin: string): string {
  const known = english.get(latin) ?? (latin.endsWith("s") ? english.get(latin.slice(0, -1)) : undefined);
  return known !== undefined && !known.includes("+") ? known : latin;
}

/**
 * A word of an organisation's name, or a run of characters without spaces, as the words that it stands for: generic ones
 * by the English word of their notion in whichever language they are, abbreviations written out, Chinese cut into
 * known words and the pinyin of what lies between them.
 */
export const firmWordsOf = remembering(60_000, (text): readonly FirmWord[] => {
  if (/\p{Script=Han}|\p{Script=Hangul}/u.test(text)) return cut(simplify(text.normalize("NFKC")));
  const latin = latinOf(text);
  if (latin === "") return [];
  const meaning = abbreviations.get(latin);
  if (meaning) return meaning.split(" ").map((word) => ({ text, latin: word, others: [], slavic: true }));
  const found = notionsOf(text, latin);
  const slavic = found.length > 0 && !english.has(latin) && !/\p{Script=Arabic}/u.test(text);
  const [first] = found;
  const mistyped = first === undefined ? english.get(nearGeneric(latin) ?? "") : undefined;
  if (mistyped !== undefined)
    return mistyped.split("+").map((word) => ({ text, latin: word, others: [latin], slavic: false }));
  if (first === undefined) return [{ text, latin: place(latin), ...plain }];
  if (first.includes("+")) return first.split("+").map((word) => ({ text, latin: word, others: [], slavic }));
  const others = found.slice(1).filter((one) => !one.includes("+"));
  return [{ text, latin: first, others: first === latin ? others : [...others, latin], slavic }];
});

function notionsOf(text: string, latin: string): readonly string[] {
  if (/\p{Script=Arabic}/u.test(text)) return arabicNotions(text);
  if (!/\p{Script=Cyrillic}/u.test(text)) {
    const notion = english.get(latin) ?? (latin.endsWith("s") ? english.get(latin.slice(0, -1)) : undefined);
    if (notion !== undefined) return [notion];
    const stem = latin.length > shortestLatinStem ? slavicStem(latin) : "";
    return stem.length < shortestLatinStem ? [] : (eastSlavic.get(stem) ?? []);
  }
  const known = eastSlavic.get(slavicStem(latin));
  const notion = english.get(latin);
  return known ?? (notion === undefined ? [] : [notion]);
}

/** What the forms of an East Slavic noun or adjective share, in any romanisation. */
function slavicStem(latin: string): string {
  const sound = slavicSound(latin);
  const stem = sound.replace(/[aeiu]+(?:ha|hu|m[aiu]?|h|v)?[aeiu]*$/u, "");
  return stem.length < shortestStem ? sound : stem;
}

/** An adjective made of a place's name as the name that most such places have: "Chelyabinskiy" is "Chelyabinsk". */
function place(latin: string): string {
  return latin.replace(/^([a-z]{2,}sk)(?:[iy]+j?|a[iyj]a|o[iyj]?e|o[iy]|ogo|oj|i[iyj]?e)$/u, "$1");
}

function arabicWord(word: string): string {
  return latinOf(word.replace(/ة/gu, "ه").replace(/[أإآ]/gu, "ا"));
}

/** Notions of a word that may have "and" or "for" before it, or a plural behind. */
function arabicNotions(text: string): readonly string[] {
  const word = text.replace(/[\p{M}\u0640\u200c]/gu, "");
  const bare = word.replace(/^و(?=ال.{3})/u, "");
  const forms = [bare, word.replace(/^لل/u, ""), word.replace(/^[ولب]/u, ""), word.replace(/(?:های|هاي|ها|ی|ي)$/u, "")];
  for (const form of forms) {
    const known = form.length > 1 ? arabic.get(arabicWord(form)) : undefined;
    if (known) return known;
  }
  return [];
}

/** A run of Chinese or Korean characters cut at the longest known words, first to last. */
function cut(text: string): FirmWord[] {
  const characters = [...text];
  const found: FirmWord[] = [];
  let own = "";
  const close = (): void => {
    if (own !== "") found.push({ text: own, latin: spoken(own), ...plain });
    own = "";
  };
  for (let at = 0; at < characters.length; ) {
    const word = longestAt(characters, at);
    if (word === "") own += characters[at++] ?? "";
    else {
      close();
      for (const latin of (unspaced.get(word)?.[0] ?? spoken(word)).split("+"))
        found.push({ text: word, latin, others: others(word, latin), slavic: false });
      at += word.length;
      if (places.has(word) && /^[市省]$/u.test(characters[at] ?? "")) at++;
    }
  }
  close();
  return found;
}

function others(word: string, latin: string): string[] {
  const further = (unspaced.get(word) ?? []).slice(1).filter((one) => !one.includes("+"));
  const own = spoken(word);
  return own === latin ? further : [...further, own];
}

function longestAt(characters: readonly string[], at: number): string {
  for (let length = Math.min(longestUnspaced, characters.length - at); length > 0; length--) {
    const word = characters.slice(at, at + length).join("");
    if (unspaced.has(word) || places.has(word)) return word;
  }
  return "";
}

const spoken = (text: string): string => [...text].map((one) => pinyinOf(one) ?? latinOf(one)).join("");
