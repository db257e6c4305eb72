import type { Item } from "./items.ts";
import type { Matching } from "./matching.ts";

/** Pairs free items whose folded text stands exactly once in each of the two ranges. Linear. */
export function pairUnique(a: Item[], b: Item[], indexesA: number[], indexesB: number[], matching: Matching): void {
  const [seenA, seenB] = [once(a, indexesA), once(b, indexesB)];
  for (const [key, i] of seenA) {
    const j = seenB.get(key);
    if (i >= 0 && j !== undefined && j >= 0) matching.pair(i, j);
  }
}

/** Where each key stands; -1 where it stands more than once. */
function once(items: Item[], indexes: number[]): Map<number, number> {
  const seen = new Map<number, number>();
  for (const index of indexes) {
    const item = items[index];
    if (item) seen.set(item.key, seen.has(item.key) ? -1 : index);
  }
  return seen;
}

/** Pairs equal items that follow, then those that precede, a pair on both sides: repeated headings and boilerplate get their place by context. */
export function extend(a: Item[], b: Item[], matching: Matching): void {
  for (let i = 0; i + 1 < a.length; i++) pairIfEqual(a, b, matching, i + 1, (matching.toB[i] ?? -1) + 1, i);
  for (let i = a.length - 1; i > 0; i--) pairIfEqual(a, b, matching, i - 1, (matching.toB[i] ?? -1) - 1, i);
}

function pairIfEqual(a: Item[], b: Item[], matching: Matching, i: number, j: number, from: number): void {
  if ((matching.toB[from] ?? -1) < 0 || j < 0 || !matching.freeA(i) || !matching.freeB(j)) return;
  const item = a[i];
  if (item && item.key === b[j]?.key) matching.pair(i, j);
}
