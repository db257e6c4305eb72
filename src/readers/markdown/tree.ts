import { PenholderError } from "#kernel";
import type { Draft } from "../build.ts";
import { classify, shifted } from "../classify.ts";
import { limits } from "../options.ts";
import { inlineText } from "./inline.ts";
import type { Node } from "./parser.ts";
import type { Sink } from "./sink.ts";

/** Where a block stands: in which list, and with which printed marker if it opens an item. */
interface Place {
  depth: number;
  listDepth: number;
  marker: string | null;
}

/** Adds the blocks of a parsed piece to the sink. `source` is the piece, `line` its first line in the file. */
export function addTree(nodes: readonly Node[], source: string, line: number, sink: Sink): void {
  for (const node of nodes) addNode(node, { depth: 0, listDepth: -1, marker: null });

  function addNode(node: Node, place: Place): void {
    if (place.depth > limits.depth) throw tooDeep(sink.name);
    const at = line + (node.position?.start.line ?? 1) - 1;
    const inner = { ...place, depth: place.depth + 1 };
    if (node.type === "heading") sink.heading(inlineText(node.children, sink.noteKey), node.depth, at);
    else if (node.type === "paragraph") addParagraph(node.children, at, place);
    else if (node.type === "code") addCode(node, at, place);
    else if (node.type === "table") addTable(node, at);
    else if (node.type === "html") sink.html(node.value, at);
    else if (node.type === "footnoteDefinition") addNote(node, at);
    else if (node.type === "blockquote") for (const child of node.children) addNode(child, inner);
    else if (node.type === "list") for (const item of node.children) addItem(item, inner);
  }

  function addItem(item: Node, place: Place): void {
    if (item.type !== "listItem") return;
    // The parser renumbers lists as CommonMark asks; what is printed is what the source says.
    const marker = /^(?:\d{1,9}[.)]|[-+*])/u.exec(source.slice(item.position?.start.offset ?? 0))?.[0] ?? null;
    const listDepth = place.listDepth + 1;
    const [first, ...others] = item.children;
    if (first === undefined) return;
    const opens = first.type === "paragraph";
    addNode(first, { depth: place.depth + 1, listDepth, marker: opens ? marker : null });
    for (const child of others) addNode(child, { depth: place.depth + 1, listDepth, marker: null });
  }

  function addParagraph(children: readonly Node[], at: number, place: Place): void {
    for (const [index, part] of splitAtNumberedLines(children).entries()) {
      const inline = inlineText(part, sink.noteKey);
      sink.paragraph(inline, at, { marker: index === 0 ? place.marker : null, listDepth: place.listDepth });
    }
  }

  function addCode(node: Extract<Node, { type: "code" }>, at: number, place: Place): void {
    const fenced = /^[ >]*(?:`{3}|~{3})/u.test(source.slice(node.position?.start.offset ?? 0));
    if (fenced) {
      sink.add({ kind: "paragraph", text: node.value, place: `line ${at}` });
      return;
    }
    // An indented paragraph is code to Markdown, and a sub-paragraph to whoever wrote the report.
    for (const text of node.value.split(/\n\s*\n/u))
      sink.paragraph({ text, marks: [], hidden: [] }, at, { marker: null, listDepth: place.listDepth });
  }

  function addTable(node: Extract<Node, { type: "table" }>, at: number): void {
    const table = sink.add({ kind: "table", text: "", place: `line ${at}` });
    for (const row of node.children) {
      const cells = row.children.map((cell) => inlineText(cell.children, sink.noteKey));
      let start = 0;
      const marks: Draft["marks"] = [];
      for (const cell of cells) {
        for (const mark of cell.marks) marks.push({ ...mark, offset: mark.offset + start });
        start += cell.text.length + 1;
      }
      const texts = cells.map((cell) => cell.text);
      const place = `line ${line + (row.position?.start.line ?? 1) - 1}`;
      sink.add({ kind: "row", parent: table, text: texts.join("\t"), cells: texts, marks, place });
    }
  }

  function addNote(node: Extract<Node, { type: "footnoteDefinition" }>, at: number): void {
    const parts = node.children.map((child) => ("children" in child ? inlineText([child], sink.noteKey) : undefined));
    const inline = { text: "", marks: [] as { offset: number; note: string }[], hidden: [] as string[] };
    for (const part of parts) {
      if (part === undefined) continue;
      if (inline.text !== "") inline.text += " ";
      inline.marks.push(...shifted(part.marks, -inline.text.length));
      inline.text += part.text;
      inline.hidden.push(...part.hidden);
    }
    sink.note(node.label ?? node.identifier, inline, at);
  }
}

/** A paragraph whose hard breaks are followed by printed numbers is printed as several paragraphs. */
function splitAtNumberedLines(children: readonly Node[]): Node[][] {
  const parts: Node[][] = [[]];
  for (const [index, node] of children.entries()) {
    const next = children[index + 1];
    const numbered = next?.type === "text" && ["numbered", "item"].includes(classify(next.value.trimStart()).kind);
    if (node.type === "break" && numbered) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts;
}

function tooDeep(name: string): PenholderError {
  return new PenholderError(
    "file-too-complex",
    `${name} nests lists or quotations deeper than ${limits.depth} levels.`,
    {
      file: name,
    },
  );
}
