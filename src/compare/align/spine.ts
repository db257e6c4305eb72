/** A pair of positions with its weight (a non-negative integer). */
export interface Weighted {
  i: number;
  j: number;
  weight: number;
}

/**
 * The heaviest set of pairs in which both positions strictly increase (weighted increasing subsequence, by a
 * Fenwick tree of prefix maxima: n log n). Returned in order.
 */
export function heaviestChain(pairs: Weighted[]): Weighted[] {
  const sorted = [...pairs].sort((x, y) => x.i - y.i || y.j - x.j);
  const ranks = [...new Set(sorted.map(({ j }) => j))].sort((x, y) => x - y);
  const rankOf = new Map(ranks.map((j, rank) => [j, rank + 1]));
  const total = new Float64Array(sorted.length);
  const previous = new Int32Array(sorted.length).fill(-1);
  const tree = new Int32Array(ranks.length + 1).fill(-1);
  let last = -1;
  for (const [index, { j, weight }] of sorted.entries()) {
    const rank = rankOf.get(j) ?? 0;
    let before = -1;
    for (let at = rank - 1; at > 0; at -= at & -at) before = heavier(total, before, tree[at] ?? -1);
    total[index] = weight + (before < 0 ? 0 : (total[before] ?? 0));
    previous[index] = before;
    for (let at = rank; at <= ranks.length; at += at & -at) tree[at] = heavier(total, tree[at] ?? -1, index);
    last = heavier(total, last, index);
  }
  const chain: Weighted[] = [];
  for (let at = last; at >= 0; at = previous[at] ?? -1) {
    const pair = sorted[at];
    if (pair) chain.push(pair);
  }
  return chain.reverse();
}

function heavier(total: Float64Array, one: number, other: number): number {
  if (one < 0 || other < 0) return Math.max(one, other);
  return (total[other] ?? 0) > (total[one] ?? 0) ? other : one;
}
