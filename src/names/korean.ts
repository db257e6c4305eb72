import { koreanSurnames, surnameSpellings } from "./korean-surnames.data.ts";
import {
  hangulSyllable,
  hanjaReading,
  latinSyllables,
  markedLetters,
  type Syllable,
  syllableDistance,
} from "./korean-syllables.ts";
import { isAscii } from "./letters.ts";
import { remembering } from "./memory.ts";

/** A Korean person's name cut into its family name and its given syllables: one way to read it. */
export interface KoreanReading {
  family: readonly Syllable[];
  given: readonly Syllable[];
  /** How freely its Latin letters are used: below 1 for passport spellings ("Young-Chul"), above for a strict system. */
  strictness: number;
  /** The key that all spellings of the name share. */
  key: string;
}

const surnames = koreanSurnames.map((name) =>
  [...name].map((block) => hangulSyllable(block)).filter((one) => one !== undefined),
);
const single = surnames.filter((name) => name.length === 1);
const double = surnames.filter((name) => name.length === 2);
const surnameSet = new Set(koreanSurnames);
const surnameReach = 0.12;
const mostReadings = 8;
const longestName = 60;

/**
 * The ways to read a name as that of a Korean person, in Hangul, Hanja or Latin letters of whatever system, family
 * name first or last; none where it cannot be one. A comma marks the family name.
 */
export function koreanReadings(name: string): KoreanReading[] {
  if (name.length > longestName) return [];
  const text = name.normalize("NFKC").trim();
  if (isAscii(text)) return fromLatin(text);
  if (/^[\p{Script=Hangul}\s·]+$/u.test(text)) return fromHangul(text.replace(/[\s·]/gu, ""));
  if (/^[\p{Script=Han}\s·]+$/u.test(text)) return fromHanja(text.replace(/[\s·]/gu, ""));
  return fromLatin(text);
}

/** How alike two Korean readings are: 1 the same spelling or system variants of it, below 0.8 another name; 0 where it must be below `least`. */
export function koreanSimilarity(a: KoreanReading, b: KoreanReading, least = 0): number {
  if (a.family.length !== b.family.length || a.given.length !== b.given.length) return 0;
  const strictness = a.strictness * b.strictness;
  const most = 1 - least;
  const family = partDistance(a.family, b.family, strictness, most);
  if (family > most) return 0;
  return Math.max(0, 1 - (family + partDistance(a.given, b.given, strictness, most - family)));
}

function partDistance(a: readonly Syllable[], b: readonly Syllable[], strictness: number, most: number): number {
  let distance = 0;
  for (let at = 0; at < a.length && distance <= most; at++) {
    const [one, other] = [a[at], b[at]];
    if (one && other) distance += syllableDistance(one, other, at === 0, strictness);
  }
  return distance;
}

function fromHangul(blocks: string): KoreanReading[] {
  if (blocks.length < 2 || blocks.length > 6) return [];
  const syllables = [...blocks].map((block) => hangulSyllable(block));
  const found: KoreanReading[] = [];
  for (const length of [2, 1]) {
    if (blocks.length <= length || !surnameSet.has(blocks.slice(0, length))) continue;
    const all = syllables.filter((one) => one !== undefined);
    if (all.length === syllables.length) found.push(reading(all.slice(0, length), all.slice(length), 1));
  }
  return found;
}

function fromHanja(characters: string): KoreanReading[] {
  const blocks = [...characters].map((character, at) =>
    character === "金" && at > 0 ? "금" : hanjaReading(character),
  );
  return blocks.includes(undefined) ? [] : fromHangul(blocks.join(""));
}

function fromLatin(text: string): KoreanReading[] {
  const [left = "", right, more] = text.split(",", 3);
  if (more !== undefined) return [];
  if (right !== undefined) {
    const found = namesOf(wordsIn(left), wordsIn(right), text);
    return found.length > 0 ? found : namesOf(wordsIn(right), wordsIn(left), text);
  }
  const all = wordsIn(text);
  if (all.length < 2 || all.length > 5) return [];
  const found = namesOf(all.slice(0, 1), all.slice(1), text);
  if (all.length > 2 && doubleBegins(all[0] ?? "") && doubleEnds(all[1] ?? ""))
    found.push(...namesOf(all.slice(0, 2), all.slice(2), text, 2));
  found.push(...namesOf(all.slice(-1), all.slice(0, -1), text));
  return found.slice(0, mostReadings);
}

function wordsIn(text: string): string[] {
  const joined = /['’‘`´ʻʼ] /u.test(text) ? text.replace(/(?<=['’‘`´ʻʼ]) +(?=\p{Ll})/gu, "") : text;
  return joined.split(/[\s\-‐-―.·]+/u).filter(Boolean);
}

/** Readings of a family name and given words that are told apart already. */
function namesOf(family: string[], given: string[], text: string, least: 1 | 2 = 1): KoreanReading[] {
  if (given.length === 0 || given.length > 4) return [];
  const surnamesOf = least === 1 ? familyOf : doubleFamilyOf;
  const own = surnamesOf(family.join(""));
  if (own.length === 0) return [];
  const found: KoreanReading[] = [];
  const names = givenOf(given);
  const strictness = names.length > 0 ? strictnessOf(text) : 1;
  for (const surname of own) for (const syllables of names) found.push(reading(surname, syllables, strictness));
  return found.slice(0, mostReadings);
}

const rememberedWords = 30_000;
const lettersOf = remembering(rememberedWords, markedLetters);
/** The family names that a word can be, of one syllable or two; only those of two. */
const familyOf = remembering(rememberedWords, (word) => familyNames(word, true));
const doubleFamilyOf = remembering(rememberedWords, (word) => familyNames(word, false));

/** Whether a word can be the first or the second syllable of a family name of two. */
const doubleBegins = remembering(rememberedWords, (word) => isSyllableOf(word, 0));
const doubleEnds = remembering(rememberedWords, (word) => isSyllableOf(word, 1));

function isSyllableOf(word: string, place: 0 | 1): boolean {
  return latinSyllables(lettersOf(word)).some(
    ([syllable, more]) =>
      syllable && !more && double.some((name) => name[place] !== undefined && near(name[place], syllable)),
  );
}

function familyNames(word: string, short: boolean): Syllable[][] {
  const letters = lettersOf(word);
  const spelled = surnameSpellings[letters] ?? letters;
  return latinSyllables(spelled).filter((syllables) => {
    const known = syllables.length === 1 && short ? single : syllables.length === 2 ? double : [];
    return known.some((name) => name.every((one, at) => near(one, syllables[at])));
  });
}

function near(one: Syllable, other: Syllable | undefined): boolean {
  return other !== undefined && syllableDistance(one, other, false) <= surnameReach;
}

function givenOf(words: string[]): Syllable[][] {
  let found: Syllable[][] = [[]];
  for (const word of words) {
    const splits = latinSyllables(lettersOf(word));
    if (splits.length === 0) return [];
    found = found.flatMap((before) => splits.map((syllables) => [...before, ...syllables])).slice(0, mostReadings);
  }
  return found.filter((syllables) => syllables.length > 0 && syllables.length <= 3);
}

const freeSpelling = /oo|ee|you|ch?ul\b|[jcky]ung|[hm]yu|park|choi/iu;
const systemSpelling = /['’‘`´ŏŭ]|eo|eu|yo[nk]|ch?ol|\bri\b|\bpak\b|jong|song/iu;

function strictnessOf(text: string): number {
  if (freeSpelling.test(text)) return 0.6;
  return systemSpelling.test(text) ? 1.6 : 1;
}

function reading(family: readonly Syllable[], given: readonly Syllable[], strictness: number): KoreanReading {
  const key = `${keyOf(family)} ${keyOf(given)}`;
  return { family, given, strictness, key };
}

function keyOf(part: readonly Syllable[]): string {
  let key = "";
  part.forEach(({ keys }, at) => {
    key += at === 0 ? keys[0] : `.${keys[1]}`;
  });
  return key;
}
