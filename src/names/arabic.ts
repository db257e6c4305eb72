import {
  arabicFolds,
  arabicSpellings,
  articles,
  compoundHeads,
  compoundHeadsInScript,
  descent,
  kunyas,
  servant,
  suffixed,
} from "./arabic.data.ts";
import { latinOf } from "./latin.ts";

const spelled = new Map<string, string>();
for (const line of arabicSpellings)
  for (const spelling of line.split(" ")) spelled.set(spelling, line.split(" ")[0] ?? spelling);
const markers = new Set([...descent, ...kunyas, ...servant]);
const articleSet = new Set(articles);
const descentSet = new Set(descent);
const kunyaSet = new Set(kunyas);
const servantSet = new Set(servant);
const suffixSet = new Set(suffixed);

/** One part of a name as Arabic use joins its words: "Abd al-Aziz" is one part, "bin" none. */
export interface ArabicPart {
  /** Latin letters, folded, without article. */
  latin: string;
  /** What stood before it. */
  before: "none" | "descent" | "kunya";
}

/** "Abdul" with a letter wrong or two swapped, where that is no name itself. */
const isMistypedServant = (word: string): boolean =>
  /^(?:abd[^aeiou]l|ab[^d]ul|abdu[^aeioul]|adb[aeu]l|abdl[aeu]|badul|adul|a[^aeioubl]dul|abedl)$/u.test(word) &&
  !spelled.has(word) &&
  !markers.has(word);

/** The parts of a name of folded Latin words: articles off, "servant of" joined with what follows, descent and kunya marked. */
export function arabicParts(words: readonly string[]): ArabicPart[] {
  const parts: ArabicPart[] = [];
  let before: ArabicPart["before"] = "none";
  let held = "";
  words.forEach((word, at) => {
    const last = at === words.length - 1;
    if (!last && descentSet.has(word)) before = "descent";
    else if (!last && kunyaSet.has(word)) before = "kunya";
    else if (!last && (servantSet.has(word) || isMistypedServant(word))) held = "abd";
    else if (!last && articleSet.has(word)) return;
    else if (suffixSet.has(word) && parts.length > 0 && !held && before === "none") {
      const previous = parts.at(-1);
      if (previous) parts[parts.length - 1] = { ...previous, latin: previous.latin + bareSuffix(word) };
    } else {
      parts.push({ latin: held + bareWord(word, held !== ""), before });
      before = "none";
      held = "";
    }
  });
  return parts;
}

/** "uddin", "aldin" and "din" are one ending, and so are "ullah" and "allah". */
function bareSuffix(word: string): string {
  return word
    .replace(/^(?:[aeu]l|[aeu](?=dd))/u, "")
    .replace(/^dd/u, "d")
    .replace(/^[au]?l*ah$/u, "allah")
    .replace(/^rehman$/u, "rahman");
}

/** A word without an article or "servant of" that is written into it: "Abdulaziz", "Alrawi". */
function bareWord(word: string, held: boolean): string {
  if (/^abd[aeou]+l+ah$/u.test(word)) return "abdallah";
  const joined = /^abd(?:[aeou]+l|[aeou]+(?=([rsnztd])\1)|[aeou]*)(?=[^aeiou].{2})/u.exec(word);
  if (joined && word.length > 6) return `abd${word.slice(joined[0].length).replace(/^(.)\1/u, "$1")}`;
  if (!held && /^al(?=[^aeioul].{3})/u.test(word) && !/^al(?:exa?|bert|fred|fons|i)/u.test(word)) return word.slice(2);
  return word.replace(/(?:[aeu]l|[aeu])?d+[ie]+n$/u, "din").replace(/(?<=^.{3,})[aeou]*l+ah(?=i?$)/u, "allah");
}

/** A word written in one that is two names ("Mohammadreza", in Latin or Arabic letters), apart; else the word itself. */
export function compoundWords(text: string, latin: string): string[] {
  if (latin.length < shortestCompound) return [text];
  if (latin === text.toLowerCase()) {
    const at = compoundAt(latin);
    return at > 0 ? [text.slice(0, at), text.slice(at)] : [text];
  }
  const plain = text.replace(/[یى]/gu, "ي").replace(/[أإآ]/gu, "ا");
  const head = compoundHeadsInScript.find((each) => plain.startsWith(each) && plain.length > each.length + 2);
  if (!head) return [text];
  const rest = text.slice(head.length);
  return knownBones().has(bones(arabicSound(latinOf(rest)))) ? [text.slice(0, head.length), rest] : [text];
}

/** Where the second of two names begins that a Latin word consists of; 0 where it does not. */
function compoundAt(latin: string): number {
  for (let at = 3; at <= latin.length - 3; at++)
    if (heads.has(spelled.get(latin.slice(0, at)) ?? "") && spelled.has(latin.slice(at))) return at;
  return 0;
}

const shortestCompound = 6;
const heads = new Set(compoundHeads);
let known: Set<string> | undefined;

/** The consonants of the known names, with an i at the end. */
function knownBones(): Set<string> {
  known ??= new Set([...spelled.keys()].map((name) => bones(arabicSound(name))).filter(({ length }) => length > 1));
  return known;
}

const bones = (sound: string): string => skeleton(sound) + (sound.endsWith("i") ? "i" : "");

/**
 * The sound that the spellings of an Arabic, Persian or Hebrew word share: consonants in classes, vowels a, i, u and
 * the doubtful e. Two sounds are compared by `arabicDistance`.
 */
export function arabicSound(latin: string): string {
  let sound = spelled.get(latin) ?? latin.slice(0, 40);
  for (const [from, to] of arabicFolds) sound = sound.replace(from, to);
  return sound;
}

/** The commonest spelling of a well-known name ("Mohd": muhammad); undefined for another word. */
export function knownArabicName(latin: string): string | undefined {
  return spelled.get(latin);
}

/** The consonants of a sound: the key under which it is looked up, the same from Arabic script and from Latin. */
export function skeleton(sound: string): string {
  return `${/^[aeiu]/u.test(sound) ? "a" : ""}${sound.replace(/[aeiu]/gu, "").replace(/h$/u, "")}`.replace(
    /(.)\1+/gu,
    "$1",
  );
}

interface KnownSound {
  name: string;
  sound: string;
  /** Vowels that Arabic writes: "ay" in "husayn". */
  long: number;
  /** Whether one at least of its vowels is long, as in all names that end like Karim, Salih and Mahmud. */
  heavy: boolean;
}
let knownSounds: Map<string, KnownSound[]> | undefined;

/** The known names by their consonants. */
function soundsOfNames(): Map<string, KnownSound[]> {
  if (knownSounds) return knownSounds;
  knownSounds = new Map();
  for (const name of new Set(spelled.values())) {
    const sound = arabicSound(name);
    const key = skeleton(sound);
    const long = name.match(/a[yiwu]|e[yie]|iy|oo|ou/gu)?.length ?? 0;
    const heavy = /[^aeiou][iu][^aeiou]$/u.test(name) && key.length > 2;
    knownSounds.set(key, [...(knownSounds.get(key) ?? []), { name, sound, long, heavy }]);
  }
  return knownSounds;
}

/** The known name that a word without short vowels, by its sound, must be: "hsin" is husayn and not hasan; undefined where several may be meant. */
export function nameWithoutVowels(sound: string): string | undefined {
  const written = sound.match(/[iu]/gu)?.length ?? 0;
  const [first, ...more] = (soundsOfNames().get(skeleton(sound)) ?? []).filter(
    (known) => known.long <= written && (!known.heavy || /.[aiu]./u.test(sound)) && vowelsAgree(sound, known.sound),
  );
  return more.length === 0 ? first?.name : undefined;
}

/** Vowels that cannot be what a long vowel in Arabic letters stands for. */
const otherVowels: Readonly<Record<string, RegExp>> = { a: /^i+$/u, i: /^[au]+$/u, u: /^[ai]+$/u };

/**
 * Whether the long vowels that are written inside a word in Arabic letters can be those of a Latin one with the same
 * consonants: "jmal" is Jamal and not Jamil. True where their places cannot be told.
 */
export function vowelsAgree(abjad: string, vowelled: string): boolean {
  const [one, other] = [vowelsInside(abjad), vowelsInside(vowelled)];
  if (one.length !== other.length) return true;
  return one.every((vowel, at) => !otherVowels[vowel]?.test(other[at] ?? ""));
}

/** The vowels between the consonants of a sound, a place for each two of them. */
function vowelsInside(sound: string): string[] {
  return sound.split(/[^aeiu]/u).slice(1, -1);
}

/** Whether a folded Latin word tells that a name is Arabic or Persian. */
export function looksArabic(word: string): boolean {
  return (
    spelled.has(word) ||
    markers.has(word) ||
    isMistypedServant(word) ||
    word === "al" ||
    word === "el" ||
    /^abd[aeu]|[aou]llah$|[aeu]ddin$|zadeh$|nejad$/u.test(word) ||
    (word.length >= shortestCompound && compoundAt(word) > 0)
  );
}

const vowels = "aeiu";
const longest = 40;
const rows = [new Float64Array(longest + 1), new Float64Array(longest + 1)] as const;

/** How a sound was written: with its vowels, or in a script that has the long ones only. */
export type Writing = "vowelled" | "abjad";

/**
 * Distance of two sounds: a consonant costs 1, a vowel taken for another or left out less. Where one of them was
 * written without short vowels, those of the other cost next to nothing; its own are long and count.
 */
export function arabicDistance(a: string, b: string, aWriting: Writing = "vowelled", bWriting = aWriting): number {
  const height = Math.min(a.length, longest);
  const width = Math.min(b.length, longest);
  const dropsOfA = dropsOf(aWriting, bWriting);
  const dropsOfB = dropsOf(bWriting, aWriting);
  let row: Float64Array = rows[0];
  let next: Float64Array = rows[1];
  row[0] = 0;
  for (let at = 1; at <= width; at++) row[at] = (row[at - 1] as number) + dropAt(dropsOfB, b, at - 1);
  for (let i = 0; i < height; i++) {
    const line = (a.charCodeAt(i) & 127) * 128;
    const drop = dropAt(dropsOfA, a, i);
    let last = (row[0] as number) + drop;
    next[0] = last;
    for (let at = 1; at <= width; at++) {
      const own = (row[at] as number) + drop;
      last += dropAt(dropsOfB, b, at - 1);
      if (own < last) last = own;
      const changed = (row[at - 1] as number) + (changes[line + (b.charCodeAt(at - 1) & 127)] as number);
      if (changed < last) last = changed;
      next[at] = last;
    }
    [row, next] = [next, row];
  }
  return row[width] as number;
}

const dropAt = (drops: Float64Array, sound: string, at: number): number => drops[sound.charCodeAt(at) & 127] as number;

/** What it costs to leave out letters of a sound, by how it and the other were written. */
function dropsOf(own: Writing, other: Writing): Float64Array {
  if (own === "abjad") return longDrops;
  return other === "abjad" ? shortDrops : vowelledDrops;
}

const longDrops = new Float64Array(128).fill(1);
const shortDrops = new Float64Array(128).fill(1);
const vowelledDrops = new Float64Array(128).fill(1);
const changes = new Float64Array(128 * 128).fill(1);
fillCosts();

function fillCosts(): void {
  const code = (letter: string): number => letter.charCodeAt(0);
  vowelledDrops[code("h")] = 0.45;
  longDrops[code("h")] = 0.45;
  shortDrops[code("h")] = 0.45;
  for (const pair of "sz zs dt td dz zd jk kj uw wu bp pb fu uf bu ub".split(" "))
    changes[code(pair) * 128 + pair.charCodeAt(1)] = 0.5;
  for (const one of vowels) {
    vowelledDrops[code(one)] = 0.35;
    longDrops[code(one)] = one === "e" ? 0.08 : 0.25;
    shortDrops[code(one)] = 0.08;
    for (const other of vowels)
      changes[code(one) * 128 + code(other)] = !(one + other).includes("e")
        ? 0.45
        : (one + other).includes("u")
          ? 0.35
          : 0.1;
  }
  for (let letter = 0; letter < 128; letter++) changes[letter * 129] = 0;
}

/** The least that it costs to drop or change each letter of a sound, by the letter's bit. */
export function arabicFloor(bit: number): number {
  const letter = String.fromCharCode(bit + 96);
  if (vowels.includes(letter)) return 0;
  return "hszdtjkwbpf".includes(letter) ? 0.45 : 1;
}
