import type { Document } from "#document";
import type { Party } from "#parties";
import type { Half } from "./data/templates.data.ts";

/** What became of blocks: every block of both documents stands in exactly one. Ids are those of the pair's documents. */
export interface TruePair {
  kind: "same" | "reworded" | "moved" | "split" | "merged" | "removed" | "added";
  reworded: boolean;
  original: string[];
  amended: string[];
}

/** A name that a block of the original has and what became of the block has no more. */
export interface LostMention {
  block: string;
  start: number;
  end: number;
  text: string;
  /** The name it belongs to; the one in the parties file where it was given. */
  name: string;
  given: boolean;
}

/** A name, or a nationality, that became a description. */
export interface Anonymised extends LostMention {
  type: "person" | "company" | "vessel" | "state" | "agency" | "nationality";
  half: Half;
  description: string;
}

/** A claim made weaker or stronger in a block. */
export interface Regraded {
  block: string;
  axis: "certainty" | "violation";
  direction: "lowered" | "raised";
  half: Half | "organic";
  before: string;
  after: string;
}

export interface Truth {
  pairs: TruePair[];
  lost: LostMention[];
  anonymised: Anonymised[];
  regraded: Regraded[];
  /** Notes, or citations in brackets, taken out of a block that stayed: the block that had them, and the note. */
  citationsDropped: { block: string; note: string | null; text: string }[];
  figures: { block: string; from: string; to: string; kind: "figure" | "date" }[];
}

/** Two versions of a document, what became what between them, and the names that the user gives. */
export interface Pair {
  original: Document;
  amended: Document;
  truth: Truth;
  given: Party[];
}

/** How much is done, each as a share of the blocks that it can be done to. */
export interface Plan {
  reworded: number;
  moved: number;
  movedBlocks: number;
  removed: number;
  inserted: number;
  split: number;
  merged: number;
  notesDropped: number;
  notesAdded: number;
  rowsDropped: number;
  namesLost: number;
  anonymised: number;
  lowered: number;
  raised: number;
  figures: number;
  renumber: boolean;
}

/** The usual mixture at a rate of change (0.05 = 5 %). */
export function mixture(rate: number): Plan {
  return {
    reworded: 2 * rate,
    moved: 0.3 * rate,
    movedBlocks: 0.1 * rate,
    removed: 0.45 * rate,
    inserted: 0.3 * rate,
    split: 0.12 * rate,
    merged: 0.15 * rate,
    notesDropped: 0.5 * rate,
    notesAdded: 0.2 * rate,
    rowsDropped: rate,
    namesLost: 0.5 * rate,
    anonymised: 0.7 * rate,
    lowered: 0.7 * rate,
    raised: 0.25 * rate,
    figures: 0.4 * rate,
    renumber: true,
  };
}

/** Nothing at all, to be overridden. */
export const nothing: Plan = {
  reworded: 0,
  moved: 0,
  movedBlocks: 0,
  removed: 0,
  inserted: 0,
  split: 0,
  merged: 0,
  notesDropped: 0,
  notesAdded: 0,
  rowsDropped: 0,
  namesLost: 0,
  anonymised: 0,
  lowered: 0,
  raised: 0,
  figures: 0,
  renumber: false,
};
