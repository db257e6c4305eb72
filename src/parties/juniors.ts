import type { Word } from "#names";
import type { Candidate } from "./candidate.ts";
import { folds, namesOf } from "./gathered.ts";

/** "Jr" and "Sr" can tell a son from his father; other suffixes tell nobody apart. */
export const isGeneration = ({ fold }: Word): boolean => fold === "jr" || fold === "sr";

/**
 * Names that "Jr" or "Sr" tells from the same name without it, folded: those with a short form of their own ("Orlin
 * Jr."), and those that stand beside the name without it. In a name written out with its initial ("Tomas J. Orlin,
 * Jr.") the suffix is mere fullness.
 */
export function juniorsOf(candidates: readonly Candidate[], persons: ReadonlyMap<string, number>): Set<string> {
  const juniors = new Set<string>();
  for (const { words } of candidates) {
    if (!words.some(isGeneration)) continue;
    const names = namesOf(words);
    const last = names.at(-1);
    if (names.length === 1 && last) juniors.add(last.fold);
    const plain = persons.get(folds(names)) ?? 0;
    const formal = words.some(({ shape }) => shape === "initial");
    if (names.length > 1 && plain > 0 && !formal) juniors.add(folds(names));
  }
  return juniors;
}

/** Whether the suffix of a name tells its bearer from another. */
export function isJunior(words: readonly Word[], juniors: ReadonlySet<string>): boolean {
  if (!words.some(isGeneration)) return false;
  const names = namesOf(words);
  return juniors.has(names.at(-1)?.fold ?? "") || juniors.has(folds(names));
}
