import { PenholderError } from "#kernel";
import type { Draft } from "../build.ts";
import { classify, shifted } from "../classify.ts";
import { limits } from "../options.ts";
import { type Inline, inlineText } from "./inline.ts";
import type { Node } from "./parser.ts";
import type { Sink } from "./sink.ts";

/** Where a block stands: in which list, and with which printed marker if it opens an item. */
interface Place {
  depth: number;
  listDepth: number;
  marker: string | null;
  /** What the parser took for the marker of a list within the item, and is text: "2015." in "21. 2015. In that year". */
  prefix: string;
}

/** Adds the blocks of a parsed piece to the sink. `source` is the piece, `line` its first line in the file. */
export function addTree(nodes: readonly Node[], source: string, line: number, sink: Sink): void {
  for (const node of nodes) addNode(node, { depth: 0, listDepth: -1, marker: null, prefix: "" });

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
    const printed = /^(?:\d{1,9}[.)]|[-+*])/u.exec(source.slice(item.position?.start.offset ?? 0))?.[0] ?? null;
    const marker = place.marker ?? printed;
    const prefix = place.marker === null || printed === null ? "" : `${place.prefix}${printed} `;
    const inside = { depth: place.depth + 1, listDepth: place.listDepth + 1, marker: null, prefix: "" };
    const [first, ...others] = item.children;
    if (first === undefined) return;
    const sameLine = first.type === "list" && first.position?.start.line === item.position?.start.line;
    if (sameLine) {
      const [opening, ...rest] = first.children;
      if (opening) addItem(opening, { ...place, depth: place.depth + 1, marker, prefix });
      for (const child of rest) addItem(child, inside);
    } else addNode(first, first.type === "paragraph" ? { ...inside, marker, prefix } : inside);
    for (const child of others) addNode(child, inside);
  }

  function addParagraph(children: readonly Node[], at: number, place: Place): void {
    for (const [index, part] of splitAtNumberedLines(children).entries()) {
      const opens = index === 0;
      const inline = prefixed(inlineText(part, sink.noteKey), opens ? place.prefix : "");
      sink.paragraph(inline, at, { marker: opens ? place.marker : null, listDepth: place.listDepth });
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

function prefixed(inline: Inline, prefix: string): Inline {
  return prefix === ""
    ? inline
    : { ...inline, text: prefix + inline.text, marks: shifted(inline.marks, -prefix.length) };
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
