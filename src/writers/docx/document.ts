import type { Block, Document } from "#document";
import type { Flow, FlowNote, FlowParagraph, FlowTable, Run, Shape } from "./flow.ts";
import { renderFlow } from "./render.ts";

export interface DocxOptions {
  /** Shown at the head of every page; no part of the text. */
  notice?: string;
  author?: string;
}

/**
 * A document as DOCX (ECMA-376): headings with styles, numbers counted by Word wherever that prints the document's
 * own, real footnotes and endnotes at their marks, tables, captions, languages. The same document always gives the
 * same bytes. Notes whose mark is not known are called at the end of the paragraph before them.
 */
export async function documentToDocx(document: Document, options: DocxOptions = {}): Promise<Uint8Array> {
  return renderFlow(flowOf(document.blocks), {
    title: document.title,
    author: options.author ?? "",
    language: document.language,
    notice: options.notice,
  });
}

function flowOf(blocks: Block[]): Flow {
  const notes = new Map<string, FlowNote>();
  for (const block of blocks)
    if (block.kind === "footnote" || block.kind === "endnote")
      notes.set(block.id, {
        kind: block.kind,
        content: [{ status: "plain", text: block.text }],
        original: shape(block),
        amended: shape(block),
      });
  const called = new Set(blocks.flatMap((block) => block.marks.map((mark) => mark.note)));
  const written = new Set<string>();
  const tables = new Map<string, FlowTable>();
  const flow: Flow = [];
  let last: FlowParagraph | null = null;
  for (const block of blocks) {
    if (block.kind === "table") {
      const table: FlowTable = { rows: [] };
      tables.set(block.id, table);
      flow.push(table);
    } else if (block.kind === "row") {
      const table = tables.get(block.parent ?? "");
      const cells = (block.cells ?? block.text.split("\t")).map((text): Run[] => [{ status: "plain", text }]);
      const row = { status: "plain" as const, cells, language: block.language, remarks: [] };
      if (table) table.rows.push(row);
      else flow.push({ rows: [row] });
    } else if (block.kind === "footnote" || block.kind === "endnote") {
      const note = notes.get(block.id);
      if (called.has(block.id) || !note) continue;
      last ??= emptyParagraph(block, flow);
      last.runs.push({ status: "plain", note });
    } else {
      last = {
        status: "plain",
        original: shape(block),
        amended: shape(block),
        runs: runsOf(block, notes, written),
        remarks: [],
      };
      flow.push(last);
    }
  }
  return flow.filter((piece) => !("rows" in piece) || piece.rows.length > 0);
}

function emptyParagraph(block: Block, flow: Flow): FlowParagraph {
  const own: Shape = { kind: "paragraph", level: 0, number: null, language: block.language };
  const paragraph: FlowParagraph = { status: "plain", original: own, amended: own, runs: [], remarks: [] };
  flow.push(paragraph);
  return paragraph;
}

/** Text and marks in turn. Word can call a note once only: a second mark of the same note is left out. */
function runsOf(block: Block, notes: ReadonlyMap<string, FlowNote>, written: Set<string>): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const mark of block.marks) {
    const note = notes.get(mark.note);
    if (!note || written.has(mark.note)) continue;
    written.add(mark.note);
    if (mark.offset > from) runs.push({ status: "plain", text: block.text.slice(from, mark.offset) });
    runs.push({ status: "plain", note });
    from = Math.max(from, mark.offset);
  }
  if (from < block.text.length) runs.push({ status: "plain", text: block.text.slice(from) });
  return runs;
}

/** What the writer needs to know of a block besides its text. */
export function shape(block: Pick<Block, "kind" | "level" | "number" | "language">): Shape {
  return { kind: block.kind, level: block.level, number: block.number, language: block.language };
}
