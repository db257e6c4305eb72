import { cellLines } from "./grid.ts";
import { toLine, toRows } from "./lines.ts";
import { linesRegion } from "./regions.ts";
import type { Line, PageContent, PageTags, Region, TagPlace, Word } from "./types.ts";

/**
 * Reading order by the file's own structure tree: each block element a region, each Table a table.
 * Words outside the tree (page furniture that stayed) become regions of their own at the end.
 */
export function taggedRegions({ page, words }: PageContent, tags: PageTags, spaces: boolean): Region[] {
  const blocks = new Map<number, { place: TagPlace; words: Word[] }>();
  const stray: Word[] = [];
  for (const word of words) {
    const place = word.tag === null ? undefined : tags.get(word.tag);
    if (!place || word.artifact) {
      stray.push(word);
      continue;
    }
    const known = blocks.get(place.block);
    if (known) known.words.push(word);
    else blocks.set(place.block, { place, words: [word] });
  }
  const ordered = [...blocks.values()].sort((a, b) => a.place.block - b.place.block);
  const regions: Region[] = [];
  const tables = new Map<number, Map<number, Map<number, Word[]>>>();
  for (const { place, words: own } of ordered) {
    if (place.table !== null && place.row !== null && place.cell !== null && place.note === null) {
      let rows = tables.get(place.table);
      if (!rows) {
        rows = new Map();
        tables.set(place.table, rows);
        regions.push({ kind: "table", page, grid: { rows: [] }, tagged: place.table });
      }
      const row = rows.get(place.row) ?? new Map<number, Word[]>();
      rows.set(place.row, row);
      row.set(place.cell, [...(row.get(place.cell) ?? []), ...own]);
      continue;
    }
    const lines = toRows(own).flatMap((row) => toLine(page, row.words, spaces, place) ?? []);
    if (lines.length > 0) regions.push(linesRegion(page, lines, place.role, place.note !== null));
  }
  for (const region of regions)
    if (region.kind === "table") region.grid.rows = gridOf(page, tables.get(region.tagged ?? -1), tags, spaces);
  if (stray.length > 0) {
    const lines: Line[] = toRows(stray).flatMap((row) => toLine(page, row.words, spaces, null) ?? []);
    if (lines.length > 0) regions.push(linesRegion(page, lines));
  }
  return regions;
}

function gridOf(
  page: number,
  rows: Map<number, Map<number, Word[]>> | undefined,
  tags: PageTags,
  spaces: boolean,
): Line[][][] {
  if (!rows) return [];
  const cells = emptyCells(tags);
  return [...rows].map(([row, filled]) =>
    (cells.get(row) ?? [...filled.keys()]).map((cell) => cellLines(page, filled.get(cell) ?? [], spaces)),
  );
}

/** The cells of each row in order, those without text included. */
function emptyCells(tags: PageTags): Map<number, number[]> {
  const rows = new Map<number, Set<number>>();
  for (const { row, cell, note } of tags.values()) {
    if (row === null || cell === null || note !== null) continue;
    const set = rows.get(row) ?? new Set<number>();
    set.add(cell);
    rows.set(row, set);
  }
  return new Map([...rows].map(([row, set]) => [row, [...set].sort((a, b) => a - b)]));
}
