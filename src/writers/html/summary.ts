import type { LedgerDocument } from "#compare";
import { provenance } from "../ledger/binding.ts";
import { firstOfAll } from "../ledger/cautions.ts";
import { classLabels, kindLabels, outcomeLabels, schemaLabels } from "../ledger/labels.data.ts";
import { count, grouped } from "../ledger/numbers.ts";
import {
  type Asker,
  askers,
  classCounts,
  documentFacts,
  goneParties,
  headline,
  kindCounts,
  mostChanged,
  unfulfilledSentence,
} from "../ledger/summary.ts";
import type { LedgerView } from "../ledger/view.ts";
import { html, type Markup } from "./markup.ts";
import { time } from "./words.ts";

/** The head of the page: what is compared, and the whole result in a few sentences and figures. */
export function masthead(view: LedgerView, title: string, generatedAt: string | undefined): Markup {
  const { documents } = view.ledger;
  const [first, ...rest] = headline(view);
  const retitled = documents.original.title !== documents.amended.title;
  return html`<header class="head" id="top">
<p class="kicker">Ledger of changes</p>
<h1 dir="auto">${title}</h1>
<dl class="docs">${documentEntry("Original", documents.original, retitled)}${documentEntry("Amended", documents.amended, retitled)}</dl>
${generatedAt && html`<p class="made">Made on ${time(generatedAt)} with Penholder.</p>`}
${caution(view)}<div class="lead"><p>${first}</p><p>${rest.join(" ")}</p></div>
${figures(view)}
</header>
`;
}

const warningsShown = 3;

/** What must be known before anything else: that these are hardly two versions, or that something was not read or judged. */
function caution(view: LedgerView): Markup | null {
  const sentences = firstOfAll(view, warningsShown);
  if (sentences.length === 0) return null;
  return html`<div class="caution" role="note"><p><b>Before reading</b></p><ul>${sentences.map((sentence) => html`<li dir="auto">${sentence}</li>`)}</ul><p><a href="#unchecked">What was not checked</a></p></div>
`;
}

function documentEntry(label: string, document: LedgerDocument, titled: boolean): Markup {
  const facts = documentFacts(document, [count(document.blocks, "passage"), count(document.words, "word")]);
  return html`<div><dt>${label}</dt><dd>${titled && html`<span class="t" dir="auto">${document.title}</span>`}${document.file !== undefined && html`<span class="f"><bdi>${document.file}</bdi></span>`}<span>${facts.join(" · ")}</span></dd></div>`;
}

function figures(view: LedgerView): Markup {
  const { summary, bindings } = view.ledger;
  const tiles: [number, string, string, string][] = [
    [summary.changes, "changes", "of words or place", "#changes"],
    [summary.silent, "silent", bindings === null ? "no requests given" : "bound to no decision", "#changes"],
    [summary.bound, "bound", "to a decided request", "#asked"],
    [
      summary.ownCorrections,
      summary.ownCorrections === 1 ? "own correction" : "own corrections",
      "declared by the panel",
      "#changes",
    ],
    [goneParties(view).length, "gone altogether", "named nowhere any more", "#gone"],
  ];
  return html`<ul class="tiles">${tiles.map(
    ([value, label, note, target], index) =>
      html`<li class="tile${index === 1 && value > 0 && bindings !== null ? " warn" : ""}"><a href="${target}"${index === 1 && html` data-set-status="silent"`}><b>${grouped(value)}</b> <span>${label}</span> <small>${note}</small></a></li>`,
  )}</ul>`;
}

/** The three answers side by side: what changed, who asked, who disappeared. */
export function answers(view: LedgerView): Markup {
  return html`<section class="answers" aria-label="The three answers">
${whatChanged(view)}
${whoAsked(view)}
${whoDisappeared(view)}
</section>
`;
}

function whatChanged(view: LedgerView): Markup {
  const kinds = kindCounts(view).map(({ kind, amount }) => ({
    label: kindLabels[kind],
    amount,
    set: "kind" as const,
    value: kind,
  }));
  const classes = classCounts(view).map((item) => ({
    label: classLabels[item.class],
    amount: item.amount,
    set: "class" as const,
    value: item.class,
  }));
  const renumbered = view.ledger.summary.renumbered;
  return html`<div class="answer" id="what"><h2>What changed</h2>
${bars("By kind", kinds)}
${classes.length > 0 && bars("By class (a change may have several)", classes)}
${renumbered > 0 && html`<p class="note">${count(renumbered, "passage")} with another <a href="#renumbered">number</a>: that alone is no change of text.</p>`}
</div>`;
}

interface Bar {
  label: string;
  amount: number;
  set: "kind" | "class";
  value: string;
}

function bars(caption: string, items: Bar[]): Markup {
  const most = Math.max(1, ...items.map((item) => item.amount));
  return html`<table class="bars"><caption>${caption}</caption><tbody>${items.map(
    (item) =>
      html`<tr><th scope="row"><a href="#changes" data-set-${item.set}="${item.value}">${item.label}</a></th><td class="n">${grouped(item.amount)}</td><td class="bar"><svg width="100%" height="10" aria-hidden="true"><rect width="${((item.amount / most) * 100).toFixed(1)}%" height="10"/></svg></td></tr>`,
  )}</tbody></table>`;
}

function whoAsked(view: LedgerView): Markup {
  const all = askers(view);
  const { bindings, summary } = view.ledger;
  const rows = all.map(
    (asker) =>
      html`<tr><th scope="row" dir="auto">${asker.by}</th><td>${count(asker.requests, "request")}<br><small>${outcomes(asker)}</small></td><td class="n">${grouped(asker.changes.length)}</td></tr>`,
  );
  const own =
    summary.ownCorrections > 0 &&
    html`<tr class="rest"><th scope="row">The panel itself</th><td>declared corrections</td><td class="n">${grouped(summary.ownCorrections)}</td></tr>`;
  const silent =
    summary.silent > 0 &&
    html`<tr class="rest"><th scope="row"><a href="#changes" data-set-status="silent">No one on record</a></th><td>silent</td><td class="n">${grouped(summary.silent)}</td></tr>`;
  return html`<div class="answer" id="asked"><h2>Who asked</h2>
<table class="list"><caption>Changes by who asked for them</caption><thead><tr><th scope="col">Who</th><th scope="col">What was decided</th><th scope="col" class="n">Changes</th></tr></thead><tbody>${rows}${own}${silent}</tbody></table>
${bindings && bindings.unfulfilled.length > 0 && html`<p class="note"><a href="#unfulfilled">${unfulfilledSentence(view)}</a>.</p>`}
<p class="note">${provenance(view.ledger)}</p></div>`;
}

function outcomes(asker: Asker): string {
  const named = { ...outcomeLabels, undecided: "undecided" };
  return (["accepted", "partly", "rejected", "undecided"] as const)
    .filter((outcome) => asker.outcomes[outcome] > 0)
    .map((outcome) => `${asker.outcomes[outcome]} ${named[outcome]}`)
    .join(", ");
}

const goneShown = 12;
const fewerShown = 6;

function whoDisappeared(view: LedgerView): Markup {
  const gone = goneParties(view);
  const entries = gone.map(
    (party, index) =>
      html`<li${index >= goneShown && html` class="more"`}><a href="#changes" data-set-party="${party.key}"><bdi>${party.name}</bdi></a> <small>${schemaLabels[party.schema]}, named ${count(party.before, "time")} before${party.anonymised > 0 && `, now ${party.anonymised} × described without name`}</small></li>`,
  );
  return html`<div class="answer" id="gone"><h2>Who disappeared</h2>
${gone.length === 0 ? html`<p>No party, state or vessel is gone altogether.</p>` : html`<p class="caption">Gone altogether: named nowhere in the amended text</p><ul class="gone">${entries}</ul>`}
${gone.length > goneShown && html`<button type="button" class="js showmore" data-more="gone">Show all ${gone.length}</button>`}
${fewer(view)}
<p class="note">All <a href="#mentions">mentions before and after</a>, party by party.</p></div>`;
}

/** Those who are still named, and less often. */
function fewer(view: LedgerView): Markup | null {
  const less = mostChanged(view).filter((party) => party.after < party.before && !party.gone);
  if (less.length === 0) return null;
  return html`<table class="list less-t"><caption>Named less often${less.length > fewerShown && ` (${fewerShown} of ${less.length})`}</caption><thead><tr><th scope="col">Name</th><th scope="col" class="n">Before</th><th scope="col" class="n">After</th></tr></thead><tbody>${less
    .slice(0, fewerShown)
    .map(
      (party) =>
        html`<tr><th scope="row"><a href="#changes" data-set-party="${party.key}"><bdi>${party.name}</bdi></a></th><td class="n">${grouped(party.before)}</td><td class="n">${grouped(party.after)}</td></tr>`,
    )}</tbody></table>`;
}
