import type { Change, ChangeClass, ChangeClassName } from "#compare";
import { explain } from "../ledger/binding.ts";
import { checkedAndNot, gradeOf } from "../ledger/grades.ts";
import { classLabels, kindLabels, statusLabels } from "../ledger/labels.data.ts";
import { count, languageName } from "../ledger/numbers.ts";
import { excerpt, headOf, piecesOf, tailOf } from "../ledger/pieces.ts";
import { classCounts, kindCounts } from "../ledger/summary.ts";
import { kindOf, type LedgerView, placeOf, sectionOf } from "../ledger/view.ts";
import { html, type Markup } from "./markup.ts";
import type { Rows } from "./rows.ts";
import { lang, pieceMarkup } from "./words.ts";

/** The list of changes with its filters. */
export function changes(view: LedgerView, rows: Rows): Markup {
  const total = view.ledger.changes.length;
  return html`<section id="changes" aria-labelledby="changes-h"><h2 id="changes-h" tabindex="-1">Changes</h2>
<div class="cols"><form class="filters js" role="search" aria-label="Filter the changes">
<p class="hits" role="status" aria-live="polite" data-total="${total}">${count(total, "change")}</p>
<label>Search <kbd>/</kbd><input type="search" name="text" autocomplete="off" spellcheck="false"></label>
${select("status", "Binding", statusOptions(view))}
${select("kind", "Kind", kindOptions(view))}
${select("class", "Class", classOptions(view))}
${select("party", "Party", partyOptions(view))}
<button type="reset">Clear filters</button>
<p class="hint"><kbd>j</kbd> next, <kbd>k</kbd> previous, <kbd>?</kbd> help</p>
</form>
<ol class="cards">${view.ledger.changes.map((change) => card(view, rows, change))}</ol></div>
<p class="none js" hidden>No change fits these filters.</p>
</section>
`;
}

interface Option {
  value: string;
  label: string;
}

function select(name: string, label: string, options: Option[]): Markup {
  return html`<label>${label}<select name="${name}"><option value="">all</option>${options.map(
    (option) => html`<option value="${option.value}">${option.label}</option>`,
  )}</select></label>`;
}

function statusOptions(view: LedgerView): Option[] {
  const { silent, bound, ownCorrections } = view.ledger.summary;
  const flagged = view.ledger.changes.filter((change) => (change.binding.flags ?? []).length > 0).length;
  const options: [string, string, number][] = [
    ["silent", statusLabels.silent, silent],
    ["bound", statusLabels.bound, bound],
    ["own-correction", statusLabels["own-correction"], ownCorrections],
    ["flagged", "with a remark on the binding", flagged],
  ];
  return options
    .filter(([, , amount]) => amount > 0)
    .map(([value, label, amount]) => ({ value, label: `${label} (${amount})` }));
}

function kindOptions(view: LedgerView): Option[] {
  return kindCounts(view).map(({ kind, amount }) => ({ value: kind, label: `${kindLabels[kind]} (${amount})` }));
}

function classOptions(view: LedgerView): Option[] {
  return classCounts(view).map((item) => ({ value: item.class, label: `${classLabels[item.class]} (${item.amount})` }));
}

function partyOptions(view: LedgerView): Option[] {
  const amounts = new Map<string, number>();
  for (const change of view.ledger.changes)
    for (const key of new Set(change.parties)) amounts.set(key, (amounts.get(key) ?? 0) + 1);
  return [...amounts]
    .map(([key, amount]) => ({ value: key, name: view.parties.get(key)?.name ?? key, amount }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"))
    .map(({ value, name, amount }) => ({ value, label: `${name} (${amount})` }));
}

function card(view: LedgerView, rows: Rows, change: Change): Markup {
  const { status, flags = [] } = change.binding;
  const block = view.blocks.amended.get(change.amended[0] ?? "") ?? view.blocks.original.get(change.original[0] ?? "");
  const row = rows.rowOfChange(change);
  const section = sectionOf(view, change.section);
  const classes = [...new Set(change.classes.map((found) => found.class))].join(" ");
  const { found, unchecked } = checkedAndNot(change);
  const state = flags.length > 0 ? `${status} flagged` : status;
  return html`<li class="card ${status}" id="${change.id}" tabindex="-1" data-kind="${change.kind}" data-status="${state}" data-class="${classes}" data-party="${change.parties.join("\n")}" aria-labelledby="${change.id}-h">
<header><h3 id="${change.id}-h"><span class="cid">${change.id}</span> <span class="kind">${kindOf(change)}</span> <bdi class="where">${placeOf(view, change)}</bdi></h3>${section.length > 0 && html`<p class="sec" dir="auto">${section.join(" › ")}</p>`}${row !== undefined && html`<a class="go" href="#r${row}">in the text</a>`}</header>
<div class="diff" dir="auto"${lang(block?.language ?? "und")}>${pieceMarkup(excerpt(piecesOf(change), 160))}</div>
<ul class="classes">${found.map((each) => classItem(view, each))}${unchecked.length > 0 && html`<li class="cl even"><b>not checked</b> <span class="grade">${unchecked.join(", ")} (${languageName(block?.language ?? "und")})</span></li>`}</ul>
${binding(view, change)}
</li>
`;
}

function classItem(view: LedgerView, found: ChangeClass): Markup {
  const told = gradeOf(view, found);
  const grade =
    told &&
    (told.from !== null && told.to !== null
      ? html`<span class="grade"><bdi>${told.from}</bdi> <span aria-label="became">→</span> <bdi>${told.to}</bdi></span>`
      : html`<span class="grade"><bdi>${told.from ?? told.to}</bdi></span>`);
  return html`<li class="cl ${direction(found.class)}"><b>${classLabels[found.class]}</b> ${grade} ${quotation(view, found)} <code>${found.rule}</code></li>`;
}

/** Only where the words say it already: lowered and removed, raised and added. For a sign before the words. */
function direction(name: ChangeClassName): string {
  if (/lowered|removed|dropped|anonymised/u.test(name)) return "less";
  return /raised|added/u.test(name) ? "more" : "even";
}

/** The passage that made the rule speak, with a few words around it. */
function quotation(view: LedgerView, found: ChangeClass): Markup | null {
  const { span } = found;
  if (!span) return null;
  const block = view.blocks[span.side].get(span.block);
  const text = block?.text ?? span.text;
  if (span.text.length > 60 && (found.from === span.text || found.to === span.text)) return null;
  const known = block !== undefined && text.slice(span.start, span.end) === span.text;
  const before = known ? tailOf(text.slice(0, span.start), 48) : "";
  const after = known ? headOf(text.slice(span.end), 32) : "";
  const cut = { before: known && before.length < span.start, after: known && span.end + after.length < text.length };
  return html`<q class="ev" dir="auto"${lang(block?.language ?? "und")}>${cut.before && "…"}${before}<mark>${span.text}</mark>${after}${cut.after && "…"}</q> <small class="side">${span.side}</small>`;
}

function binding(view: LedgerView, change: Change): Markup {
  const told = explain(view, change.binding);
  const facts = told.facts.map((fact) => html`<div><dt>${fact.label}</dt><dd dir="auto">${fact.text}</dd></div>`);
  const known = view.ledger.bindings !== null;
  const silent =
    known && told.status === "silent" && html`<p>Bound to neither a decided request nor a declared correction.</p>`;
  return html`<div class="bind ${told.status}${known ? "" : " quiet"}"><p class="badge">${told.title}</p>${silent}${told.flags.map((flag) => html`<p class="flag">${flag}</p>`)}${facts.length > 0 && html`<dl>${facts}</dl>`}</div>`;
}
