import type { Cue } from "./cues.ts";
import type { Side } from "./passage.ts";
import type { LanguageRules } from "./rules/index.ts";

/** The run of changed tokens around a range, and what stands in its place on the other side. */
export interface Slot {
  own: { from: number; to: number };
  across: { from: number; to: number };
}

/** Widens a range to the whole run of changed tokens, and finds the other side's run between the same neighbours. */
export function slotOf(side: Side, other: Side, from: number, to: number): Slot {
  const left = (side.kept[from] ?? 0) < 0 ? (side.runFrom[from] ?? from) : from;
  const right = Math.max(to, (side.kept[to] ?? 0) < 0 ? (side.runTo[to] ?? to) : to);
  // A cue may begin or end with kept words ("is said to" for "is believed to"): the run is what changed within it.
  let first = left;
  while (first < to && (side.kept[first] ?? -1) >= 0) first++;
  let last = right;
  while (last > first && (side.kept[last - 1] ?? -1) >= 0) last--;
  const before = side.kept[first - 1];
  const after = side.kept[last];
  return {
    own: { from: first, to: last },
    across: {
      from: first === 0 ? 0 : (before ?? -1) + 1,
      to: last >= side.tokens.length ? other.tokens.length : Math.max((before ?? -1) + 1, after ?? 0),
    },
  };
}

/**
 * Whether a new or lost cue is a change of certainty at all. One word for one word is so only where the two can fill the
 * same place: a hedge for another cue, a modal for an auxiliary, an adverb for an adverb. Else the sentence says
 * something different ("met that" for "said that"), and nothing is known of its certainty.
 */
export function comparable(cue: Cue, side: Side, other: Side, otherCues: Cue[], rules: LanguageRules): boolean {
  const { own, across } = slotOf(side, other, cue.from, cue.to);
  const words = (where: Side, range: { from: number; to: number }) =>
    where.tokens.slice(range.from, range.to).filter((token) => token.word);
  const replaced = words(other, across);
  if (replaced.length === 0) return true;
  if (otherCues.some((candidate) => candidate.from < across.to && candidate.to > across.from)) return true;
  // Word for word, as many as before and none of them grammar: each stands for the one at its place.
  const mine = words(side, own);
  const first = mine.find(({ start }) => start >= startOf(side, cue.from) && start < startOf(side, cue.to));
  const rebuilt = mine.length > 1 && mine.some(({ lower }) => lower.length < 4 || rules.functionWords.has(lower));
  if (!first || mine.length !== replaced.length || rebuilt) return true;
  const word = replaced[mine.indexOf(first)]?.lower ?? "";
  const ends = (endings: string[]) =>
    endings.some((ending) => word.length > ending.length + 2 && word.endsWith(ending));
  if (cue.kind === "modal") return rules.auxiliaries.has(word);
  if (cue.kind === "adverb") return rules.auxiliaries.has(word) || ends(rules.adverbEndings);
  return cue.kind === "adjective" && ends(rules.adjectiveEndings);
}

const startOf = (side: Side, index: number) => side.tokens[index]?.start ?? Number.POSITIVE_INFINITY;
