import type { Block, BlockKind, Document, Format } from "#document";
import { PenholderError } from "#kernel";
import { detectLanguages } from "./language.ts";
import { limits } from "./options.ts";

/** A block as a reader finds it: ids, languages and Unicode form are settled here. `key` is the reader's own handle. */
export interface Draft {
  key: string;
  kind: BlockKind;
  number?: string | null;
  level?: number;
  /** Key of the parent draft: the table of a row, the caller of a note. */
  parent?: string | null;
  text: string;
  cells?: string[];
  /** Marks by the key of the note draft; offsets in `text` as given here. */
  marks?: { offset: number; note: string }[];
  page?: number | null;
  place: string;
  /** The file's own word on the language, where it has one. */
  language?: string;
}

const prefixes: Record<BlockKind, string> = {
  heading: "h",
  annex: "x",
  numbered: "p",
  paragraph: "u",
  item: "i",
  table: "t",
  row: "r",
  caption: "c",
  footnote: "n",
  endnote: "e",
};

/**
 * Makes the document of a reader's drafts: gives ids by kind and order ("p12"), brings text to NFC with plain
 * single spaces, moves the note marks along, detects languages, and sets annexes as parents of what follows them.
 */
export function buildDocument(format: Format, title: string, drafts: Draft[], name: string): Document {
  if (drafts.length > limits.blocks)
    throw new PenholderError("file-too-complex", `${name} holds ${drafts.length} paragraphs; no report does.`, {
      file: name,
    });
  const counters = new Map<string, number>();
  const ids = new Map<string, string>();
  for (const draft of drafts) {
    const prefix = prefixes[draft.kind];
    const count = (counters.get(prefix) ?? 0) + 1;
    counters.set(prefix, count);
    ids.set(draft.key, `${prefix}${count}`);
  }
  let annex: string | null = null;
  const blocks = drafts.map((draft): Block => {
    const id = ids.get(draft.key) ?? draft.key;
    if (draft.kind === "annex") annex = id;
    const clean = tidy(draft, ids);
    return {
      id,
      kind: draft.kind,
      number: draft.number?.normalize("NFC").trim() || null,
      level: draft.level ?? 0,
      parent: (draft.parent && ids.get(draft.parent)) ?? (draft.kind === "annex" ? null : annex),
      ...clean,
      page: draft.page ?? null,
      place: draft.place,
      language: draft.language ?? "und",
    };
  });
  const language = detectLanguages(blocks);
  return { title: title.normalize("NFC").replace(/\s+/gu, " ").trim(), format, language, blocks };
}

const runsOfSpace = /[ \t\n\r\f\v\u2028\u2029]+/gu;

/** Text in NFC, runs of white space as one space, ends trimmed; marks keep their place among the letters. */
function tidy(draft: Draft, ids: Map<string, string>): Pick<Block, "text" | "marks" | "cells"> {
  if (draft.text.length > limits.blockLength)
    throw new PenholderError("file-too-complex", `${draft.place} is longer than any paragraph of a report.`, {
      at: draft.place,
    });
  if (draft.cells) {
    const cells = draft.cells.map(clean);
    return { text: cells.join("\t"), cells, marks: [] };
  }
  const marks = (draft.marks ?? [])
    .map((mark) => ({ offset: clean(draft.text.slice(0, mark.offset)).length, note: ids.get(mark.note) ?? mark.note }))
    .sort((a, b) => a.offset - b.offset);
  return { text: clean(draft.text), marks };
}

function clean(text: string): string {
  return text.normalize("NFC").replace(runsOfSpace, " ").replace(/^ | $/gu, "");
}
