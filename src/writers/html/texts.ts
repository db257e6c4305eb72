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
  const flush = () => {
    parts.push(...foldable(run));
    run = [];
  };
  for (let index = 0; index < rows.all.length; index += 1) {
    const last = lastOfTable(view, rows, index);
    const plain = isPlain(view, rows, index, last);
    const shown =
      last > index || isTableRow(view, rows, index) ? tableOf(view, rows, index, last) : passage(view, rows, index);
    if (shown !== null && plain) run.push(shown);
    else if (shown !== null) {
      flush();
      parts.push(shown);
    }
    for (let row = index; row <= last; row += 1) {
      const moved = ghosts(view, rows, row);
      if (moved.length > 0) flush();
      parts.push(...moved);
    }
    index = last;
  }
  flush();
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

/** Whether a passage may be folded away: unchanged, and no heading (headings stay for orientation). */
function isPlain(view: LedgerView, rows: Rows, first: number, last: number): boolean {
  for (let index = first; index <= last; index += 1) {
    const kind = rows.all[index]?.kind;
    if (kind !== "unchanged" && kind !== "renumbered") return false;
    const block = kindAt(view, rows, index);
    if (block === "heading" || block === "annex") return false;
  }
  return true;
}

/** A run of unchanged passages: its first and last stay in sight beside a change, the rest can be folded. */
function foldable(run: Markup[]): Markup[] {
  if (run.length < 4) return run;
  const inner = run.slice(1, -1);
  const label = count(inner.length, "unchanged passage");
  return [
    html`${run[0]}`,
    html`<div class="fold"><button type="button" class="js" aria-expanded="true">${label}</button><div class="same">${inner}</div></div>`,
    html`${run.at(-1)}`,
  ];
}
