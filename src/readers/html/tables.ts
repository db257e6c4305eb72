import type { Draft } from "../build.ts";
import type { DraftMarks } from "../classify.ts";
import type { Capture } from "./capture.ts";
import { attribute, descendants, type Element, isElement, textOf } from "./dom.ts";

const mostColumns = 1000;
const looked = 5000;

/** Whether a table only places things on the page: its cells hold blocks of text, not data. */
export function isLayoutTable(table: Element): boolean {
  const role = attribute(table, "role");
  if (role === "presentation" || role === "none") return true;
  let rows = 0;
  let cells = 0;
  let headed = Number(attribute(table, "border") ?? 0) > 0;
  let seen = 0;
  for (const node of descendants(table)) {
    if (++seen > looked) break;
    if (!isElement(node)) continue;
    if (node.tagName === "table" || /^h[1-6]$/u.test(node.tagName)) return true;
    if (node.tagName === "tr") rows++;
    if (node.tagName === "th" || node.tagName === "caption" || node.tagName === "thead") headed = true;
    if (node.tagName === "td") {
      cells++;
      const paragraphs = node.childNodes.filter(
        (child) => isElement(child) && ["p", "li", "div"].includes(child.tagName),
      );
      if (paragraphs.length > 3 && textOf(node).length > 1500) return true;
    }
  }
  return !headed && (rows <= 1 || cells <= rows);
}

/** A table being read: the key of its draft, the row that is open, and the cells that rows above still fill. */
export interface OpenTable {
  key: string;
  cells: Capture[];
  /** By column: rows that a cell above still spans. */
  spans: number[];
}

/** Adds a finished cell, after the columns that cells above span; a cell over several columns leaves empty ones. */
export function addCell(table: OpenTable, cell: Element, capture: Capture): void {
  fillSpanned(table);
  const columns = span(cell, "colspan", 100);
  const rows = span(cell, "rowspan", 10_000);
  for (let column = 0; column < columns && table.cells.length < mostColumns; column++) {
    if (rows > 1) table.spans[table.cells.length] = rows;
    table.cells.push(column === 0 ? capture : { text: "", marks: [] });
  }
}

function fillSpanned(table: OpenTable): void {
  while ((table.spans[table.cells.length] ?? 0) > 0 && table.cells.length < mostColumns)
    table.cells.push({ text: "", marks: [] });
}

function span(cell: Element, name: string, most: number): number {
  const value = Number.parseInt(attribute(cell, name) ?? "1", 10);
  return Number.isFinite(value) ? Math.min(Math.max(value, 1), most) : 1;
}

/** Closes the open row: its draft without key and place; undefined where the row has no cells. */
export function closeRow(table: OpenTable): Omit<Draft, "key" | "place"> | undefined {
  if (table.cells.length === 0) return undefined;
  fillSpanned(table);
  const cells = table.cells.map((cell) => cell.text);
  const marks: DraftMarks = [];
  let start = 0;
  for (const cell of table.cells) {
    for (const mark of cell.marks) marks.push({ ...mark, offset: mark.offset + start });
    start += cell.text.length + 1;
  }
  table.spans = table.spans.map((rows) => Math.max(0, (rows ?? 0) - 1));
  table.cells = [];
  return { kind: "row", parent: table.key, text: cells.join("\t"), cells, marks };
}
