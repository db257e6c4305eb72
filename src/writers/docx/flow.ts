import type { BlockKind } from "#document";

/** How a piece stands to the two texts: in both, only in the amended, only in the original, or gone elsewhere. */
export type Status = "plain" | "insert" | "delete" | "move-from" | "move-to";

/** What a block looks like in one of the two texts. */
export interface Shape {
  kind: BlockKind;
  level: number;
  number: string | null;
  language: string;
}

/** A note as it will be written: its content with tracked changes, and its printed number in either text. */
export interface FlowNote {
  kind: "footnote" | "endnote";
  content: Run[];
  original?: Shape;
  amended?: Shape;
}

/** A run of text, or the mark of a note; `remark` comments on the run alone. */
export type Run =
  | { status: Status; text: string; remark?: string }
  | { status: Status; note: FlowNote; remark?: string };

/** A paragraph to be written. The status is that of its mark: a deleted mark joins it to what follows. */
export interface FlowParagraph {
  status: Status;
  original?: Shape;
  amended?: Shape;
  runs: Run[];
  /** Comments on the whole paragraph. */
  remarks: string[];
  /** Comments set at its start that belong to passages further on. */
  early?: string[];
  /** Name that pairs the two places of a move. */
  move?: string;
}

export interface FlowRow {
  status: "plain" | "insert" | "delete";
  cells: Run[][];
  language: string;
  remarks: string[];
}

export interface FlowTable {
  rows: FlowRow[];
}

export type Flow = (FlowParagraph | FlowTable)[];

/** Whether a piece of that status stands in the text of that side. */
export function standsIn(side: "original" | "amended", status: Status): boolean {
  if (status === "plain") return true;
  return (status === "delete" || status === "move-from") === (side === "original");
}

/** The shape to write: that of the amended text where the piece stands there. */
export function shapeOf(piece: { original?: Shape; amended?: Shape }): Shape {
  return piece.amended ?? piece.original ?? { kind: "paragraph", level: 0, number: null, language: "und" };
}
