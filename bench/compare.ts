// `npm run bench compare -- [--quick] [--misses] [--out FILE] [FILTER …]`: accuracy on generated pairs with known
// truth, and speed. Filters: names of texts, forms, rates ("5%"), or the parts "accuracy" and "speed".
import { writeFileSync } from "node:fs";
import { type Accuracy, measureAccuracy } from "./accuracy.ts";
import type { Miss } from "./evaluate.ts";
import { forms } from "./forms.ts";
import { sourceNames } from "./generate/sources.ts";
import { type Gate, passes } from "./score.ts";
import { measureSpeed, type Speed } from "./speed.ts";
import { gateTable, table, verdict } from "./tables.ts";

const argumentsGiven = process.argv.slice(2);
const quick = argumentsGiven.includes("--quick");
const showMisses = argumentsGiven.includes("--misses");
const outAt = argumentsGiven.indexOf("--out");
const out = outAt >= 0 ? argumentsGiven[outAt + 1] : undefined;
const filters = argumentsGiven.filter((value, index) => !value.startsWith("--") && (outAt < 0 || index !== outAt + 1));

const rates = [0.02, 0.05, 0.09, 0.15];
const wanted = <T extends string>(values: readonly T[], usual: readonly T[] = values): T[] => {
  const named = values.filter((value) => filters.includes(value));
  return named.length > 0 ? named : [...usual];
};
const parts = wanted(["accuracy", "speed"]);

const sections: string[] = [];
const failed: Gate[] = [];

function say(text: string): void {
  console.log(`${text}\n`);
  sections.push(text);
}

function progress(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${what}`);
}

const misses: Miss[] = [];

if (parts.includes("accuracy")) {
  const namedRates = rates.filter((rate) => filters.includes(`${100 * rate}%`));
  const accuracy = await measureAccuracy({
    quick,
    texts: wanted(sourceNames, quick ? ["mueller", "darfur"] : sourceNames),
    forms: wanted(forms, quick ? ["markdown"] : forms),
    rates: namedRates.length > 0 ? namedRates : quick ? [0.05] : rates,
    seeds: quick ? [1] : [1, 2, 3],
    onMiss: (miss) => misses.push(miss),
    progress,
  });
  progress("");
  sayAccuracy(accuracy);
}

if (parts.includes("speed")) {
  const speed = await measureSpeed(quick, progress);
  progress("");
  saySpeed(speed);
}

function saySpeed({ gates, growth, peer, skipped }: Speed): void {
  say("## Speed");
  say(gateTable(gates));
  say("### Growth (Markdown, 5 % amended, each in a process of its own)");
  say(
    table(
      ["words", "blocks", "changes", "reading (s)", "ledger (s)", "processor (s)", "processor, µs a word", "peak MB"],
      growth.map((row) => [
        String(row.words),
        String(row.blocks),
        String(row.changes),
        row.read.toFixed(2),
        row.compare.toFixed(2),
        row.processor.toFixed(2),
        ((1e6 * row.processor) / row.words).toFixed(1),
        row.megabytes.toFixed(0),
      ]),
    ),
  );
  say("### Against a peer on the same DOCX pair (150,000 words)");
  say(
    table(
      ["", "s", "processor (s)", "peak MB", "changes reported"],
      peer.map((row) => [
        row.name,
        row.seconds.toFixed(2),
        row.processor.toFixed(2),
        row.megabytes.toFixed(0),
        String(row.changes),
      ]),
    ),
  );
  if (skipped.length > 0) say(`Skipped: ${skipped.join("; ")}.`);
  failed.push(...gates.filter((gate) => !passes(gate)));
}

function sayAccuracy({ rows, total, checks, byHalf, skipped }: Accuracy): void {
  const names = total.map((gate) => gate.name);
  say("## Accuracy on generated pairs");
  say(
    table(
      ["text", "form", "rate", ...names, "s"],
      rows.map((row) => [row.text, row.form, row.rate, ...row.gates.map(verdict), row.seconds.toFixed(2)]),
    ),
  );
  say("### All pairs together");
  say(gateTable(total));
  say("### Claims made weaker or stronger, by the origin of the wording");
  say(gateTable(byHalf));
  say("### Special pairs");
  say(gateTable(checks));
  if (skipped.length > 0) say(`Skipped: ${skipped.join("; ")}.`);
  failed.push(...[...total, ...checks].filter((gate) => !passes(gate)));
}

if (showMisses) {
  const byMeasure = new Map<string, string[]>();
  for (const { measure, detail } of misses) byMeasure.set(measure, [...(byMeasure.get(measure) ?? []), detail]);
  for (const [measure, details] of byMeasure) {
    console.log(`${measure}: ${details.length}`);
    for (const detail of details.slice(0, 25)) console.log(`  ${detail}`);
  }
}

say(failed.length === 0 ? "Every figure is reached." : `Missed: ${failed.map((gate) => gate.name).join("; ")}.`);
if (out) writeFileSync(out, `${sections.join("\n\n")}\n`);
