import type { TrackedChange, View } from "#document";
import { PenholderError } from "#kernel";
import type { Draft } from "../build.ts";
import { limits } from "../options.ts";
import { addBreak, addMark, addText, type Capture, newCapture } from "./capture.ts";
import { attribute, type Element, isElement, type Node, type Parent, placeOf, textOf } from "./dom.ts";
import { blockElements, isHidden, isNavigation } from "./elements.ts";
import { createFlow, type Flow } from "./flow.ts";
import { type FoundNote, findNotes } from "./notes.ts";
import { addCell, closeRow, isLayoutTable, type OpenTable } from "./tables.ts";

/** What a page holds. */
export interface Walked {
  drafts: Draft[];
  hidden: { text: string; place: string }[];
  trackedChanges: TrackedChange[];
}

export interface WalkOptions {
  name: string;
  view?: View | undefined;
  /** Line of the file on which the source begins, and a prefix that keeps keys apart. */
  firstLine: number;
  prefix: string;
  onProgress?: ((done: number) => void) | undefined;
}

type Step = { enter: Node } | { leave: Element; undo: () => void };

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Walks a parsed page in reading order, without recursion. Throws `file-too-complex` where it nests too deeply. */
export function walk(root: Parent, options: WalkOptions): Walked {
  const { firstLine } = options;
  const notes = findNotes(root);
  const hidden: Walked["hidden"] = [];
  const changes: TrackedChange[] = [];
  const openChanges: TrackedChange[] = [];
  const flow: Flow = createFlow(options.prefix);
  const captures: Capture[] = [flow.capture];
  let table: OpenTable | undefined;
  let preformatted = 0;
  let raised = 0;
  const capture = () => captures.at(-1) ?? flow.capture;
  const inFlow = () => captures.length === 1;
  const steps: Step[] = root.childNodes.map((enter) => ({ enter })).reverse();
  let depth = 0;
  let done = 0;

  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (++done % 5000 === 0) options.onProgress?.(done);
    if ("leave" in step) {
      depth--;
      step.undo();
    } else visit(step.enter);
  }
  flow.flush();
  return { drafts: flow.drafts, hidden, trackedChanges: changes };

  function visit(node: Node): void {
    if (node.nodeName === "#text" && "value" in node) {
      addString(node.value);
      return;
    }
    if (node.nodeName === "#comment" && "data" in node) {
      const text = node.data.trim();
      if (text !== "" && !/^\[(?:if|endif)/u.test(text))
        hidden.push({ text, place: `comment on ${placeOf(node, firstLine)}` });
      return;
    }
    if (!isElement(node) || isNavigation(node)) return;
    if (isHidden(node)) {
      const text = ("content" in node ? textOf(node.content) : textOf(node)).replace(/\s+/gu, " ").trim();
      if (text !== "") hidden.push({ text, place: placeOf(node, firstLine) });
      return;
    }
    if (notes.backLinks.has(node)) return;
    const call = notes.calls.get(node);
    if (call !== undefined) {
      addMark(capture(), options.prefix + call.key);
      return;
    }
    if (++depth > limits.depth)
      throw new PenholderError(
        "file-too-complex",
        `${options.name} nests elements deeper than ${limits.depth} levels, as no report does.`,
        {
          file: options.name,
          at: placeOf(node, firstLine),
        },
      );
    steps.push({ leave: node, undo: open(node) });
    for (let index = node.childNodes.length - 1; index >= 0; index--) {
      const child = node.childNodes[index];
      if (child !== undefined) steps.push({ enter: child });
    }
  }

  function addString(value: string): void {
    let text = value;
    for (const change of openChanges) change.text += value;
    if (
      openChanges.some((change) =>
        change.type === "deletion" ? options.view !== "original" : options.view === "original",
      )
    )
      return;
    if (raised > 0 && /^\s*\d+\s*$/u.test(text))
      text = text.trim().replace(/\d/gu, (digit) => superscripts[Number(digit)] ?? digit);
    addText(capture(), text, preformatted > 0);
  }

  /** Does what an element's start asks for, and returns what its end asks for. */
  function open(element: Element): () => void {
    const undo: (() => void)[] = [];
    const note = notes.containers.get(element);
    const name = element.tagName;
    if (name === "br") addBreak(capture());
    if (name === "ins" || name === "del") undo.push(openChange(element));
    if (name === "pre") {
      preformatted++;
      undo.push(() => preformatted--);
    }
    if (name === "sup") {
      raised++;
      undo.push(() => raised--);
    }
    if (note !== undefined) undo.push(openNote(element, note));
    else if (inFlow() && name === "table" && !isLayoutTable(element)) undo.push(openTable(element));
    else if (table !== undefined && name === "tr") undo.push(() => closeOpenRow(element));
    else if (table !== undefined && captures.length === 1 && (name === "td" || name === "th"))
      undo.push(openCell(element, table));
    else if (table !== undefined && captures.length === 1 && name === "caption") undo.push(openCaption(element));
    else if (inFlow() && table === undefined) undo.push(flow.open(element, placeOf(element, firstLine)));
    else if (blockElements.has(name)) {
      addBreak(capture());
      undo.push(() => addBreak(capture()));
    }
    return () => {
      for (const act of undo.reverse()) act();
    };
  }

  function openChange(element: Element): () => void {
    const cite = attribute(element, "cite") ?? "";
    const author = attribute(element, "data-author") ?? (cite.startsWith("mailto:") ? cite.slice(7) : null);
    const change: TrackedChange = {
      type: element.tagName === "ins" ? "insertion" : "deletion",
      author: author === "" ? null : author,
      date: attribute(element, "datetime") ?? null,
      text: "",
      place: placeOf(element, firstLine),
    };
    openChanges.push(change);
    return () => {
      openChanges.splice(openChanges.indexOf(change), 1);
      change.text = change.text.replace(/\s+/gu, " ").trim();
      if (change.text !== "") changes.push(change);
    };
  }

  function pushCapture(): Capture {
    const opened = newCapture();
    captures.push(opened);
    return opened;
  }

  function openNote(element: Element, note: FoundNote): () => void {
    if (inFlow()) flow.flush();
    const opened = pushCapture();
    return () => {
      captures.splice(captures.indexOf(opened), 1);
      flow.addNote(note, opened, options.prefix, placeOf(element, firstLine));
    };
  }

  function openTable(element: Element): () => void {
    flow.flush();
    const key = flow.add({ kind: "table", text: "", place: placeOf(element, firstLine) });
    const opened: OpenTable = { key, cells: [], spans: [] };
    table = opened;
    return () => {
      closeOpenRow(element);
      table = undefined;
      // What stands in a table outside its cells is nothing that a browser would leave there.
      flow.flush();
    };
  }

  function openCell(element: Element, into: OpenTable): () => void {
    const opened = pushCapture();
    return () => {
      captures.splice(captures.indexOf(opened), 1);
      addCell(into, element, opened);
    };
  }

  function openCaption(element: Element): () => void {
    const opened = pushCapture();
    return () => {
      captures.splice(captures.indexOf(opened), 1);
      const place = placeOf(element, firstLine);
      if (opened.text.trim() !== "")
        flow.addBefore(table?.key, { kind: "caption", text: opened.text, marks: opened.marks, place });
    };
  }

  function closeOpenRow(element: Element): void {
    const row = table === undefined ? undefined : closeRow(table);
    if (row !== undefined) flow.add({ ...row, place: placeOf(element, firstLine) });
  }
}
