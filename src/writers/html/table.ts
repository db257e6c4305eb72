import type { LedgerBlock } from "#compare";
import { kindOf, type LedgerView } from "../ledger/view.ts";
import { blocksOf, type Segment, segmentsOf } from "./inline.ts";
import { html, type Markup } from "./markup.ts";
import type { Rows } from "./rows.ts";
import { lang, segmentMarkup } from "./words.ts";

/** Rows of a table that follow each other, as one real table; each changed row names its change. */
export function tableOf(view: LedgerView, rows: Rows, first: number, last: number): Markup {
  const lines: Markup[] = [];
  let changed = false;
  for (let index = first; index <= last; index += 1) changed ||= rows.changeOf(index) !== undefined;
  for (let index = first; index <= last; index += 1) lines.push(line(view, rows, index, changed));
  const name = changed ? "reworded" : "unchanged";
  return html`<div class="row tab ${name}"><p class="gut">table</p><div class="txt"><div class="scroll" tabindex="0" role="group" aria-label="Table of the report"><table><tbody>${lines}</tbody></table></div></div></div>
`;
}

function line(view: LedgerView, rows: Rows, index: number, changed: boolean): Markup {
  const row = rows.all[index];
  if (!row) return html``;
  const change = rows.changeOf(index);
  const block = blocksOf(view, "amended", row.amended)[0] ?? blocksOf(view, "original", row.original)[0];
  const cells = cellsOf(segmentsOf(view, row, change, rows.rowOf));
  const reference = change ? html`<a href="#${change.id}">${change.id}</a> ${kindOf(change)}` : null;
  return html`<tr class="${row.kind}" id="r${index}"${block ? attributes(block) : null}>${changed && html`<td class="ref">${reference}</td>`}${cells.map(
    (cell) => html`<td dir="auto">${segmentMarkup(view, cell, rows.rowOf)}</td>`,
  )}</tr>`;
}

function attributes(block: LedgerBlock): Markup | null {
  return lang(block.language);
}

/** Segments by cell: kept and inserted words by the amended row's tabs, deleted ones by the original's. */
function cellsOf(segments: readonly Segment[]): Segment[][] {
  const cells: Segment[][] = [[]];
  let original = 0;
  let amended = 0;
  const put = (index: number, segment: Segment) => {
    while (cells.length <= index) cells.push([]);
    cells[index]?.push(segment);
  };
  for (const segment of segments) {
    const deleted = segment.op === "delete";
    if (segment.type !== "text") {
      put(deleted ? original : amended, segment);
      continue;
    }
    segment.text.split("\t").forEach((text, index) => {
      if (index > 0 && segment.op !== "insert") original += 1;
      if (index > 0 && !deleted) amended += 1;
      if (text !== "" || index > 0) put(deleted ? original : amended, { ...segment, text });
    });
  }
  return cells;
}
