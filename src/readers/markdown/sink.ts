import type { Draft } from "../build.ts";
import { classify, numberLevels, shifted } from "../classify.ts";
import { isAnnexHeading, splitHeadingNumber } from "../numbers.ts";
import type { Inline } from "./inline.ts";

/** Collects the blocks of a Markdown source in order, and what it hides. */
export interface Sink {
  name: string;
  drafts: Draft[];
  hidden: { text: string; place: string }[];
  /** Adds a draft and returns its key. */
  add(draft: Omit<Draft, "key">): string;
  heading(inline: Inline, depth: number, line: number): void;
  paragraph(inline: Inline, line: number, list: { marker: string | null; listDepth: number }): void;
  note(label: string, inline: Inline, line: number): void;
  html(source: string, line: number): void;
  noteKey(label: string): string;
}

/** `readHtmlBlock` turns a block of HTML inside the Markdown into drafts with keys of their own. */
export function createSink(
  name: string,
  readHtmlBlock: (source: string, line: number) => { drafts: Draft[]; hidden: { text: string; place: string }[] },
): Sink {
  const levels = numberLevels();
  const notes = new Set<string>();
  const sink: Sink = {
    name,
    drafts: [],
    hidden: [],
    add(draft) {
      const key = `b${sink.drafts.length}`;
      sink.drafts.push({ key, ...draft });
      return key;
    },
    noteKey: (label) => `note ${label.toLowerCase()}`,
    heading(inline, depth, line) {
      keepHidden(inline, line);
      levels.reset();
      const text = inline.text.replace(/\s*\{[#:.][^{}]*\}\s*$/u, "");
      const annex = isAnnexHeading(text);
      const split = annex ? { number: null, text } : splitHeadingNumber(text);
      const marks = shifted(inline.marks, text.length - split.text.length);
      sink.add({
        kind: annex ? "annex" : "heading",
        level: depth,
        number: split.number,
        text: split.text,
        marks,
        place: `line ${line}`,
      });
    },
    paragraph(inline, line, { marker, listDepth }) {
      keepHidden(inline, line);
      const place = `line ${line}`;
      if (inline.text.trim() === "" && marker === null) return;
      if (marker !== null && /\d/u.test(marker)) {
        const level = levels.at(marker, listDepth);
        sink.add({ kind: "numbered", number: marker, level, text: inline.text, marks: inline.marks, place });
        return;
      }
      if (marker !== null) {
        sink.add({ kind: "item", level: listDepth, text: inline.text, marks: inline.marks, place });
        return;
      }
      // kramdown's definition lists put a colon before the definition.
      const text = inline.text.replace(/^:[ \t]+/u, "");
      const own = classify(text, shifted(inline.marks, inline.text.length - text.length));
      const level = own.number === null ? Math.max(0, listDepth) : Math.max(levels.of(own.number), listDepth);
      sink.add({ ...own, level: own.kind === "annex" ? 1 : level, place });
    },
    note(label, inline, line) {
      keepHidden(inline, line);
      const key = sink.noteKey(label);
      if (notes.has(key)) return;
      notes.add(key);
      sink.drafts.push({
        key,
        kind: "footnote",
        number: label,
        text: inline.text,
        marks: inline.marks,
        place: `line ${line}`,
      });
    },
    html(source, line) {
      const read = readHtmlBlock(source, line);
      for (const draft of read.drafts) sink.drafts.push(draft);
      sink.hidden.push(...read.hidden);
    },
  };
  function keepHidden(inline: Inline, line: number): void {
    for (const text of inline.hidden) sink.hidden.push({ text, place: `line ${line}` });
  }
  return sink;
}
