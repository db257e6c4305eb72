import { toLine, toRows } from "./lines.ts";
import type { Grid, Line, Rule, Word } from "./types.ts";

/** Points within which two lines touch. */
const touch = 2.5;
/** Lines beyond which a page is a drawing. */
const mostRules = 3000;

/** A table with painted cell borders: its box, its cells, and the words in them. */
export interface RuledTable {
  top: number;
  bottom: number;
  left: number;
  right: number;
  grid: Grid;
  words: Set<Word>;
}

interface Across {
  y: number;
  x0: number;
  x1: number;
}
interface Down {
  x: number;
  y0: number;
  y1: number;
}

/** Finds tables whose columns are divided by painted lines, and puts each word into its cell. */
export function findRuledTables(
  page: number,
  rules: readonly Rule[],
  words: readonly Word[],
  spaces: boolean,
): RuledTable[] {
  if (rules.length > mostRules) return [];
  const across: Across[] = [];
  const down: Down[] = [];
  for (const { x0, y0, x1, y1 } of rules)
    if (x1 - x0 >= y1 - y0) across.push({ y: (y0 + y1) / 2, x0, x1 });
    else down.push({ x: (x0 + x1) / 2, y0, y1 });
  return components(across, down).flatMap((part) => {
    const table = fill(page, part, words, spaces);
    return table ? [table] : [];
  });
}

interface Component {
  across: Across[];
  down: Down[];
}

/** Lines that touch each other, directly or through others. */
function components(across: Across[], down: Down[]): Component[] {
  const nodes = across.length + down.length;
  const root = Array.from({ length: nodes }, (_, at) => at);
  const find = (at: number): number => {
    let top = at;
    while (root[top] !== top) top = root[top] ?? top;
    root[at] = top;
    return top;
  };
  down.forEach((line, d) => {
    across.forEach((bar, a) => {
      const meets =
        line.x >= bar.x0 - touch && line.x <= bar.x1 + touch && bar.y >= line.y0 - touch && bar.y <= line.y1 + touch;
      if (meets) root[find(across.length + d)] = find(a);
    });
  });
  const parts = new Map<number, Component>();
  const part = (at: number): Component => {
    const key = find(at);
    const known = parts.get(key) ?? { across: [], down: [] };
    parts.set(key, known);
    return known;
  };
  across.forEach((bar, a) => void part(a).across.push(bar));
  down.forEach((line, d) => void part(across.length + d).down.push(line));
  return [...parts.values()].filter(({ across: bars, down: lines }) => bars.length >= 1 && lines.length >= 1);
}

function fill(page: number, { across, down }: Component, words: readonly Word[], spaces: boolean): RuledTable | null {
  const left = Math.min(...across.map((bar) => bar.x0), ...down.map((line) => line.x));
  const right = Math.max(...across.map((bar) => bar.x1), ...down.map((line) => line.x));
  const xs = cluster([left, right, ...down.map((line) => line.x)]);
  const ys = cluster([...across.map((bar) => bar.y), ...ends(down)]);
  const top = ys[0] ?? 0;
  const bottom = ys.at(-1) ?? 0;
  if (xs.length < 3 || ys.length < 2 || bottom - top < 8) return null;
  const divided = (column: number, y: number): boolean =>
    down.some((line) => Math.abs(line.x - (xs[column] ?? 0)) <= touch && line.y0 - touch <= y && line.y1 + touch >= y);
  const barred = (row: number, x: number): boolean =>
    across.some((bar) => Math.abs(bar.y - (ys[row] ?? 0)) <= touch && bar.x0 - touch <= x && bar.x1 + touch >= x);
  const middle = (list: readonly number[], at: number): number => ((list[at] ?? 0) + (list[at + 1] ?? 0)) / 2;
  const used = new Set<Word>();
  const cells = new Map<string, Word[]>();
  for (const word of words) {
    const x = (word.x + word.x1) / 2;
    const y = word.y - word.size * 0.3;
    if (x < left - touch || x > right + touch || y < top - touch || y > bottom + touch) continue;
    let row = slot(ys, y);
    let column = slot(xs, x);
    while (column > 0 && !divided(column, y)) column -= 1;
    while (row > 0 && !barred(row, x)) row -= 1;
    const key = `${row}|${column}`;
    const list = cells.get(key) ?? [];
    list.push(word);
    cells.set(key, list);
    used.add(word);
  }
  if (used.size === 0) return null;
  const rows: Line[][][] = [];
  for (let row = 0; row + 1 < ys.length; row++) {
    const y = middle(ys, row);
    const out: Line[][] = [];
    for (let column = 0; column + 1 < xs.length; column++) {
      if (column > 0 && !divided(column, y)) continue;
      out.push(cellLines(page, cells.get(`${row}|${column}`) ?? [], spaces));
    }
    if (out.some((cell) => cell.length > 0)) rows.push(out);
  }
  return rows.some((row) => row.length > 1)
    ? { top, bottom, left, right, grid: { rows, closed: barred(0, (left + right) / 2) }, words: used }
    : null;
}

/** The lines of a cell, from the top down. */
export function cellLines(page: number, words: readonly Word[], spaces: boolean): Line[] {
  return toRows(words).flatMap((row) => toLine(page, row.words, spaces, null) ?? []);
}

/** Upper and lower ends of a table's vertical lines, which stand for a missing line where the page cuts a row. */
function ends(down: readonly Down[]): number[] {
  if (down.length < 2) return [];
  return [Math.min(...down.map((line) => line.y0)), Math.max(...down.map((line) => line.y1))];
}

/** Values that lie close together as one, in ascending order. */
function cluster(values: readonly number[]): number[] {
  const out: number[] = [];
  for (const value of [...values].sort((a, b) => a - b))
    if (out.length === 0 || value - (out.at(-1) ?? 0) > touch) out.push(value);
  return out;
}

function slot(edges: readonly number[], value: number): number {
  let at = 0;
  while (at + 2 < edges.length && value >= (edges[at + 1] ?? 0)) at += 1;
  return at;
}
