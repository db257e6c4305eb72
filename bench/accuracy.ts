import { compareDocuments, type Ledger } from "#compare";
import type { Document, Reading } from "#document";
import { evaluate, type Miss, Scores } from "./evaluate.ts";
import { type Form, forms, hasOffice, readForm } from "./forms.ts";
import { amend } from "./generate/amend.ts";
import { countAnew } from "./generate/assemble.ts";
import { donorsOf, readSource, type Source, sourceNames } from "./generate/sources.ts";
import { mixture, nothing, type Pair, type Plan } from "./generate/truth.ts";
import type { Gate } from "./score.ts";

export interface AccuracyOptions {
  quick: boolean;
  texts: string[];
  forms: Form[];
  rates: number[];
  seeds: number[];
  onMiss: (miss: Miss) => void;
  progress: (what: string) => void;
}

export interface AccuracyRow {
  text: string;
  rate: string;
  form: Form;
  gates: Gate[];
  seconds: number;
}

export interface Accuracy {
  rows: AccuracyRow[];
  total: Gate[];
  checks: Gate[];
  /** Recall of regraded claims by where their wording comes from. */
  byHalf: Gate[];
  skipped: string[];
}

export async function measureAccuracy(options: AccuracyOptions): Promise<Accuracy> {
  const skipped: string[] = [];
  const sources = new Map<string, Source>();
  for (const name of sourceNames) {
    const source = await readSource(name);
    if (source) sources.set(name, source);
    else skipped.push(`${name}: the data is absent`);
  }
  if (!hasOffice()) skipped.push("PDF: LibreOffice is not installed");
  const usable = options.forms.filter((form) => form !== "pdf" || hasOffice());
  const rows: AccuracyRow[] = [];
  const total = new Scores();
  const checks: Gate[] = [];
  for (const [name, source] of sources) {
    if (!options.texts.includes(name)) continue;
    const donors = [...sources.values()]
      .filter((other) => other !== source)
      .flatMap((other) => donorsOf(other.document));
    for (const form of usable) {
      // Larger texts take minutes as PDF: one rate is enough to see what reading costs.
      const rates = form === "pdf" ? options.rates.filter((rate) => rate === 0.05) : options.rates;
      for (const rate of rates) {
        options.progress(`${name}, ${form}, ${100 * rate} %`);
        const scores = new Scores();
        for (const seed of form === "markdown" ? options.seeds : options.seeds.slice(0, 1))
          await measure(make(source, donors, seed, mixture(rate)), form, [scores, total], options.onMiss);
        rows.push({
          text: name,
          rate: `${100 * rate} %`,
          form,
          gates: gatesOf(scores),
          seconds: scores.seconds / scores.cases,
        });
      }
      options.progress(`${name}, ${form}, special pairs`);
      checks.push(...(await specialPairs(source, donors, form, usable, options)));
    }
  }
  const byHalf = [...total.byHalf].map(
    ([half, score]): Gate => ({
      name: `regraded claims, recall: ${half}`,
      value: score.recall,
      limit: 0.9,
      atLeast: true,
      cases: score.hits + score.misses,
    }),
  );
  return { rows, total: gatesOf(total), checks, byHalf, skipped };
}

function make({ document, names }: Source, donors: string[], seed: number, plan: Plan): Pair {
  return amend({ text: document, names, donors, seed, plan });
}

async function measure(pair: Pair, form: Form, scores: Scores[], onMiss: (miss: Miss) => void): Promise<Ledger> {
  const original = await readForm(pair.original, form, "original");
  const amended = await readForm(pair.amended, form, "amended");
  const start = performance.now();
  const ledger = compareDocuments({ original, amended, given: pair.given });
  const seconds = (performance.now() - start) / 1000;
  scores.forEach((score, index) => {
    score.seconds += seconds;
    const read = { original: original.document, amended: amended.document };
    evaluate(pair, ledger, read, score, index === 0 ? onMiss : undefined);
  });
  return ledger;
}

/** Pairs with a simple truth: only reworded, only renumbered, the same text in two forms, a file with itself. */
async function specialPairs(
  source: Source,
  donors: string[],
  form: Form,
  usable: Form[],
  options: AccuracyOptions,
): Promise<Gate[]> {
  const where = `${source.name}, ${form}`;
  const gates: Gate[] = [];
  const reworded = new Scores();
  await measure(make(source, donors, 101, { ...nothing, reworded: 0.3 }), form, [reworded], options.onMiss);
  const flags = reworded.onlyReworded;
  gates.push({
    name: `false certainty flags, only reworded (${where})`,
    value: flags.hits + flags.falseAlarms === 0 ? null : flags.falseAlarms / (flags.hits + flags.falseAlarms),
    limit: 0.05,
    atLeast: false,
    cases: flags.hits + flags.falseAlarms,
  });
  const itself = await readForm(source.document, form, "itself");
  gates.push(
    zero(
      `changes, a file with itself (${where})`,
      compareDocuments({ original: itself, amended: itself }).changes.length,
    ),
  );
  const renumbered = await readForm(renumberedOnly(source.document), form, "renumbered");
  const only = compareDocuments({ original: itself, amended: renumbered });
  for (const change of only.changes.slice(0, 5))
    options.onMiss({
      measure: `renumbered, ${form}`,
      detail: `${change.kind}: ${change.before?.slice(0, 200)} => ${change.after?.slice(0, 200)}`,
    });
  gates.push(zero(`text changes, only renumbered (${where})`, only.changes.length));
  if (form === "docx" && usable.includes("pdf")) {
    const asPdf = await readForm(source.document, "pdf", "as PDF");
    for (const [name, pair] of Object.entries({
      "DOCX against PDF": [itself, asPdf],
      "PDF against DOCX": [asPdf, itself],
    } satisfies Record<string, [Reading, Reading]>))
      gates.push(zero(`removed mentions, ${name} (${source.name})`, removedMentions(pair[0], pair[1], options.onMiss)));
  }
  return gates;
}

function removedMentions(original: Reading, amended: Reading, onMiss: (miss: Miss) => void): number {
  const ledger = compareDocuments({ original, amended });
  let count = 0;
  for (const change of ledger.changes)
    for (const { class: name, span } of change.classes)
      if (name === "party-removed" || name === "party-anonymised") {
        count++;
        onMiss({
          measure: "same text, two forms",
          detail: `${name} "${span?.text}" in ${change.kind}: ${change.before?.slice(0, 150)} => ${change.after?.slice(0, 150)}`,
        });
      }
  return count;
}

/** The same text with every number, and every reference to one, three further on. */
export function renumberedOnly(document: Document): Document {
  const blocks = document.blocks.map((block) => ({ ...block, marks: block.marks.map((mark) => ({ ...mark })) }));
  const first = document.blocks.find(({ kind, number }) => kind === "numbered" && /^\d+\.$/u.test(number ?? ""));
  countAnew(blocks, Number.parseInt(first?.number ?? "1", 10) + 3, 4);
  return { ...document, blocks };
}

function zero(name: string, value: number): Gate {
  return { name, value, limit: 0, atLeast: false, cases: 1 };
}

/** The measured figures beside the figures to reach. */
export function gatesOf(scores: Scores): Gate[] {
  const gate = (name: string, value: number | null, limit: number, cases: number): Gate => ({
    name,
    value,
    limit,
    atLeast: true,
    cases,
  });
  const recall = (name: string, score: { recall: number | null; hits: number; misses: number }, limit: number) =>
    gate(name, score.recall, limit, score.hits + score.misses);
  const precision = (
    name: string,
    score: { precision: number | null; hits: number; falseAlarms: number },
    limit: number,
  ) => gate(name, score.precision, limit, score.hits + score.falseAlarms);
  const f1 = (name: string, score: { f1: number | null; hits: number; misses: number }, limit: number) =>
    gate(name, score.f1, limit, score.hits + score.misses);
  return [
    f1("pairs F1", scores.pairs, 0.99),
    f1("notes F1", scores.notes, 0.99),
    precision("moves P", scores.moves, 0.95),
    recall("moves R", scores.moves, 0.95),
    f1("joins F1", scores.joins, 0.85),
    precision("removed P", scores.removed, 0.95),
    recall("removed R", scores.removed, 0.95),
    recall("lost given R", scores.lostGiven, 0.98),
    recall("lost other R", scores.lostOthers, 0.95),
    precision("lost P", scores.mentionPrecision, 0.95),
    recall("anonym. R", scores.anonymised, 0.95),
    recall("certainty R", scores.lowered, 0.9),
    recall("violation R", scores.violationLowered, 0.9),
    recall("raised R", scores.raised, 0.9),
    recall("citations R", scores.citations, 0.98),
    recall("figures R", scores.figures, 0.95),
    gate("located", scores.cases === 0 ? null : scores.located / scores.cases, 0.9, scores.cases),
  ];
}

export { forms };
