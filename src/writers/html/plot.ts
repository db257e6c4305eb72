import type { PartyRow } from "#compare";
import { schemaLabels } from "../ledger/labels.data.ts";
import { count, grouped, signed } from "../ledger/numbers.ts";
import { mostChanged } from "../ledger/summary.ts";
import type { LedgerView } from "../ledger/view.ts";
import { html, type Markup } from "./markup.ts";

const shownAtFirst = 16;

/** Mentions before and after: a dumbbell a party, drawn in a table that says the same in figures. */
export function plot(view: LedgerView): Markup {
  const parties = inOrder(view);
  if (parties.length === 0)
    return html`<section id="mentions"><h2>Mentions before and after</h2><p>No party was found in either version.</p></section>`;
  const most = parties.reduce((top, party) => Math.max(top, party.before, party.after), 1);
  const scale = scaleUpTo(most);
  const touched = new Set(view.ledger.changes.flatMap((change) => change.parties));
  const changed = parties.filter((party) => party.before !== party.after).length;
  const room = Math.min(parties.length, Math.max(shownAtFirst, Math.min(changed, 2 * shownAtFirst)));
  return html`<section id="mentions" aria-labelledby="mentions-h"><h2 id="mentions-h">Mentions before and after</h2>
<p class="note">How often each party, state, vessel and cited document is named, in the order of what was lost. A mention counts as lost only where the passage, followed through moves, splits and merges, no longer has it.</p>
<p class="legend" aria-hidden="true"><svg width="16" height="16"><circle class="was" cx="8" cy="8" r="5"/></svg> before <svg width="16" height="16"><circle class="now" cx="8" cy="8" r="5"/></svg> after <svg width="16" height="16"><path class="none" d="M3 3l10 10M13 3L3 13"/></svg> gone altogether${!scale.even && html`<span class="even">The scale follows square roots: small numbers are drawn larger.</span>`}</p>
<div class="scroll" tabindex="0" role="group" aria-label="Mentions before and after"><table class="plot" id="mentions-t"><thead><tr><th scope="col">Name</th><th scope="col" class="axis"><span class="vh">Plot</span>${axis(scale)}</th><th scope="col" class="n">Before</th><th scope="col" class="n">After</th><th scope="col" class="n">Difference</th></tr></thead>
<tbody>${parties.map((party, index) => row(party, touched.has(party.key), scale, index >= room))}</tbody></table></div>
${parties.length > room && html`<button type="button" class="js showmore" data-more="mentions-t">Show all ${parties.length}</button>`}
</section>
`;
}

/** What lost most first; then what gained; then what stayed; cited documents last. */
function inOrder(view: LedgerView): PartyRow[] {
  const changed = mostChanged(view, true);
  const rest = view.ledger.parties.filter((party) => party.before === party.after).sort((a, b) => b.before - a.before);
  const all = [...changed, ...rest];
  return [...all.filter((party) => party.schema !== "Document"), ...all.filter((party) => party.schema === "Document")];
}

/** Where a number of mentions stands on the axis, and the numbers written on it. */
interface Scale {
  at: (value: number) => string;
  ticks: number[];
  even: boolean;
}

const evenUpTo = 30;

/** An even scale for small numbers; by square roots for large ones, so that one mention lost is still seen. */
function scaleUpTo(most: number): Scale {
  const even = most <= evenUpTo;
  const share = (value: number) => (even ? value / most : Math.sqrt(value / most));
  const round = [1, 10, 50, 200, 1000, 5000, 20_000].filter(
    (tick) => !even && share(tick) > 0.06 && share(tick) < 0.88,
  );
  const ticks = [
    0,
    ...round.filter((tick, index) => index === 0 || share(tick) - share(round[index - 1] ?? 0) > 0.08),
    most,
  ];
  return { at: (value) => `${(share(value) * 100).toFixed(2)}%`, ticks, even };
}

function axis({ at, ticks }: Scale): Markup {
  return html`<svg class="dumb" width="100%" height="14" aria-hidden="true">${ticks.map(
    (tick, index) =>
      html`<text x="${at(tick)}" y="11"${index > 0 && html` text-anchor="${index === ticks.length - 1 ? "end" : "middle"}"`}>${grouped(tick)}</text>`,
  )}</svg>`;
}

function row(party: PartyRow, touched: boolean, scale: Scale, more: boolean): Markup {
  const remarks = remarksOn(party);
  const state = party.gone
    ? "is-gone"
    : party.after < party.before
      ? "is-less"
      : party.after > party.before
        ? "is-more"
        : "";
  const name = touched
    ? html`<a href="#changes" data-set-party="${party.key}"><bdi>${party.name}</bdi></a>`
    : html`<bdi>${party.name}</bdi>`;
  return html`<tr class="${state}${more ? " more" : ""}"><th scope="row">${name} <small>${[schemaLabels[party.schema], ...remarks].join(", ")}</small></th><td class="axis">${dumbbell(party, scale)}</td><td class="n">${grouped(party.before)}</td><td class="n">${grouped(party.after)}</td><td class="n d">${signed(party.after - party.before)}</td></tr>
`;
}

function dumbbell(party: PartyRow, { at }: Scale): Markup {
  const end = party.gone
    ? html`<svg x="0" y="0" width="1" height="20" class="dumb"><path class="none" d="M-5 5l10 10M5 5l-10 10"/></svg>`
    : html`<circle class="now" cx="${at(party.after)}" cy="10" r="5"/>`;
  return html`<svg class="dumb" width="100%" height="20" aria-hidden="true"><line class="base" x1="0" x2="100%" y1="10" y2="10"/><line class="span" x1="${at(party.before)}" x2="${at(party.after)}" y1="10" y2="10"/><circle class="was" cx="${at(party.before)}" cy="10" r="5"/>${end}</svg>`;
}

function remarksOn(party: PartyRow): string[] {
  const remarks: string[] = [];
  if (party.gone) remarks.push("gone altogether");
  if (party.onlyIn) remarks.push(`left only in ${party.onlyIn}`);
  if (party.anonymised > 0) remarks.push(`${count(party.anonymised, "mention")} became a description`);
  if (party.moved > 0) remarks.push(`${count(party.moved, "mention")} moved along`);
  if (party.ambiguous > 0) remarks.push(`${count(party.ambiguous, "mention")} ambiguous`);
  return remarks;
}
