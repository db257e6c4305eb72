import type { Aligned, Change, Edit, LedgerBlock } from "#compare";
import { statusLabels } from "../ledger/labels.data.ts";
import { kindOf, type LedgerView } from "../ledger/view.ts";
import { blocksOf, type Segment, segmentsOf } from "./inline.ts";
import { html, type Markup } from "./markup.ts";
import type { Rows } from "./rows.ts";
import { lang, marked, segmentMarkup } from "./words.ts";

/** One passage of the two texts (not a table row): its gutter with the change, and its words. */
export function passage(view: LedgerView, rows: Rows, index: number): Markup | null {
  const row = rows.all[index];
  if (!row) return null;
  const change = rows.changeOf(index);
  const original = blocksOf(view, "original", row.original);
  const amended = blocksOf(view, "amended", row.amended);
  const block = amended[0] ?? original[0];
  if (!block) return null;
  if (block.kind === "table") return change ? emptyTable(change, index) : null;
  const segments = segmentsOf(view, row, change, rows.rowOf);
  const joinedNumbers = original.slice(1).map(({ number }) => number ?? "");
  const paragraphs = inParagraphs(segments).map(
    ({ parts: part, added }, at) =>
      html`<p${added && html` class="np"`}>${numberOf(row, original, amended, at)}${segmentMarkup(view, part, rows.rowOf, joinedNumbers)}</p>`,
  );
  const references = row.references ? " refs" : "";
  const name = row.kind === "renumbered" ? "unchanged" : row.kind;
  return html`<div class="row ${name} k-${block.kind}${level(block)}${references}" id="r${index}">${gutter(change, row, index, block, rows)}<div class="txt" dir="auto"${lang(block.language)}${heading(block)}>${paragraphs}</div></div>
`;
}

function level(block: LedgerBlock): string {
  return ` l${Math.min(4, Math.max(0, block.level))}`;
}

function heading(block: LedgerBlock): Markup | null {
  if (block.kind !== "heading" && block.kind !== "annex") return null;
  return html` role="heading" aria-level="${Math.min(6, 2 + Math.max(1, block.level))}"`;
}

/** What a passage's margin says: the change's id, its kind and whether it is silent; for a note, the way back. */
function gutter(
  change: Change | undefined,
  row: Aligned,
  index: number,
  block: LedgerBlock,
  rows: Rows,
): Markup | null {
  const page =
    block.page === null || (!change && block.page === rows.pageOf(index - 1))
      ? null
      : html`<span class="pg">p. ${block.page}</span>`;
  if (!change) {
    const back = noteCaller(block, row, rows);
    const follows = row.references ? "reference follows its number " : null;
    return html`<p class="gut">${back}${follows}${page}</p>`;
  }
  const moved = row.kind === "moved" ? html` <a href="#g${index}">old place</a>` : null;
  const silent = change.binding.status === "silent" ? html` <b class="sil">${statusLabels.silent}</b>` : null;
  return html`<p class="gut"><a href="#${change.id}">${change.id}</a> ${kindOf(change)}${moved}${silent}${page}</p>`;
}

function noteCaller(block: LedgerBlock, row: Aligned, rows: Rows): Markup | null {
  if ((block.kind !== "footnote" && block.kind !== "endnote") || block.parent === null) return null;
  const caller = rows.rowOf(row.amended.length > 0 ? "amended" : "original", block.parent);
  return caller === undefined ? null : html`<a href="#r${caller}" aria-label="back to the passage of this note">↑</a> `;
}

function emptyTable(change: Change, index: number): Markup {
  const op: Edit[0] = change.kind === "removed" ? "delete" : change.kind === "added" ? "insert" : "keep";
  return html`<div class="row ${change.kind}" id="r${index}"><p class="gut"><a href="#${change.id}">${change.id}</a> ${kindOf(change)}</p><p class="txt">${marked(op, "Table")}</p></div>`;
}

interface Paragraph {
  parts: Segment[];
  /** Whether its beginning is new: the amended text parts here what was one paragraph. */
  added: boolean;
}

/** Segments parted where a paragraph ends in the amended text; an end that was taken away stays inside, as "¶". */
function inParagraphs(segments: readonly Segment[]): Paragraph[] {
  const paragraphs: Paragraph[] = [{ parts: [], added: false }];
  for (const segment of segments)
    if (segment.type === "break" && segment.op !== "delete")
      paragraphs.push({ parts: [], added: segment.op === "insert" });
    else paragraphs.at(-1)?.parts.push(segment);
  return paragraphs;
}

/** The printed number of a paragraph: one where it stayed, else the old one and the new one. */
function numberOf(row: Aligned, original: LedgerBlock[], amended: LedgerBlock[], at: number): Markup | null {
  const from = original[at]?.number ?? null;
  const to = amended[at]?.number ?? null;
  if (from === null && to === null) return null;
  if (row.kind === "removed") return html`<span class="num"><del>${from}</del></span> `;
  if (row.kind === "added" || (original[at] === undefined && to !== null))
    return html`<span class="num"><ins>${to}</ins></span> `;
  if (from === to) return html`<span class="num">${to}</span> `;
  const old = from === null ? null : html`<span class="o">${from}</span>`;
  return html`<span class="num">${old}${to === null ? null : html`<span class="n">${to}</span>`}</span> `;
}
