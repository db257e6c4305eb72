/** One word as painted: no white space inside, one baseline, one font. Lengths in points, y grows downwards from the page's top. */
export interface Word {
  text: string;
  /** The glyphs' texts in painting order, kept only where the word holds right-to-left letters. */
  glyphs: string[] | null;
  x: number;
  x1: number;
  /** Baseline. */
  y: number;
  size: number;
  bold: boolean;
  /** A painted space stands before or after it. */
  spaceBefore: boolean;
  spaceAfter: boolean;
  /** Marked-content number that ties it to the structure tree, or null. */
  tag: number | null;
  /** The file itself calls it page furniture. */
  artifact: boolean;
}

/** A thin painted line or the side of a painted box. */
export interface Rule {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** What is painted on a page. */
export interface PageContent {
  page: number;
  width: number;
  height: number;
  words: Word[];
  rules: Rule[];
  /** Text that the page holds and does not show. */
  hidden: string[];
  /** Letters on the page that run another way than most of its text; they are not read. */
  turned: number;
  /** The structure tree, where the file has one that covers the page's text. */
  tags: PageTags | null;
}

/** Where a piece of tagged content belongs. */
export interface TagPlace {
  /** Number of the block element on its page: words with one number form one block. */
  block: number;
  role: string;
  /** Numbers of the table, row and cell elements that it stands in. */
  table: number | null;
  row: number | null;
  cell: number | null;
  /** Number of the note element that it stands in. */
  note: number | null;
  /** It stands in the label of a list item. */
  label: boolean;
}

/** A page's structure tree, flattened: places by marked-content number, block numbers ascending in reading order. */
export interface PageTags {
  places: Map<number, TagPlace>;
  /** The cells of each table row, by their block numbers, empty ones included. */
  rows: Map<number, number[]>;
}

/** A raised or lowered small piece of a line: a note's mark, or the 2 of m². */
export interface Piece {
  text: string;
  raised: boolean;
  bold: boolean;
  size: number;
  x: number;
  x1: number;
  /** Word gap before it; and whether it is painted as a space. */
  space: boolean;
  painted: boolean;
}

/** A line of one column: pieces in logical order. */
export interface Line {
  page: number;
  pieces: Piece[];
  x0: number;
  x1: number;
  y: number;
  /** Size of most of its letters. */
  size: number;
  /** All its letters are bold. */
  bold: boolean;
  /** A space is painted after its last word. */
  openEnd: boolean;
  /** Width of its first word, to tell whether it would have fitted on the line before. */
  firstWidth: number;
  /** Number of the tagged block that it belongs to, or null. */
  tagged: TagPlace | null;
  artifact: boolean;
  rightToLeft: boolean;
}

/** A table as laid out: rows of cells, a cell being the lines printed in it. */
export interface Grid {
  rows: Line[][][];
  /** Its upper border is painted, so that its first row hardly goes on from the page before. */
  closed: boolean;
}

/** A stretch of a page in reading order: lines of one column (or of one tagged block), or a table. */
export type Region =
  | { kind: "lines"; page: number; lines: Line[]; role: string | null; note: boolean; column: number }
  | { kind: "table"; page: number; grid: Grid; tagged: number | null };

/** Lines that form one paragraph, heading, item or note. */
export interface Passage {
  page: number;
  lines: Line[];
  /** Right edge of its column at its last line. */
  right: number;
  note: boolean;
  /** For notes: the printed label, or null where the note began on an earlier page. */
  label: string | null;
  /** A structure tree says that it is one block. */
  tagged: boolean;
  /** It is an item of a list, by its structure or by a painted bullet. */
  item: boolean;
  /** It is a note at the end of the text, not at the foot of a page. */
  end: boolean;
}

/** What a page holds, in reading order. */
export type Item = { kind: "passage"; passage: Passage } | { kind: "table"; page: number; grid: Grid };
