/** A literal piece of a pattern, one character ("?") or any number of them ("*"). */
export type PatternPiece = { literal: string } | "one" | "many";

/** What a leaf of a query asks for; a field that is left out means names and all text. */
export type Leaf =
  | { kind: "words"; field?: string; text: string }
  | { kind: "phrase"; field?: string; text: string; slop: number; lastIsPrefix?: boolean }
  | { kind: "pattern"; field?: string; pieces: PatternPiece[] }
  | { kind: "fuzzy"; field?: string; text: string; edits: number | "auto" }
  | { kind: "range"; field?: string; from?: Bound; to?: Bound }
  | { kind: "exists"; field: string }
  | { kind: "all" }
  | { kind: "none" };

export interface Bound {
  value: string;
  inclusive: boolean;
}

/** All of `must`, none of `not`; of `should` at least one where there is no `must`. */
export interface Group {
  kind: "group";
  must: Query[];
  should: Query[];
  not: Query[];
}

export type Query = (Leaf | Group) & { boost?: number };
