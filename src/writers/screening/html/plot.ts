import { html, type Markup } from "../../html/markup.ts";
import { grouped } from "../../ledger/numbers.ts";
import { binCount } from "./collect.ts";

const width = 720;
const height = 150;
const floor = height - 22;

/** How many hits have which probability: bars, and the same in a table. */
export function plot(bins: readonly number[], threshold: number): Markup {
  const most = Math.max(1, ...bins);
  const first = Math.min(binCount - 1, Math.floor(threshold * binCount + 1e-9));
  const shown = bins.map((count, bin) => ({ count, bin })).slice(first);
  const step = width / shown.length;
  const bars = shown.map(({ count, bin }, at) => {
    // Square roots: one hit among thousands is still seen.
    const tall = count === 0 ? 0 : Math.max(3, Math.sqrt(count / most) * (floor - 18));
    const left = at * step;
    return html`<rect x="${(left + 3).toFixed(1)}" y="${(floor - tall).toFixed(1)}" width="${(step - 6).toFixed(1)}" height="${tall.toFixed(1)}"/>${count > 0 && html`<text x="${(left + step / 2).toFixed(1)}" y="${(floor - tall - 5).toFixed(1)}" text-anchor="middle">${grouped(count)}</text>`}<text x="${left.toFixed(1)}" y="${height - 6}" text-anchor="${at === 0 ? "start" : "middle"}">${(bin / binCount).toFixed(2)}</text>`;
  });
  return html`<section id="scores" aria-labelledby="scores-h"><h2 id="scores-h">Hits by probability</h2>
<p class="note">Of a hundred hits with 0.90 about ninety are the same party. The heights follow square roots, so that few hits among many are seen.</p>
<div class="scroll" tabindex="0" role="group" aria-label="Hits by probability"><svg class="histogram" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="scores-t"><title id="scores-t">Number of hits by probability; the table below says the same.</title><line x1="0" x2="${width}" y1="${floor}" y2="${floor}"/>${bars}</svg></div>
<details><summary>The same in figures</summary><table class="list bins"><thead><tr><th scope="col">Probability</th><th scope="col" class="n">Hits</th></tr></thead><tbody>${shown.map(({ count, bin }) => html`<tr><th scope="row">${(bin / binCount).toFixed(2)} to ${((bin + 1) / binCount).toFixed(2)}</th><td class="n">${grouped(count)}</td></tr>`)}</tbody></table></details>
</section>
`;
}
