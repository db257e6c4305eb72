import type { Ledger } from "#compare";
import { ledgerTitle } from "../ledger/summary.ts";
import { viewOf } from "../ledger/view.ts";
import { appendices } from "./appendices.ts";
import { changes } from "./changes.ts";
import { pageScript } from "./client/index.ts";
import { help } from "./help.ts";
import { html, type Markup, trusted } from "./markup.ts";
import { plot } from "./plot.ts";
import { rowsOf } from "./rows.ts";
import { pageHead } from "./shell.ts";
import { pageStyle } from "./style.css.ts";
import { answers, masthead } from "./summary.ts";
import { texts } from "./texts.ts";

export interface HtmlOptions {
  /** Title of the page; the amended document's own title where it is not given. */
  title?: string;
  /** When the ledger was made (ISO 8601), shown in words. */
  generatedAt?: string;
  /** A line for the top of the page and of every printed page, such as "Illustration". */
  notice?: string;
}

/**
 * A ledger as one HTML file that makes no request: a strict content security policy allows its own style and script
 * by their hashes and nothing else. Without the script everything can be read; the script filters, folds and jumps.
 */
export function ledgerToHtml(ledger: Ledger, options: HtmlOptions = {}): string {
  const view = viewOf(ledger);
  const rows = rowsOf(view);
  const title = options.title || ledgerTitle(view, "Two versions of a report");
  const style = pageStyle(options.notice);
  const script = pageScript();
  return html`${pageHead(`${title}: ledger of changes`, style, script)}
<body>
<a class="skip" href="#changes">Skip to the changes</a>
<a class="skip" href="#texts">Skip to the texts</a>
${options.notice && html`<p class="notice" role="note" dir="auto">${options.notice}</p>`}
${navigation(ledger)}
<main>
${masthead(view, title, options.generatedAt)}${answers(view)}${plot(view)}${changes(view, rows)}
<section id="texts" aria-labelledby="texts-h"><h2 id="texts-h" tabindex="-1">The two texts</h2>
<div class="tools js" role="group" aria-label="How to show the texts"><button type="button" data-view="inline" aria-pressed="true">Inline</button><button type="button" data-view="side" aria-pressed="false">Side by side</button><button type="button" data-fold="true" aria-pressed="false">Show unchanged passages</button></div>
<div class="heads" aria-hidden="true"><b>Original</b><b>Amended</b></div>
<div class="texts" data-mode="inline">${texts(view, rows)}</div></section>
${appendices(view, rows)}</main>
${help()}
<script>${trusted(script)}</script>
</body>
</html>
`.markup;
}

function navigation(ledger: Ledger): Markup {
  const links: [string, string][] = [
    ["top", "Summary"],
    ["mentions", "Mentions"],
    ["changes", "Changes"],
    ["texts", "Texts"],
    ...((ledger.bindings?.unfulfilled.length ?? 0) > 0 ? [["unfulfilled", "Requests"] as [string, string]] : []),
    ["evidence", "Files"],
    ["unchecked", "Not checked"],
  ];
  return html`<nav class="nav" aria-label="Parts of this page"><b>Penholder</b> <ul>${links.map(([id, label]) => html`<li><a href="#${id}">${label}</a></li>`)}</ul></nav>`;
}
