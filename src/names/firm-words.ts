import { simplify } from "./chinese.ts";
import { compoundOf, placeOf, placesBehind, westernSpellings } from "./firm-slavic.ts";
import {
  abbreviations,
  arabic,
  arabicStem,
  cyrillicAbbreviations,
  eastSlavic,
  english,
  genericNotions,
  longestUnspaced,
  notions,
  ownNames,
  ownStem,
  places,
  romanised,
  slavicStem,
  unspaced,
} from "./firm-tables.ts";
import { latinOf } from "./latin.ts";
import { isAscii } from "./letters.ts";
import { remembering } from "./memory.ts";
import { nearWords } from "./near-words.ts";
import { cantoneseOf, pinyinOf } from "./romanised-chinese.ts";

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

const plain = { others: [], slavic: false } as const;
const shortestLatinStem = 5;

/** Generic words shorter than this are not sought behind typing errors: too many words are like them. */
const leastGeneric = 7;
const nearGeneric = nearWords([...english.keys(), ...romanised.keys()], leastGeneric);

/** Whether a Latin word is the English word of a notion that many organisations have in their names. */
export const isNotion = (latin: string): boolean => notions.has(latin);

/** Whether it is one that tells firms apart less than a rare word. */
export const isGeneric = (latin: string): boolean => genericNotions.has(latin);

export { englishWord as englishNotion } from "./firm-tables.ts";

/**
 * A word of an organisation's name, or a run of characters without spaces, as the words that it stands for: generic ones
 * by the English word of their notion in whichever language they are, abbreviations written out, Chinese cut into
 * known words and the pinyin of what lies between them.
 */
export const firmWordsOf = remembering(60_000, (text): readonly FirmWord[] => {
  if (/\p{Script=Han}|\p{Script=Hangul}/u.test(text)) return cut(simplify(text.normalize("NFKC")));
  const latin = latinOf(text);
  if (latin === "") return [];
  const cyrillic = /\p{Script=Cyrillic}/u.test(text);
  const meaning = abbreviations.get(latin) ?? (cyrillic ? cyrillicAbbreviations.get(latin) : undefined);
  if (meaning) return several(text, meaning.split(" "), true);
  const found = notionsOf(text, latin);
  const slavic = found.length > 0 && !english.has(latin) && !/\p{Script=Arabic}/u.test(text);
  const [first] = found;
  if (first === undefined) return unknown(text, latin, cyrillic);
  if (first.includes("+")) return several(text, first.split("+"), slavic, found.slice(1));
  const others = found.slice(1).filter((one) => !one.includes("+"));
  return [{ text, latin: first, others: first === latin ? others : [...others, latin], slavic }];
});

/** Words that one stands for; what else it may mean goes with the first. */
const several = (text: string, words: readonly string[], slavic: boolean, also: readonly string[] = []): FirmWord[] =>
  words.map((latin, at) => ({ text, latin, others: at === 0 ? also.filter((one) => !one.includes("+")) : [], slavic }));

/** A word of no notion: a generic one with a typing error, a compound of known words, a place, or a name of its own. */
function unknown(text: string, latin: string, cyrillic: boolean): FirmWord[] {
  const near = nearGeneric(latin) ?? "";
  const mistyped = english.get(near) ?? romanised.get(near);
  if (mistyped !== undefined)
    return mistyped.split("+").map((word) => ({ text, latin: word, others: [latin], slavic: false }));
  const compound = isAscii(text) && english.has(latin) ? undefined : compoundOf(latin);
  const spellings = cyrillic ? [...westernSpellings(latin), ...withEnglishTail(latin)] : [];
  if (compound?.length === 1)
    return [{ text, latin: compound[0] ?? latin, others: [latin, ...spellings], slavic: cyrillic }];
  if (compound) return several(text, compound, cyrillic);
  if (isAscii(text)) return [{ text, latin: placeOf(latin), ...plain }];
  const own = cyrillic ? placeOf(latin) : latin;
  const others = own === latin ? spellings : placesBehind(own);
  return [{ text, latin: own, others: [...(ownNames.get(ownStem(text)) ?? []), ...others], slavic: false }];
}

const [leastHead, leastTail] = [3, 3];

/** A word with a known one for its end as half English: "сибантрацит" is Sibanthracite, "иннохаб" Innohub. */
function withEnglishTail(latin: string): string[] {
  for (let at = leastHead; at <= latin.length - leastTail; at++) {
    const tail = romanised.get(latin.slice(at));
    if (tail !== undefined && !tail.includes("+") && tail !== latin.slice(at)) return [latin.slice(0, at) + tail];
  }
  return [];
}

function notionsOf(text: string, latin: string): readonly string[] {
  if (/\p{Script=Arabic}/u.test(text)) return arabicNotions(text);
  if (text.includes(".")) return [];
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

/** Notions of a word that may have "and" or "for" before it, or a plural behind. */
function arabicNotions(text: string): readonly string[] {
  const word = text.replace(/[\p{M}\u0640\u200c]/gu, "");
  if (word === "و") return ["and"];
  const bare = word.replace(/^و(?=ال.{3})/u, "");
  const forms = [bare, word.replace(/^لل/u, ""), word.replace(/^[ولب]/u, ""), word.replace(/(?:های|هاي|ها|ی|ي)$/u, "")];
  for (const form of forms) {
    const known = form.length > 1 ? arabic.get(arabicStem(form)) : undefined;
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
    if (own !== "") found.push({ text: own, latin: spoken(own), others: brandReadings(own), slavic: false });
    own = "";
  };
  for (let at = 0; at < characters.length; ) {
    const number = characters[at] === "第" ? ordinalAt(characters, at + 1) : undefined;
    if (number !== undefined) {
      close();
      found.push({ text: number.text, latin: String(number.value), ...plain });
      at += 1 + number.length;
      continue;
    }
    const word = longestAt(characters, at);
    if (word === "") own += characters[at++] ?? "";
    else if (!unspaced.has(word) && !places.has(word)) {
      close();
      found.push({ text: word, latin: spoken(word), others: brandReadings(word), slavic: false });
      at += word.length;
    } else {
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
    if (unspaced.has(word) || places.has(word) || (length > 1 && ownNames.has(word))) return word;
  }
  return "";
}

const longestBrand = 4;

/** What Hong Kong spells a firm's own name as, and what it means where firms translate it. */
function brandReadings(own: string): string[] {
  const characters = [...own];
  if (characters.length > longestBrand) return [];
  const meant = [...(ownNames.get(own) ?? [])];
  const each = characters.map((one) => ownNames.get(one)?.[0] ?? "");
  if (characters.length > 1 && each.every((word) => word !== "")) meant.push(each.join(""));
  if (!/^\p{Script=Han}+$/u.test(own)) return meant;
  const cantonese = characters.map((one) => cantoneseOf(one) ?? "").join("");
  return cantonese === "" || cantonese === spoken(own) ? meant : [...meant, cantonese];
}

const numerals = "零一二三四五六七八九";
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** The number that Chinese numerals or digits from a place on are: "五十四" is 54; undefined where none stand there. */
function ordinalAt(
  characters: readonly string[],
  from: number,
): { value: number; length: number; text: string } | undefined {
  let end = from;
  while (end < characters.length && /^[〇零一二三四五六七八九十百千0-9]$/u.test(characters[end] ?? "")) end++;
  if (end === from || end - from > 8) return undefined;
  const text = characters.slice(from, end).join("");
  if (/^\d+$/u.test(text)) return { value: Number(text), length: end - from, text };
  let [sum, digit, places] = [0, 0, 0];
  for (const one of text.replaceAll("〇", "零")) {
    const unit = units[one];
    if (unit === undefined) {
      digit = places > 0 && !/[十百千]/u.test(text) ? digit * 10 + numerals.indexOf(one) : numerals.indexOf(one);
      places++;
    } else {
      sum += (digit || 1) * unit;
      digit = 0;
    }
  }
  return { value: sum + digit, length: end - from, text };
}

const spoken = (text: string): string => [...text].map((one) => pinyinOf(one) ?? latinOf(one)).join("");
