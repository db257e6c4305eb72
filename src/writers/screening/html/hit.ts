import type { AnsweredHit, AnsweredRow, Evidence } from "#screening";
import { html, type Markup } from "../../html/markup.ts";
import { decisionText, inputText, probabilityText } from "../cells.ts";
import { best } from "./collect.ts";

const widest = 3; // bans: beyond this a bar is full

/** A customer with every hit, the two sides beside each other. */
export function customerCard(row: AnsweredRow, columns: readonly string[]): Markup {
  const cells = columns.flatMap((name, column) => {
    const cell = inputText(row.cells[column] ?? "").trim();
    return cell === "" ? [] : [html`<div><dt>${name}</dt><dd dir="auto">${cell}</dd></div>`];
  });
  const lists = [...new Set(row.hits.map(({ list }) => list))].join("\n");
  const coverages = [...new Set(row.hits.map(({ coverage }) => coverage))].join("\n");
  const name = row.hits[0]?.askedName ?? row.customer;
  return html`<li class="card customer" id="r${row.row}" data-status="${row.status}" data-list="${lists}" data-coverage="${coverages}" data-row="${row.row}" data-best="${best(row).toFixed(4)}">
<h3><span class="cid">row ${row.row}</span> <bdi>${name}</bdi>${row.customer !== `row ${row.row}` && html` <small><bdi>${row.customer}</bdi></small>`}${row.status === "settled" && html` <small>settled by decisions</small>`}</h3>
<dl class="cells">${cells}</dl>${row.remark !== undefined && html`<p class="flag">${row.remark}</p>`}
<ol class="hitlist">${row.hits.map((hit) => hitItem(hit, row.row))}</ol></li>
`;
}

function hitItem(hit: AnsweredHit, row: number): Markup {
  const [verdict] = hit.explanation;
  const listed = [
    hit.authorities.join(", ") || hit.list,
    hit.references.join(", "),
    hit.programmes.join(", "),
    hit.since.length > 0 ? `listed since ${hit.since.join(", ")}` : "",
  ].filter(Boolean);
  const decided = decisionText(hit);
  const label = `Evidence for row ${row} and ${hit.caption}`;
  return html`<li class="hit"><div class="who"><p class="score"><b>${probabilityText(hit.probability)}</b> <span>${hit.coverage}</span></p>
<div><h4><bdi>${hit.caption}</bdi> <small>${hit.schema}, <bdi>${hit.id}</bdi></small></h4><p class="listed">${listed.join("; ")}</p>${decided !== "" && html`<p class="${hit.reopened ? "flag" : "decided"}">${decided}</p>`}<p class="verdict">${verdict ?? ""}</p></div></div>
<div class="scroll" tabindex="0" role="group" aria-label="${label}"><table class="list sides"><caption class="vh">${label}</caption><thead><tr><th scope="col">Evidence</th><th scope="col">Customer</th><th scope="col">Listed</th><th scope="col" class="weigh">Against | for</th><th scope="col">In words</th></tr></thead>
<tbody><tr><th scope="row">names compared</th><td dir="auto">${hit.askedName}</td><td dir="auto">${hit.listedName}</td><td></td><td></td></tr>${hit.for.map((each) => evidenceRow(each, "for"))}${hit.against.map((each) => evidenceRow(each, "against"))}${hit.missing.map((each) => html`<tr class="missing"><th scope="row">missing</th><td colspan="2" dir="auto">${each}</td><td></td><td>only one side says it</td></tr>`)}</tbody></table></div></li>
`;
}

function evidenceRow({ feature, query, listed, weight, detail }: Evidence, side: "for" | "against"): Markup {
  return html`<tr class="${side}"><th scope="row">${feature.replaceAll("-", " ")}</th><td dir="auto">${query ?? "·"}</td><td dir="auto">${listed ?? "·"}</td><td class="weigh">${weightBar(weight)}<span>${weight >= 0 ? "+" : "−"}${Math.abs(weight).toFixed(1)}</span></td><td dir="auto">${detail}</td></tr>`;
}

/** From the middle to the right what speaks for, to the left what speaks against. */
function weightBar(weight: number): Markup {
  const length = Math.min(1, Math.abs(weight) / widest) * 40;
  return html`<svg width="84" height="12" aria-hidden="true"><rect x="${(weight < 0 ? 42 - length : 42).toFixed(1)}" y="2" width="${length.toFixed(1)}" height="8"/><line x1="42" x2="42" y1="0" y2="12"/></svg>`;
}
