import type { Change } from "#compare";
import { count } from "../ledger/numbers.ts";
import type { LedgerView } from "../ledger/view.ts";
import { html, type Markup } from "./markup.ts";
import { passage } from "./passage.ts";
import type { Rows } from "./rows.ts";
import { tableOf } from "./table.ts";

/** The two texts in one: every passage in order, changed ones with both versions, unchanged runs foldable by the script. */
export function texts(view: LedgerView, rows: Rows): Markup {
  const parts: Markup[] = ghosts(view, rows, null);
  let run: Markup[] = [];
  let afterChange = parts.length > 0;
  const flush = (beforeChange: boolean) => {
    parts.push(...foldable(run, afterChange, beforeChange));
    run = [];
    afterChange = beforeChange;
  };
  for (let index = 0; index < rows.all.length; index += 1) {
    const last = lastOfTable(view, rows, index);
    const shown = isTableRow(view, rows, index) ? tableOf(view, rows, index, last) : passage(view, rows, index);
    if (shown !== null && isPlain(view, rows, index, last)) run.push(shown);
    else if (shown !== null) {
      flush(isChanged(rows, index, last));
      parts.push(shown);
    }
    for (let row = index; row <= last; row += 1) {
      const moved = ghosts(view, rows, row);
      if (moved.length > 0) flush(true);
      parts.push(...moved);
    }
    index = last;
  }
  flush(false);
  return html`${parts}`;
}

/** Where a moved passage stood: a line that leads to where it stands now. */
function ghosts(view: LedgerView, rows: Rows, after: number | null): Markup[] {
  return (rows.movedFrom.get(after) ?? []).flatMap((row) => {
    const change = rows.changeOf(row);
    return change ? [ghost(view, change, row)] : [];
  });
}

function ghost(view: LedgerView, change: Change, row: number): Markup {
  const [from] = change.original.map((id) => view.places.original.get(id) ?? id);
  const [to] = change.amended.map((id) => view.places.amended.get(id) ?? id);
  return html`<div class="row ghost" id="g${row}"><p class="gut"><a href="#${change.id}">${change.id}</a></p><p class="txt">${from} stood here; it is now <a href="#r${row}">${to}</a>.</p></div>`;
}

function kindAt(view: LedgerView, rows: Rows, index: number): string | undefined {
  const row = rows.all[index];
  const [amended] = row?.amended ?? [];
  const [original] = row?.original ?? [];
  if (amended !== undefined) return view.blocks.amended.get(amended)?.kind;
  return original === undefined ? undefined : view.blocks.original.get(original)?.kind;
}

function isTableRow(view: LedgerView, rows: Rows, index: number): boolean {
  return kindAt(view, rows, index) === "row";
}

/** Rows of a table that follow each other are shown as one table: the index of the last of them. */
function lastOfTable(view: LedgerView, rows: Rows, index: number): number {
  let last = index;
  if (isTableRow(view, rows, index)) while (isTableRow(view, rows, last + 1)) last += 1;
  return last;
}

function isChanged(rows: Rows, first: number, last: number): boolean {
  for (let index = first; index <= last; index += 1) {
    const kind = rows.all[index]?.kind;
    if (kind !== "unchanged" && kind !== "renumbered") return true;
  }
  return false;
}

/** Whether a passage may be folded away: unchanged, and no heading (headings stay for orientation). */
function isPlain(view: LedgerView, rows: Rows, first: number, last: number): boolean {
  const kind = kindAt(view, rows, first);
  return !isChanged(rows, first, last) && kind !== "heading" && kind !== "annex";
}

/** A run of unchanged passages that can be folded; what stands right beside a change stays in sight. */
function foldable(run: Markup[], afterChange: boolean, beforeChange: boolean): Markup[] {
  const head = afterChange ? 1 : 0;
  const tail = Math.max(head, run.length - (beforeChange ? 1 : 0));
  const inner = run.slice(head, tail);
  if (inner.length < 2) return run;
  const label = count(inner.length, "unchanged passage");
  return [
    ...run.slice(0, head),
    html`<div class="fold"><button type="button" class="js" aria-expanded="true">${label}</button><div class="same">${inner}</div></div>`,
    ...run.slice(tail),
  ];
}
