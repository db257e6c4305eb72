import type { Block, Document } from "#document";
import { escapeCell, escapeInline, escapeStart } from "./markdown-escape.ts";

/**
 * A document as Markdown (CommonMark with GFM tables and footnotes): one block of text a line, numbered paragraphs
 * as "12. text", notes defined right after the block that calls them. Characters that Markdown would take for
 * markup are escaped, so that reading the result back gives the same text. What Markdown cannot say is lost:
 * headings below level 6 become level 6, and a note's number that repeats is told apart by a suffix.
 */
export function documentToMarkdown(document: Document): string {
  const labels = noteLabels(document.blocks);
  const lines: string[] = [];
  const put = (text: string, tight = false) => {
    if (lines.length > 0 && !tight) lines.push("");
    lines.push(text);
  };
  const rows = rowsByTable(document.blocks);
  let itemDepth = -1;
  for (const block of document.blocks) {
    const text = withMarks(block, labels);
    const wasItem = itemDepth;
    itemDepth = -1;
    if (block.kind === "heading" || block.kind === "annex") put(heading(block, text));
    else if (block.kind === "numbered") put(numbered(block, text));
    else if (block.kind === "item") {
      itemDepth = Math.min(block.level, wasItem + 1);
      put(`${"  ".repeat(itemDepth)}- ${escapeStart(text)}`, wasItem >= 0);
    } else if (block.kind === "table") putTable(rows.get(block.id) ?? [], put);
    else if (block.kind === "row") {
      if (!block.parent || !rows.has(block.parent)) put(escapeStart(text));
    } else if (block.kind === "footnote" || block.kind === "endnote")
      put(`[^${labels.get(block.id) ?? block.id}]: ${escapeStart(text)}`);
    else if (text) put(escapeStart(text));
  }
  return `${lines.join("\n")}\n`;
}

function heading(block: Block, text: string): string {
  const level = Math.min(Math.max(block.level, 1), 6);
  const printed = block.number ? `${escapeInline(block.number)} ${text}` : text;
  // A closing run of # would be taken for decoration.
  return `${"#".repeat(level)} ${printed.replace(/(^|\s)(#+)$/u, "$1\\$2")}`.trimEnd();
}

function numbered(block: Block, text: string): string {
  if (!block.number) return escapeStart(text);
  const ordered = /^\d{1,9}[.)]$/u.test(block.number);
  // After "12. " the rest is a block of its own, so that its start needs escaping as well.
  if (ordered) return `${block.number} ${escapeStart(text)}`.trimEnd();
  return escapeStart(`${escapeInline(block.number)} ${text}`.trimEnd());
}

function putTable(rows: Block[], put: (text: string, tight?: boolean) => void): void {
  const cells = rows.map((row) => row.cells ?? row.text.split("\t"));
  const width = Math.max(0, ...cells.map((row) => row.length));
  if (width === 0) return;
  const line = (row: string[]) =>
    `| ${Array.from({ length: width }, (_, i) => escapeCell(row[i] ?? "")).join(" | ")} |`;
  cells.forEach((row, index) => {
    put(line(row), index > 0);
    if (index === 0) put(`|${" --- |".repeat(width)}`, true);
  });
}

/** The block's text, escaped, with "[^label]" where its marks stand. */
function withMarks(block: Block, labels: ReadonlyMap<string, string>): string {
  let result = "";
  let from = 0;
  for (const mark of block.marks) {
    const label = labels.get(mark.note);
    if (!label) continue;
    result += `${escapeInline(block.text.slice(from, mark.offset))}[^${label}]`;
    from = mark.offset;
  }
  return result + escapeInline(block.text.slice(from));
}

/** A label for every note: its number, told apart by a suffix where it repeats. */
function noteLabels(blocks: Block[]): Map<string, string> {
  const labels = new Map<string, string>();
  const taken = new Set<string>();
  for (const block of blocks) {
    if (block.kind !== "footnote" && block.kind !== "endnote") continue;
    const base = (block.number ?? block.id).replace(/[^\p{L}\p{N}.*†‡-]/gu, "") || block.id;
    let label = base;
    for (let copy = 2; taken.has(label.toLowerCase()); copy++) label = `${base}-${copy}`;
    taken.add(label.toLowerCase());
    labels.set(block.id, label);
  }
  return labels;
}

function rowsByTable(blocks: Block[]): Map<string, Block[]> {
  const rows = new Map<string, Block[]>();
  for (const block of blocks) if (block.kind === "table") rows.set(block.id, []);
  for (const block of blocks) if (block.kind === "row" && block.parent) rows.get(block.parent)?.push(block);
  return rows;
}
