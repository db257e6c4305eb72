import type { Block } from "#document";
import type { ChangeClass } from "../types.ts";
import { type Cited, cited } from "./cited.ts";
import { tokenRange } from "./lost.ts";
import { type Passage, type Side, spanOf, tokenAt, touched } from "./passage.ts";

const most = 200;

/** Document symbols, resolutions, addresses, note marks and whole notes that a change dropped or added, in any language. */
export function classifyCitations(passage: Passage): ChangeClass[] {
  const { original, amended } = passage;
  const classes = [...wholeNotes(original, amended), ...sources(original, amended), ...marks(original, amended)];
  return classes.slice(0, most);
}

function entry(side: Side, rule: string, start: number, end: number): ChangeClass {
  const dropped = side.name === "original";
  const text = side.text.slice(start, end);
  return {
    class: dropped ? "citation-dropped" : "citation-added",
    rule,
    span: spanOf(side, start, end),
    from: dropped ? text : null,
    to: dropped ? null : text,
  };
}

const isNote = (block: Block) => block.kind === "footnote" || block.kind === "endnote";

/** A note that went, came, was emptied or filled. */
function wholeNotes(original: Side, amended: Side): ChangeClass[] {
  const full = (side: Side) => side.blocks.filter((block) => isNote(block) && block.text.trim() !== "");
  const count = full(original).length - full(amended).length;
  const side = count > 0 ? original : amended;
  const other = count > 0 ? amended : original;
  if (count === 0 || full(other).some((block) => !isNote(block))) return [];
  const rule = other.blocks.some(isNote) ? "citation/note-emptied" : "citation/note";
  const left = full(side)
    .map((block) => ({ block, start: side.starts[side.blocks.indexOf(block)] ?? 0 }))
    .sort((a, b) => keptShare(side, a.start, a.block) - keptShare(side, b.start, b.block));
  return left.slice(0, Math.abs(count)).map(({ block, start }) => entry(side, rule, start, start + block.text.length));
}

function keptShare(side: Side, start: number, block: Block): number {
  const { from, to } = tokenRange(side, start, start + block.text.length);
  let stayed = 0;
  for (let index = from; index < to; index++) if ((side.kept[index] ?? -1) >= 0) stayed++;
  return stayed / Math.max(1, to - from);
}

/** Cited documents in the text; in a note every part between semicolons is one. */
function sources(original: Side, amended: Side): ChangeClass[] {
  const before = cited(original);
  const after = cited(amended);
  const there = (list: Cited[]) => {
    const counts = new Map<string, number>();
    for (const { value } of list) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
  };
  const missing = (side: Side, list: Cited[], other: Map<string, number>, opposite: Side, theirs: Cited[]) =>
    list
      .filter(({ value }) => {
        const left = other.get(value) ?? 0;
        other.set(value, left - 1);
        return left <= 0;
      })
      .filter((item) => touched(side, ...range(side, item.start, item.end)) || became(side, item, opposite, theirs))
      .map(({ rule, start, end }) => entry(side, rule, start, end));
  const known = [
    ...missing(original, before, there(after), amended, after),
    ...missing(amended, after, there(before), original, before),
  ];
  return [...known, ...parts(original, known), ...parts(amended, known)];
}

/** Whether a citation whose words all stayed is part of another one now: "S/2031/17" in "S/2031/17/Rev.1". */
function became(side: Side, item: Cited, opposite: Side, theirs: Cited[]): boolean {
  const across = side.kept[range(side, item.start, item.end)[0]] ?? -1;
  const start = opposite.tokens[across]?.start;
  return (
    start !== undefined &&
    theirs.some((other) => other.start <= start && start < other.end && other.value !== item.value)
  );
}

function range(side: Side, start: number, end: number): [number, number] {
  const { from, to } = tokenRange(side, start, end);
  return [from, to];
}

/** Parts of a note (between semicolons, or sentences) that wholly went or came while the note stayed: another source in its place. */
function parts(side: Side, known: ChangeClass[]): ChangeClass[] {
  const found: ChangeClass[] = [];
  if (side.tokens.every((_, index) => (side.kept[index] ?? -1) < 0)) return found;
  for (const [index, block] of side.blocks.entries()) {
    if (!isNote(block)) continue;
    const offset = side.starts[index] ?? 0;
    let start = offset;
    const end = offset + block.text.length;
    while (start < end) {
      const stop = side.text.indexOf(";", start);
      const close = stop < 0 || stop > end ? end : stop;
      const first = tokenAt(side, start);
      const words: number[] = [];
      for (let at = first; (side.tokens[at]?.start ?? close) < close; at++) if (side.tokens[at]?.word) words.push(at);
      const changed = words.filter((at) => (side.kept[at] ?? -1) < 0).length;
      if (
        words.length > 0 &&
        changed * 5 >= words.length * 3 &&
        !known.some((item) => overlaps(item, side, start, close))
      )
        found.push(entry(side, "citation/source", side.tokens[words[0] ?? first]?.start ?? start, close));
      start = close + 1;
    }
  }
  return found;
}

function overlaps(item: ChangeClass, side: Side, start: number, end: number): boolean {
  if (!item.span || item.span.side !== side.name) return false;
  const index = side.blocks.findIndex((block) => block.id === item.span?.block);
  const offset = side.starts[index] ?? 0;
  return item.span.start + offset < end && item.span.end + offset > start;
}

/** A note mark with the number of the token before it. */
function marksOf(side: Side): { offset: number; token: number; note: string }[] {
  return side.blocks.flatMap((block, index) =>
    block.marks.map((mark) => {
      const offset = (side.starts[index] ?? 0) + mark.offset;
      return { offset, token: tokenAt(side, Math.max(0, offset - 1)), note: mark.note };
    }),
  );
}

/** Note marks that went or came while their passage stayed. Marks are matched in order by the words before them. */
function marks(original: Side, amended: Side): ChangeClass[] {
  if (original.tokens.length === 0 || amended.tokens.length === 0) return [];
  const before = marksOf(original);
  const after = marksOf(amended);
  const free = new Set(after);
  const unmatched = before.filter((mark) => {
    const place = across(original, mark.token);
    const match = [...free].find((other) => Math.abs(other.token - place) <= 1);
    if (match) free.delete(match);
    return !match;
  });
  // Marks left on both sides changed place with their sentence: only the difference was dropped or added.
  const difference = unmatched.length - free.size;
  const side = difference > 0 ? original : amended;
  const list = difference > 0 ? unmatched : [...free];
  return list.slice(0, Math.abs(difference)).map(({ offset, token, note }) => {
    const start = Math.min(side.tokens[token]?.start ?? offset, offset);
    const item = entry(side, "citation/note-mark", start, Math.max(offset, start));
    return { ...item, [difference > 0 ? "from" : "to"]: note };
  });
}

/** Where a token stands on the other side, or would stand: after the nearest kept token before it. */
function across(side: Side, token: number): number {
  for (let index = token, lag = 0; index >= 0; index--, lag = 1) {
    const other = side.kept[index] ?? -1;
    if (other >= 0) return other + lag * 0.5;
  }
  return -1;
}
