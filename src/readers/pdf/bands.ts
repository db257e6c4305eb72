import type { Row } from "./lines.ts";
import { type Segment, toSegment } from "./segments.ts";
import type { Rule, Word } from "./types.ts";

/** A row of the page, split where gaps are wide. */
export interface SplitRow {
  row: Row;
  segments: Segment[];
}

/** A run of rows that are set in columns: from one row to before another; `rows` are split at the columns. */
export interface Band {
  from: number;
  to: number;
  columns: [number, number][];
  rows: SplitRow[];
}

/** Gap between columns, in points, below which they count as one; and where column starts are known. */
const leastGutter = 6;
const knownGutter = 1;
/** Height of a table row, in em, beyond which the next is not of the same table. */
const tallestRow = 4.5;

/** Finds runs of rows whose pieces stand in the same columns: between ruled lines, or by their gaps alone. */
export function findBands(rows: readonly SplitRow[], rules: readonly Rule[]): Band[] {
  const bands = ruledBands(rows, rules);
  for (let at = 0; at < rows.length; ) {
    const known = bands.find((band) => at >= band.from && at < band.to);
    if (known) {
      at = known.to;
      continue;
    }
    const limit = Math.min(rows.length, ...bands.filter((band) => band.from > at).map((band) => band.from));
    const band = (rows[at]?.segments.length ?? 0) > 1 ? growBand(rows, at, limit) : null;
    if (band) bands.push(band);
    at = band ? band.to : at + 1;
  }
  return bands.sort((a, b) => a.from - b.from);
}

function growBand(rows: readonly SplitRow[], from: number, limit: number): Band | null {
  let columns = spans(rows[from]?.segments ?? []);
  let many = 1;
  let end = from + 1;
  const kept: SplitRow[] = rows.slice(from, end);
  for (let to = from + 1; to < limit; to++) {
    const next = rows[to];
    const before = rows[to - 1];
    if (!next || !before) break;
    const gap = next.row.y - before.row.y;
    if (gap > next.row.size * tallestRow) break;
    let split = next;
    let merged = mergeSpans([...columns, ...spans(next.segments)], leastGutter);
    if (merged.length < columns.length) {
      // A row whose cells are full has no wide gap: it is split where the columns begin.
      split = splitRow(
        next,
        columns.map(([x0]) => x0),
      );
      merged = mergeSpans([...columns, ...spans(split.segments)], knownGutter);
      if (split.segments.length < 2) break;
    }
    const single = split.segments.length === 1;
    if (merged.length < Math.max(2, columns.length) || (single && merged.length > columns.length)) break;
    columns = merged;
    if (!single) many += 1;
    kept.push(split);
    // A single piece close below goes on a wrapped cell; farther below it may already be the text after the table.
    if (!single || gap <= next.row.size * 1.45) end = to + 1;
  }
  if (many < 2) return null;
  const refined = refine(kept.slice(0, end - from));
  return { from, to: end, ...refined };
}

/** Tables between horizontal lines of one width, as United Nations reports set them. */
function ruledBands(rows: readonly SplitRow[], rules: readonly Rule[]): Band[] {
  const bands: Band[] = [];
  for (const group of sameWidth(longRules(rules))) {
    let open: { from: number; to: number } | null = null;
    const close = (): void => {
      if (open) {
        const part = rows.slice(open.from, open.to);
        const refined = refine(part);
        const free = !bands.some((band) => open !== null && band.from < open.to && open.from < band.to);
        if (free && refined.columns.length > 1 && part.length > 1) bands.push({ ...open, ...refined });
      }
      open = null;
    };
    for (let at = 1; at < group.length; at++) {
      const top = group[at - 1]?.y0 ?? 0;
      const bottom = group[at]?.y0 ?? 0;
      const from = rows.findIndex(({ row }) => row.y > top);
      const after = rows.findIndex(({ row }) => row.y > bottom);
      const to = after < 0 ? rows.length : after;
      if (from < 0 || to <= from) continue;
      if (isColumnar(rows.slice(from, to))) open = open ? { from: (open as { from: number }).from, to } : { from, to };
      else close();
    }
    close();
  }
  return bands;
}

function isColumnar(rows: readonly SplitRow[]): boolean {
  const many = rows.filter(({ segments }) => segments.length > 1).length;
  return many >= rows.length * 0.3 || (rows.length > 2 && refine(rows).columns.length > 1);
}

/** Horizontal lines, pieces that continue each other as one. */
function longRules(rules: readonly Rule[]): Rule[] {
  const out: Rule[] = [];
  const level = rules.filter((rule) => rule.x1 - rule.x0 > rule.y1 - rule.y0);
  for (const rule of level.sort((a, b) => Math.round(a.y0) - Math.round(b.y0) || a.x0 - b.x0)) {
    const last = out.at(-1);
    if (last && Math.abs(last.y0 - rule.y0) < 1.5 && rule.x0 <= last.x1 + 3) last.x1 = Math.max(last.x1, rule.x1);
    else out.push({ ...rule });
  }
  return out.filter((rule) => rule.x1 - rule.x0 > 120);
}

function sameWidth(rules: readonly Rule[]): Rule[][] {
  const groups: Rule[][] = [];
  for (const rule of rules) {
    const group = groups.find(
      ([first]) => first && Math.abs(first.x0 - rule.x0) < 4 && Math.abs(first.x1 - rule.x1) < 4,
    );
    if (group) group.push(rule);
    else groups.push([rule]);
  }
  return groups.filter((group) => group.length > 1 && group.length < 400);
}

/** Splits rows where many of them begin a word at one place that no word crosses. */
function refine(rows: readonly SplitRow[]): { rows: SplitRow[]; columns: [number, number][] } {
  const starts = commonStarts(rows);
  const split = rows.map((row) => splitRow(row, starts));
  const columns = mergeSpans(
    split.flatMap(({ segments }) => spans(segments)),
    starts.length > 1 ? knownGutter : leastGutter,
  );
  return { rows: split, columns };
}

function commonStarts(rows: readonly SplitRow[]): number[] {
  const counts = new Map<number, { rows: Set<number>; apart: boolean }>();
  const left = Math.min(...rows.flatMap(({ segments }) => segments.map((segment) => segment.x0)));
  rows.forEach(({ row, segments }, at) => {
    const words = segments.flatMap((segment) => segment.words);
    words.forEach((word, index) => {
      const gap = word.x - (words[index - 1]?.x1 ?? left - row.size);
      for (const place of [Math.round(word.x), Math.round(word.x) + 1]) {
        const start = counts.get(place) ?? { rows: new Set<number>(), apart: false };
        start.rows.add(at);
        // Words of equal length stand under each other by chance; a column shows a wider gap somewhere.
        start.apart ||= gap > row.size * 0.9;
        counts.set(place, start);
      }
    });
  });
  const least = Math.max(2, rows.length * 0.25);
  const found = [...counts].filter(([, start]) => start.apart && start.rows.size >= least);
  const starts: number[] = [];
  for (const [place] of found.sort((a, b) => b[1].rows.size - a[1].rows.size).slice(0, 60)) {
    const x = place - 0.5;
    if (starts.some((start) => Math.abs(start - x) < 18)) continue;
    const crosses = (word: Word) => word.x < x - 1.2 && word.x1 > x + 0.5;
    const crossing = rows.filter(({ segments }) => segments.some(({ words }) => words.some(crosses)));
    if (crossing.length <= rows.length * 0.06) starts.push(x);
  }
  return starts.sort((a, b) => a - b);
}

/** Cuts a row's pieces where a word begins at one of the given places. */
function splitRow({ row, segments }: SplitRow, starts: readonly number[]): SplitRow {
  const parts: Segment[] = [];
  for (const segment of segments) {
    let part: Word[] = [];
    for (const word of segment.words) {
      if (part.length > 0 && starts.some((start) => Math.abs(word.x - start) <= 1.2)) {
        parts.push(toSegment(part));
        part = [];
      }
      part.push(word);
    }
    if (part.length > 0) parts.push(toSegment(part));
  }
  return { row, segments: parts };
}

export function spans(segments: readonly Segment[]): [number, number][] {
  return segments.map((segment) => [segment.x0, segment.x1]);
}

function mergeSpans(list: [number, number][], gutter: number): [number, number][] {
  const out: [number, number][] = [];
  for (const [x0, x1] of list.sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && x0 < last[1] + gutter) last[1] = Math.max(last[1], x1);
    else out.push([x0, x1]);
  }
  return out;
}
