import type { Band, SplitRow } from "./bands.ts";
import { cellLines } from "./grid.ts";
import type { Segment } from "./segments.ts";
import type { Grid, Rule } from "./types.ts";

/** Whether a band is two columns of running text rather than a table: long full lines on both sides. */
export function isText(band: Band, pageWidth: number): boolean {
  if (band.columns.length !== 2 || band.rows.length < 6) return false;
  return band.columns.every(([x0, x1]) => {
    if (x1 - x0 < pageWidth * 0.25) return false;
    let lines = 0;
    let full = 0;
    for (const { segments } of band.rows)
      for (const segment of segments) {
        if (!within(segment, x0, x1)) continue;
        lines += 1;
        if (segment.x1 > x1 - (x1 - x0) * 0.2) full += 1;
      }
    return lines >= 5 && full >= lines * 0.6;
  });
}

export function within(segment: Segment, x0: number, x1: number): boolean {
  return segment.x0 >= x0 - 1 && segment.x1 <= x1 + 1;
}

/** The table of a band: wrapped lines of a cell are told from new rows by rules, by wider gaps, or by how full they are. */
export function toGrid(page: number, band: Band, rules: readonly Rule[], spaces: boolean): Grid {
  const starts = rowStarts(band, rules);
  const grid: Grid = { rows: [], closed: false };
  for (let at = 0; at < starts.length; at++) {
    const segments = band.rows.slice(starts[at], starts[at + 1]).flatMap((row) => row.segments);
    grid.rows.push(
      band.columns.map(([x0, x1]) =>
        cellLines(
          page,
          segments.filter((segment) => within(segment, x0, x1)).flatMap((segment) => segment.words),
          spaces,
        ),
      ),
    );
  }
  return grid;
}

function rowStarts(band: Band, rules: readonly Rule[]): number[] {
  const { rows } = band;
  const gaps = rows.slice(1).map(({ row }, at) => row.y - (rows[at]?.row.y ?? 0));
  const least = Math.min(...gaps);
  const wide = gaps.filter((gap) => gap > least * 1.2).length;
  const left = band.columns[0]?.[0] ?? 0;
  const ruled = rows.slice(1).map(({ row }, at) => {
    const above = rows[at]?.row.y ?? 0;
    return rules.some(
      (rule) => rule.x1 - rule.x0 > 20 && rule.y0 > above - 1 && rule.y1 < row.y && rule.x0 < left + 30,
    );
  });
  const byRules = ruled.filter(Boolean).length >= Math.max(2, gaps.length * 0.25);
  const empty = rows.filter(({ segments }) => !segments.some((segment) => segment.x0 < (band.columns[0]?.[1] ?? 0)));
  const hanging = empty.length > rows.length * 0.35;
  const starts = [0];
  for (let at = 1; at < rows.length; at++) {
    const before = rows[at - 1];
    const row = rows[at];
    if (!before || !row) continue;
    const close = (gaps[at - 1] ?? 0) <= least * 1.2;
    if (ruled[at - 1]) starts.push(at);
    else if (byRules) continue;
    else if (
      wide > gaps.length * 0.15 ? !close : !(hanging && empty.includes(row)) && !goesOn(before, row, band.columns)
    )
      starts.push(at);
  }
  return starts;
}

/** Every piece of a row stands under a piece that fills its cell, so that the row only goes on wrapped cells. */
function goesOn(before: SplitRow, row: SplitRow, columns: readonly [number, number][]): boolean {
  return row.segments.every((segment) => {
    const column = columns.findIndex(([x0, x1]) => within(segment, x0, x1));
    const above = before.segments.find((other) => columns.findIndex(([x0, x1]) => within(other, x0, x1)) === column);
    const first = segment.words[0];
    if (column < 0 || !above || !first) return false;
    const end = columns[column + 1]?.[0] ?? (columns[column]?.[1] ?? 0) + 4;
    return end - above.x1 < first.x1 - first.x + segment.size * 1.2;
  });
}
