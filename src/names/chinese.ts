import { chineseSurnames, southernSpellings } from "./chinese-surnames.data.ts";
import { remembering } from "./memory.ts";
import { longestSyllable, pinyinOf, type Sounds, soundsOf } from "./romanised-chinese.ts";
import { simplifiedForms } from "./simplified.data.ts";
import { fromTelegraphCode } from "./telegraph.ts";

/** One syllable of a Chinese name: what it may be in pinyin, and its character in simplified form where it is known. */
export interface ChineseSyllable {
  text: string;
  sounds: Sounds;
  character?: string;
}

/** A Chinese person's name cut into its family and given syllables: one way to read it. */
export interface ChineseReading {
  family: readonly ChineseSyllable[];
  given: readonly ChineseSyllable[];
  /** Keys in pinyin, of which every spelling of the name has one; at most 16. */
  keys: readonly string[];
}

const simplified = new Map<string, string>();
for (const line of simplifiedForms)
  for (let at = 0; at + 1 < line.length; at += 2) simplified.set(line.charAt(at), line.charAt(at + 1));

/** A text with its traditional Chinese characters in simplified form, character by character. */
export function simplify(text: string): string {
  return text.replace(/\p{Script=Han}/gu, (character) => simplified.get(character) ?? character);
}

const surnameSet = new Set(chineseSurnames);
/** Readings of characters that differ in a family name from the common one. */
const surnameSounds: Readonly<Record<string, string>> = {
  单: "shan",
  曾: "zeng",
  仇: "qiu",
  区: "ou",
  解: "xie",
  翟: "zhai",
  缪: "miao",
  覃: "qin",
  查: "zha",
  朴: "piao",
  盖: "ge",
  长: "zhang",
  尉: "yu",
};
let surnamePinyin: Set<string> | undefined;
const mostReadings = 8;
const longestName = 60;

/**
 * The ways to read a name as that of a Chinese person: in characters of either form, in the telegraph code, in
 * pinyin, Wade-Giles or Cantonese spelling, family name first or last; none where it cannot be one.
 */
export function chineseReadings(name: string): ChineseReading[] {
  if (name.length > longestName) return [];
  const text = name.normalize("NFKC").trim();
  const coded = fromTelegraphCode(text);
  if (coded.length > 0) return coded.flatMap(fromCharacters);
  const characters = text.replace(/[\s·・,]/gu, "");
  return /^\p{Script=Han}+$/u.test(characters) ? fromCharacters(characters) : fromLatin(text);
}

/** How alike two readings are: 1 the same characters or sounds, below 0.8 another name; 0 where it must be below `least`. */
export function chineseSimilarity(a: ChineseReading, b: ChineseReading, least = 0): number {
  if (a.family.length !== b.family.length || a.given.length !== b.given.length) return 0;
  let distance = 0;
  for (const part of ["family", "given"] as const)
    for (let at = 0; at < a[part].length; at++) {
      const [one, other] = [a[part][at], b[part][at]];
      if (one && other) distance += syllableDistance(one, other);
      if (distance > 1 - least) return 0;
    }
  return Math.max(0, 1 - distance);
}

function syllableDistance(a: ChineseSyllable, b: ChineseSyllable): number {
  if (a.character && b.character) {
    if (a.character === b.character) return 0;
    return a.sounds[0]?.[0] === b.sounds[0]?.[0] ? 0.15 : 0.5;
  }
  let least = 0.5;
  for (const [left, doubt] of a.sounds)
    for (const [right, other] of b.sounds) {
      const apart = left === right ? 0 : slurred(left) === slurred(right) ? 0.12 : 0.5;
      least = Math.min(least, apart + doubt + other);
    }
  return least;
}

/** Pinyin without the differences that southern speakers and hurried clerks drop: zh/z, ch/c, sh/s, -ng/-n, and l for n. */
const slurred = remembering(1000, (pinyin) => pinyin.replace(/^([zcs])h/u, "$1").replace(/([ei])ng$/u, "$1n"));

function fromCharacters(text: string): ChineseReading[] {
  const characters = [...simplify(text)];
  if (characters.length < 2 || characters.length > 5) return [];
  const syllables = characters.map((character, at): ChineseSyllable => {
    const sound = (at === 0 ? surnameSounds[character] : undefined) ?? pinyinOf(character) ?? "";
    return { text: character, sounds: [[sound, 0]], character };
  });
  return [2, 1]
    .filter((length) => characters.length > length && surnameSet.has(characters.slice(0, length).join("")))
    .map((length) => reading(syllables.slice(0, length), syllables.slice(length)));
}

function fromLatin(text: string): ChineseReading[] {
  const [left = "", right, more] = text.split(",");
  if (more !== undefined) return [];
  const words = (part: string): string[] => part.split(/[\s\-‐-―.·]+/u).filter(Boolean);
  if (right !== undefined) return namesOf(words(left).join(""), words(right));
  const all = words(text);
  if (all.length < 2 || all.length > 4) return [];
  return [...namesOf(all[0] ?? "", all.slice(1)), ...namesOf(all.at(-1) ?? "", all.slice(0, -1))].slice(
    0,
    mostReadings,
  );
}

function namesOf(family: string, given: string[]): ChineseReading[] {
  const surnames = familyOf(family);
  if (surnames.length === 0) return [];
  const found: ChineseReading[] = [];
  const names = givenOf(given);
  for (const surname of surnames) for (const syllables of names) found.push(reading(surname, syllables));
  return found.slice(0, mostReadings);
}

function familyNames(word: string): ChineseSyllable[][] {
  surnamePinyin ??= new Set(
    chineseSurnames.map((name) => [...name].map((one) => surnameSounds[one] ?? pinyinOf(one)).join("")),
  );
  const known = surnamePinyin;
  const letters = lettersOf(word).replace(/'/gu, "");
  const southern = [...(southernSpellings[letters] ?? "")].map(
    (one) => [surnameSounds[one] ?? pinyinOf(one) ?? "", 0.04] as const,
  );
  const names: ChineseSyllable[][] =
    southern.length > 0 && letters !== "auyeung" && letters !== "szeto" && letters !== "seto"
      ? [[{ text: word, sounds: southern }]]
      : [];
  for (const syllables of syllablesOf(word)) {
    const kept = syllables.map((one) => ({
      ...one,
      sounds: one.sounds.filter(([sound, doubt]) => syllables.length > 1 || (known.has(sound) && doubt < 0.07)),
    }));
    const joined = kept.map((one) => one.sounds[0]?.[0] ?? "-").join("");
    if (kept.every((one) => one.sounds.length > 0) && (kept.length === 1 || known.has(joined))) names.push(kept);
  }
  const [first, ...rest] = names;
  if (!first || first.length > 1) return names;
  return [
    merged(
      first,
      rest.filter((one) => one.length === 1),
    ),
    ...rest.filter((one) => one.length > 1),
  ];
}

const rememberedWords = 30_000;
const familyOf = remembering(rememberedWords, familyNames);
/** The ways to read a word as one or two syllables. */
const syllablesOf = remembering(rememberedWords, (word) => split(lettersOf(word), 2));

function merged(first: ChineseSyllable[], rest: ChineseSyllable[][]): ChineseSyllable[] {
  const [one] = first;
  return one ? [{ text: one.text, sounds: [one, ...rest.flat()].flatMap(({ sounds }) => sounds) }] : first;
}

function givenOf(words: string[]): ChineseSyllable[][] {
  let found: ChineseSyllable[][] = [[]];
  for (const word of words) {
    const splits = syllablesOf(word);
    if (splits.length === 0) return [];
    found = found.flatMap((before) => splits.map((after) => [...before, ...after])).slice(0, mostReadings);
  }
  return found.filter((syllables) => syllables.length > 0 && syllables.length <= 2);
}

function lettersOf(word: string): string {
  return word
    .normalize("NFD")
    .toLowerCase()
    .replace(/[’‘`´ʻʼ]/gu, "'")
    .replace(/[^a-z']/gu, "");
}

function split(letters: string, most: number): ChineseSyllable[][] {
  if (letters === "") return most < 2 ? [[]] : [];
  if (most === 0 || letters.length > 16) return [];
  const found: ChineseSyllable[][] = [];
  for (let length = Math.min(letters.length, longestSyllable() + 1); length > 0; length--) {
    const marked = letters.slice(0, length);
    if (marked.startsWith("'")) return split(letters.slice(1), most);
    const sounds = soundsOf(marked.replace(/'/gu, ""), marked);
    if (sounds.length === 0) continue;
    if (length === letters.length) found.push([{ text: marked, sounds }]);
    else for (const rest of split(letters.slice(length), most - 1)) found.push([{ text: marked, sounds }, ...rest]);
  }
  return found.slice(0, mostReadings);
}

function reading(family: readonly ChineseSyllable[], given: readonly ChineseSyllable[]): ChineseReading {
  return { family, given, keys: keysOf([...family, ...given]) };
}

const mostKeys = 16;

function keysOf(syllables: readonly ChineseSyllable[]): string[] {
  let keys = [""];
  for (const { sounds } of syllables) {
    const own = slurredSounds(sounds);
    const [only] = own;
    if (keys.length === 1 && own.length === 1) keys[0] = keys[0] ? `${keys[0]} ${only}` : (only ?? "");
    else
      keys = keys
        .flatMap((before) => own.map((sound) => (before ? `${before} ${sound}` : sound)))
        .slice(0, mostKeys * 4);
  }
  return keys.slice(0, mostKeys);
}

const slurredMemory = new WeakMap<Sounds, readonly string[]>();

/** The sounds of a syllable, surest first, each slurred and once. */
function slurredSounds(sounds: Sounds): readonly string[] {
  const known = slurredMemory.get(sounds);
  if (known) return known;
  const own = [...new Set([...sounds].sort((a, b) => a[1] - b[1]).map(([sound]) => slurred(sound)))];
  slurredMemory.set(sounds, own);
  return own;
}
