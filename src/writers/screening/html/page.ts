import type { AnsweredRow } from "#screening";
import { makeSearch } from "../../html/client/search.ts";
import { html, type Markup, trusted } from "../../html/markup.ts";
import { compactScript, pageHead } from "../../html/shell.ts";
import { grouped } from "../../ledger/numbers.ts";
import { aboutRows } from "../about.ts";
import { inputText } from "../cells.ts";
import type { AnsweredRows, ScreeningReport } from "../report.ts";
import { setUpHits } from "./client.ts";
import { type Collected, collect } from "./collect.ts";
import { customerCard } from "./hit.ts";
import { plot } from "./plot.ts";
import { screeningStyle } from "./style.css.ts";

/** Customers with hits that one page shows; the most probable ones. */
const mostShown = 2000;

/**
 * The result as one HTML file that makes no request (a content security policy allows its own style and script by their
 * hashes): figures, a plot of the scores, and every hit with the two sides beside each other. Without the script
 * everything can be read; the script filters and sorts.
 */
export async function* screeningToHtml(report: ScreeningReport, rows: AnsweredRows): AsyncGenerator<string> {
  const found = await collect(rows, mostShown);
  const style = screeningStyle();
  const script = clientScript();
  yield html`${pageHead(`${report.file}: screening`, style, script)}
<body>
<a class="skip" href="#customers">Skip to the hits</a>
<nav class="nav" aria-label="Parts of this page"><b>Penholder</b> <ul><li><a href="#top">Summary</a></li><li><a href="#scores">Scores</a></li><li><a href="#customers">Hits</a></li>${found.unscreened.length > 0 && html`<li><a href="#unscreened">Not screened</a></li>`}<li><a href="#about">What was done</a></li></ul></nav>
<main>
${masthead(report)}${report.hits > 0 && plot(found.bins, report.threshold)}
<section id="customers" aria-labelledby="customers-h"><h2 id="customers-h" tabindex="-1">Customers with hits</h2>
${found.omitted > 0 && html`<p class="flag">The ${grouped(found.rows.length)} customers with the most probable hits are shown; ${grouped(found.omitted)} more stand in the table of results (.csv, .xlsx, .jsonl).</p>`}
<div class="cols">${filters(report, found)}<div><p class="none" hidden>No customer fits these filters.</p><ol class="cards">`
    .markup;
  for (const row of found.rows) yield customerCard(row, report.columns).markup;
  yield html`</ol>${found.rows.length === 0 && html`<p>No customer has a hit from ${report.threshold} on.</p>`}</div></div></section>
${unscreened(found.unscreened, report)}${about(report)}</main>
<script>${trusted(script)}</script>
</body>
</html>
`.markup;
}

/** The function's own source, types stripped by whoever runs us, is the script. */
const clientScript = (): string => compactScript(`"use strict";\n(${setUpHits})(document,${makeSearch});`);

function masthead({ file, form, lists, day, rows, hits, counts, threshold }: ScreeningReport): Markup {
  const tiles: [number, string, string][] = [
    [rows, rows === 1 ? "row" : "rows", "in the customer file"],
    [counts.hits, "with hits", "to be looked at"],
    [counts.settled, "settled", "by earlier decisions"],
    [counts.clear, "clear", `no hit from ${threshold} on`],
    [counts["not screened"], "not screened", "no name, or unreadable"],
  ];
  return html`<header class="head" id="top"><p class="kicker">Screening of customers</p>
<h1 dir="auto">${file}</h1>
<dl class="docs"><div><dt>Customers</dt><dd>${form}, ${grouped(rows)} rows</dd></div><div><dt>Lists</dt><dd>${lists.map(({ name, date, entries }) => html`<span class="f">${name}, edition of ${date}, ${grouped(entries)} entries</span>`)}</dd></div></dl>
<p class="made">Screened on ${day} with Penholder.</p>
<div class="lead"><p>${sentence(hits, counts.hits)}</p><p>A hit is a question, not an answer: it says how probable it is that a customer is a listed party, and on what evidence. A person decides.</p></div>
<ul class="tiles five">${tiles.map(([number, word, about], at) => html`<li class="tile${at === 1 && number > 0 ? " warn" : ""}"><a href="${at === 4 && number > 0 ? "#unscreened" : "#customers"}"><b>${grouped(number)}</b><span>${word}</span><small>${about}</small></a></li>`)}</ul></header>
`;
}

function sentence(hits: number, customers: number): string {
  if (customers === 0) return hits === 0 ? "No customer has a hit." : "Every hit has been decided before.";
  const verb = customers === 1 ? "customer may be" : "customers may be";
  return `${grouped(customers)} ${verb} on a list.`;
}

function filters(report: ScreeningReport, { rows }: Collected): Markup {
  const lists = [...new Set(rows.flatMap(({ hits }) => hits.map(({ list }) => list)))].sort();
  const coverages = [...new Set(rows.flatMap(({ hits }) => hits.map(({ coverage }) => coverage)))].sort();
  const choice = (name: string, label: string, values: readonly string[], all: string): Markup =>
    html`<label>${label}<select name="${name}"><option value="">${all}</option>${values.map((value) => html`<option value="${value}">${value}</option>`)}</select></label>`;
  return html`<form class="filters js" aria-label="Filters"><p class="hits" role="status"></p>
<label>Words<input type="search" name="text" autocomplete="off"></label>
<label>Probability from<input type="number" name="least" min="0" max="1" step="0.05" placeholder="${report.threshold}"></label>
${choice("status", "Status", ["hits", "settled"], "all")}${choice("list", "List", lists, "all lists")}${choice("coverage", "Evidence", coverages, "all")}
<label>Order<select name="order"><option value="best">most probable first</option><option value="row">as in the file</option></select></label>
<button type="reset">Clear</button></form>`;
}

function unscreened(rows: readonly AnsweredRow[], { counts, columns }: ScreeningReport): Markup | null {
  if (rows.length === 0) return null;
  const total = counts["not screened"];
  return html`<section id="unscreened" aria-labelledby="unscreened-h"><h2 id="unscreened-h">Not screened</h2>
${total > rows.length && html`<p class="note">The first ${rows.length} of ${grouped(total)}.</p>`}
<div class="scroll" tabindex="0" role="group" aria-label="Rows not screened"><table class="list"><thead><tr><th scope="col" class="n">Row</th><th scope="col">Why</th><th scope="col">What it holds</th></tr></thead><tbody>${rows.map(
    ({ row, remark, cells }) =>
      html`<tr><td class="n">${row}</td><td>${remark ?? ""}</td><td dir="auto">${cells
        .map((cell, column) => (cell === "" ? "" : `${columns[column] ?? ""}: ${inputText(cell)}`))
        .filter(Boolean)
        .join("; ")}</td></tr>`,
  )}</tbody></table></div></section>
`;
}

function about(report: ScreeningReport): Markup {
  const [, ...rows] = aboutRows(report);
  return html`<section id="about" aria-labelledby="about-h"><h2 id="about-h">What was done</h2>
<div class="scroll" tabindex="0" role="group" aria-label="What was done"><table class="list"><thead><tr><th scope="col">What</th><th scope="col">Value</th></tr></thead><tbody>${rows.map(([name, value]) => html`<tr><th scope="row">${name}</th><td dir="auto">${value}</td></tr>`)}</tbody></table></div></section>
`;
}
