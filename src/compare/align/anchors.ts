import { bits, type Item } from "./items.ts";
import type { Matching } from "./matching.ts";

/** A text that says less ("25", "Findings") holds no place, though it stands but once: its neighbours decide. */
const leastInfo = bits(12);

/** Pairs free items whose folded text stands exactly once in each sequence. Linear. */
export function pairUnique(a: Item[], b: Item[], matching: Matching): void {
  const [keysA, keysB] = [a.map(({ key }) => key), b.map(({ key }) => key)];
  for (const [i, j] of uniquePairs(keysA, keysB))
    if (matching.freeA(i) && matching.freeB(j) && (a[i]?.info ?? 0) >= leastInfo) matching.pair(i, j);
}

/** Indexes of what stands exactly once in each of two lists. */
export function uniquePairs<Key>(a: Key[], b: Key[]): [number, number][] {
  const [seenA, seenB] = [once(a), once(b)];
  const pairs: [number, number][] = [];
  for (const [key, i] of seenA) {
    const j = seenB.get(key) ?? -1;
    if (i >= 0 && j >= 0) pairs.push([i, j]);
  }
  return pairs;
}

/** Where each key stands; -1 where it stands more than once. */
function once<Key>(keys: Key[]): Map<Key, number> {
  const seen = new Map<Key, number>();
  for (const [index, key] of keys.entries()) seen.set(key, seen.has(key) ? -1 : index);
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
