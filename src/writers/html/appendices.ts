import type { Evidence } from "#document";
import { explainUnfulfilled } from "../ledger/binding.ts";
import { citationText } from "../ledger/grades.ts";
import { grouped, signed } from "../ledger/numbers.ts";
import { notChecked } from "../ledger/summary.ts";
import { type LedgerView, sectionOf } from "../ledger/view.ts";
import { html, type Markup } from "./markup.ts";
import type { Rows } from "./rows.ts";

/** Everything else that the ledger holds, table by table. */
export function appendices(view: LedgerView, rows: Rows): Markup {
  return html`${unfulfilled(view)}${sections(view)}${facts(view)}${renumbered(view, rows)}${evidence(view)}${unchecked(view)}${reading()}`;
}

function unfulfilled(view: LedgerView): Markup | null {
  const items = view.ledger.bindings?.unfulfilled ?? [];
  if (items.length === 0) return null;
  return html`<section id="unfulfilled" aria-labelledby="unfulfilled-h"><h2 id="unfulfilled-h">Requests and corrections without their change</h2>
<ul class="plain">${items.map((item) => {
    const told = explainUnfulfilled(view, item);
    return html`<li class="bind"><p class="badge">${told.title}</p><dl>${told.facts.map(
      (fact) => html`<div><dt>${fact.label}</dt><dd dir="auto">${fact.text}</dd></div>`,
    )}</dl></li>`;
  })}</ul></section>
`;
}

function sections(view: LedgerView): Markup | null {
  const rows = view.ledger.sections;
  if (rows.length === 0) return null;
  return html`<section id="sections" aria-labelledby="sections-h"><h2 id="sections-h">Section by section</h2>${table(
    "sections-t",
    ["Section", "#Changes", "#Mentions before", "#After", "#Difference"],
    rows.map((row) => [
      sectionOf(view, row.section).join(" › ") || "Before the first heading",
      grouped(row.changes),
      grouped(row.mentionsBefore),
      grouped(row.mentionsAfter),
      signed(row.mentionsAfter - row.mentionsBefore),
    ]),
  )}</section>
`;
}

function facts(view: LedgerView): Markup | null {
  const { figures, citations } = view.ledger;
  if (figures.length === 0 && citations.length === 0) return null;
  const link = (id: string) => html`<a href="#${id}">${id}</a>`;
  return html`<section id="facts" aria-labelledby="facts-h"><h2 id="facts-h">Figures and citations</h2><div class="two">
${
  figures.length > 0 &&
  html`<div><h3>Figures changed</h3>${table(
    "figures-t",
    ["Change", "Before", "After"],
    figures.map((figure) => [link(figure.change), figure.from ?? "—", figure.to ?? "—"]),
  )}</div>`
}
${
  citations.length > 0 &&
  html`<div><h3>Citations lost and added</h3>${table(
    "citations-t",
    ["Change", "", "Citation"],
    citations.map((citation) => [
      link(citation.change),
      citation.lost ? "− lost" : "+ added",
      citationText(view, citation),
    ]),
  )}</div>`
}
</div></section>
`;
}

function renumbered(view: LedgerView, rows: Rows): Markup | null {
  const items = view.ledger.renumbered;
  if (items.length === 0) return null;
  return html`<section id="renumbered" aria-labelledby="renumbered-h"><h2 id="renumbered-h">Renumbered</h2>
<p class="note">Passages whose printed number changed. A number is never counted as a change of text.</p>
${table(
  "renumbered-t",
  ["Original", "Amended", "Passage"],
  items.map((item) => {
    const row = rows.rowOf("amended", item.amended);
    const place = view.places.amended.get(item.amended) ?? item.amended;
    return [item.from ?? "—", item.to ?? "—", row === undefined ? place : html`<a href="#r${row}">${place}</a>`];
  }),
)}</section>
`;
}

const shownAtFirst = 15;

/** A table; a heading that begins with "#" is a column of numbers. Long ones are cut by the script, with a button. */
export function table(id: string, headings: string[], rows: (string | Markup)[][]): Markup {
  const numeric = headings.map((heading) => heading.startsWith("#"));
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Table"><table class="list" id="${id}"><thead><tr>${headings.map(
    (heading, index) =>
      heading === ""
        ? html`<td></td>`
        : html`<th scope="col"${numeric[index] && html` class="n"`}>${heading.replace("#", "")}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (row, index) =>
      html`<tr${index >= shownAtFirst && html` class="more"`}>${row.map((cell, at) => html`<td${numeric[at] && html` class="n"`}>${typeof cell === "string" ? html`<bdi>${cell}</bdi>` : cell}</td>`)}</tr>`,
  )}</tbody></table></div>
${rows.length > shownAtFirst && html`<button type="button" class="js showmore" data-more="${id}">Show all ${grouped(rows.length)}</button>`}`;
}

function evidence(view: LedgerView): Markup {
  return html`<section id="evidence" aria-labelledby="evidence-h"><h2 id="evidence-h">What the files still carry</h2><div class="two">
<div><h3>Original</h3>${carriedList(view.ledger.evidence.original, "o")}</div>
<div><h3>Amended</h3>${carriedList(view.ledger.evidence.amended, "a")}</div></div></section>
`;
}

function carriedList(carried: Evidence, id: string): Markup {
  const by = (item: { author: string | null; date: string | null }) =>
    [item.author ?? "unknown", item.date].filter(Boolean).join(", ");
  const parts: [string, string[], (string | Markup)[][]][] = [
    [
      "Tracked changes",
      ["Author", "Type", "Text"],
      carried.trackedChanges.map((item) => [by(item), item.type, item.text]),
    ],
    [
      "Comments",
      ["Author", "Comment", "On"],
      carried.comments.map((item) => [by(item), item.text, item.passage || item.place]),
    ],
    ["Hidden text", ["Where", "Text"], carried.hidden.map((item) => [item.place, item.text])],
    ["Properties", ["Name", "Value"], Object.entries(carried.properties)],
  ];
  const shown = parts.filter(([, , rows]) => rows.length > 0);
  if (shown.length === 0 && carried.people.length === 0) return html`<p>Nothing besides the text was found.</p>`;
  return html`${carried.people.length > 0 && html`<p>People named in the file: ${carried.people.map((person, index) => html`${index > 0 && ", "}<bdi>${person}</bdi>`)}.</p>`}${shown.map(
    ([title, headings, rows], index) =>
      html`<h4>${title} (${grouped(rows.length)})</h4>${table(`ev-${id}${index}`, headings, rows)}`,
  )}`;
}

function unchecked(view: LedgerView): Markup {
  const sentences = notChecked(view);
  return html`<section id="unchecked" aria-labelledby="unchecked-h"><h2 id="unchecked-h">What was not checked</h2>
${sentences.length === 0 ? html`<p>Every class has rules for every language of these documents, and both files were read without a warning.</p>` : html`<ul>${sentences.map((sentence) => html`<li dir="auto">${sentence}</li>`)}</ul>`}
<p class="note">“Not checked” means that no rule could look; it never means that nothing changed.</p></section>
`;
}

function reading(): Markup {
  return html`<section id="reading" aria-labelledby="reading-h"><h2 id="reading-h">How to read this</h2>
<p><ins>Inserted words are underlined</ins>; <del>deleted words are struck through</del>. Every class of a change is a suggestion of the rule that it names, with the passage that made the rule speak. A change is <b>silent</b> when it is bound to neither a request decided before the amended version nor a correction that the panel declared. The ledger says what changed in the words; it says nothing of anyone’s reasons.</p></section>
`;
}
