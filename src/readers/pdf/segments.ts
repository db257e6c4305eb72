import { mainSize, type Row } from "./lines.ts";
import type { Word } from "./types.ts";

/** Words of one row that stand close together: a line of a column, a cell's line, a margin's entry. */
export interface Segment {
  words: Word[];
  x0: number;
  x1: number;
  y: number;
  size: number;
}

/** The least gap, in em, that can separate columns. */
const columnGap = 1.4;

/** What may stand alone before the text that it numbers. */
const label = /^(?:\(?[\p{L}\p{N}]{1,5}[.)]{1,2}|\d{1,3}(?:\.\d{1,3})*\.?|[•▪–—\-·*o➢✓]|\p{N}{1,3})$/u;

/** Splits a row where a gap is much wider than its word spaces; a number stays with the text that it numbers. */
export function toSegments(row: Row): Segment[] {
  const words = [...row.words].sort((a, b) => a.x - b.x);
  const gaps: number[] = [];
  for (let at = 1; at < words.length; at++) gaps.push((words[at]?.x ?? 0) - (words[at - 1]?.x1 ?? 0));
  if (isStretched(words, gaps)) return [toSegment(words)];
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  const limit = Math.max(columnGap * row.size, gaps.length > 4 ? usual * 2.5 : 0);
  const parts: Word[][] = [[]];
  words.forEach((word, at) => {
    const part = parts.at(-1) ?? [];
    if (at > 0 && (gaps[at - 1] ?? 0) > limit && !isLabel(part, gaps[at - 1] ?? 0, row.size)) parts.push([word]);
    else part.push(word);
  });
  return parts.filter((part) => part.length > 0).map((part) => toSegment(part));
}

/** A justified line of few words: its spaces are painted, and all equally wide. */
function isStretched(words: readonly Word[], gaps: readonly number[]): boolean {
  const between = gaps.slice(1);
  const widest = Math.max(...between);
  return (
    between.length > 1 &&
    widest - Math.min(...between) < widest * 0.05 &&
    words.slice(1, -1).every((word) => word.spaceAfter)
  );
}

function isLabel(part: readonly Word[], gap: number, size: number): boolean {
  const [only] = part;
  return part.length === 1 && only !== undefined && gap < size * 5 && label.test(only.text);
}

export function toSegment(words: Word[]): Segment {
  const size = mainSize(words);
  return {
    words,
    x0: Math.min(...words.map((word) => word.x)),
    x1: Math.max(...words.map((word) => word.x1)),
    y: words.find((word) => word.size === size)?.y ?? 0,
    size,
  };
}
