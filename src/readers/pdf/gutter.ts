import { type Row, toRows } from "./lines.ts";
import type { Word } from "./types.ts";

/** Least width of the gutter between two columns of text, in points. */
const leastGutter = 8;
/** Lines that each column must have, and the share of its width that makes a line a full one. */
const leastLines = 8;
const full = 0.75;

/** A stretch of a page: across its whole width, or in two columns. */
export type Stretch = { kind: "whole"; words: Word[] } | { kind: "columns"; left: Word[]; right: Word[] };

/**
 * Parts a page that is set in two columns of text at its gutter, from the top down; null where it is not. Lines that
 * cross the gutter stand between stretches of columns.
 */
export function splitAtGutter(words: readonly Word[], pageWidth: number): Stretch[] | null {
  const rows = toRows(words);
  const x = findGutter(rows, pageWidth);
  if (x === null) return null;
  const stretches: Stretch[] = [];
  for (const row of rows) {
    const last = stretches.at(-1);
    if (crosses(row, x)) {
      if (last?.kind === "whole") last.words.push(...row.words);
      else stretches.push({ kind: "whole", words: [...row.words] });
      continue;
    }
    const columns: Stretch = last?.kind === "columns" ? last : { kind: "columns", left: [], right: [] };
    if (columns !== last) stretches.push(columns);
    for (const word of row.words) (word.x < x ? columns.left : columns.right).push(word);
  }
  return stretches;
}

function findGutter(rows: readonly Row[], pageWidth: number): number | null {
  if (rows.length < leastLines) return null;
  let best: { x: number; crossed: number } | null = null;
  for (let x = pageWidth * 0.35; x < pageWidth * 0.65; x += 2) {
    const crossed = rows.filter((row) => crosses(row, x)).length;
    if (best === null || crossed < best.crossed) best = { x, crossed };
  }
  if (best === null || best.crossed > rows.length * 0.3) return null;
  const { x } = best;
  const open = rows.filter((row) => !crosses(row, x));
  const sides = [(word: Word) => word.x < x, (word: Word) => word.x >= x];
  return sides.every((side) =>
    isColumn(
      open.map((row) => row.words.filter(side)),
      pageWidth,
    ),
  )
    ? x
    : null;
}

/** Running text: many lines, of which most reach across the column. */
function isColumn(rows: readonly Word[][], pageWidth: number): boolean {
  const lines = rows.filter((words) => words.length > 0);
  const from = Math.min(...lines.flatMap((words) => words.map((word) => word.x)));
  const to = Math.max(...lines.flatMap((words) => words.map((word) => word.x1)));
  const width = to - from;
  const wide = lines.filter((words) => {
    const x0 = Math.min(...words.map((word) => word.x));
    const x1 = Math.max(...words.map((word) => word.x1));
    return x1 - x0 >= width * full && words.length > 3;
  });
  return width > pageWidth * 0.25 && wide.length >= leastLines && wide.length >= lines.length * 0.45;
}

/** A word stands on the place, or the words on its two sides are no farther apart than words of one line. */
function crosses(row: Row, x: number): boolean {
  let left = Number.NEGATIVE_INFINITY;
  let right = Number.POSITIVE_INFINITY;
  for (const word of row.words) {
    if (word.x < x) left = Math.max(left, word.x1);
    else right = Math.min(right, word.x);
  }
  return left > x || right - left < leastGutter;
}
