import type { Change, Edit } from "#compare";
import { clustered } from "./clustered.ts";

/** A stretch of text that was kept, deleted or inserted; "gap" stands for kept words left out of an excerpt. */
export interface Piece {
  op: Edit[0] | "gap";
  text: string;
}

/** U+2029 stands between the texts of several blocks. */
export const paragraphSeparator = "\u2029";

/** The whole change as pieces: its edits, or one deletion or insertion where a side is empty. */
export function piecesOf(change: Change): Piece[] {
  if (change.edits && change.edits.length > 0) return clustered(change.edits).map(([op, text]) => ({ op, text }));
  const pieces: Piece[] = [];
  if (change.before !== null && change.before === change.after) return [{ op: "keep", text: change.before }];
  if (change.before !== null) pieces.push({ op: "delete", text: change.before });
  if (change.after !== null) pieces.push({ op: "insert", text: change.after });
  return pieces;
}

/**
 * Pieces with long kept stretches cut to `context` UTF-16 units on each side of a change, at a word's edge.
 * A change without deleted or inserted words (a mere move) keeps its first words.
 */
export function excerpt(pieces: readonly Piece[], context: number): Piece[] {
  if (pieces.length === 0) return [];
  if (pieces.every((piece) => piece.op === "keep")) {
    const whole = pieces.map((piece) => piece.text).join("");
    const head = headOf(whole, context * 3);
    return head.length < whole.length
      ? [
          { op: "keep", text: head },
          { op: "gap", text: "" },
        ]
      : [{ op: "keep", text: whole }];
  }
  return pieces.flatMap((piece, index) => {
    if (piece.op !== "keep") return [piece];
    const head = index === 0 ? "" : headOf(piece.text, context);
    const tail = index === pieces.length - 1 ? "" : tailOf(piece.text, context);
    if (head.length + tail.length >= piece.text.length - 3) return [piece];
    const gap: Piece = { op: "gap", text: "" };
    return [{ op: "keep" as const, text: head }, gap, { op: "keep" as const, text: tail }].filter(
      (part) => part.op === "gap" || part.text !== "",
    );
  });
}

/** At most `length` units from the start, ending with a whole word where there is one. */
export function headOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, safeCut(text, length));
  const space = cut.search(/\s\S*$/u);
  return space > length / 2 ? cut.slice(0, space + 1) : cut;
}

/** At most `length` units from the end, beginning with a whole word where there is one. */
export function tailOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(safeCut(text, text.length - length));
  const space = cut.search(/\s/u);
  return space >= 0 && space < length / 2 ? cut.slice(space) : cut;
}

/** An offset at or after `at` that splits no surrogate pair and parts no letter from its marks. */
function safeCut(text: string, at: number): number {
  let cut = at;
  while (cut < text.length && /[\uDC00-\uDFFF\p{M}\u200d]/u.test(text[cut] ?? "")) cut += 1;
  return cut;
}
