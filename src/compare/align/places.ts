import { flowOf, type Pairing, type Side } from "./groups.ts";
import { type Item, isNote } from "./items.ts";

/** Whether two passages stand at the same place, though not as the same kind of block. */
export type Stayed = (left: Item, right: Item) => boolean;

/**
 * Tells a passage that went elsewhere from one that only looks different there, a table read as paragraphs or as two
 * tables: it stands between the same neighbours of the body. A row stands where its table does. Body and notes are
 * never the same place. Call when the body has been matched.
 */
export function stayedAtItsPlace(pairing: Pairing): Stayed {
  const { groups, a, b } = pairing;
  const flow = new Set(flowOf(a).map(({ position }) => position));
  const order = groups
    .filter(({ moved, a: [first = -1] }) => !moved && flow.has(first))
    .sort((x, y) => (x.a[0] ?? 0) - (y.a[0] ?? 0));
  return (left, right) => {
    if (isNote(left.block) !== isNote(right.block)) return false;
    const [from, to] = [placeOf(a, left), placeOf(b, right)];
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((order[middle]?.a[0] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    const before = order[low - 1]?.b[0] ?? -1;
    // A row's table may be paired itself: then its place is all that lies between the neighbours of the table.
    const next = order[low]?.a[0] === from ? low + 1 : low;
    const after = order[next]?.b.at(-1) ?? Number.POSITIVE_INFINITY;
    return before <= to && to <= after;
  };
}

function placeOf(side: Side, { block, position }: Item): number {
  return block.kind === "row" && block.parent !== null ? (side.at.get(block.parent) ?? position) : position;
}
