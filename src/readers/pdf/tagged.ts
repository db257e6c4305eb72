import { geometricRegions } from "./geometric.ts";
import { cellLines } from "./grid.ts";
import { toLine, toRows } from "./lines.ts";
import { linesRegion } from "./regions.ts";
import type { Line, PageContent, PageTags, Region, TagPlace, Word } from "./types.ts";

/**
 * Reading order by the file's own structure tree: each block element a region, each Table a table.
 * Words outside the tree (page furniture that stayed) become regions of their own at the end.
 */
export function taggedRegions(content: PageContent, tags: PageTags, spaces: boolean): Region[] {
  const { page, words } = content;
  const blocks = new Map<number, { place: TagPlace; words: Word[] }>();
  const stray: Word[] = [];
  for (const word of words) {
    const place = word.tag === null ? undefined : tags.places.get(word.tag);
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
  const tables = new Map<number, TaggedTable>();
  const frames = framesIn(tags);
  for (const { place, words: own } of ordered) {
    const { table: number, row: rowNumber, cell: cellNumber } = place;
    if (number !== null && !frames.has(number) && rowNumber !== null && cellNumber !== null && place.note === null) {
      const known = tables.get(number);
      const table: TaggedTable = known ?? { rows: new Map(), words: [] };
      if (!known) {
        tables.set(number, table);
        regions.push({ kind: "table", page, grid: { rows: [], closed: false }, tagged: number });
      }
      table.words.push(...own);
      const row = table.rows.get(rowNumber) ?? new Map<number, Word[]>();
      table.rows.set(rowNumber, row);
      const cell = row.get(cellNumber);
      if (cell) cell.push(...own);
      else row.set(cellNumber, [...own]);
      continue;
    }
    const lines = toRows(own).flatMap((row) => toLine(page, row.words, spaces, place) ?? []);
    if (lines.length > 0) regions.push(linesRegion(page, lines, place.role, place.note !== null));
  }
  const settled = regions.flatMap((region): Region[] => {
    const table = region.kind === "table" ? tables.get(region.tagged ?? -1) : undefined;
    if (region.kind !== "table" || !table) return [region];
    // A table of contents is read line by line: its entries are paragraphs, whatever cells they were set in.
    if (isContents(table.words)) return geometricRegions({ ...content, rules: [] }, table.words, spaces);
    return [{ ...region, grid: { rows: gridOf(page, table.rows, tags, spaces), closed: false } }];
  });
  return withStray(content, settled, stray, words, spaces);
}

/** Tables of which no row has two cells: a frame around text, whose paragraphs are paragraphs. */
function framesIn({ places, rows }: PageTags): Set<number> {
  const frames = new Set<number>();
  const tables = new Set<number>();
  for (const { table, row } of places.values()) {
    if (table === null || row === null) continue;
    if ((rows.get(row)?.length ?? 0) > 1) tables.add(table);
    else frames.add(table);
  }
  for (const table of tables) frames.delete(table);
  return frames;
}

interface TaggedTable {
  rows: Map<number, Map<number, Word[]>>;
  words: Word[];
}

function isContents(words: readonly Word[]): boolean {
  return (
    words.filter((word) => /^[.…·]{4,}$/u.test(word.text)).length +
      words.filter((word) => word.text === ".").length / 8 >=
    2
  );
}

/** Adds what stands outside the tree: before the rest if it is printed above it, else after. */
function withStray(
  content: PageContent,
  regions: Region[],
  stray: readonly Word[],
  words: readonly Word[],
  spaces: boolean,
): Region[] {
  if (stray.length === 0) return regions;
  const inside = new Set(stray);
  const top = Math.min(...words.filter((word) => !inside.has(word)).map((word) => word.y));
  const above = stray.filter((word) => word.y < top);
  const below = stray.filter((word) => word.y >= top);
  return [
    ...geometricRegions(content, above, spaces),
    ...regions,
    ...(below.length > 0 ? geometricRegions(content, below, spaces) : []),
  ];
}

function gridOf(page: number, rows: TaggedTable["rows"], tags: PageTags, spaces: boolean): Line[][][] {
  const listed = [...rows].map(([row, filled]) =>
    (tags.rows.get(row) ?? [...filled.keys()]).map((cell) => filled.get(cell) ?? []),
  );
  const widest = Math.max(...listed.map((cells) => cells.length));
  const columns = columnSpans(listed.filter((cells) => cells.length === widest));
  return listed.map((cells) => {
    const placed = cells.length < widest ? placeCells(cells, columns) : cells;
    return placed.map((words) => cellLines(page, words, spaces));
  });
}

/** Where the columns of rows with all their cells run. */
function columnSpans(rows: readonly Word[][][]): [number, number][] {
  const spans: [number, number][] = [];
  for (const cells of rows)
    cells.forEach((words, at) => {
      const span = spans[at] ?? [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (const word of words) {
        span[0] = Math.min(span[0], word.x);
        span[1] = Math.max(span[1], word.x1);
      }
      spans[at] = span;
    });
  return spans;
}

/** A tree leaves empty cells out: the others are put under the columns where they are printed, unless they span several. */
function placeCells(cells: readonly Word[][], columns: readonly [number, number][]): readonly Word[][] {
  const out: Word[][] = columns.map(() => []);
  for (const words of cells) {
    const x0 = Math.min(...words.map((word) => word.x));
    const x1 = Math.max(...words.map((word) => word.x1));
    const under = columns.flatMap(([from, to], at) => (Math.min(x1, to) - Math.max(x0, from) > 0 ? [at] : []));
    const [only] = under;
    if (words.length === 0) continue;
    if (only === undefined || under.length > 1 || (out[only]?.length ?? 1) > 0) return cells;
    out[only] = words;
  }
  return out;
}
