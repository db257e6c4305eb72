import { extend, pairUnique } from "./anchors.ts";
import { pairAlike } from "./candidates.ts";
import { fillGaps } from "./gaps.ts";
import type { Item, Lexicon } from "./items.ts";
import { joinNeighbours } from "./joins.ts";
import { Matching } from "./matching.ts";
import { markSpine, partWeakMoves } from "./moves.ts";

/** Matches two sequences of items: see docs/compare-alignment.md for the steps. Near-linear in the number of words. */
export function matchSequences(a: Item[], b: Item[], lexicon: Lexicon): Matching {
  const matching = new Matching(a, b);
  pairUnique(a, b, [...a.keys()], [...b.keys()], matching);
  extend(a, b, matching);
  pairAlike(a, b, lexicon, matching);
  extend(a, b, matching);
  markSpine(a, matching);
  partWeakMoves(a, b, lexicon, matching);
  joinNeighbours(a, b, lexicon, matching);
  fillGaps(a, b, lexicon, matching);
  joinNeighbours(a, b, lexicon, matching);
  return matching;
}
