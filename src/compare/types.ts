import type { Block, Evidence, Format, View } from "#document";
import type { Mention, Party, PartySchema } from "#parties";

/** How blocks of the two documents correspond. */
export type AlignmentKind =
  | "unchanged"
  | "renumbered"
  | "reworded"
  | "removed"
  | "added"
  | "moved"
  | "split"
  | "merged";

/** One correspondence: which blocks of the original became which of the amended document. Every block stands in exactly one. */
export interface Aligned {
  kind: AlignmentKind;
  /** Block ids in document order; empty for "added", several for "merged". */
  original: string[];
  /** Block ids in document order; empty for "removed", several for "split". */
  amended: string[];
  /** True where a moved, split or merged passage was also reworded. */
  reworded: boolean;
  /** Likeness of the two texts, 0 … 1. */
  similarity: number;
  /** Where the two texts differ only in cross-references that follow the renumbering: the steps between them. Present on "unchanged", "renumbered" and "moved" alone; such a passage is not reworded. */
  references?: Edit[];
  /** Where the two texts differ only in layout that one of the two formats cannot tell (a no-break space in a PDF): the steps between them. Such a passage is not reworded. */
  layout?: Edit[];
}

/** One step of the way from one text to the other, over the blocks' texts joined by a paragraph separator (U+2029). */
export type Edit = ["keep" | "delete" | "insert", string];

/** A passage that made a rule speak. */
export interface Span {
  side: "original" | "amended";
  block: string;
  /** UTF-16 offsets in that block's text; end is exclusive. */
  start: number;
  end: number;
  text: string;
}

export type ChangeClassName =
  | "party-removed"
  | "party-added"
  | "party-anonymised"
  | "certainty-lowered"
  | "certainty-raised"
  | "violation-lowered"
  | "violation-raised"
  | "specificity-lowered"
  | "specificity-raised"
  | "figure-changed"
  | "date-changed"
  | "citation-dropped"
  | "citation-added"
  | "recommendation-removed"
  | "recommendation-changed"
  | "recommendation-added"
  | "finding-removed"
  | "finding-added"
  | "editorial"
  | "other"
  | "not-checked";

/** One class of a change, with the rule that gave it. Classes are suggestions: each shows its rule and its passage. */
export interface ChangeClass {
  class: ChangeClassName;
  /** Id of the rule, found in docs/compare.md ("certainty/reportedly", "figure/amount"). */
  rule: string;
  /** The passage that made the rule speak; null where the absence of something did. */
  span: Span | null;
  /** Before and after: a grade ("6 established"), a figure, a name. Null where the rule grades nothing. */
  from: string | null;
  to: string | null;
}

/** What explains a change. */
export interface Binding {
  /** bound: a request decided before the amended version explains it; own-correction: the panel declared it; silent: neither. */
  status: "bound" | "own-correction" | "silent";
  request?: string;
  decision?: string;
  correction?: string;
  /** Degree of fit of place and text, 0 … 1. */
  fit?: number;
  /** What is wrong with the binding, if anything. */
  flags?: BindingFlag[];
  /** Ids of other requests and corrections that explain a part of the same change. */
  others?: string[];
  /** Words changed that nobody asked for, where the change goes beyond the request. */
  excess?: string[];
}

/** rejected-yet-carried-out: the decision was no; bound-afterwards: the request or decision is dated after the amended version (then the status is silent); undecided: requested, and no decision known (then the status is silent); beyond-request: the change does more than was asked. */
export type BindingFlag = "rejected-yet-carried-out" | "bound-afterwards" | "undecided" | "beyond-request";

export interface Change {
  /** "c1", "c2" … in the order of the amended document. */
  id: string;
  kind: Exclude<AlignmentKind, "unchanged" | "renumbered">;
  reworded: boolean;
  original: string[];
  amended: string[];
  /** Texts of the blocks, joined by a blank line; null where there are none. */
  before: string | null;
  after: string | null;
  /** From before to after, word by word; absent where one side is empty. */
  edits?: Edit[];
  /** Heading under which the passage stands, in the original where it has one, outermost first. */
  section: string[];
  classes: ChangeClass[];
  /** Keys of the parties that this change touches (mentions lost, gained or anonymised). */
  parties: string[];
  binding: Binding;
}

/** A party's mentions before and after. */
export interface PartyRow {
  key: string;
  name: string;
  schema: PartySchema;
  before: number;
  after: number;
  /** No mention is left, under any name. */
  gone: boolean;
  /** Ids of the original's blocks that named the party and, followed through the alignment, do so no more. */
  paragraphsLost: string[];
  /** Number of mentions that became a description ("a company"). */
  anonymised: number;
  /** Mentions that went along with a moved passage. */
  moved: number;
  /** What is left stands only in notes, or only in annexes. */
  onlyIn: "notes" | "annexes" | null;
  /** Mentions whose link to this party is one of several possible. */
  ambiguous: number;
}

/** A request, decision or declared correction that fits no change: decided and not carried out, or without a trace. */
export interface Unfulfilled {
  request?: string;
  decision?: string;
  correction?: string;
  flag: "accepted-not-carried-out" | "no-matching-change";
}

/** A request to amend, as the ledger repeats it from the file of requests. Dates as written there (ISO 8601). */
export interface RequestDetail {
  id: string;
  /** Who asked: a state, a body or a person. */
  by: string;
  received?: string | null;
  /** Paragraph number as printed in the original, and the words concerned. */
  paragraph?: string | null;
  passage?: string | null;
  proposed?: string | null;
  ground?: string | null;
}

export interface DecisionDetail {
  id: string;
  request: string;
  outcome: "accepted" | "partly" | "rejected";
  reason?: string | null;
  by?: string | null;
  date?: string | null;
}

/** A correction that the panel declared on its own account. */
export interface CorrectionDetail {
  id: string;
  by?: string | null;
  date?: string | null;
  paragraph?: string | null;
  passage?: string | null;
  reason?: string | null;
}

export interface LedgerDocument {
  title: string;
  /** Name of the file without its folder, where it is known: two versions often have one title. */
  file?: string;
  /** Which text was compared of a file that still carries tracked changes: before them (original) or after them (final). */
  view?: View;
  format: Format;
  language: string;
  blocks: number;
  words: number;
}

export interface LedgerBlock {
  id: string;
  number: string | null;
  kind: Block["kind"];
  level: number;
  parent: string | null;
  language: string;
  page: number | null;
  text: string;
  marks: Block["marks"];
  cells?: string[];
}

export interface Summary {
  changes: number;
  byKind: Record<Change["kind"], number>;
  byClass: Partial<Record<ChangeClassName, number>>;
  silent: number;
  bound: number;
  ownCorrections: number;
  renumbered: number;
  /** Names of the parties, states and vessels that are gone altogether. */
  gone: string[];
  /** Languages for whose blocks some class has no rules. */
  notChecked: string[];
  /** What must be known before the changes are read: that the two are hardly versions of one text. Absent where nothing is. */
  remarks?: string[];
}

/** Everything that changed between two versions: the answer to the main job. Its JSON Schema is docs/ledger.schema.json. */
export interface Ledger {
  schema: "penholder/ledger/1";
  documents: { original: LedgerDocument; amended: LedgerDocument };
  blocks: { original: LedgerBlock[]; amended: LedgerBlock[] };
  /** Every block of both documents, in the order of the amended one; removed ones where they stood. */
  alignment: Aligned[];
  changes: Change[];
  parties: PartyRow[];
  /** Numbers that changed while the passage stayed: a table, never a text change. */
  renumbered: { original: string; amended: string; from: string | null; to: string | null }[];
  /** Mentions of the parties' names in each section, before and after. */
  sections: { section: string[]; changes: number; mentionsBefore: number; mentionsAfter: number }[];
  figures: { change: string; from: string | null; to: string | null }[];
  citations: { change: string; text: string; lost: boolean }[];
  /** Where the bindings came from; null where no file was given (then every change is silent). */
  bindings: {
    source: string;
    signed: false;
    unfulfilled: Unfulfilled[];
    /** What the file says, so that a reader of the ledger sees who asked, why, and what was decided. */
    requests?: RequestDetail[];
    decisions?: DecisionDetail[];
    corrections?: CorrectionDetail[];
    /** What the file leaves unsaid so that bindings could not be judged by it, each in one sentence. Absent where nothing is. */
    warnings?: string[];
  } | null;
  evidence: { original: Evidence; amended: Evidence };
  summary: Summary;
}

/** A change before it is classified and bound. */
export interface ChangeDraft {
  id: string;
  kind: Change["kind"];
  reworded: boolean;
  original: Block[];
  amended: Block[];
  edits?: Edit[];
  section: string[];
}

/** Mentions found in both documents, by block id, and the parties they link to, by key. */
export interface FoundMentions {
  original: ReadonlyMap<string, Mention[]>;
  amended: ReadonlyMap<string, Mention[]>;
  parties: ReadonlyMap<string, Party>;
}
