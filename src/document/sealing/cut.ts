import { boundaryAfter, boundaryBefore } from "./boundaries.ts";
import { sentenceStarts } from "./sentences.ts";
import type { Span, SpanMark } from "./types.ts";

/** A text to be cut: offsets are UTF-16 in it. */
export interface Cutting {
  text: string;
  /** Marks of notes in order of offset. */
  notes: readonly [offset: number, note: string][];
  marks: readonly Omit<SpanMark, "block">[];
  /** Further ranges at whose ends the text is cut. */
  ranges: readonly { start: number; end: number }[];
}

/**
 * Cuts a block's text into spans that tile it: at the beginning of each sentence and at both ends of each mark, so that
 * every mark is a whole number of spans. Where marks overlap or nest, a piece has the kind of the shortest mark that
 * covers it (of two as short, the one that comes first). Ends inside a character are moved outwards; no sentence begins
 * inside a party, identifier or place. A note's mark goes with the text before it.
 */
export function cut({ text, notes, marks, ranges }: Cutting): Span[] {
  const outward = marks.map((mark) => ({ ...mark, ...widened(text, mark) }));
  const sentences = sentencesOutside(text, outward);
  const ends = [...outward, ...ranges.map((range) => widened(text, range))].flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set([0, ...sentences, ...ends])].filter((at) => at < text.length).sort((a, b) => a - b);
  if (cuts.length === 0 && notes.length > 0) cuts.push(0);
  const kinds = paint(cuts, outward);
  const begins = new Set(sentences);
  const spans = cuts.map((at, index): Span => {
    const piece = text.slice(at, cuts[index + 1] ?? text.length);
    return { kind: kinds[index] ?? "text", sentence: begins.has(at) || at === 0, text: piece, notes: [] };
  });
  placeNotes(spans, cuts, notes);
  return spans;
}

function widened(text: string, { start, end }: { start: number; end: number }): { start: number; end: number } {
  return { start: boundaryBefore(text, start), end: boundaryAfter(text, end) };
}

function sentencesOutside(text: string, marks: Cutting["marks"]): number[] {
  const names = marks.filter(({ kind }) => kind !== "marked").sort((a, b) => a.start - b.start);
  let next = 0;
  let reached = 0;
  return sentenceStarts(text).filter((at) => {
    for (let name = names[next]; name && name.start < at; name = names[++next]) reached = Math.max(reached, name.end);
    return at >= reached;
  });
}

/** The kind of each piece: marks are laid on from the shortest, each on what is still bare. Nearly linear. */
function paint(cuts: readonly number[], marks: Cutting["marks"]): (Span["kind"] | undefined)[] {
  const places = new Map(cuts.map((at, index) => [at, index]));
  const kinds: Span["kind"][] = [];
  // For each piece, the first at or after it that may be bare; pieces already passed are skipped in one step.
  const bare = cuts.map((_, index) => index);
  bare.push(cuts.length);
  const find = (from: number): number => {
    let piece = from;
    while ((bare[piece] ?? piece) !== piece) {
      bare[piece] = bare[bare[piece] ?? piece] ?? piece;
      piece = bare[piece] ?? piece;
    }
    return piece;
  };
  const shortest = [...marks].sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
  for (const { start, end, kind } of shortest) {
    const last = places.get(end) ?? cuts.length;
    for (let piece = find(places.get(start) ?? cuts.length); piece < last; piece = find(piece)) {
      kinds[piece] = kind;
      bare[piece] = piece + 1;
    }
  }
  return kinds;
}

function placeNotes(spans: readonly Span[], cuts: readonly number[], notes: Cutting["notes"]): void {
  let index = 0;
  for (const [offset, note] of notes) {
    while (index + 1 < spans.length && (cuts[index + 1] ?? 0) < offset) index++;
    spans[index]?.notes.push([offset - (cuts[index] ?? 0), note]);
  }
}
