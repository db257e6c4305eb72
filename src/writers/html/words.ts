import type { Edit } from "#compare";
import { dateInWords } from "../ledger/numbers.ts";
import type { Piece } from "../ledger/pieces.ts";
import type { LedgerView } from "../ledger/view.ts";
import { plainNumber } from "../ledger/view.ts";
import type { RowOf, Segment } from "./inline.ts";
import { html, type Markup } from "./markup.ts";

// A space that became the end of a paragraph, or the reverse, needs no mark of its own beside "¶".
const onlySpaces = /^ +$/u;

/** Deleted words in <del>, inserted ones in <ins>. */
export function marked(op: Edit[0], content: string | Markup): Markup {
  if (op === "delete") return html`<del>${content}</del>`;
  return op === "insert" ? html`<ins>${content}</ins>` : html`${content}`;
}

/** Segments of one paragraph or cell as markup. `joinedNumbers` are the printed numbers of paragraphs that were joined to the first. */
export function segmentMarkup(
  view: LedgerView,
  segments: readonly Segment[],
  rowOf: RowOf,
  joinedNumbers: readonly string[] = [],
): Markup {
  let joined = 0;
  return html`${segments.map((segment, index) => {
    if (segment.type === "text") {
      const beside = [segments[index - 1], segments[index + 1]].some(
        (other) => other === undefined || other.type === "break",
      );
      return beside && onlySpaces.test(segment.text) ? html` ` : marked(segment.op, segment.text);
    }
    if (segment.type === "break") {
      const number = joinedNumbers[joined++] ?? "";
      return html`<del class="para" title="paragraphs joined here"><span class="pil">¶ </span>${number && `${number} `}</del>`;
    }
    const row = rowOf(segment.side, segment.note);
    const label = plainNumber(view.blocks[segment.side].get(segment.note)?.number ?? "*");
    const shown = bothNumbers(segment.op === "keep" ? formerNumber(view, row) : null, label);
    const link = row === undefined ? shown : html`<a href="#r${row}" title="note">${shown}</a>`;
    return html`<sup>${marked(segment.op, link)}</sup>`;
  })}`;
}

/** Number in the original of the note in a row; null where it has none. */
function formerNumber(view: LedgerView, row: number | undefined): string | null {
  const [id] = row === undefined ? [] : (view.ledger.alignment[row]?.original ?? []);
  const number = id === undefined ? null : view.blocks.original.get(id)?.number;
  return number ? plainNumber(number) : null;
}

/** A note's number; where it changed, each side by side column shows its own. */
function bothNumbers(former: string | null, number: string): Markup {
  if (former === null || former === number) return html`${number}`;
  return html`<span class="o">${former}</span><span class="n">${number}</span>`;
}

/** An excerpt's pieces as markup, with "¶" between paragraphs and "…" for what is left out. */
export function pieceMarkup(pieces: readonly Piece[]): Markup {
  return html`${pieces.map((piece, index) => {
    const beside = [pieces[index - 1], pieces[index + 1]].some((other) => other?.text.includes("\u2029"));
    if (beside && onlySpaces.test(piece.text)) return html` `;
    if (piece.op === "gap") return html`<span class="gap"> … </span>`;
    const text = piece.text.replaceAll("\u2029", " ¶ ").replaceAll("\n\n", " ¶ ").replaceAll("\t", " | ");
    return marked(piece.op, text);
  })}`;
}

export function time(date: string): Markup {
  return html`<time datetime="${date}">${dateInWords(date)}</time>`;
}

/** The lang attribute of a text, where its language is known. */
export function lang(language: string): Markup | null {
  return language === "und" || language === "" ? null : html` lang="${language}"`;
}
