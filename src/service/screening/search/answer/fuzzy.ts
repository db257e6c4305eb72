import { lackingIn, lettersIn } from "../text/letters.ts";
import type { Field, TextIndex } from "../text/text-index.ts";
import type { Budget } from "./budget.ts";

/** Edits that Lucene allows a word of this length where the query does not say: none to two letters, one to five, else two. */
export function editsFor(length: number): number {
  return length < 3 ? 0 : length < 6 ? 1 : 2;
}

/** A fuzzy word stands for at most this many terms, the nearest. */
const most = 50;

/** The terms of a field within some edits of a word (letters replaced, left out, added or two swapped), nearest first. */
export function termsNear(
  index: TextIndex,
  field: Field,
  word: string,
  edits: number,
  budget: Budget,
): { pair: number; distance: number }[] {
  const letters = [...word];
  const wanted = lettersIn(word);
  const found: { pair: number; distance: number }[] = [];
  budget.spend(field.to - field.from);
  for (let pair = field.from; pair < field.to; pair++) {
    const has = index.termLetters(pair);
    // Each edit brings or takes at most one letter.
    if (lackingIn(wanted, has) > edits || lackingIn(has, wanted) > edits) continue;
    // Bytes are at least as many as letters, and at most four times as many.
    const bytes = index.termBytes(pair);
    if (bytes < letters.length - edits || bytes > 4 * (letters.length + edits)) continue;
    const term = [...index.term(pair)];
    budget.spend(10);
    if (Math.abs(term.length - letters.length) > edits) continue;
    budget.spend(letters.length * (2 * edits + 1));
    const distance = distanceWithin(letters, term, edits);
    if (distance <= edits) found.push({ pair, distance });
  }
  return found
    .sort((one, other) => one.distance - other.distance || index.frequency(other.pair) - index.frequency(one.pair))
    .slice(0, most);
}

/** Optimal string alignment distance, in a band of `edits` about the diagonal; more than `edits` where it is more. */
export function distanceWithin(one: readonly string[], other: readonly string[], edits: number): number {
  const far = edits + 1;
  let before: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const current = new Array<number>(other.length + 1).fill(far);
    if (row <= edits) current[0] = row;
    let least = current[0] ?? far;
    for (let at = Math.max(1, row - edits); at <= Math.min(other.length, row + edits); at++) {
      const same = one[row - 1] === other[at - 1];
      let cost = Math.min(
        (previous[at - 1] ?? far) + (same ? 0 : 1),
        (previous[at] ?? far) + 1,
        (current[at - 1] ?? far) + 1,
      );
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1])
        cost = Math.min(cost, (before[at - 2] ?? far) + 1);
      current[at] = cost;
      least = Math.min(least, cost);
    }
    if (least > edits && (before.length === 0 || Math.min(...previous) > edits)) return far;
    before = previous;
    previous = current;
  }
  return Math.min(far, previous[other.length] ?? far);
}
