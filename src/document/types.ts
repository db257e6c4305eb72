/** What a block is. A table is a block without text whose rows name it as their parent. */
export type BlockKind =
  | "heading"
  | "annex" // the heading that opens an annex, appendix or enclosure
  | "numbered" // a numbered paragraph: "12.", "(a)"
  | "paragraph" // an unnumbered paragraph
  | "item" // a bulleted item; numbered ones are "numbered"
  | "table"
  | "row"
  | "caption"
  | "footnote"
  | "endnote";

/** The mark of a note inside a block: where it stands, and which note it calls. */
export interface NoteMark {
  /** UTF-16 offset in the block's text *before* which the mark stands; the mark itself is not in the text. */
  offset: number;
  /** id of the footnote or endnote block. */
  note: string;
}

/** One block of a report: the unit that is aligned, sealed and redacted. */
export interface Block {
  /** Names the block within its document; the same file always gives the same ids ("p12", "n3"). Says nothing of the content. */
  id: string;
  kind: BlockKind;
  /** The number as printed ("12.", "(a)", "II.", "3" for a note), never part of the text; null where none is printed. Repeats and restarts: identifies nothing. */
  number: string | null;
  /** Depth: of a heading 1…9, of a numbered paragraph or item 0 for the outermost. */
  level: number;
  /** id of the table of a row; of the block that calls a note (null where its mark was not found); of the annex that a block stands in; else null. */
  parent: string | null;
  /** Exact text in Unicode NFC, without number and note marks; a row's cells are joined by one tab. */
  text: string;
  /** The cells of a row, in order; absent elsewhere. `text` is `cells.join("\t")`. */
  cells?: string[];
  /** Marks of the notes called from this block, in order of offset. */
  marks: NoteMark[];
  /** Page counted from 1 where the format has pages, else null. */
  page: number | null;
  /** Where in the file: "paragraph 14", "line 203", "w:p[14]". For messages to people. */
  place: string;
  /** BCP 47 language of the text as detected ("en", "ru", "zh"); "und" where it cannot be told. */
  language: string;
}

export type Format = "docx" | "pdf" | "html" | "markdown" | "text";

/** A document as read: its blocks in reading order (a note directly follows the blocks of its page or chapter; a row follows its table). */
export interface Document {
  /** The title as printed or, failing that, as the metadata has it; "" where there is none. */
  title: string;
  format: Format;
  /** Language of most of the text (BCP 47), or "und". */
  language: string;
  blocks: Block[];
}

/** One tracked insertion, deletion or move that a file still carries. */
export interface TrackedChange {
  type: "insertion" | "deletion" | "move-from" | "move-to" | "format";
  author: string | null;
  /** As the file has it (ISO 8601), or null. */
  date: string | null;
  text: string;
  place: string;
}

export interface Comment {
  author: string | null;
  date: string | null;
  text: string;
  /** The passage commented on; "" where it is not marked. */
  passage: string;
  place: string;
}

/** What a file carries besides its text, and what its reader noticed. */
export interface Evidence {
  trackedChanges: TrackedChange[];
  comments: Comment[];
  /** Text that the file holds and does not show. */
  hidden: { text: string; place: string }[];
  /** Properties as the file names them: "author", "lastModifiedBy", "created", "template", "Producer" … */
  properties: Record<string, string>;
  /** People named anywhere in the file: authors of changes and comments, last editors. */
  people: string[];
  /** What the reader could not read or had to guess, each in one sentence ("page 12 has no text: scanned?"). */
  warnings: string[];
}

/** Which text of a file with tracked changes is meant: before them (rejected) or after them (accepted). */
export type View = "original" | "final";

/** What a reader returns. */
export interface Reading {
  document: Document;
  evidence: Evidence;
}
