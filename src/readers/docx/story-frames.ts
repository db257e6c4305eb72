import type { ChangeLog, OpenChange } from "./changes.ts";
import type { OpenFields } from "./fields.ts";
import type { Cell, Flow, Mask, NoteCall, Paragraph, ParagraphProperties, Row, Section, Table } from "./story.ts";
import type { Styles } from "./styles.ts";

/** Direct properties of a run that decide what is shown. */
export interface RunProperties {
  style?: string;
  vanish?: boolean;
  bold?: boolean;
  rightToLeft?: boolean;
  language?: string;
  eastAsian?: string;
  bidirectional?: string;
}

/** A paragraph being read, with its current run; text boxes put one inside another. */
export interface Frame {
  paragraph: Paragraph;
  /** What paragraph properties set just now: the final ones, or those before a tracked change; null outside them. */
  target: ParagraphProperties | null;
  /** It carries a tracked change of its properties, or numbering given to it as a tracked change. */
  formatted: boolean;
  numbered: boolean;
  formats: OpenChange[];
  markChanges: OpenChange[];
  /** The section that ends with it. */
  section: Section | null;
  run: RunProperties;
  /** What run properties set just now; null outside them. */
  runTarget: RunProperties | null;
  runKept: RunProperties | null;
  /** The run before a tracked change of its format, where it carries one. */
  runBefore: RunProperties | null;
  runFormat: OpenChange | null;
  /** In which texts the run is visible; null until its first text. */
  visible: Mask | null;
  /** The note whose mark the run types by hand. */
  customMark: NoteCall | null;
}

/** A table being read. */
export interface OpenTable {
  table: Table;
  row: Row | null;
  cell: Cell | null;
  /** How many tracked changes were open outside the row and the cell. */
  outsideRow: number;
  outsideCell: number;
}

/** Where the text goes: the body, a text box or a cell. */
export interface Place {
  flow: Flow;
  fields: OpenFields;
}

export interface StoryContext {
  file: string;
  /** "paragraph", "footnote 3, paragraph": what a place is called before its count. */
  place: string;
  styles: Styles;
  changes: ChangeLog;
  hidden: HiddenText;
  passages: Passages;
  relation: (id: string) => string | undefined;
  /** Text of another part shown in place, such as a diagram's, as paragraphs. */
  otherPart: (part: string) => string[];
  warn: (sentence: string) => void;
}

export interface HiddenText {
  add(text: string, place: string): void;
  end(): void;
}

/** Where comments begin and end, and the text between. */
export interface Passages {
  text(text: string): void;
  start(comment: string, place: string): void;
  end(comment: string): void;
}
