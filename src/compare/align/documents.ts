import type { Document } from "#document";
import { uniquePairs } from "./anchors.ts";
import { flowOf, freeOf, matchInto, type Pairing, prepare, type Side, unmistakable } from "./groups.ts";
import { matchNotes, matchRows } from "./inside.ts";
import type { Item } from "./items.ts";
import { stayedAtItsPlace } from "./places.ts";

/**
 * Matches two documents: body and annexes first, rows inside paired tables, notes inside paired passages, then
 * what went from one of these to another (from the body into a note). Every group has blocks of both sides.
 */
export function matchDocuments(original: Document, amended: Document): Pairing {
  const pairing = prepare(original, amended);
  const { a, b, lexicon } = pairing;
  if (sameTexts(a.items, b.items)) {
    pairing.groups = a.items.map(({ position }) => ({ a: [position], b: [position], moved: false }));
    return pairing;
  }
  const [flowA, flowB] = [flowOf(a), flowOf(b)];
  const certain = uniquePairs(withNotes(a, flowA, "a"), withNotes(b, flowB, "b"));
  matchInto(pairing, flowA, flowB, (_left, _right, onSpine) => (onSpine ? "kept" : "moved"), certain);
  const stayed = stayedAtItsPlace(pairing);
  matchRows(pairing, stayed);
  matchNotes(pairing);
  matchInto(pairing, freeOf(a, a.items), freeOf(b, b.items), (left, right) => {
    if (left.block.kind === "table" || right.block.kind === "table") return "refused";
    if (!unmistakable(lexicon, left, right)) return "refused";
    return stayed(left, right) ? "kept" : "moved";
  });
  return pairing;
}

/** What a passage and its notes say: tells equal passages apart. A passage without notes is known by itself alone. */
function withNotes({ items, at }: Side, flow: Item[], side: string): string[] {
  return flow.map((item, index) => {
    const notes = item.block.marks.map(({ note }) => items[at.get(note) ?? -1]?.key ?? "");
    return notes.length > 0 ? `${item.key} ${notes.join()}` : `${side}${index}`;
  });
}

/** Whether two documents say the same in the same order: then nothing is left to find, whatever their numbers. */
function sameTexts(a: Item[], b: Item[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ block }, at) => block.text === b[at]?.block.text && block.kind === b[at].block.kind)
  );
}
