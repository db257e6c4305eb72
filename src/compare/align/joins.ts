import { bits, type Item, type Lexicon, shared, without } from "./items.ts";
import type { Matching } from "./matching.ts";

/** How much of a passage must stand in its neighbour's counterpart for the two to have been joined. */
const leastContained = 0.5;
const leastContainedShort = 0.75;
const shortInfo = bits(40);

/**
 * Splits and merges: a free item whose words stand in what the counterpart of its neighbour says beyond that
 * neighbour belongs to the same passage. May be called again when more pairs are known.
 */
export function joinNeighbours(a: Item[], b: Item[], lexicon: Lexicon, matching: Matching): void {
  const merges = new Set(matching.mergedInto);
  const splits = new Set(matching.splitFrom);
  for (const [i, j] of matching.toB.entries()) {
    const [left, right] = [a[i], b[j]];
    if (j < 0 || !left || !right || left.key === right.key) continue;
    const stateA = (k: number): State =>
      matching.freeA(k) ? "free" : matching.mergedInto[k] === j ? "joined" : "taken";
    const stateB = (k: number): State =>
      matching.freeB(k) ? "free" : matching.splitFrom[k] === i ? "joined" : "taken";
    const merged = splits.has(i) ? nothing : absorbed(i, a, left, right, lexicon, stateA);
    const split = merges.has(j) ? nothing : absorbed(j, b, right, left, lexicon, stateB);
    if (merged.gain >= split.gain) for (const k of merged.indexes) matching.mergedInto[k] = j;
    else for (const k of split.indexes) matching.splitFrom[k] = i;
  }
}

type State = "free" | "joined" | "taken";

interface Absorbed {
  indexes: number[];
  gain: number;
}

const nothing: Absorbed = { indexes: [], gain: 0 };

/** Free neighbours of `items[at]` on both sides that stand in what `whole` says beyond `own`. */
function absorbed(
  at: number,
  items: Item[],
  own: Item,
  whole: Item,
  lexicon: Lexicon,
  state: (index: number) => State,
): Absorbed {
  const indexes: number[] = [];
  let gain = 0;
  let rest: Float64Array | undefined;
  for (const step of [-1, 1])
    for (let k = at + step; k >= 0 && k < items.length && state(k) !== "taken"; k += step) {
      const item = items[k];
      if (!item || item.tokens.length < 2) break;
      rest ??= without(lexicon.features(whole).packed, lexicon.features(own).packed);
      const { packed, mass } = lexicon.features(item);
      const common = shared(packed, rest);
      if (state(k) === "free") {
        if (common < mass * (item.info < shortInfo ? leastContainedShort : leastContained)) break;
        gain += common;
        indexes.push(k);
      }
      rest = without(rest, packed);
    }
  return { indexes, gain };
}
