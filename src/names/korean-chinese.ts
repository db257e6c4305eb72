import type { ChineseReading, ChineseSyllable } from "./chinese.ts";
import { hanjaReadings } from "./hanja.data.ts";
import type { KoreanReading } from "./korean.ts";
import { hangulSyllable, hanjaReading, type Syllable, syllableDistance } from "./korean-syllables.ts";
import { pinyinOf, type Sounds } from "./romanised-chinese.ts";

let syllablesOfPinyin: Map<string, readonly Syllable[]> | undefined;
const soundDoubt = 0.05;

/**
 * How well a Chinese name is the Chinese reading of a Korean one ("Li Cheng He" of RI SONG HYOK): each syllable must
 * have a character that is read so in both languages. At most 1; by sound alone at most 0.85; 0 where it must be below `least`.
 */
export function chineseReadingOfKorean(chinese: ChineseReading, korean: KoreanReading, least = 0): number {
  const { family, given } = chinese;
  if (family.length !== korean.family.length || given.length !== korean.given.length) return 0;
  let distance = 0;
  const add = (syllable: ChineseSyllable, other: Syllable | undefined, initial: boolean): void => {
    if (other && distance <= 1 - least) distance += apart(syllable, other, initial);
  };
  for (const [at, syllable] of family.entries()) add(syllable, korean.family[at], at === 0);
  for (const [at, syllable] of given.entries()) add(syllable, korean.given[at], at === 0);
  return distance > 1 - least ? 0 : Math.max(0, 1 - distance);
}

function apart(chinese: ChineseSyllable, korean: Syllable, initial: boolean): number {
  if (chinese.character) {
    const own = hangulSyllable(hanjaReading(chinese.character) ?? "");
    if (own) return syllableDistance(own, korean, initial);
  }
  return soundsApart(chinese.sounds, korean, initial);
}

const memory = [new WeakMap<Sounds, WeakMap<Syllable, number>>(), new WeakMap<Sounds, WeakMap<Syllable, number>>()];

function soundsApart(sounds: Sounds, korean: Syllable, initial: boolean): number {
  const own = memory[initial ? 0 : 1]?.get(sounds) ?? new WeakMap<Syllable, number>();
  memory[initial ? 0 : 1]?.set(sounds, own);
  const known = own.get(korean);
  if (known !== undefined) return known;
  syllablesOfPinyin ??= build();
  let least = 0.6;
  for (const [pinyin, doubt] of sounds)
    for (const syllable of syllablesOfPinyin.get(pinyin) ?? [])
      least = Math.min(least, syllableDistance(syllable, korean, initial) + doubt + soundDoubt);
  own.set(korean, least);
  return least;
}

const mostKeys = 200;

/** Keys of the Korean names that a Chinese one may be the reading of, as `KoreanReading` has them; at most 200. */
export function koreanKeysOfChinese({ family, given }: ChineseReading): string[] {
  const names = partKeys(given);
  return partKeys(family)
    .flatMap((one) => names.map((other) => `${one} ${other}`))
    .slice(0, mostKeys);
}

function partKeys(syllables: readonly ChineseSyllable[]): string[] {
  syllablesOfPinyin ??= build();
  let keys: string[] = [];
  for (const [at, { character, sounds }] of syllables.entries()) {
    const known = character ? hangulSyllable(hanjaReading(character) ?? "") : undefined;
    const korean = known ? [known] : sounds.flatMap(([pinyin]) => syllablesOfPinyin?.get(pinyin) ?? []);
    const own = [...new Set(korean.map((syllable) => syllable.keys[at === 0 ? 0 : 1]))];
    keys = at === 0 ? own : keys.flatMap((before) => own.map((key) => `${before}.${key}`)).slice(0, mostKeys);
  }
  return keys;
}

function build(): Map<string, readonly Syllable[]> {
  const found = new Map<string, Set<string>>();
  for (const line of hanjaReadings)
    for (const character of line.slice(1)) {
      const pinyin = pinyinOf(character) ?? "";
      found.set(pinyin, (found.get(pinyin) ?? new Set()).add(line.charAt(0)));
    }
  // The family name 朴 has a reading of its own in Chinese.
  found.set("piao", (found.get("piao") ?? new Set()).add("박"));
  return new Map(
    [...found].map(([pinyin, blocks]) => [
      pinyin,
      [...blocks].map((block) => hangulSyllable(block)).filter((one) => one !== undefined),
    ]),
  );
}
