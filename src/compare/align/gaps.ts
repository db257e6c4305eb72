import { sharedRuns } from "../words/runs.ts";
import { candidates } from "./candidates.ts";
import type { Item, Lexicon } from "./items.ts";
import type { Matching } from "./matching.ts";
import { heaviestChain, type Weighted } from "./spine.ts";

/** Least likeness of two passages that stand at the same place. */
const leastLikeness = 0.25;
const leastLikenessOfTables = 0.05;
/** Steps of comparison that one gap may cost before rare words choose what is compared. */
const denseCost = 400_000;

/** Free items of both sequences between two neighbouring points of the spine: indexes. */
export interface Gap {
  a: number[];
  b: number[];
}

/** Pairs what is left between two neighbouring points of the spine, in order. */
export function fillGaps(a: Item[], b: Item[], lexicon: Lexicon, matching: Matching): void {
  for (const gap of gapsOf(matching)) {
    pairEnds(a, b, gap, matching);
    for (const part of isLarge(a, b, gap) ? parted(a, b, gap, matching) : [gap]) {
      const rest = { a: part.a.filter((i) => matching.freeA(i)), b: part.b.filter((j) => matching.freeB(j)) };
      if (rest.a.length === 0 || rest.b.length === 0) continue;
      for (const { i, j } of heaviestChain(weigh(a, b, lexicon, rest))) keep(matching, i, j);
    }
  }
}

function keep(matching: Matching, i: number, j: number): void {
  matching.pair(i, j);
  matching.spine[i] = 1;
}

/** A large gap in pieces: between the equal items that it shares in order. */
function parted(a: Item[], b: Item[], gap: Gap, matching: Matching): Gap[] {
  const [freeA, freeB] = [gap.a.filter((i) => matching.freeA(i)), gap.b.filter((j) => matching.freeB(j))];
  const keys = (items: Item[], indexes: number[]) => Int32Array.from(indexes, (index) => items[index]?.key ?? -1);
  const parts: Gap[] = [];
  let [atA, atB] = [0, 0];
  for (const run of sharedRuns(keys(a, freeA), keys(b, freeB))) {
    parts.push({ a: freeA.slice(atA, run.a), b: freeB.slice(atB, run.b) });
    for (let step = 0; step < run.length; step++) keep(matching, freeA[run.a + step] ?? -1, freeB[run.b + step] ?? -1);
    [atA, atB] = [run.a + run.length, run.b + run.length];
  }
  return [...parts, { a: freeA.slice(atA), b: freeB.slice(atB) }];
}

/** The gaps that have free items on both sides, in order. */
export function gapsOf(matching: Matching): Gap[] {
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
  const take = (i = -1, j = -1) => keep(matching, i, j);
  const least = Math.min(gap.a.length, gap.b.length);
  while (start < least && same(gap.a[start], gap.b[start])) take(gap.a[start], gap.b[start++]);
  for (let end = 1; end <= least - start && same(gap.a.at(-end), gap.b.at(-end)); end++)
    take(gap.a.at(-end), gap.b.at(-end));
}

/** The pairs worth considering in a gap, weighed by likeness and length: all of them in a small gap, else those that share rare words. */
function weigh(a: Item[], b: Item[], lexicon: Lexicon, gap: Gap): Weighted[] {
  const possible = isLarge(a, b, gap)
    ? [...candidates(a, b, gap.a, gap.b, 1), ...candidates(a, b, gap.a, gap.b, 2)]
    : gap.a.flatMap((i) => gap.b.map((j) => ({ i, j })));
  const pairs: Weighted[] = [];
  for (const { i, j } of possible) {
    const [left, right] = [a[i], b[j]];
    if (!left || !right) continue;
    const likeness = lexicon.likeness(left, right);
    const tables = left.block.kind === "table" && right.block.kind === "table";
    if (likeness >= (tables ? leastLikenessOfTables : leastLikeness))
      pairs.push({ i, j, weight: weight(likeness, left, right) });
  }
  return pairs;
}

function isLarge(a: Item[], b: Item[], gap: Gap): boolean {
  const size = (items: Item[], indexes: number[]) =>
    indexes.reduce((sum, k) => sum + (items[k]?.tokens.length ?? 0), 0);
  return 2 * (size(a, gap.a) * gap.b.length + size(b, gap.b) * gap.a.length) + gap.a.length * gap.b.length > denseCost;
}

function weight(likeness: number, left: Item, right: Item): number {
  const alikeKind = left.block.kind === right.block.kind ? 1.05 : 1;
  return Math.round(1000 * likeness * alikeKind * Math.sqrt(64 + Math.min(left.info, right.info)));
}
