import type { ChineseReading, ChineseSyllable } from "./chinese.ts";
import { hanjaReadings } from "./hanja.data.ts";
import type { KoreanReading } from "./korean.ts";
import { hangulSyllable, hanjaReading, type Syllable, syllableDistance } from "./korean-syllables.ts";
import { pinyinOf } from "./romanised-chinese.ts";

let hangulOfPinyin: Map<string, Set<string>> | undefined;
const soundDoubt = 0.05;

/**
 * How well a Chinese name is the Chinese reading of a Korean one ("Li Cheng He" of RI SONG HYOK): each syllable must
 * have a character that is read so in both languages. At most 1; by sound alone at most 0.85.
 */
export function chineseReadingOfKorean(chinese: ChineseReading, korean: KoreanReading): number {
  const left = [...chinese.family, ...chinese.given];
  const right = [...korean.family, ...korean.given];
  if (left.length !== right.length || chinese.family.length !== korean.family.length) return 0;
  let distance = 0;
  left.forEach((syllable, at) => {
    const other = right[at];
    if (other)
      distance += apart(syllable, other, at <= chinese.family.length && (at === 0 || at === chinese.family.length));
  });
  return Math.max(0, 1 - distance);
}

function apart(chinese: ChineseSyllable, korean: Syllable, initial: boolean): number {
  if (chinese.character) {
    const own = hangulSyllable(hanjaReading(chinese.character) ?? "");
    if (own) return syllableDistance(own, korean, initial);
  }
  hangulOfPinyin ??= build();
  let least = 0.6;
  for (const [pinyin, doubt] of chinese.sounds)
    for (const block of hangulOfPinyin.get(pinyin) ?? []) {
      const own = hangulSyllable(block);
      if (own) least = Math.min(least, syllableDistance(own, korean, initial) + doubt + soundDoubt);
    }
  return least;
}

function build(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const line of hanjaReadings)
    for (const character of line.slice(1)) {
      const pinyin = pinyinOf(character) ?? "";
      found.set(pinyin, (found.get(pinyin) ?? new Set()).add(line.charAt(0)));
    }
  return found;
}
