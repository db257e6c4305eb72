import { compoundHeads, placesInSk } from "./firm-slavic.data.ts";
import { eastSlavic, slavicStem } from "./firm-tables.ts";

const heads = compoundHeads
  .map((line) => line.split(" "))
  .map(([latin = "", ...meaning]) => ({ latin, meaning }))
  .sort((a, b) => b.latin.length - a.latin.length);
const inSk = new Set(placesInSk);
const leastTail = 5;
const leastPlace = 4;

/**
 * A compound word as the words that it is made of ("авиаремонтный": aviation, repair; "nanoelektronika": nanoelectronics);
 * undefined where its second half is no known word. Plain Latin letters in.
 */
export function compoundOf(latin: string): readonly string[] | undefined {
  for (const head of heads) {
    if (!latin.startsWith(head.latin) || latin.length - head.latin.length < leastTail) continue;
    const stem = slavicStem(latin.slice(head.latin.length));
    const tail = stem.length < leastTail - 1 ? undefined : eastSlavic.get(stem)?.[0];
    if (tail === undefined) continue;
    const [first = "", ...more] = head.meaning;
    const words = tail.split("+");
    return first.endsWith("-") ? [`${first.slice(0, -1)}${words[0]}`, ...words.slice(1)] : [first, ...more, ...words];
  }
  return undefined;
}

/** An adjective made of a place's name as the name that most such places have: "Chelyabinskiy" is "Chelyabinsk". */
export function placeOf(latin: string): string {
  return latin.replace(/^([a-z]{2,}sk)(?:[iy]+j?|a[iyje]a?|o[iyj]?e|o[iy]|ogo|oj|i[iyj]?e|im|omu)$/u, "$1");
}

/** What else a place may be called whose adjective ends in -sk: "melitopolsk" is made of Melitopol, "tulsk" of Tula. */
export function placesBehind(adjective: string): string[] {
  const stem = /^([a-z]+)sk$/u.exec(adjective)?.[1] ?? "";
  if (stem.length < leastPlace || inSk.has(adjective)) return [];
  const found = [stem, `${stem}a`, `${stem}o`];
  if (stem.endsWith("en") && stem.length > leastPlace) found.push(`${stem.slice(0, -2)}a`, `${stem.slice(0, -2)}na`);
  return found;
}

/** Letters of Russian romanised, and what western languages write for them in words that both have. */
const western: readonly (readonly [RegExp, string])[] = [
  [/tekh/gu, "tech"],
  [/kh/gu, "h"],
  [/ks/gu, "x"],
  [/ts(?=[eiy])/gu, "c"],
  [/iya$/gu, "ia"],
  [/k(?=[aoulrt])/gu, "c"],
];

/** Spellings that a foreign word or an invented name has in western languages: "rostekh" is Rostec, "mikroteks" Microtex. */
export function westernSpellings(latin: string): string[] {
  const found = new Set<string>();
  let word = latin;
  for (const [from, to] of western) {
    word = word.replace(from, to);
    found.add(word);
  }
  found.add(word.replace(/tech$/u, "tec"));
  found.delete(latin);
  return [...found].slice(-mostSpellings);
}

const mostSpellings = 3;
