import anyAscii from "any-ascii";
import { japaneseFamilies, japaneseGiven } from "./japanese-names.data.ts";
import { kanjiReadings } from "./kanji.data.ts";
import { isAscii } from "./letters.ts";
import { remembering } from "./memory.ts";

let readings: Map<string, readonly string[]> | undefined;
const longestKanji = 8;
const longestLatin = 40;

/** Readings that names use and the table of single characters lacks. Source: common Japanese family and given names. */
const nameReadings: Readonly<Record<string, string>> = {
  一: "kazu",
  二: "ji",
  三: "mi zo so",
  太: "ta",
  郎: "ro",
  子: "ko",
  美: "mi",
  恵: "e",
  和: "kazu",
  正: "masa",
  明: "aki",
  昭: "aki",
  義: "yoshi",
  安: "a",
  倍: "be",
  部: "be",
  晋: "shin",
  信: "nobu",
  夫: "o",
  雄: "o",
  男: "o",
  介: "suke",
  助: "suke",
  彦: "hiko",
  樹: "ki",
  人: "to",
  之: "yuki",
  辺: "nabe",
  渡: "wata",
  谷: "ya tani",
  小: "o ko",
  菅: "suga kan",
  原: "hara wara",
  上: "ue kami",
  井: "i",
  藤: "fuji do",
  東: "azuma hiro",
  孝: "taka",
  宏: "hiro",
  浩: "hiro",
  博: "hiro",
  健: "ken",
  純: "jun",
  智: "tomo",
  友: "tomo",
  裕: "yu hiro",
  麻: "aso a",
  生: "o fu",
  斎: "sai",
  斉: "sai",
};

/**
 * Whether Latin words can be the reading of a name in Chinese characters as Japanese: 0.95 where tables of names read it
 * so, 0.9 where every character has a reading that fits in turn, family name first or last, with the voicing of
 * compounds ("Hoshizaki"); else 0.
 */
export function japaneseLikeness(kanji: string, words: readonly string[]): number {
  const characters = charactersOf(kanji);
  if (characters.length < 2 || words.length < 1 || words.length > 3) return 0;
  const orders = [words, [...words.slice(1), ...words.slice(0, 1)], [...words.slice(-1), ...words.slice(0, -1)]].map(
    (order) => romajiFold(order.join("")),
  );
  if (wholeReadings(characters).some((reading) => orders.includes(reading.join("")))) return 0.95;
  return orders.some((order) => fits(characters, order)) ? 0.9 : 0;
}

/**
 * Keys under which a Japanese name is found in characters and in Latin letters, "abe.sinzo" with its parts in order of
 * the alphabet; none where it cannot be one. At most 200.
 */
export function japaneseKeys(name: string, words: readonly string[]): string[] {
  if (!isAscii(name)) {
    const characters = charactersOf(name);
    if (characters.length >= 2) return [...new Set(wholeReadings(characters).map(keyOf))];
  }
  return words.length === 2 && words.every(isRomaji) ? [keyOf(words.map(romajiFold))] : [];
}

const keyOf = (parts: readonly string[]): string => [...parts].sort().join(".");
const morae = /^(?:(?:(?:[kgzdnhbpmr]y?|sh|ch|ts|[tsjfwy])?[aiueo])|n(?![aiueoy]))+$/u;
const isRomaji = remembering(30_000, (word) => morae.test(romajiFold(word)));
const mostReadings = 200;

/** The characters of a name in kanji and kana; none where it has others. */
function charactersOf(name: string): string[] {
  const characters = [...name.replace(/[\s・]/gu, "")].slice(0, longestKanji + 1);
  const japanese = characters.every((one) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々]/u.test(one));
  return japanese && characters.length <= longestKanji ? characters : [];
}

/** Family and given name as tables of names read them; where one is known only, the other by its characters. */
function wholeReadings(characters: readonly string[]): [string, string][] {
  const found: [string, string][] = [];
  for (let cut = Math.min(4, characters.length - 1); cut > 0; cut--) {
    const families = japaneseFamilies.get(characters.slice(0, cut).join(""));
    const given = characters.slice(cut);
    const names = japaneseGiven.get(given.join(""));
    if (!families && !names) continue;
    for (const family of families ?? bySounds(characters.slice(0, cut)))
      for (const name of names ?? bySounds(given)) found.push([romajiFold(family), romajiFold(name)]);
  }
  return found.slice(0, mostReadings);
}

/** Characters read one by one. */
function bySounds(characters: readonly string[]): string[] {
  let found = [""];
  for (const [at, character] of characters.entries()) {
    const own = character === "々" ? readingsOf(characters[at - 1] ?? "") : readingsOf(character);
    found = found.flatMap((before) => own.map((reading) => before + reading)).slice(0, mostReadings);
  }
  return characters.length > 3 ? [] : found;
}

/** Japanese in Latin letters of any system in one form: long vowels short, si as shi, zi and di as ji, m before b as n. */
export const romajiFold = remembering(30_000, (latin) =>
  latin
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z]/gu, "")
    .slice(0, longestLatin)
    .replace(/oh(?![aeiou])/gu, "o")
    .replace(/ou|oo/gu, "o")
    .replace(/uu/gu, "u")
    .replace(/sy|si(?!y)/gu, (found) => (found === "sy" ? "sh" : "shi"))
    .replace(/ty|ti/gu, (found) => (found === "ty" ? "ch" : "chi"))
    .replace(/tu/gu, "tsu")
    .replace(/hu/gu, "fu")
    .replace(/zi|di/gu, "ji")
    .replace(/zy|jy/gu, "j")
    .replace(/m(?=[bpm])/gu, "n")
    .replace(/([kstp])\1|tc(?=h)/gu, (found) => found.charAt(1)),
);

function fits(characters: readonly string[], latin: string): boolean {
  let places = new Set([0]);
  characters.forEach((character, at) => {
    const next = new Set<number>();
    const own = character === "々" ? readingsOf(characters[at - 1] ?? "") : readingsOf(character);
    for (const place of places)
      for (const reading of own)
        if (voiceless(latin.slice(place, place + reading.length), at > 0) === voiceless(reading, at > 0))
          next.add(place + reading.length);
    places = next;
  });
  return places.has(latin.length);
}

/** The first consonant of a later character is voiced in compounds: compare without voice. */
function voiceless(text: string, compound: boolean): string {
  if (!compound) return text;
  return text
    .replace(/^(?:ts|z|s)/u, "s")
    .replace(/^g/u, "k")
    .replace(/^(?:j|ch|sh)/u, "s")
    .replace(/^d/u, "t")
    .replace(/^[bpf]/u, "h");
}

function readingsOf(character: string): readonly string[] {
  readings ??= build();
  const known = readings.get(character);
  if (known) return known;
  return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character) ? [romajiFold(anyAscii(character))] : [];
}

/** A reading with what names make of it: the stem of an adjective (takai: taka), the noun of a verb (yasumu: yasumi). */
function withStems(reading: string): string[] {
  if (reading.length < 4) return [reading];
  if (reading.endsWith("i")) return [reading, reading.slice(0, -1)];
  return reading.endsWith("u") ? [reading, `${reading.slice(0, -1)}i`] : [reading];
}

function build(): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const line of kanjiReadings) {
    const [characters = "", ...own] = line.split(" ");
    for (const character of characters) {
      const named = (nameReadings[character] ?? "").split(" ").filter(Boolean);
      found.set(character, [...new Set([...own.flatMap(withStems), ...named].map(romajiFold))].filter(Boolean));
    }
  }
  return found;
}
