import { acronymKeys } from "./acronyms.ts";
import { familyEnds, suffixed } from "./arabic.data.ts";
import { arabicParts, compoundWords, skeleton } from "./arabic.ts";
import { type ChineseReading, chineseReadings } from "./chinese.ts";
import { withoutEnclosures } from "./enclosed.ts";
import { englishNotion, type FirmWord, firmWordsOf, isNotion } from "./firm-words.ts";
import { japaneseKeys } from "./japanese.ts";
import { type KoreanReading, koreanReadings } from "./korean.ts";
import { isAscii } from "./letters.ts";
import {
  arabicWord,
  type NamePart,
  partOf,
  type Role,
  slavicWord,
  thingPart,
  type WrittenWord,
  writtenWord,
} from "./name-part.ts";
import { numberOf } from "./numbers.ts";
import { formClass, informationOf, withoutForms } from "./organisation.ts";
import { otherNameMarks, particles, titles, vesselPrefixes } from "./parts.data.ts";
import { type Script, scriptOf } from "./scripts.ts";
import { wordsOf } from "./words.ts";

/** Whom a name names. */
export type NameKind = "person" | "organisation" | "vessel";

/** A name taken apart: alternatives to compare and keys to index, not one string. */
export interface AnalysedName {
  text: string;
  kind: NameKind;
  script: Script;
  parts: readonly NamePart[];
  /** Numbers of an organisation's or ship's name, which must agree. */
  numbers: readonly number[];
  /** Classes of its legal forms: limited, stock, partnership, state. */
  forms: readonly string[];
  slavic: boolean;
  arabic: boolean;
  korean: readonly KoreanReading[];
  chinese: readonly ChineseReading[];
  /** Keys of the whole name ("ko:…", "zh:…", "jp:…") and of its parts. */
  keys: readonly string[];
}

const formsOfAddress = new Set(["mr", "mrs", "dr", "prof", "sir"]);
const longestName = 300;
const mostParts = 24;
const ends = new Set([...familyEnds, ...suffixed]);

/** The names inside one text: "X (f.k.a. Y)" and "X ex Y" are two. The first is the present one. At most eight. */
export function namesIn(text: string): string[] {
  return withoutEnclosures(text.slice(0, longestName * 4))
    .split(/[()[\];]/u)
    .flatMap((piece) => piece.split(otherNameMarks))
    .map((name) => name.trim().replace(/^[,.\s]+|[,\s]+$/gu, ""))
    .filter((name) => /[\p{L}\p{N}]/u.test(name))
    .slice(0, 8);
}

/** Takes a name apart. Reads the first 300 characters and 24 words; never throws. */
export function analyseName(text: string, kind: NameKind): AnalysedName {
  const whole = text.slice(0, longestName);
  const bounded = kind === "organisation" ? withoutEnclosures(whole) : whole;
  const script = scriptOf(bounded);
  const found = kind === "person" ? personParts(bounded, script) : thingParts(bounded, kind);
  const korean = kind === "person" ? koreanReadings(bounded) : [];
  const chinese = kind === "person" ? chineseReadings(bounded) : [];
  const keys = new Set<string>();
  for (const { key } of korean) keys.add(`ko:${key}`);
  for (const reading of chinese) for (const key of reading.keys) keys.add(`zh:${key}`);
  if (kind === "person")
    for (const key of japaneseKeys(
      bounded,
      found.parts.map(({ latin }) => latin),
    ))
      keys.add(`jp:${key}`);
  for (const key of found.keys) keys.add(key);
  for (const part of found.parts) for (const key of part.keys) keys.add(key);
  const { keys: _, ...rest } = found;
  return {
    text,
    kind,
    script,
    ...rest,
    slavic: script === "Cyrl" || found.parts.some(({ latin }) => slavicWord(latin)),
    korean,
    chinese,
    keys: [...keys],
  };
}

/** `keys`: those of the whole name that its words decide. */
type Found = Pick<AnalysedName, "parts" | "numbers" | "forms" | "arabic" | "keys">;

function personParts(text: string, script: Script): Found {
  const comma = text.indexOf(",");
  const familyEnd = comma > 0 && !text.includes(",", comma + 1) ? rawWords(text.slice(0, comma)).length : 0;
  const words = rawWords(text);
  const known: WrittenWord[] = [];
  let families = 0;
  // A title is left out where a name is left without it: "Muhammad al-Shaykh" is called so.
  const named = words.filter((word) => !isBeside(writtenWord(word).latin, words.length, script)).length > 1;
  words.forEach((text, at) => {
    const word = writtenWord(text);
    const { latin } = word;
    if (latin === "") return;
    if (named ? isBeside(latin, words.length, script) : particles.has(latin)) return;
    if (formsOfAddress.has(latin) && isAscii(text)) return;
    known.push(word);
    if (at < familyEnd) families++;
  });
  const arabic = script === "Arab" || script === "Hebr" || known.some(({ latin }) => arabicWord(latin));
  if (arabic) {
    const parts = joinEnds(known);
    return { parts, numbers: [], forms: [], arabic, keys: consonantKeys(parts) };
  }
  const parts = known.map((word, at) => {
    const last = at === known.length - 1 && known.length > 1;
    const role: Role =
      at < families || (familyEnd === 0 && last) ? "family" : at === 0 || familyEnd > 0 ? "given" : "name";
    return partOf(word, role);
  });
  return { parts, numbers: [], forms: [], arabic, keys: [] };
}

const leastConsonants = 5;

/** The consonants of an Arabic name run together, the first part first or last: where its words are divided otherwise. */
function consonantKeys(parts: readonly NamePart[]): string[] {
  const sounds = parts.map(({ sound }) => sound);
  const keys = [sounds, [...sounds.slice(1), ...sounds.slice(0, 1)]].map((all) => skeleton(all.join("")));
  return [...new Set(keys)].filter(({ length }) => length >= leastConsonants).map((key) => `cj:${key}`);
}

/** Whether a word is a title or particle. Short ones are not looked for in other scripts, whose names they may be. */
function isBeside(latin: string, words: number, script: Script): boolean {
  if (latin.length < (script === "Latn" ? 2 : 4)) return false;
  return (titles.has(latin) && words > 2) || particles.has(latin);
}

function joinEnds(written: readonly WrittenWord[]): NamePart[] {
  const known = written.flatMap((word) => compoundWords(word.text, word.latin).map(writtenWord));
  const found = arabicParts(known.map(({ latin }) => latin));
  const joined: { latin: string; role: Role }[] = [];
  found.forEach(({ latin, before }, at) => {
    const previous = joined.at(-1);
    if (previous && ends.has(latin) && at === found.length - 1 && previous.role === "name") previous.latin += latin;
    else joined.push({ latin, role: before === "descent" ? "patronymic" : before === "kunya" ? "kunya" : "name" });
  });
  return joined.map(({ latin, role }) =>
    partOf(known.find((word) => word.latin === latin) ?? writtenWord(latin), role, latin),
  );
}

function thingParts(name: string, kind: NameKind): Found {
  const all = wordsOf(name.replace(/&/gu, " and ").replace(/\bm\/([vts])\b/giu, "m$1 "));
  const { core, forms } = kind === "organisation" ? withoutForms(all) : { core: all, forms: [] };
  const numbers: number[] = [];
  let lastNumber = -2;
  const parts: NamePart[] = [];
  const firm = kind === "organisation";
  const found = joinSolo(core).flatMap((text) => (firm ? firmWordsOf(text) : vesselWord(text)));
  const slavic = found.some((word) => word.slavic);
  found.forEach(({ text, latin: written, others }, at, words) => {
    const latin = slavic && written === "i" && at > 0 && at < words.length - 1 ? "and" : written;
    if (latin === "" || (latin === "the" && at === 0)) return;
    if (firm && isNotion(latin) && parts.some((part) => part.latin === latin)) return;
    if (kind === "vessel" && parts.length === 0 && vesselPrefixes.has(latin) && at < words.length - 1) return;
    const number = isCyrillicLetters(text) ? undefined : numberOf(latin, at === 0);
    if (number !== undefined && words.length > 1) {
      addNumber(numbers, number, at === lastNumber + 1);
      lastNumber = at;
    } else if (parts.length < mostParts) {
      const honoured = words[at - 1]?.latin === "named" || words[at - 1]?.latin === "after";
      const weight = firm ? (honoured && initials.test(text) ? weightOfInitials : informationOf(latin)) : 1;
      parts.push(thingPart(writtenWord(text), latin, weight, others));
    }
  });
  const classes = forms.map(formClass).filter((form) => form !== undefined);
  const keys = firm
    ? acronymKeys(
        core,
        parts.map(({ latin }) => latin),
      )
    : [];
  return { parts, numbers, forms: classes, arabic: false, keys };
}

/** "имени В. А. Орлина": whose name a plant bears is told with the initials, or without. */
const initials = /^(?:\p{L}\.?){1,2}$/u;
const weightOfInitials = 0.04;
/** A Cyrillic letter that is no Latin numeral's look-alike: "В" is no five. */
const isCyrillicLetters = (text: string): boolean => /[\p{Script=Cyrillic}--[ХІхі]]/v.test(text);

function vesselWord(text: string): FirmWord {
  return { text, latin: englishNotion(writtenWord(text).latin), others: [], slavic: false };
}

/** "Forty 4" is one number. */
function addNumber(numbers: number[], number: number, adjacent: boolean): void {
  const previous = numbers.at(-1) ?? 0;
  if (adjacent && number < 10 && previous >= 20 && previous < 100 && previous % 10 === 0)
    numbers[numbers.length - 1] = previous + number;
  else numbers.push(number);
}

const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Words as texts, with characters of scripts without spaces (Han, Hangul, Thai) joined again where they touch. */
function joinSolo(words: readonly { text: string; start: number; end: number; shape: string }[]): string[] {
  const joined: string[] = [];
  let end = -1;
  for (const word of words) {
    const solo = word.shape === "caseless" && unspaced.test(word.text);
    if (solo && word.start === end) joined[joined.length - 1] += word.text;
    else joined.push(word.text);
    end = solo ? word.end : -1;
  }
  return joined;
}

/** Words of a person's name as written; hyphens, dots and middle dots divide, apostrophes do not. */
function rawWords(text: string): string[] {
  const found = isAscii(text)
    ? text.match(/[a-zA-Z0-9$@'`]+/gu)
    : text.normalize("NFKC").match(/[\p{L}\p{M}\p{N}$@'’‘`´ʻʼʿʾ]+/gu);
  return (found ?? []).filter((word) => /[\p{L}\p{N}]/u.test(word)).slice(0, mostParts);
}
