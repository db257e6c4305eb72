import { isAnnexHeading, isCaption } from "../numbers.ts";
import { lineLabel } from "./labels.ts";
import { lineText } from "./lines.ts";
import { type Measures, sizeStep } from "./measure.ts";
import { isSeparator } from "./notes.ts";
import { continuesSentence, isShort, toPassages } from "./passages.ts";
import type { Grid, Item, Line, Passage, Region } from "./types.ts";

/** Roles of structure elements that hold one paragraph; others may hold several. */
const oneBlock = /^(?:P|H|H[1-6]|LI|Caption|Title|TOCI|BlockQuote|Note)$/u;

/** The items of one page's regions: paragraphs made of lines, tables as they are. */
export function pageItems(regions: readonly Region[], measures: Measures): Item[] {
  const items: Item[] = [];
  for (const region of regions) {
    if (region.kind === "table") {
      items.push({ kind: "table", page: region.page, grid: region.grid });
      continue;
    }
    const lines = region.lines.filter((line) => !isSeparator(line));
    const last = lines.at(-1);
    if (!last) continue;
    if (region.role !== null && oneBlock.test(region.role)) {
      const right = measures.rightOf(last, region.column);
      const passage = {
        page: region.page,
        lines,
        right,
        note: false,
        label: null,
        tagged: true,
        item: region.role === "LI",
        end: false,
      };
      items.push({ kind: "passage", passage });
      continue;
    }
    toPassages(lines, region.column, measures).forEach((passage, at) => {
      // Only the next column's first paragraph can go on from the last one's.
      if (at === 0 && region.column > 1) append(items, { kind: "passage", passage }, measures);
      else items.push({ kind: "passage", passage });
    });
  }
  return withoutPageNumbers(items);
}

/** Page numbers beside the entries of a table of contents that stand in blocks of their own. */
function withoutPageNumbers(items: Item[]): Item[] {
  const numbers = items.filter((item, at) => {
    const before = items[at - 1];
    if (item.kind !== "passage" || before?.kind !== "passage" || item.passage.lines.length > 1) return false;
    const line = item.passage.lines[0];
    const entry = before.passage.lines.at(-1);
    if (!line || !entry || !/^(?:\d{1,4}|[ivxl]{1,6})$/u.test(lineText(line))) return false;
    return Math.abs(line.y - entry.y) < 3 && line.x0 > entry.x1;
  });
  if (numbers.length < 3) return items;
  const drop = new Set(numbers);
  return items.filter((item) => !drop.has(item));
}

/** Adds an item; a paragraph that goes on from the last one is joined to it, a table that goes on likewise. */
export function append(items: Item[], item: Item, measures: Measures): void {
  const last = items.at(-1);
  if (last?.kind === "passage" && item.kind === "passage" && goesOn(last.passage, item.passage, measures)) {
    last.passage.lines.push(...item.passage.lines);
    last.passage.right = item.passage.right;
  } else if (
    last?.kind === "table" &&
    item.kind === "table" &&
    last.page < item.page &&
    sameColumns(last.grid, item.grid)
  ) {
    joinTables(last.grid, item.grid);
    last.page = item.page;
  } else items.push(item);
}

/** Whether a paragraph at the top of a page or column goes on from the one at the foot of the last. */
export function goesOn(before: Passage, after: Passage, measures: Measures): boolean {
  const last = before.lines.at(-1);
  const first = after.lines[0];
  if (!last || !first || before.note !== after.note) return false;
  if (Math.abs(last.size - first.size) > sizeStep || last.rightToLeft !== first.rightToLeft) return false;
  if (continuesSentence(last, first)) return true;
  if (last.bold || first.bold) return false;
  if (lineLabel(first) !== null || isCaption(lineText(first)) || isAnnexHeading(lineText(first))) return false;
  if (isShort(last, first, before.right)) return false;
  const text = lineText(last).trimEnd();
  if (!/[.:;!?。؟”"»)]$/u.test(text)) return last.x1 - last.x0 > last.size * 15;
  if (measures.justified)
    return Math.abs(last.x1 - before.right) < 1.5 && Math.abs(first.x0 - edgeOf(before.lines)) < 2;
  // Ragged lines tell nothing: an unnumbered paragraph after a numbered one is most likely its rest.
  const opening = before.lines[0];
  const numbered = opening !== undefined && lineLabel(opening) !== null;
  return numbered && before.lines.length > 1 && Math.abs(first.x0 - edgeOf(before.lines)) < 1;
}

/** Left edge of a paragraph's lines after its first. */
function edgeOf(lines: readonly Line[]): number {
  return lines.at(-1)?.x0 ?? 0;
}

function sameColumns(a: Grid, b: Grid): boolean {
  const widest = (grid: Grid) => Math.max(...grid.rows.map((row) => row.length));
  return widest(a) === widest(b);
}

/** Rows of a table's next page: its repeated heading is dropped, a row that was cut is made whole. */
function joinTables(table: Grid, more: Grid): void {
  const rows = [...more.rows];
  for (let at = 0; at < 3 && rows[0] && table.rows[at] && rowText(rows[0]) === rowText(table.rows[at] ?? []); at++)
    rows.shift();
  const last = table.rows.at(-1);
  const first = rows[0];
  if (last && first && last.length === first.length && isCut(last, first, more.closed)) {
    last.forEach((cell, at) => void cell.push(...(first[at] ?? [])));
    rows.shift();
  }
  table.rows.push(...rows);
}

/** A row's rest: nothing in its first cell, or a sentence that goes on. */
function isCut(last: Line[][], first: Line[][], closed: boolean): boolean {
  if (closed && last.every((cell) => cell.length < 2)) return false;
  const figures = (cell: Line[] | undefined) => /^[\d\s.,%–-]+$/u.test((cell ?? []).map(lineText).join(""));
  if (first.some((cell, at) => figures(cell) && figures(last[at]))) return false;
  if ((first[0] ?? []).length === 0 && (last[0] ?? []).length > 0) return true;
  return first.every((cell, at) => {
    const before = last[at]?.at(-1);
    return cell.length === 0 || (before !== undefined && cell[0] !== undefined && continuesSentence(before, cell[0]));
  });
}

function rowText(row: readonly Line[][]): string {
  return row.map((cell) => cell.map(lineText).join(" ")).join("\t");
}
