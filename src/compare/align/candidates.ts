import { bits, type Item, type Lexicon } from "./items.ts";
import type { Matching } from "./matching.ts";
import { mix } from "./text.ts";

/** A possible pair. */
export interface Candidate {
  i: number;
  j: number;
  score: number;
}

/** A shingle in more blocks than this says nothing about which block is meant, and would cost time. */
const commonest = 60;
const perItem = 12;

/** Runs of `size` words, hashed; of a shorter text, all of it. */
function shingles(item: Item, size: number): Set<number> {
  const found = new Set<number>();
  const { tokens } = item;
  for (let start = 0; start === 0 || start + size <= tokens.length; start++) {
    let hash = size;
    for (const token of tokens.subarray(start, start + size)) hash = mix(hash, token);
    found.add(hash);
  }
  return found;
}

/** For each free item of the first sequence, the free items of the second that share most rare shingles with it. */
export function candidates(a: Item[], b: Item[], freeA: number[], freeB: number[], size: number): Candidate[] {
  const index = new Map<number, number[]>();
  for (const j of freeB) {
    const item = b[j];
    if (!item) continue;
    for (const shingle of shingles(item, size)) {
      const list = index.get(shingle);
      if (!list) index.set(shingle, [j]);
      else if (list.length <= commonest) list.push(j);
    }
  }
  const result: Candidate[] = [];
  for (const i of freeA) {
    const item = a[i];
    if (!item) continue;
    const votes = new Map<number, number>();
    for (const shingle of shingles(item, size)) {
      const list = index.get(shingle);
      if (list && list.length <= commonest)
        for (const j of list) votes.set(j, (votes.get(j) ?? 0) + Math.ceil(commonest / list.length));
    }
    const best = [...votes].sort((x, y) => y[1] - x[1] || Math.abs(x[0] - i) - Math.abs(y[0] - i) || x[0] - y[0]);
    for (const [j] of best.slice(0, perItem)) result.push({ i, j, score: 0 });
  }
  return result;
}

/** Least likeness of a pair that is found by its words alone, wherever it stands. */
const leastScore = 0.4;
const neighbourBonus = 0.08;

/**
 * Pairs what shares rare wording, best first; a pair whose neighbours are paired with each other gets a bonus.
 * Equal scores go to the pair that is least displaced, then to the earlier one. A text that stands
 * unchanged in the other document, though several times, is left to its context.
 */
export function pairAlike(a: Item[], b: Item[], lexicon: Lexicon, matching: Matching): void {
  const [keysA, keysB] = [a, b].map((items) => new Set(items.map(({ key }) => key)));
  const freeA = [...a.keys()].filter((i) => matching.freeA(i) && telling(a[i], keysB));
  const freeB = [...b.keys()].filter((j) => matching.freeB(j) && telling(b[j], keysA));
  if (freeA.length === 0 || freeB.length === 0) return;
  const found = candidates(a, b, freeA, freeB, 3);
  for (const candidate of found) {
    const [left, right] = [a[candidate.i], b[candidate.j]];
    if (!left || !right) continue;
    const likeness = lexicon.similarity(left, right);
    candidate.score = likeness < leastScore ? 0 : likeness + context(matching, candidate);
  }
  for (const { i, j } of best(found)) if (matching.freeA(i) && matching.freeB(j)) matching.pair(i, j);
}

/** Whether an item can be known by its words: it says something, and its very text does not stand in the other document. */
function telling(item: Item | undefined, others: Set<number> | undefined): boolean {
  return item !== undefined && item.info >= bits(8) && !others?.has(item.key);
}

function best(found: Candidate[]): Candidate[] {
  return found
    .filter(({ score }) => score > 0)
    .sort((x, y) => y.score - x.score || Math.abs(x.i - x.j) - Math.abs(y.i - y.j) || x.i + x.j - y.i - y.j);
}

function context(matching: Matching, { i, j }: Candidate): number {
  const before = i === 0 ? j === 0 : j > 0 && matching.toB[i - 1] === j - 1;
  const after = matching.toB[i + 1] === undefined ? j + 1 === matching.toA.length : matching.toB[i + 1] === j + 1;
  return (before ? neighbourBonus : 0) + (after ? neighbourBonus : 0);
}
