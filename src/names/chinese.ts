import { chineseSurnames, southernSpellings, takenNames } from "./chinese-surnames.data.ts";
import { remembering } from "./memory.ts";
import { cantoneseOf, hongKongFold, longestSyllable, pinyinOf, type Sounds, soundsOf } from "./romanised-chinese.ts";
import { simplifiedForms, variantForms } from "./simplified.data.ts";
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
  /** Keys in pinyin, at most 16, and one in Cantonese ("~kan ka yan"): a spelling of the name has one of the two kinds. */
  keys: readonly string[];
}

const simplified = new Map<string, string>();
for (const line of simplifiedForms)
  for (let at = 0; at + 1 < line.length; at += 2) simplified.set(line.charAt(at), line.charAt(at + 1));
for (let at = 0; at + 1 < variantForms.length; at += 2)
  if (!simplified.has(variantForms.charAt(at))) simplified.set(variantForms.charAt(at), variantForms.charAt(at + 1));

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
  const sound = soundSimilarity(a, b, least);
  return sound < sameInHongKong && isWritten(a) !== isWritten(b) && sharedKey(a, b) ? sameInHongKong : sound;
}

/** Likeness of characters and Latin letters that Hong Kong may have spelled so; it spells many characters alike. */
const sameInHongKong = 0.88;
const isWritten = ({ family }: ChineseReading): boolean => family[0]?.character !== undefined;
const sharedKey = (a: ChineseReading, b: ChineseReading): boolean =>
  a.keys.some((key) => key.startsWith("~") && b.keys.includes(key));

function soundSimilarity(a: ChineseReading, b: ChineseReading, least: number): number {
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

/** Other common readings of characters that names use. */
const otherSounds: Readonly<Record<string, string>> = {
  勒: "le",
  乐: "yue",
  长: "chang",
  重: "chong",
  行: "hang",
  朝: "zhao",
  传: "zhuan",
  弹: "tan",
  藏: "cang",
  曾: "ceng",
  沈: "chen",
  仇: "chou",
  单: "dan",
  朴: "pu",
  率: "shuai",
  卜: "bu",
  种: "chong",
  翟: "di",
  召: "shao",
  贾: "gu",
  石: "dan",
  会: "kuai",
  令: "ling",
  秘: "bi",
  车: "ju",
  宿: "xiu",
  洗: "xian",
  冼: "xian",
  佘: "she",
};
const otherDoubt = 0.02;

function fromCharacters(text: string): ChineseReading[] {
  const characters = [...simplify(text)];
  if (characters.length < 2 || characters.length > 5) return [];
  const syllables = characters.map((character, at): ChineseSyllable => {
    const sound = (at === 0 ? surnameSounds[character] : undefined) ?? pinyinOf(character) ?? "";
    const other = otherSounds[character];
    return {
      text: character,
      sounds: other
        ? [
            [sound, 0],
            [other, otherDoubt],
          ]
        : [[sound, 0]],
      character,
    };
  });
  const known = (length: number): boolean => surnameSet.has(characters.slice(0, length).join(""));
  const married = characters.length === 4 && surnameSet.has(characters[0] ?? "") && surnameSet.has(characters[1] ?? "");
  const lengths = [2, 1].filter((length) => characters.length > length && (known(length) || (length === 2 && married)));
  if (lengths.length === 0 && characters.length < 4) lengths.push(1);
  return lengths.map((length) => reading(syllables.slice(0, length), syllables.slice(length)));
}

function fromLatin(text: string): ChineseReading[] {
  const [left = "", right, more] = text.split(",", 3);
  if (more !== undefined) return [];
  const words = (part: string): string[] => part.split(/[\s\-‐-―.·]+/u).filter(Boolean);
  if (right !== undefined) {
    const [family, given] = [words(left), words(right)];
    const found = [...namesOf(family.join(""), given), ...marriedNames(family, given)];
    // Lists set the comma wrongly now and then: what cannot be a family name stands behind it.
    return found.length > 0 ? found : namesOf(given.join(""), family);
  }
  const all = chineseWords(words(text));
  if (all.length < 2 || all.length > 4) return [];
  const married = all.length === 4 ? marriedNames(all.slice(0, 2), all.slice(2)) : [];
  return [...namesOf(all[0] ?? "", all.slice(1)), ...namesOf(all.at(-1) ?? "", all.slice(0, -1)), ...married].slice(
    0,
    mostReadings,
  );
}

/** The words of a name without a Western given name before or behind the Chinese one: "Jack Ma Yun", "Ka-chiu John". */
function chineseWords(words: string[], least = 2): string[] {
  if (words.length <= least) return words;
  const own = words.filter((word) => !takenNames.has(word.toLowerCase()));
  return own.length >= least ? own : words;
}

/** A married woman's name, her husband's family name before her own: "LAM CHENG, Yuet-ngor". */
function marriedNames(families: string[], given: string[]): ChineseReading[] {
  const [first, second, more] = families.map(familyOf);
  if (!first?.[0] || !second?.[0] || more || given.length === 0) return [];
  const family = [...first[0], ...second[0]];
  return family.length === 2 ? givenOf(chineseWords(given, 1)).map((syllables) => reading(family, syllables)) : [];
}

function namesOf(family: string, given: string[]): ChineseReading[] {
  const surnames = familyOf(family);
  if (surnames.length === 0) return [];
  const found: ChineseReading[] = [];
  const names = givenOf(chineseWords(given, 1));
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
    if (kept.length > 1) {
      const double = doubleName(kept, known);
      if (double) names.push(double);
    } else if (kept.every((one) => one.sounds.length > 0)) names.push(kept);
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

/** Two syllables in the sounds in which they are a known family name: "szeto" is Situ. */
function doubleName(
  [first, second]: readonly ChineseSyllable[],
  known: ReadonlySet<string>,
): ChineseSyllable[] | undefined {
  if (!first || !second) return undefined;
  for (const one of first.sounds)
    for (const other of second.sounds)
      if (known.has(one[0] + other[0]))
        return [
          { ...first, sounds: [one] },
          { ...second, sounds: [other] },
        ];
  return undefined;
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
  const all = [...family, ...given];
  return { family, given, keys: [...keysOf(all), ...cantoneseKeys(all)] };
}

const mostKeys = 16;
/** How many unfinished keys are followed up. */
const mostWays = 4 * mostKeys;

/** The likeliest keys first. */
function keysOf(syllables: readonly ChineseSyllable[]): string[] {
  let ways: readonly Way[] = [["", 0]];
  for (const { sounds } of syllables) {
    const own = slurredSounds(sounds);
    const longer = ways.flatMap(([key, doubt]) =>
      own.map(([sound, more]): Way => [key === "" ? sound : `${key} ${sound}`, doubt + more]),
    );
    ways = longer.length > mostKeys ? longer.sort(byDoubt).slice(0, mostWays) : longer;
  }
  return ways.slice(0, mostKeys).map(([key]) => key);
}

type Way = readonly [key: string, doubt: number];
const byDoubt = (one: Way, other: Way): number => one[1] - other[1];
const slurredMemory = new WeakMap<Sounds, readonly Way[]>();

/** The sounds of a syllable, surest first, each slurred and once. */
function slurredSounds(sounds: Sounds): readonly Way[] {
  const known = slurredMemory.get(sounds);
  if (known) return known;
  const own = new Map<string, number>();
  for (const [sound, doubt] of [...sounds].sort(byDoubt)) if (!own.has(slurred(sound))) own.set(slurred(sound), doubt);
  const ways = [...own];
  slurredMemory.set(sounds, ways);
  return ways;
}

/** The key that Hong Kong's spellings of a name share; none where a syllable cannot be Cantonese. */
function cantoneseKeys(syllables: readonly ChineseSyllable[]): string[] {
  const keys = syllables.map(({ text, character }) => (character ? cantoneseOf(character) : text.replace(/'/gu, "")));
  if (keys.some((key) => key === undefined)) return [];
  return [`~${keys.map((key) => hongKongFold(key ?? "")).join(" ")}`];
}
