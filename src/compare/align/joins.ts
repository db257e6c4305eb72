import { bits, type Item, type Lexicon, Remainder } from "./items.ts";
import type { Matching } from "./matching.ts";

/** How much of a passage must stand in its neighbour's counterpart for the two to have been joined. */
const leastContained = 0.5;
const leastContainedShort = 0.75;
const shortInfo = bits(40);

/** Blocks that may stand between the parts of a joined passage, because they were removed, added or moved. */
const mostBetween = 2;

/**
 * Splits and merges: a free item whose words stand in what the counterpart of its neighbour says beyond that
 * neighbour belongs to the same passage. Called twice: at first without texts that stand unchanged in the other
 * document, which may find their place by context; then, when they have had their chance, with them.
 */
export function joinNeighbours(a: Item[], b: Item[], lexicon: Lexicon, matching: Matching, last: boolean): void {
  const [keysA, keysB] = [a, b].map((items) => new Set(last ? [] : items.map(({ key }) => key)));
  const merges = new Set(matching.mergedInto);
  const splits = new Set(matching.splitFrom);
  const stayedB = (j: number) => (matching.toA[j] ?? -1) >= 0 && matching.spine[matching.toA[j] ?? -1] === 1;
  const stateA =
    (whole: number) =>
    (k: number): State => {
      if (matching.freeA(k)) return keysB?.has(a[k]?.key ?? -1) ? "between" : "free";
      if (matching.mergedInto[k] === whole) return "joined";
      return matching.spine[k] === 1 || matching.mergedInto[k] !== -1 ? "border" : "between";
    };
  const stateB =
    (whole: number) =>
    (k: number): State => {
      if (matching.freeB(k)) return keysA?.has(b[k]?.key ?? -1) ? "between" : "free";
      if (matching.splitFrom[k] === whole) return "joined";
      return stayedB(k) || matching.splitFrom[k] !== -1 ? "border" : "between";
    };
  for (const [i, j] of matching.toB.entries()) {
    const [left, right] = [a[i], b[j]];
    if (j < 0 || !left || !right || left.key === right.key || left.block.kind === "table") continue;
    const merged = splits.has(i) ? nothing : absorbed(i, a, left, right, lexicon, stateA(j));
    const split = merges.has(j) ? nothing : absorbed(j, b, right, left, lexicon, stateB(i));
    if (merged.gain >= split.gain) for (const k of merged.indexes) matching.mergedInto[k] = j;
    else for (const k of split.indexes) matching.splitFrom[k] = i;
  }
}

/** free: may join; joined: has; between: may be passed over; border: the passage ends before it. */
type State = "free" | "joined" | "between" | "border";

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
  let rest: Remainder | undefined;
  for (const step of [-1, 1]) {
    let passed = 0;
    for (let k = at + step; passed <= mostBetween; k += step) {
      const [item, found] = [items[k], state(k)];
      if (!item || found === "border") break;
      rest ??= new Remainder(lexicon.features(whole).packed, lexicon.features(own).packed);
      const { packed, mass } = lexicon.features(item);
      const common =
        found === "between" || item.tokens.length < 2 || item.block.kind === "table" ? 0 : rest.holds(packed);
      const least = mass * (item.info < shortInfo ? leastContainedShort : leastContained);
      if (found !== "joined" && (common === 0 || common < least)) passed++;
      else {
        rest.take(packed);
        if (found === "free") {
          gain += common;
          indexes.push(k);
        }
      }
    }
  }
  return { indexes, gain };
}
