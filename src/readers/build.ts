import { type Block, type BlockKind, type Document, type Format, idPrefixes } from "#document";
import { PenholderError } from "#kernel";
import { AnnexEnd } from "./annex-end.ts";
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

/**
 * Makes the document of a reader's drafts: gives ids by kind and order ("p12"), brings text to NFC with plain
 * single spaces, moves the note marks along, detects languages, and sets annexes as parents of what stands in them.
 */
export function buildDocument(format: Format, title: string, drafts: Draft[], name: string): Document {
  if (drafts.length > limits.blocks)
    throw new PenholderError("file-too-complex", `${name} holds ${drafts.length} paragraphs; no report does.`, {
      file: name,
    });
  const counters = new Map<string, number>();
  const ids = new Map<string, string>();
  for (const draft of drafts) {
    const prefix = idPrefixes[draft.kind];
    const count = (counters.get(prefix) ?? 0) + 1;
    counters.set(prefix, count);
    ids.set(draft.key, `${prefix}${count}`);
  }
  let annex: string | null = null;
  const annexEnd = new AnnexEnd();
  const blocks = drafts.map((draft): Block => {
    const id = ids.get(draft.key) ?? draft.key;
    const clean = tidy(draft, ids);
    if (draft.kind === "annex") {
      annex = id;
      annexEnd.open();
    } else if (draft.kind === "heading" && annexEnd.passes(draft.number ?? null, clean.text)) annex = null;
    return {
      id,
      kind: draft.kind,
      number: draft.number?.normalize("NFC").trim() || null,
      level: draft.level ?? 0,
      parent: (draft.parent && ids.get(draft.parent)) ?? (standsAlone(draft.kind) ? null : annex),
      ...clean,
      page: draft.page ?? null,
      place: draft.place,
      language: draft.language ?? "und",
    };
  });
  const language = detectLanguages(blocks);
  return { title: title.normalize("NFC").replace(/\s+/gu, " ").trim(), format, language, blocks };
}

/** An annex has no parent, and a note without a caller has none either. */
function standsAlone(kind: BlockKind): boolean {
  return kind === "annex" || kind === "footnote" || kind === "endnote";
}

const runsOfSpace = /[ \t\n\r\f\v\u2028\u2029]+/gu;

/** Text in NFC, runs of white space as one space, ends trimmed; marks keep their place among the letters. */
function tidy(draft: Draft, ids: Map<string, string>): Pick<Block, "text" | "marks" | "cells"> {
  if (draft.text.length > limits.blockLength)
    throw new PenholderError("file-too-complex", `${draft.place} is longer than any paragraph of a report.`, {
      at: draft.place,
    });
  const marks = [...(draft.marks ?? [])].sort((a, b) => a.offset - b.offset);
  const named = (offsets: number[]) =>
    marks.map((mark, index) => ({ offset: offsets[index] ?? 0, note: ids.get(mark.note) ?? mark.note }));
  if (!draft.cells) {
    const text = clean(draft.text);
    return { text, marks: named(cleanOffsets(draft.text, marks, text.length)) };
  }
  // The marks of a row count in its cells joined by one tab, before and after the cells are tidied.
  const cells = draft.cells.map(clean);
  const offsets: number[] = [];
  let [from, to] = [0, 0];
  for (const [index, cell] of draft.cells.entries()) {
    const last = index === draft.cells.length - 1;
    const rest = marks.slice(offsets.length);
    const beyond = last ? -1 : rest.findIndex((mark) => mark.offset > from + cell.length);
    const own = (beyond < 0 ? rest : rest.slice(0, beyond)).map((mark) => ({ offset: mark.offset - from }));
    const length = cells[index]?.length ?? 0;
    for (const offset of cleanOffsets(cell, own, length)) offsets.push(offset + to);
    from += cell.length + 1;
    to += length + 1;
  }
  return { text: cells.join("\t"), cells, marks: named(offsets) };
}

/** Where offsets of a raw text fall in the cleaned one, for offsets in order; linear in the text. */
function cleanOffsets(raw: string, marks: { offset: number }[], length: number): number[] {
  let [from, done, spaced] = [0, 0, true];
  return marks.map(({ offset }) => {
    const part = collapse(raw.slice(from, Math.max(from, offset)));
    const fresh = spaced && part.startsWith(" ") ? part.slice(1) : part;
    done += fresh.length;
    from = Math.max(from, offset);
    if (fresh !== "") spaced = fresh.endsWith(" ");
    // A mark after a space stands at the end of the word before it.
    return Math.min(done > 0 && spaced ? done - 1 : done, length);
  });
}

function clean(text: string): string {
  return collapse(text).replace(/^ | $/gu, "");
}

// Control characters, soft hyphens and byte order marks print nothing; a break of a word at a soft hyphen is none.
const unprinted = /(?!\s)[\p{Cc}\u{ad}]|\u{feff}/gu;

function collapse(text: string): string {
  return text.normalize("NFC").replace(unprinted, "").replace(runsOfSpace, " ");
}
