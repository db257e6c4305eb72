import { candidates } from "./candidates.ts";
import { bits, type Item, type Lexicon } from "./items.ts";
import type { Matching } from "./matching.ts";
import { heaviestChain } from "./spine.ts";

/** A full paragraph counts as one, whatever its length, so that the fewest passages are said to have moved; short lines count less. */
const fullInfo = bits(80);

/** Marks the pairs that keep the common order. */
export function markSpine(a: Item[], matching: Matching): void {
  const pairs: { i: number; j: number; weight: number }[] = [];
  for (const [i, j] of matching.toB.entries()) if (j >= 0) pairs.push({ i, j, weight: weigh(a[i]?.info ?? 0) });
  matching.spine.fill(0);
  for (const { i } of heaviestChain(pairs)) matching.spine[i] = 1;
}

const weigh = (info: number) => 1 + 64 * Math.min(info, fullInfo) + Math.min(info, 16 * fullInfo);

/** How much a passage must say, and how like it must be, to be recognised away from its place. */
const leastInfo = bits(30);
const leastInfoReworded = bits(40);
const leastLikeness = 0.4;

/**
 * Parts the pairs off the spine that say too little to be known again elsewhere ("Conclusions", "Ibid."), and those
 * that are less like each other than like another passage of their own document: entries of one pattern, not one
 * passage. Runs of neighbours that moved together are judged as one passage.
 */
export function partWeakMoves(a: Item[], b: Item[], lexicon: Lexicon, matching: Matching): void {
  const runs = movedRuns(matching);
  const likenessOf = (i: number): number => {
    const [left, right] = [a[i], b[matching.toB[i] ?? -1]];
    return left && right ? lexicon.similarity(left, right) : 0;
  };
  const fuzzy = runs.flat().filter((i) => likenessOf(i) < 1);
  const siblingsA = likestSiblings(a, fuzzy, lexicon);
  const siblingsB = likestSiblings(
    b,
    fuzzy.map((i) => matching.toB[i] ?? -1),
    lexicon,
  );
  for (const run of runs) {
    let info = 0;
    let certain = true;
    for (const i of run) {
      const j = matching.toB[i] ?? -1;
      const likeness = likenessOf(i);
      info += likeness * Math.min(a[i]?.info ?? 0, b[j]?.info ?? 0);
      if (likeness < 1) certain = false;
      const least = Math.max(leastLikeness, siblingsA.get(i) ?? 0, siblingsB.get(j) ?? 0);
      if (likeness < Math.min(1, least)) matching.part(i);
    }
    if (info < (certain ? leastInfo : leastInfoReworded)) for (const i of run) matching.part(i);
  }
}

/** For some items of a document, their likeness to the passage most like them in it. */
function likestSiblings(items: Item[], indexes: number[], lexicon: Lexicon): Map<number, number> {
  const likest = new Map<number, number>();
  if (indexes.length === 0) return likest;
  const near = indexes.flatMap((i) => [i - 2, i - 1, i + 1, i + 2].map((j) => ({ i, j })));
  for (const { i, j } of [...candidates(items, items, indexes, [...items.keys()], 3), ...near]) {
    const [item, other] = [items[i], items[j]];
    if (i !== j && item && other) likest.set(i, Math.max(likest.get(i) ?? 0, lexicon.similarity(item, other)));
  }
  return likest;
}

/** Indexes of the first sequence whose pairs are off the spine, in runs that kept together. */
export function movedRuns(matching: Matching): number[][] {
  const runs: number[][] = [];
  let run: number[] = [];
  for (const [i, j] of matching.toB.entries()) {
    if (j < 0 || matching.spine[i] === 1) continue;
    const last = run.at(-1);
    const step = last === undefined ? 0 : j - (matching.toB[last] ?? -1);
    if (last !== undefined && i - last <= 2 && step >= 1 && step <= 2) run.push(i);
    else {
      run = [i];
      runs.push(run);
    }
  }
  return runs;
}
