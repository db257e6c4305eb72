import { cellLines } from "./grid.ts";
import type { Row } from "./lines.ts";
import type { Segment } from "./segments.ts";
import type { Grid, Rule } from "./types.ts";

/** A row of the page, split where gaps are wide. */
export interface SplitRow {
  row: Row;
  segments: Segment[];
}

/** A run of rows that are set in columns: from one row to before another. */
export interface Band {
  from: number;
  to: number;
  columns: [number, number][];
}

/** Gap between columns, in points, below which they count as one. */
const leastGutter = 6;

/** Finds runs of rows whose pieces stand in the same columns. */
export function findBands(rows: readonly SplitRow[]): Band[] {
  const bands: Band[] = [];
  for (let at = 0; at < rows.length; ) {
    const band = (rows[at]?.segments.length ?? 0) > 1 ? growBand(rows, at) : null;
    if (band) bands.push(band);
    at = band ? band.to : at + 1;
  }
  return bands;
}

function growBand(rows: readonly SplitRow[], from: number): Band | null {
  let columns = spans(rows[from]?.segments ?? []);
  let to = from + 1;
  let many = 1;
  let end = to;
  for (; to < rows.length; to++) {
    const next = rows[to];
    const before = rows[to - 1];
    if (!next || !before) break;
    const gap = next.row.y - before.row.y;
    if (gap > next.row.size * 4.5) break;
    const merged = mergeSpans([...columns, ...spans(next.segments)]);
    const single = next.segments.length === 1;
    if (merged.length < Math.max(2, columns.length) || (single && merged.length > columns.length)) break;
    columns = merged;
    if (!single) many += 1;
    // A single piece close below goes on a wrapped cell; farther below it may already be the text after the table.
    if (!single || gap <= next.row.size * 1.45) end = to + 1;
  }
  return many >= 2 ? { from, to: end, columns } : null;
}

function spans(segments: readonly Segment[]): [number, number][] {
  return segments.map((segment) => [segment.x0, segment.x1]);
}

function mergeSpans(list: [number, number][]): [number, number][] {
  const out: [number, number][] = [];
  for (const [x0, x1] of list.sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && x0 < last[1] + leastGutter) last[1] = Math.max(last[1], x1);
    else out.push([x0, x1]);
  }
  return out;
}

/** Whether a band is two columns of running text rather than a table: long full lines on both sides. */
export function isText(band: Band, rows: readonly SplitRow[], pageWidth: number): boolean {
  if (band.columns.length !== 2 || band.to - band.from < 6) return false;
  return band.columns.every(([x0, x1]) => {
    if (x1 - x0 < pageWidth * 0.25) return false;
    let lines = 0;
    let full = 0;
    for (const { segments } of rows.slice(band.from, band.to))
      for (const segment of segments) {
        if (segment.x0 < x0 - 1 || segment.x1 > x1 + 1) continue;
        lines += 1;
        if (segment.x1 > x1 - (x1 - x0) * 0.2) full += 1;
      }
    return lines >= 5 && full >= lines * 0.6;
  });
}

/** The table of a band: wrapped lines of a cell are told from new rows by rules, by wider gaps, or by the first column. */
export function toGrid(
  page: number,
  band: Band,
  rows: readonly SplitRow[],
  rules: readonly Rule[],
  spaces: boolean,
): Grid {
  const part = rows.slice(band.from, band.to);
  const starts = rowStarts(part, band, rules);
  const grid: Grid = { rows: [] };
  for (let at = 0; at < starts.length; at++) {
    const lines = part.slice(starts[at], starts[at + 1]);
    const words = lines.flatMap(({ segments }) => segments);
    grid.rows.push(
      band.columns.map(([x0, x1]) =>
        cellLines(
          page,
          words.filter((segment) => segment.x0 >= x0 - 1 && segment.x1 <= x1 + 1).flatMap((segment) => segment.words),
          spaces,
        ),
      ),
    );
  }
  return grid;
}

function rowStarts(part: readonly SplitRow[], band: Band, rules: readonly Rule[]): number[] {
  const gaps = part.slice(1).map(({ row }, at) => row.y - (part[at]?.row.y ?? 0));
  const least = Math.min(...gaps);
  const wide = gaps.filter((gap) => gap > least * 1.2).length;
  const left = band.columns[0]?.[0] ?? 0;
  const ruled = part.slice(1).map(({ row }, at) => {
    const above = part[at]?.row.y ?? 0;
    return rules.some(
      (rule) => rule.x1 - rule.x0 > 20 && rule.y0 > above - 1 && rule.y1 < row.y && rule.x0 < left + 30,
    );
  });
  const byRules = ruled.filter(Boolean).length >= Math.max(2, gaps.length * 0.25);
  const starts = [0];
  for (let at = 1; at < part.length; at++) {
    const gap = gaps[at - 1] ?? 0;
    const first = part[at]?.segments.some((segment) => segment.x0 < (band.columns[0]?.[1] ?? 0)) ?? false;
    if (ruled[at - 1]) starts.push(at);
    else if (byRules) continue;
    else if (wide > 0 ? gap > least * 1.2 : first) starts.push(at);
  }
  return starts;
}
