import { patronymicEnds, slavicFolds, slavicGivenNames } from "./slavic.data.ts";

const given = new Map<string, string>();
for (const line of slavicGivenNames) {
  const spellings = line.split(" ");
  for (const spelling of spellings) {
    const name = spellings[0] ?? spelling;
    given.set(slavicSound(spelling), name);
    given.set(spelling, name);
  }
}
const knownSpellings = new Set(slavicGivenNames.flatMap((line) => line.split(" ")));

/**
 * The sound that all romanisations of an East Slavic word share: "Zaytsev", "Zaitsev", "Saizew" differ little or not.
 * Latin letters in, folded; unstressed o and a, g and h, e and ye are one.
 */
export function slavicSound(latin: string): string {
  let sound = latin.slice(0, 40).toLowerCase();
  for (const [from, to] of slavicFolds) sound = sound.replace(from, to);
  return sound;
}

/** The Russian form of a given name in any of the three languages ("Oleksandr", "Alyaksandr": aleksandr); undefined for another word. */
export function slavicGivenName(latin: string): string | undefined {
  return given.get(latin.toLowerCase()) ?? given.get(slavicSound(latin));
}

/** The father's name in a patronymic, in one form for the three languages and both genders; undefined for another word. */
export function patronymicOf(latin: string): string | undefined {
  const word = latin.toLowerCase();
  const end = patronymicEnds.find((candidate) => word.endsWith(candidate));
  if (!end || word.length - end.length < 2) return undefined;
  if (end.length < 4 && !/[iy](ch|tch)$/u.test(word)) return undefined;
  const stem = word.slice(0, -end.length);
  for (const vowel of ["", "i", "y", "ei", "ai", "a", "o"]) {
    const name = slavicGivenName(stem + vowel);
    if (name) return name;
  }
  return end.length < 4 ? undefined : slavicSound(stem).replace(/[aeiu]+$/u, "");
}

const feminine: readonly (readonly [RegExp, string])[] = [
  [/(sk|tsk|ck)(?:aya|aia|aja|aa|ay|a|i|iy|iyy|yy|yi|ii|ij|y|oho|oi|oy)$/u, "$1i"],
  [/(ov|ev|in|yn|iov|yov)a$/u, "$1"],
  [/(ou|eu|au)$/u, "ov"],
  [/(?:aya|aia|aja)$/u, "i"],
  [/(enk|eyk|eik)[oa]$/u, "$1o"],
];

/** The sound of a family name without what marks gender or the Belarusian ending: Poklonskaya and Poklonska are one. */
export function slavicFamily(latin: string): string {
  let word = latin.toLowerCase().replace(/w/gu, "v");
  for (const [from, to] of feminine) word = word.replace(from, to);
  return slavicSound(word).replace(/[ei]v$/u, "av");
}

/** Whether a Latin word looks East Slavic: a known given name, a patronymic, or a family name's ending. */
export function looksSlavic(latin: string): boolean {
  const word = latin.toLowerCase();
  if (knownSpellings.has(word)) return true;
  return (
    word.length > 4 &&
    /(?:[oeiy]v|[oe]w|[oe]ff|ova|eva|sk(?:y|i|iy|ii|yy|yi|ij|aya|aia)|enk[oa]|chuk|[oeay]v(?:ich|ych|na)|shvili|[oe]u)$/u.test(
      word,
    )
  );
}
