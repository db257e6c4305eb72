/** In which texts something stands: bit 1 the original (changes rejected), bit 2 the final (changes accepted). */
export type Mask = number;
export const inOriginal: Mask = 1;
export const inFinal: Mask = 2;
export const inBoth: Mask = 3;

/** What decides a paragraph's kind and number; absent values come from its style. */
export interface ParagraphProperties {
  style?: string;
  numId?: string;
  level?: number;
  /** Outline level 0…8; 9 is body text. */
  outline?: number;
}

export type NoteKind = "footnote" | "endnote";

/** The call of a note inside a paragraph. */
export interface NoteCall {
  kind: NoteKind;
  id: string;
  /** The mark typed by hand in place of a number; undefined where it is numbered. */
  custom?: string;
  section: number;
  /** Page breaks before it: as Word last laid the text out, and as set by hand. */
  pages: number;
  breaks: number;
}

/** A run of text, or the call of a note (its text is then empty). */
export interface Piece {
  text: string;
  mask: Mask;
  note?: NoteCall;
}

export interface Paragraph {
  kind: "paragraph";
  place: string;
  original: ParagraphProperties;
  final: ParagraphProperties;
  /** In which texts its paragraph mark stands; where it does not, the paragraph runs on into the next. */
  mark: Mask;
  /** The mark is hidden text, as of a heading that its paragraph follows on the same line. */
  markHidden: boolean;
  pieces: Piece[];
  /** Text boxes anchored in it, and the texts of its diagrams. */
  boxes: Flow[];
  /** It holds a sequence field, as captions do. */
  sequence: boolean;
  /** Some of its text is not bold. */
  light: boolean;
  /** It is an entry of a table of contents. */
  contents: boolean;
  /** Letters by the language that their runs are marked with. */
  languages: Map<string, number> | null;
}

export interface Cell {
  mask: Mask;
  /** Columns that it spans. */
  span: number;
  /** It continues the cell above. */
  continues: boolean;
  blocks: Flow;
}

export interface Row {
  mask: Mask;
  /** Empty columns before its first cell. */
  skipped: number;
  cells: Cell[];
}

export interface Table {
  kind: "table";
  place: string;
  rows: Row[];
}

export type Flow = (Paragraph | Table)[];

export interface NoteRules {
  format?: string;
  start?: number;
  restart?: string;
}

/** A section's own rules for its notes. */
export type Section = Partial<Record<NoteKind, NoteRules>>;

/** The part of a file that holds text, parsed once for both views. */
export interface Story {
  flow: Flow;
  /** Note rules of each section, in order; those of the last stand last. */
  sections: Section[];
  /** Word has left marks where its pages ended. */
  laidOut: boolean;
}
