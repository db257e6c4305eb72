import { extend, pairUnique } from "./anchors.ts";
import { pairAlike } from "./candidates.ts";
import { fillGaps } from "./gaps.ts";
import type { Item, Lexicon } from "./items.ts";
import { joinNeighbours } from "./joins.ts";
import { Matching } from "./matching.ts";
import { markSpine, partWeakMoves } from "./moves.ts";
import { pairReplaced } from "./replaced.ts";

/** Matches two sequences of items, of which some pairs may be certain already: see docs/compare-alignment.md for the steps. Near-linear in the number of words. */
export function matchSequences(
  a: Item[],
  b: Item[],
  lexicon: Lexicon,
  certain: readonly (readonly [number, number])[] = [],
): Matching {
  const matching = new Matching(a, b);
  for (const [i, j] of certain) if (matching.freeA(i) && matching.freeB(j)) matching.pair(i, j);
  pairUnique(a, b, matching);
  pairAlike(a, b, lexicon, matching);
  markSpine(a, matching);
  partWeakMoves(a, b, lexicon, matching);
  joinNeighbours(a, b, lexicon, matching, false);
  fillGaps(a, b, lexicon, matching);
  extend(a, b, matching);
  joinNeighbours(a, b, lexicon, matching, true);
  pairReplaced(a, b, matching);
  return matching;
}
