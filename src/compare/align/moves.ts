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
 * Parts the pairs off the spine that say too little to be known again elsewhere ("Conclusions", "Ibid."): runs of
 * neighbours that moved together are judged as one passage.
 */
export function partWeakMoves(a: Item[], b: Item[], lexicon: Lexicon, matching: Matching): void {
  for (const run of movedRuns(matching)) {
    let info = 0;
    let certain = true;
    for (const i of run) {
      const [left, right] = [a[i], b[matching.toB[i] ?? -1]];
      if (!left || !right) continue;
      const likeness = lexicon.similarity(left, right);
      info += likeness * Math.min(left.info, right.info);
      if (likeness < 1) certain = false;
      if (likeness < leastLikeness) matching.part(i);
    }
    if (info < (certain ? leastInfo : leastInfoReworded)) for (const i of run) matching.part(i);
  }
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
