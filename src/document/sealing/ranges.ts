import type { Span } from "./types.ts";

/** The slots of the spans that share at least one unit of text with any of the ranges, ascending. */
export function slotsIn(spans: readonly Span[], ranges: readonly { start?: number; end?: number }[]): number[] {
  const sorted = ranges
    .map(({ start = 0, end = Number.MAX_SAFE_INTEGER }) => ({ start, end }))
    .sort((a, b) => a.start - b.start);
  const slots: number[] = [];
  let at = 0;
  let next = 0;
  let reached = 0;
  for (const [slot, { text }] of spans.entries()) {
    const end = at + text.length;
    for (let range = sorted[next]; range && range.start < end; range = sorted[++next]) {
      // A range that ended before this span began was met by an earlier one.
      reached = Math.max(reached, range.end);
    }
    if (reached > at) slots.push(slot);
    at = end;
  }
  return slots;
}

/** The text of a block, which its spans tile. */
export function textOf(spans: readonly Span[]): string {
  return spans.map(({ text }) => text).join("");
}

/** Marks of notes of a block, by their offsets in its text. */
export function notesOf(spans: readonly Span[]): [offset: number, note: string][] {
  let at = 0;
  return spans.flatMap(({ text, notes }) => {
    const start = at;
    at += text.length;
    return notes.map(([offset, note]): [number, string] => [start + offset, note]);
  });
}
