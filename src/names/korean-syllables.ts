import { hanjaReadings } from "./hanja.data.ts";
import { codaSpellings, koreanCyrillic, onsetSpellings, vowelClasses, vowelSpellings } from "./korean-letters.data.ts";
import { remembering } from "./memory.ts";
import { simplifiedForms } from "./simplified.data.ts";

/** A Korean syllable as far as its spelling tells it: classes of its consonants, and the vowels that it may have. */
export interface Syllable {
  /** As written. */
  text: string;
  /** k n t r m p s c h, or nothing. */
  onset: string;
  /** Possible vowels (Hangul letters) with the doubt in each, in hundredths. */
  vowels: readonly (readonly [vowel: string, doubt: number])[];
  /** k n t l m p g (for ng), or nothing. */
  coda: string;
  /** The key that all spellings of the syllable share: at the beginning of a family or given name, and elsewhere. */
  keys: readonly [initial: string, inner: string];
}

const onsets = ["k", "k", "n", "t", "t", "r", "m", "p", "p", "s", "s", "", "c", "c", "c", "k", "t", "p", "h"];
const vowelLetters = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
/** Class of each of the 28 ends of a Hangul block, in the order of Unicode. */
const codas = [..."-kkknnntlkmlllplmpp"].concat([..."ttgttktpt"]);

/** The sounds of one Hangul syllable block; undefined for any other character. */
export const hangulSyllable = remembering(12_000, hangulSounds);

function hangulSounds(character: string): Syllable | undefined {
  const index = character.charCodeAt(0) - 0xac00;
  if (!(index >= 0 && index < 11172)) return undefined;
  const vowel = vowelLetters[Math.floor(index / 28) % 21] ?? "";
  const coda = (codas[index % 28] ?? "").replace("-", "");
  return withKeys({ text: character, onset: onsets[Math.floor(index / 588)] ?? "", vowels: [[vowel, 0]], coda });
}

const withKeys = (syllable: Omit<Syllable, "keys">): Syllable => ({
  ...syllable,
  keys: [keyOf(syllable, true), keyOf(syllable, false)],
});

const readings = new Map<string, string>();
for (const line of hanjaReadings) for (const hanja of line.slice(1)) readings.set(hanja, line.charAt(0));
for (const line of simplifiedForms)
  for (let at = 0; at + 1 < line.length; at += 2) {
    const reading = readings.get(line.charAt(at));
    if (reading && !readings.has(line.charAt(at + 1))) readings.set(line.charAt(at + 1), reading);
  }

/** The Korean reading of a Chinese character, traditional or simplified, as a Hangul syllable (金 as a surname: 김). */
export function hanjaReading(character: string): string | undefined {
  return readings.get(character);
}

const vowelOptions = new Map(
  Object.entries(vowelSpellings).map(([spelling, meant]) => [
    spelling,
    meant.split(" ").map((option) => [option.charAt(0), Number(option.slice(1))] as const),
  ]),
);
const longestLetters = 20;
const mostSyllables = 4;
const mostSplits = 6;

/** A Latin word with the signs for ŏ and ŭ as O and U, and the apostrophes of aspiration dropped: "Ch'o'l" is "chOl". */
export function markedLetters(word: string): string {
  return inLatin(word.toLowerCase())
    .normalize("NFD")
    .replace(/o[\u0306\u030c]|o['’‘`´ʻʼ]/gu, "O")
    .replace(/u[\u0306\u030c]|u['’‘`´ʻʼ]/gu, "U")
    .replace(/[^a-zENOU]/gu, "");
}

function inLatin(word: string): string {
  if (!/\p{Script=Cyrillic}/u.test(word)) return word;
  return koreanCyrillic.reduce((text, [letter, latin]) => text.replace(letter, latin), word);
}

/**
 * The ways in which a Latin word can be read as Korean syllables, fewest syllables first, at most six; none where it
 * cannot. `letters` as `markedLetters` gives them.
 */
export const latinSyllables = remembering(20_000, (letters): readonly Syllable[][] => {
  if (letters.length === 0 || letters.length > longestLetters) return [];
  const found: Syllable[][] = [];
  split(letters, 0, [], found);
  return found.sort((a, b) => a.length - b.length).slice(0, mostSplits);
});

function split(letters: string, at: number, before: Syllable[], found: Syllable[][]): void {
  if (at === letters.length) {
    found.push(before);
    return;
  }
  if (before.length === mostSyllables || found.length >= 4 * mostSplits) return;
  for (const syllable of syllablesAt(letters, at)) {
    split(letters, at + syllable.text.length, [...before, syllable], found);
  }
}

function syllablesAt(letters: string, at: number): Syllable[] {
  const found: Syllable[] = [];
  for (let onsetEnd = at; onsetEnd <= Math.min(at + 3, letters.length); onsetEnd++) {
    const onset = letters.slice(at, onsetEnd);
    if (onset !== "" && !Object.hasOwn(onsetSpellings, onset)) continue;
    for (let vowelEnd = Math.min(onsetEnd + 3, letters.length); vowelEnd > onsetEnd; vowelEnd--) {
      const vowel = letters.slice(onsetEnd, vowelEnd);
      if (!vowelOptions.has(vowel)) continue;
      for (let end = Math.min(vowelEnd + 2, letters.length); end >= vowelEnd; end--) {
        const coda = letters.slice(vowelEnd, end);
        if (coda === "" || Object.hasOwn(codaSpellings, coda)) found.push(spelledSyllable(`${onset} ${vowel} ${coda}`));
      }
    }
  }
  return found;
}

/** One object for each spelling of a syllable, its beginning, vowel and end parted by spaces. */
const spelledSyllable = remembering(20_000, (spelling): Syllable => {
  const [onset = "", vowel = "", coda = ""] = spelling.split(" ");
  return withKeys({
    text: onset + vowel + coda,
    onset: onsetSpellings[onset] ?? "",
    vowels: vowelOptions.get(vowel) ?? [],
    coda: codaSpellings[coda] ?? "",
  });
});

/**
 * The key of a syllable: equal for all spellings of it, whatever the system. At the beginning of a name or of its
 * given part r, n and nothing count as one before i and y, r and n before other vowels (the initial-sound rule).
 */
function keyOf({ onset, vowels, coda }: Omit<Syllable, "keys">, initial: boolean): string {
  const vowel = vowelClasses[vowels[0]?.[0] ?? ""] ?? "";
  const soft = vowel.startsWith("y") || vowel === "i";
  const liquid = initial && (onset === "r" || onset === "n" || (onset === "" && soft));
  return `${liquid ? (soft ? "" : "n") : onset}${vowel}${coda.replace("N", "n")}`;
}

/** How far two syllables are apart, 0 the same to 0.6 quite different. */
export function syllableDistance(a: Syllable, b: Syllable, initial: boolean, freedom = 1): number {
  const sum = onsetDistance(a, b, initial) + vowelDistance(a, b, freedom) + codaDistance(a.coda, b.coda);
  return Math.min(sum, 0.6);
}

function onsetDistance(a: Syllable, b: Syllable, initial: boolean): number {
  if (a.onset === b.onset) return 0;
  const left = a.onset;
  const right = b.onset;
  if ((left === "n" && right === "r") || (left === "r" && right === "n")) return initial ? 0.04 : 0.12;
  if ((left === "" && isLiquid(right)) || (right === "" && isLiquid(left)))
    if (softVowels.includes(a.vowels[0]?.[0] ?? "-")) return initial ? 0.04 : 0.2;
  return 0.35;
}

const isLiquid = (onset: string): boolean => onset === "r" || onset === "n";
const softVowels = "ㅣㅑㅕㅛㅠㅖㅒ";

function vowelDistance(a: Syllable, b: Syllable, freedom: number): number {
  let least = 0.35;
  const certain = isHangul(a) && isHangul(b);
  for (const [left, doubt] of a.vowels)
    for (const [right, other] of b.vowels) {
      const apart = left === right ? 0 : !certain && related(left, right) ? 0.2 : 0.35;
      least = Math.min(least, apart + (freedom * (doubt + other)) / 100);
    }
  return least;
}

const isHangul = (syllable: Syllable): boolean => syllable.text.charCodeAt(0) >= 0xac00;

/** Pairs of vowels that one class of spellings takes together, or that differ by the glide alone (Kwon, Kon). */
const relatives = new Set<string>();
for (const [left, a] of Object.entries(vowelClasses))
  for (const [right, b] of Object.entries(vowelClasses))
    if (a === b || `w${a}` === b || a === `w${b}`) relatives.add(left + right);

const related = (left: string, right: string): boolean => relatives.has(left + right);

const nearCodas = ["ng", "ktp", "ln"];

function codaDistance(a: string, b: string): number {
  if (a === b) return 0;
  if ((a === "N" && (b === "n" || b === "g")) || (b === "N" && (a === "n" || a === "g"))) return 0.03;
  return nearCodas.some((near) => a && b && near.includes(a) && near.includes(b)) ? 0.25 : 0.3;
}
