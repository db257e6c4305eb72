import { splitPrintedNumber } from "../numbers.ts";
import { type Line, layoutWidth } from "./lines.ts";

/** A stretch of lines that is a table, with its rows; `lines` counts how many lines it takes. */
export interface TextTable {
  rows: { cells: string[]; line: Line }[];
  lines: number;
}

interface Segment {
  text: string;
  at: number;
}

/** Reads the table that begins with the first of these lines; undefined where none does. */
export function readTable(lines: Line[], from: number): TextTable | undefined {
  return readPiped(lines, from) ?? readColumns(lines, from);
}

const border = /^[+|][-=+|:\s]+[+|]$/u;
const piped = /^\|.*\|$/u;

/** A table drawn with bars: "| a | b |". */
function readPiped(lines: Line[], from: number): TextTable | undefined {
  let end = from;
  while (end < lines.length && (border.test(lines[end]?.text ?? "") || piped.test(lines[end]?.text ?? ""))) end++;
  const stretch = lines.slice(from, end);
  const data = stretch.filter((line) => !border.test(line.text));
  const widths = new Set(data.map((line) => line.text.split("|").length));
  if (data.length < 2 || widths.size !== 1 || [...widths].some((width) => width < 4)) return undefined;
  const rows = data.map((line) => ({
    line,
    cells: line.text
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  }));
  return { rows, lines: stretch.length };
}

/** A table by its columns: at least three lines, most of them in two or more columns that begin at the same places. */
function readColumns(lines: Line[], from: number): TextTable | undefined {
  const stretch: { line: Line; segments: Segment[] }[] = [];
  const starts = new Set<number>();
  let single = 0;
  for (const line of lines.slice(from, from + 400)) {
    if (line.text.length > layoutWidth || splitPrintedNumber(line.text).number !== null) break;
    const segments = segmentsOf(line);
    // A lone segment that stands under a column goes on with it; others soon end the table.
    const under = [-2, -1, 0, 1, 2].some((shift) => starts.has((segments[0]?.at ?? 0) + shift));
    single = segments.length > 1 || under ? 0 : single + 1;
    if (segments.length > 1) for (const { at } of segments.slice(1)) starts.add(at);
    if (single > 2 || (single > 0 && line.text.length > 70)) break;
    stretch.push({ line, segments });
  }
  while (stretch.length > 0 && (stretch.at(-1)?.segments.length ?? 0) < 2) stretch.pop();
  const several = stretch.filter(({ segments }) => segments.length > 1);
  if ((stretch[0]?.segments.length ?? 0) < 2 || several.length < 3 || several.length < stretch.length * 0.5)
    return undefined;
  const columns = columnsOf(
    stretch.flatMap(({ segments }) => segments),
    stretch.length,
  );
  if (columns.length < 2) return undefined;
  return { rows: rowsOf(stretch, columns), lines: stretch.length };
}

function segmentsOf(line: Line): Segment[] {
  const segments: Segment[] = [];
  for (const match of line.text.matchAll(/\S+(?: {1,2}\S+)*/gu))
    segments.push({ text: match[0], at: line.indent + match.index });
  return segments;
}

/** Columns where enough segments begin, within two columns of each other. */
function columnsOf(segments: Segment[], lines: number): number[] {
  const starts = segments.map(({ at }) => at).sort((a, b) => a - b);
  const columns: { at: number; count: number }[] = [];
  for (const at of starts) {
    const last = columns.at(-1);
    if (last !== undefined && at - last.at <= 2) last.count++;
    else columns.push({ at, count: 1 });
  }
  return columns.filter(({ count }) => count >= Math.max(2, lines * 0.2)).map(({ at }) => at);
}

/** A line without a first cell goes on with the row above it, unless a blank line parts them. */
function rowsOf(stretch: { line: Line; segments: Segment[] }[], columns: number[]): TextTable["rows"] {
  const rows: TextTable["rows"] = [];
  for (const { line, segments } of stretch) {
    const cells = columns.map(() => "");
    for (const { text, at } of segments) {
      const column = Math.max(
        0,
        columns.findLastIndex((start) => start <= at + 2),
      );
      cells[column] = cells[column] === "" || cells[column] === undefined ? text : `${cells[column]} ${text}`;
    }
    const above = rows.at(-1);
    if (above !== undefined && cells[0] === "" && !line.afterBlank)
      above.cells = above.cells.map((cell, index) =>
        [cell, cells[index] ?? ""].filter((part) => part !== "").join(" "),
      );
    else rows.push({ cells, line });
  }
  return rows;
}
