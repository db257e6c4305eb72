import { amountText, type Edge, type OwnershipAnswer, type OwnershipGraph, shareText } from "#parties";
import { html } from "../html/markup.ts";
import { pageHead } from "../html/shell.ts";
import { drawing } from "./svg.ts";
import { conflictLines } from "./terminal.ts";
import { evidenceOf, headline, holdingText, identityLines, nameOf, nobodySure, standingText } from "./view.ts";

const style = `
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;color:#111827;background:#fff;margin:0 auto;max-width:72rem;padding:1.5rem}
h1{font-size:1.5rem;line-height:1.3}h2{font-size:1.15rem;margin-top:2rem}
.yes{border-left:6px solid #9b1c1c}.no{border-left:6px solid #046c4e}.open{border-left:6px solid #8a5a00}
.answer{padding:.25rem 1rem;background:#f9fafb}
.drawing{overflow-x:auto;background:#fff;border:1px solid #e5e7eb;padding:.5rem}.drawing svg{display:block;margin:auto;max-width:100%;height:auto;min-width:520px}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;border-bottom:1px solid #e5e7eb;padding:.4rem .6rem}
caption{text-align:left;color:#374151}td ul{margin:0;padding-left:1.1rem}.scroll{overflow-x:auto}
small,.quiet{color:#374151}pre{white-space:pre-wrap;font:inherit}
@media screen and (prefers-color-scheme:dark){body{color:#e5e7eb;background:#111827}.answer{background:#1f2937}a{color:#93c5fd}
caption,small,.quiet{color:#d1d5db}th,td{border-color:#374151}}
@media print{body{max-width:none;padding:0}}`;

/** The answer as one page that needs nothing else: the drawing, and in tables everything that it shows. */
export function ownershipToHtml(graph: OwnershipGraph, answer: OwnershipAnswer): string {
  const { rule, verdict } = answer;
  const edges = [...new Set([...answer.support, ...answer.holders, ...answer.chains.flatMap((chain) => chain.edges)])];
  const kind = verdict === "cannot be excluded" ? "open" : verdict;
  return `${
    html`${pageHead(`Ownership of ${nameOf(graph, answer.place)}`, style, "")}
<body><main><h1>${nameOf(graph, answer.place)}: who owns and controls it</h1>
<div class="answer ${kind}"><p><strong>${headline(graph, answer)}</strong></p>
<p>${rule.title} (since ${rule.since}), on ${answer.day}: ${rule.reading}<br><small>${rule.source.title}: <a href="${rule.source.url}">${rule.source.url}</a></small></p></div>
${answer.identity && html`<h2>Perhaps listed under another name</h2><ul>${identityLines(graph, answer).map((each) => html`<li>${each}</li>`)}</ul>`}
${answer.remarks.length > 0 && html`<h2>To know</h2><ul>${answer.remarks.map((each) => html`<li>${each}</li>`)}</ul>`}
<h2>Drawing</h2><div class="drawing" tabindex="0" role="region" aria-label="Drawing of the holdings">${drawing(graph, answer)}</div>
<p class="quiet">Red and bold: what counts. Ochre and dashed: what may count. A dotted line is no ownership. Round boxes are persons.</p>
${separately(graph, answer)}${chains(graph, answer)}
<h2>Holdings and their evidence</h2><div class="scroll"><table><caption>Shares are ranges where sources give ranges.</caption><thead><tr><th scope="col">Holder</th><th scope="col">Held</th><th scope="col">What</th><th scope="col">Evidence</th></tr></thead><tbody>${edges.slice(0, 500).map((edge) => row(graph, answer, edge))}</tbody></table></div>
${answer.conflicts.length > 0 && html`<h2>Sources that contradict each other</h2><pre>${conflictLines(graph, answer).join("\n")}</pre>`}
${answer.lapsed.length > 0 && html`<h2>Not in force on ${answer.day}</h2><ul>${answer.lapsed.map(({ statement, why }) => html`<li>${why}: ${statement.source}, ${statement.words} <small>[${statement.id}]</small></li>`)}</ul>`}
</main></body></html>`.markup
  }\n`;
}

function separately(graph: OwnershipGraph, { separately: each }: OwnershipAnswer) {
  return (
    each.length > 0 &&
    html`<h2>Each listed party by itself</h2><ul>${each
      .slice(0, 100)
      .map(
        ({ parties, share, owned, controlled }) =>
          html`<li>${parties.map((place) => nameOf(graph, place)).join(" with ") || nobodySure}: ${amountText(share)}; owned: ${owned}; controlled: ${controlled}</li>`,
      )}</ul>`
  );
}

function chains(graph: OwnershipGraph, answer: OwnershipAnswer) {
  return (
    answer.chains.length > 0 &&
    html`<h2>Chains from listed parties</h2><ol>${answer.chains.map(
      ({ edges, product, counts, stops }) =>
        html`<li>${edges.map((edge) => html`${nameOf(graph, edge.owner)} — <em>${holdingText(edge)}</em> → `)}${nameOf(graph, answer.place)}: <strong>${stops ? `stops at ${nameOf(graph, stops.asset)}` : counts === "yes" ? "counts" : "may count"}</strong>${product && `; multiplied ${shareText(product)}`}</li>`,
    )}</ol>${answer.moreChains && html`<p>There are more chains than are shown.</p>`}`
  );
}

function row(graph: OwnershipGraph, answer: OwnershipAnswer, edge: Edge) {
  return html`<tr><td>${nameOf(graph, edge.owner)}<br><small>${standingText(answer, edge.owner)}</small></td><td>${nameOf(graph, edge.asset)}</td><td>${holdingText(edge)}</td><td><ul>${evidenceOf(edge).map((each) => html`<li>${each}</li>`)}</ul></td></tr>`;
}
