import type { DraftMarks } from "../classify.ts";
import type { Node } from "./parser.ts";

/** Text of inline content, with the marks of the notes that it calls and what it hides. */
export interface Inline {
  text: string;
  marks: DraftMarks;
  hidden: string[];
}

/** Flattens inline Markdown: emphasis and links give their text, a break a line end, HTML tags nothing. */
export function inlineText(nodes: readonly Node[], noteKey: (label: string) => string): Inline {
  const result = inlineWriter();
  const waiting: Node[] = [...nodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === "footnoteReference") result.mark(noteKey(node.identifier));
    else if (node.type === "break") result.add("\n");
    else if (node.type === "image" || node.type === "imageReference") result.add(node.alt ?? "");
    else if (node.type === "html") addHtml(node.value, result);
    else if (node.type === "link" && node.children.length === 0) result.add(node.url);
    else if ("children" in node) for (const child of node.children.toReversed()) waiting.push(child);
    else if ("value" in node) result.add(node.value);
  }
  return result.inline;
}

/** Marks of notes in a text without other markup: every `[^label]` that is defined. */
export function plainNotes(source: string, defined: ReadonlySet<string>, noteKey: (label: string) => string): Inline {
  const result = inlineWriter();
  let from = 0;
  for (const match of source.matchAll(/\[\^([^\]\s[]{1,80})\]/gu)) {
    const label = (match[1] ?? "").toLowerCase();
    if (!defined.has(label)) continue;
    result.add(source.slice(from, match.index));
    result.mark(noteKey(label));
    from = match.index + match[0].length;
  }
  result.add(source.slice(from));
  return result.inline;
}

function addHtml(value: string, result: Writer): void {
  const comment = /^<!--([\s\S]*?)-->$/u.exec(value)?.[1];
  if (comment !== undefined) result.inline.hidden.push(comment.trim());
  else if (/^<\/?(?:br|p|div)\b/iu.test(value)) result.add("\n");
}

interface Writer {
  inline: Inline;
  add(text: string): void;
  mark(note: string): void;
}

/** Writes text around marks: the space before a mark goes with it, unless it parts two words. */
function inlineWriter(): Writer {
  const inline: Inline = { text: "", marks: [], hidden: [] };
  let spaceTaken = false;
  return {
    inline,
    add(text) {
      if (text === "") return;
      if (spaceTaken && /^[\p{L}\p{N}("'\p{Pi}[]/u.test(text)) inline.text += " ";
      spaceTaken = false;
      inline.text += text;
    },
    mark(note) {
      if (inline.text.endsWith(" ")) {
        inline.text = inline.text.slice(0, -1);
        spaceTaken = true;
      }
      inline.marks.push({ offset: inline.text.length, note });
    },
  };
}
