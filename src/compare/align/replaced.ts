import { bareNumber } from "../renumber.ts";
import { type Gap, gapsOf } from "./gaps.ts";
import { type Item, isNote } from "./items.ts";
import type { Matching } from "./matching.ts";

/** Words up to which a block says too little for likeness: a name, a heading, a few cells. */
const short = 8;

/**
 * Pairs what was replaced in place: where between two neighbours that belong together one short block is left on each
 * side, of one kind, the one became the other, whatever it says now ("Mr. Belin" that became "one person"). Also a
 * heading with the same number, or a row that kept a cell. Call last.
 */
export function pairReplaced(a: Item[], b: Item[], matching: Matching): void {
  for (const gap of gapsOf(matching)) {
    const [i, j] = inPlace(a, b, gap) ?? [-1, -1];
    const [left, right] = [a[i], b[j]];
    if (!left || !right || !hasNeighbour(matching, i, j)) continue;
    matching.pair(i, j);
    matching.spine[i] = 1;
  }
}

/** The one block of each side of a gap that stand for each other, if any. */
function inPlace(a: Item[], b: Item[], gap: Gap): [number, number] | undefined {
  const [i, j] = gap.a.length === 1 && gap.b.length === 1 ? [gap.a[0], gap.b[0]] : headings(a, b, gap);
  const [left, right] = [a[i ?? -1], b[j ?? -1]];
  if (i === undefined || j === undefined || !left || !right) return undefined;
  return sameSlot(left, right) ? [i, j] : undefined;
}

/** The first blocks of a gap where both are headings and one side has nothing else: a paragraph may have come with the new heading. */
function headings(a: Item[], b: Item[], gap: Gap): [number?, number?] {
  if (gap.a.length > 1 && gap.b.length > 1) return [];
  const [i = -1, j = -1] = [gap.a[0], gap.b[0]];
  return a[i]?.block.kind === "heading" && b[j]?.block.kind === "heading" ? [i, j] : [];
}

function sameSlot(left: Item, right: Item): boolean {
  const [one, other] = [left.block, right.block];
  if (one.kind !== other.kind || one.kind === "table" || isNote(one)) return false;
  const words = Math.max(left.tokens.length, right.tokens.length);
  if (one.kind === "row") return sharesCell(one.cells ?? [], other.cells ?? []) || words <= short;
  if (one.kind === "heading" || one.kind === "annex")
    return one.level === other.level && (words <= short || sameNumber(one.number, other.number));
  return words <= short;
}

const sameNumber = (one: string | null, other: string | null) => one !== null && bareNumber(one) === bareNumber(other);

function sharesCell(one: string[], other: string[]): boolean {
  return one.length === other.length && one.some((cell, at) => cell.trim() !== "" && cell === other[at]);
}

/** Whether the block right before, or right behind, is one of a pair too: a lone block has no place. */
function hasNeighbour(matching: Matching, i: number, j: number): boolean {
  const together = (step: number) => matching.toB[i + step] === j + step && matching.spine[i + step] === 1;
  return together(-1) || together(1);
}
