import { type Band, findBands, isText, type SplitRow, toGrid } from "./aligned.ts";
import { findRuledTables } from "./grid.ts";
import { paintsSpaces, toLine, toRows } from "./lines.ts";
import { linesRegion } from "./regions.ts";
import { toSegment, toSegments } from "./segments.ts";
import { taggedRegions } from "./tagged.ts";
import type { Line, PageContent, Region, Word } from "./types.ts";

/** Brings what is painted on a page into reading order: columns of lines, and tables. */
export function layoutPage(content: PageContent): Region[] {
  const spaces = paintsSpaces(content.words);
  return content.tags ? taggedRegions(content, content.tags, spaces) : geometricRegions(content, content.words, spaces);
}

/** Reading order by position alone. */
export function geometricRegions(content: PageContent, words: readonly Word[], spaces: boolean): Region[] {
  const { page } = content;
  const tables = findRuledTables(page, content.rules, words, spaces);
  const free = words.filter((word) => !tables.some((table) => table.words.has(word)));
  const rows = toRows(free).map((row): SplitRow => ({ row, segments: toSegments(row) }));
  const placed: { y: number; region: Region }[] = tables.map(({ top, grid }) => ({
    y: top,
    region: { kind: "table", page, grid, tagged: null },
  }));
  let run: Line[] = [];
  const close = (): void => {
    const first = run[0];
    if (first) placed.push({ y: first.y, region: linesRegion(page, run) });
    run = [];
  };
  const bands = new Map(findBands(rows).map((band) => [band.from, band]));
  for (let at = 0; at < rows.length; ) {
    const band = bands.get(at);
    const split = rows[at];
    if (!split) break;
    if (tables.some((table) => table.top > (run.at(-1)?.y ?? split.row.y) && table.top < split.row.y)) close();
    if (!band) {
      const line = toLine(page, split.row.words, spaces, null);
      if (line) run.push(line);
      at += 1;
      continue;
    }
    close();
    for (const region of bandRegions(content, band, rows, spaces)) placed.push({ y: split.row.y, region });
    at = band.to;
  }
  close();
  return placed.sort((a, b) => a.y - b.y).map(({ region }) => region);
}

function bandRegions(content: PageContent, band: Band, rows: readonly SplitRow[], spaces: boolean): Region[] {
  const { page } = content;
  if (!isText(band, rows, content.width))
    return [{ kind: "table", page, grid: toGrid(page, band, rows, content.rules, spaces), tagged: null }];
  const segments = rows.slice(band.from, band.to).flatMap((row) => row.segments);
  const columns = band.columns.map(([x0, x1]) =>
    segments.filter((segment) => segment.x0 >= x0 - 1 && segment.x1 <= x1 + 1),
  );
  if (segments.some((segment) => segment.words.some((word) => word.glyphs !== null))) columns.reverse();
  return columns.map((column, at) =>
    linesRegion(
      page,
      column.flatMap((segment) => toLine(page, toSegment(segment.words).words, spaces, null) ?? []),
      null,
      false,
      at + 1,
    ),
  );
}
