import type { Line } from "./types.ts";

/** What is usual in a document: the size of its text, its leading, its right edges. */
export interface Measures {
  bodySize: number;
  /** Distance of baselines in em of the line, by size class. */
  leading: (size: number) => number;
  /** Most lines that are followed by another of their paragraph end with a painted space. */
  endsPainted: boolean;
  /** Lines reach exactly to the right edge. */
  justified: boolean;
  /** The right edge that a line of a column would reach if it were full. */
  rightOf: (line: Line, column: number) => number;
}

/** Lines of one column of a page. */
export interface Column {
  column: number;
  lines: readonly Line[];
}

/** Sizes within this many points count as one. */
export const sizeStep = 0.6;

function sizeClass(size: number): number {
  return Math.round(size / sizeStep);
}

/** Takes the measures of a document's columns, each from the top down. */
export function takeMeasures(columns: readonly Column[]): Measures {
  const letters = new Map<number, number>();
  const gaps = new Map<number, Map<number, number>>();
  let ended = 0;
  let painted = 0;
  for (const { lines } of columns)
    lines.forEach((line, at) => {
      const count = line.pieces.reduce((sum, piece) => sum + piece.text.length, 0);
      letters.set(line.size, (letters.get(line.size) ?? 0) + count);
      if (count > 40) {
        ended += 1;
        if (line.openEnd) painted += 1;
      }
      const next = lines[at + 1];
      if (!next || Math.abs(next.size - line.size) > sizeStep || overlap(line, next) < 0.3) return;
      const gap = Math.round(((next.y - line.y) / line.size) * 20);
      if (gap < 16 || gap > 60) return;
      const kind = sizeClass(line.size);
      const counts = gaps.get(kind) ?? new Map<number, number>();
      counts.set(gap, (counts.get(gap) ?? 0) + 1);
      gaps.set(kind, counts);
    });
  const leadings = new Map<number, number>();
  for (const [kind, counts] of gaps) leadings.set(kind, mode(counts) / 20);
  const bodySize = mode(letters);
  const usual = leadings.get(sizeClass(bodySize)) ?? 1.2;
  const edges = new Map<number, Edges>();
  for (const column of new Set(columns.map((part) => part.column)))
    edges.set(column, rightEdges(columns.filter((part) => part.column === column).flatMap((part) => part.lines)));
  const lefts = leftEdges(columns);
  return {
    bodySize,
    // Headings follow each other at wide gaps that are no leading.
    leading: (size) => Math.min(leadings.get(sizeClass(size)) ?? usual, size > bodySize + sizeStep ? usual * 1.2 : 3),
    endsPainted: ended > 5 && painted > ended * 0.85,
    justified: edges.get(columns.some((part) => part.column === 0) ? 0 : 1)?.justified ?? false,
    rightOf: (line, column) => {
      // A right-to-left line ends on the left: its room there is counted as room on the right.
      if (line.rightToLeft) return line.x1 + Math.max(0, line.x0 - (lefts.get(column) ?? line.x0));
      return edges.get(column)?.ends.find((end) => end >= line.x1 - 1.5) ?? line.x1;
    },
  };
}

/** Where right-to-left lines of each column end. */
function leftEdges(columns: readonly Column[]): Map<number, number> {
  const lefts = new Map<number, number>();
  for (const { column, lines } of columns)
    for (const line of lines)
      if (line.rightToLeft) lefts.set(column, Math.min(lefts.get(column) ?? Number.POSITIVE_INFINITY, line.x0));
  return lefts;
}

interface Edges {
  /** Ascending. */
  ends: number[];
  justified: boolean;
}

/** The edges at which lines of one column end: where many end exactly, or else where nearly all of them stop. */
function rightEdges(lines: readonly Line[]): Edges {
  const weights = new Map<number, number>();
  let all = 0;
  for (const line of lines) {
    const weight = line.x1 - line.x0;
    const end = Math.round(line.x1);
    weights.set(end, (weights.get(end) ?? 0) + weight);
    all += weight;
  }
  const near = (end: number) => (weights.get(end) ?? 0) + (weights.get(end - 1) ?? 0) + (weights.get(end + 1) ?? 0);
  const exact = [...weights.keys()].filter(
    (end) => near(end) > all * 0.12 && near(end) >= Math.max(near(end - 1), near(end + 1)),
  );
  const sorted = [...weights].sort((a, b) => a[0] - b[0]);
  const last = sorted.at(-1)?.[0] ?? 0;
  const justified = exact.length > 0 && exact.reduce((sum, end) => sum + near(end), 0) > all * 0.5;
  if (justified) return { ends: [...exact, last].sort((a, b) => a - b), justified };
  // Ragged: the widest lines show the edge; a few stray ones beyond it do not count.
  let seen = 0;
  const edge =
    sorted.find(([, weight]) => {
      seen += weight;
      return seen >= all * 0.985;
    })?.[0] ?? last;
  return { ends: [edge, last], justified };
}

function mode(counts: ReadonlyMap<number, number>): number {
  let best = 0;
  let most = -1;
  for (const [value, count] of counts)
    if (count > most) {
      best = value;
      most = count;
    }
  return best;
}

/** Share of the shorter line's width that both lines cover. */
export function overlap(a: Line, b: Line): number {
  const common = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  return common / Math.max(1, Math.min(a.x1 - a.x0, b.x1 - b.x0));
}
