import { isText, toGrid, within } from "./aligned.ts";
import { type Band, findBands, type SplitRow } from "./bands.ts";
import { findRuledTables } from "./grid.ts";
import { splitAtGutter } from "./gutter.ts";
import { toLine, toRows } from "./lines.ts";
import { linesRegion } from "./regions.ts";
import { toSegment, toSegments } from "./segments.ts";
import type { Line, PageContent, Region, Word } from "./types.ts";

/** Reading order by position alone: two columns of text one after the other, each with its own tables. */
export function geometricRegions(content: PageContent, words: readonly Word[], spaces: boolean): Region[] {
  const rightToLeft = words.some((word) => word.glyphs !== null);
  const stretches = rightToLeft ? null : splitAtGutter(words, content.width);
  if (!stretches) return columnRegions(content, words, spaces);
  return stretches.flatMap((stretch) => {
    if (stretch.kind === "whole") return columnRegions(content, stretch.words, spaces);
    return [stretch.left, stretch.right].flatMap((part, at) =>
      columnRegions(besides(content, part), part, spaces).map(
        (region): Region => (region.kind === "lines" ? { ...region, column: at + 1 } : region),
      ),
    );
  });
}

/** The page as far as one column goes: rules that are drawn beside it are none of its own. */
function besides(content: PageContent, words: readonly Word[]): PageContent {
  const from = Math.min(...words.map((word) => word.x)) - 12;
  const to = Math.max(...words.map((word) => word.x1)) + 12;
  return { ...content, rules: content.rules.filter((rule) => rule.x0 >= from && rule.x1 <= to) };
}

function columnRegions(content: PageContent, words: readonly Word[], spaces: boolean): Region[] {
  const { page } = content;
  const tables = findRuledTables(page, content.rules, words, spaces);
  const free = words.filter((word) => !tables.some((table) => table.words.has(word)));
  const rows = joinStretched(toRows(free).map((row): SplitRow => ({ row, segments: toSegments(row) })));
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
  const bands = new Map(findBands(rows, content.rules).map((band) => [band.from, band]));
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
    for (const region of bandRegions(content, band, spaces)) placed.push({ y: split.row.y, region });
    at = band.to;
  }
  close();
  return placed.sort((a, b) => a.y - b.y).map(({ region }) => region);
}

/** Justified lines of so few words that their spaces are as wide as a gutter: they run from edge to edge like a full line beside them. */
function joinStretched(rows: readonly SplitRow[]): SplitRow[] {
  return rows.map(({ row, segments }, at) => {
    const [first] = segments;
    const last = segments.at(-1);
    const painted = segments.slice(0, -1).every((segment) => segment.words.at(-1)?.spaceAfter === true);
    if (!first || !last || segments.length < 2 || row.words.length > 6 || !painted) return { row, segments };
    const full = [rows[at - 1], rows[at + 1]].some((other) => {
      const [line] = other?.segments ?? [];
      if (!line || !other || other.segments.length > 1 || line.words.length < 5) return false;
      return (
        Math.abs(other.row.y - row.y) < row.size * 1.7 && Math.abs(line.x1 - last.x1) < 1 && line.x0 <= first.x0 + 1
      );
    });
    return full ? { row, segments: [toSegment(segments.flatMap(({ words }) => words))] } : { row, segments };
  });
}

function bandRegions(content: PageContent, band: Band, spaces: boolean): Region[] {
  const { page } = content;
  if (!isText(band, content.width))
    return [{ kind: "table", page, grid: toGrid(page, band, content.rules, spaces), tagged: null }];
  const segments = band.rows.flatMap((row) => row.segments);
  const columns = band.columns.map(([x0, x1]) => segments.filter((segment) => within(segment, x0, x1)));
  if (segments.some((segment) => segment.words.some((word) => word.glyphs !== null))) columns.reverse();
  return columns.map((column, at) => {
    const lines = column.flatMap((segment) => toLine(page, segment.words, spaces, null) ?? []);
    return linesRegion(page, lines, null, false, at + 1);
  });
}
