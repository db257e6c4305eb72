import type { Random } from "#kernel";
import { prepare, profileOfProperties } from "../profile.ts";
import { scoreProfiles } from "../score/index.ts";
import { screen } from "../screen.ts";
import type { ScreeningIndex } from "./screening-index.ts";

/** Ways in which a name is written otherwise than it is listed. */
export const damages = {
  none: (words: string[]) => words,
  "one letter wrong": (words: string[], random: Random) => {
    const at = below(random, words.length);
    return words.map((word, place) => (place === at ? misspelt(word, random) : word));
  },
  "a letter wrong in each word": (words: string[], random: Random) => words.map((word) => misspelt(word, random)),
  "a word left out": (words: string[], random: Random) => {
    const at = below(random, words.length);
    return words.length < 3 ? words : words.filter((_, place) => place !== at);
  },
  "last word first": (words: string[]) => [...words.slice(-1), ...words.slice(0, -1)],
  "two words run together": (words: string[], random: Random) => {
    const at = below(random, words.length - 1);
    return words.flatMap((word, place) =>
      place === at + 1 ? [] : [place === at ? word + (words[at + 1] ?? "") : word],
    );
  },
} as const satisfies Record<string, (words: string[], random: Random) => string[]>;

export type Damage = keyof typeof damages;

/** What came of the names of one damage. */
export interface Recall {
  /** Names asked for that the full score would have called hits. */
  asked: number;
  /** Those of them whose entry was among the candidates, and strong enough to be scored by `screen`. */
  found: number;
  screened: number;
  /** The first that were not: what was asked, and the entry's id. */
  missed: { asked: string; id: string }[];
}

/**
 * Damages names of an index's own entries and looks whether the candidates still hold the entry. Counted are those
 * that score at least `threshold` in full, so that what is lost is lost by the candidates alone.
 */
export function measureRecall(
  index: ScreeningIndex,
  options: { names: number; limit: number; threshold: number; random: Random },
): Record<Damage, Recall> {
  const { names, limit, threshold, random } = options;
  const entries = Object.keys(damages).map((damage) => [
    damage,
    { asked: 0, found: 0, screened: 0, missed: [] } as Recall,
  ]);
  const results = Object.fromEntries(entries) as Record<Damage, Recall>;
  for (let turn = 0; turn < names && index.size > 0; turn++) {
    const entry = below(random, index.size);
    const { profile } = index.prepared(entry);
    const name = profile.names[below(random, profile.names.length)];
    if (!name) continue;
    for (const [damage, change] of Object.entries(damages)) {
      const asked = change(name.text.replace(/,/gu, " ").split(/\s+/u).filter(Boolean), random).join(" ");
      const query = prepare(profileOfProperties(profile.schema, { name: [asked] }));
      const score = scoreProfiles(query, index.prepared(entry), index.rarity);
      if (score.probability < threshold) continue;
      const result = results[damage as Damage];
      result.asked++;
      if (
        screen(index, query, { threshold, limit, candidates: limit, exact: false }).some(({ id }) => id === profile.id)
      )
        result.screened++;
      if (index.candidates(query, limit).some((candidate) => candidate.entry === entry)) result.found++;
      else if (result.missed.length < 100) result.missed.push({ asked, id: profile.id });
    }
  }
  return results;
}

const below = (random: Random, count: number): number => {
  const [a = 0, b = 0, c = 0, d = 0] = random(4);
  return count <= 0 ? 0 : (((a << 24) | (b << 16) | (c << 8) | d) >>> 0) % count;
};

/** A word with one letter left out, doubled into another, replaced or swapped with its neighbour. */
function misspelt(word: string, random: Random): string {
  const letters = [...word];
  if (letters.length < 3) return word;
  const at = below(random, letters.length);
  const other = letters[below(random, letters.length)] ?? "";
  const way = below(random, 4);
  if (way === 0) letters.splice(at, 1);
  else if (way === 1) letters.splice(at, 0, other);
  else if (way === 2) letters[at] = "abcdefghijklmnoprstuvwyz".charAt(below(random, 24));
  else
    letters.splice(
      Math.min(at, letters.length - 2),
      2,
      letters[Math.min(at, letters.length - 2) + 1] ?? "",
      letters[Math.min(at, letters.length - 2)] ?? "",
    );
  return letters.join("");
}
