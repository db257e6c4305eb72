import { candidates } from "./candidates.ts";
import type { Item, Lexicon } from "./items.ts";
import type { Matching } from "./matching.ts";
import { heaviestChain, type Weighted } from "./spine.ts";

/** Least likeness of two passages that stand at the same place. */
const leastLikeness = 0.25;
/** Steps of comparison that one gap may cost before rare words choose what is compared. */
const denseCost = 400_000;

interface Gap {
  a: number[];
  b: number[];
}

/** Pairs what is left between two neighbouring points of the spine, in order. */
export function fillGaps(a: Item[], b: Item[], lexicon: Lexicon, matching: Matching): void {
  for (const gap of gaps(matching)) {
    pairEnds(a, b, gap, matching);
    const rest = { a: gap.a.filter((i) => matching.freeA(i)), b: gap.b.filter((j) => matching.freeB(j)) };
    if (rest.a.length === 0 || rest.b.length === 0) continue;
    const pairs = weigh(a, b, lexicon, rest);
    for (const { i, j } of heaviestChain(pairs)) {
      matching.pair(i, j);
      matching.spine[i] = 1;
    }
  }
}

/** Free items of both sequences between each two neighbouring points of the spine. */
function gaps(matching: Matching): Gap[] {
  const found: Gap[] = [];
  let gap: Gap = { a: [], b: [] };
  let j = 0;
  const close = (until: number) => {
    for (; j < until; j++) if (matching.freeB(j)) gap.b.push(j);
    if (gap.a.length > 0 && gap.b.length > 0) found.push(gap);
    gap = { a: [], b: [] };
  };
  for (let i = 0; i < matching.toB.length; i++) {
    if (matching.spine[i] === 1) {
      close(matching.toB[i] ?? 0);
      j = (matching.toB[i] ?? 0) + 1;
    } else if (matching.freeA(i)) gap.a.push(i);
  }
  close(matching.toA.length);
  return found;
}

/** Pairs equal items at both ends of a gap. */
function pairEnds(a: Item[], b: Item[], gap: Gap, matching: Matching): void {
  let start = 0;
  const same = (i: number | undefined, j: number | undefined) => a[i ?? -1]?.key === b[j ?? -1]?.key;
  const take = (i = -1, j = -1) => {
    matching.pair(i, j);
    matching.spine[i] = 1;
  };
  const least = Math.min(gap.a.length, gap.b.length);
  while (start < least && same(gap.a[start], gap.b[start])) take(gap.a[start], gap.b[start++]);
  for (let end = 1; end <= least - start && same(gap.a.at(-end), gap.b.at(-end)); end++)
    take(gap.a.at(-end), gap.b.at(-end));
}

/** The pairs worth considering in a gap, weighed by likeness and length: all of them in a small gap, else those that share rare words. */
function weigh(a: Item[], b: Item[], lexicon: Lexicon, gap: Gap): Weighted[] {
  const size = (items: Item[], indexes: number[]) =>
    indexes.reduce((sum, k) => sum + (items[k]?.tokens.length ?? 0), 0);
  const cost = 2 * (size(a, gap.a) * gap.b.length + size(b, gap.b) * gap.a.length) + gap.a.length * gap.b.length;
  const possible =
    cost <= denseCost
      ? gap.a.flatMap((i) => gap.b.map((j) => ({ i, j })))
      : [...candidates(a, b, gap.a, gap.b, 1), ...candidates(a, b, gap.a, gap.b, 2)];
  const pairs: Weighted[] = [];
  for (const { i, j } of possible) {
    const [left, right] = [a[i], b[j]];
    if (!left || !right) continue;
    const likeness = lexicon.likeness(left, right);
    if (likeness >= leastLikeness) pairs.push({ i, j, weight: weight(likeness, left, right) });
  }
  return pairs;
}

function weight(likeness: number, left: Item, right: Item): number {
  const alikeKind = left.block.kind === right.block.kind ? 1.05 : 1;
  return Math.round(1000 * likeness * alikeKind * Math.sqrt(64 + Math.min(left.info, right.info)));
}
