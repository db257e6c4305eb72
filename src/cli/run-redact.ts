import {
  documentOf,
  excerpt,
  type HidingPlan,
  manifestOf,
  type RedactedCopy,
  redact,
  type SealedReport,
  writeSealedFile,
} from "#document";
import { PenholderError } from "#kernel";
import { nodeCrypto } from "#log";
import { writeOutput } from "./output.ts";
import { blocksByNumber } from "./paragraphs.ts";
import { readPlan } from "./redaction-plan.ts";
import { keepRelease, releasesOf } from "./releases.ts";
import { nameOf, openSealed, openSealedReport, openSigners } from "./sealed-files.ts";
import type { ExcerptCommandOptions, RedactCommandOptions } from "./sealing-options.ts";

/** Makes a redacted copy and remembers it as released. */
export function redactReport(path: string, options: RedactCommandOptions): void {
  const out = outOf(options.out, "copy");
  const signers = openSigners(options.key);
  if (signers.length === 0)
    throw new PenholderError("usage", "A copy is released by somebody: name a publisher's secret key with --key.");
  const report = openSealedReport(path);
  const released = releasesOf(path, report, options.released);
  const copy = redact(nodeCrypto, report, planOf(report, options), {
    previous: latest(released),
    released,
    signers,
  });
  keepRelease(path, copy);
  writeOutput(writeSealedFile(copy), out);
  tellCopy(copy, out);
}

/** Takes an excerpt; one from the authors' own copy is a release too. */
export function takeExcerpt(path: string, options: ExcerptCommandOptions): void {
  const out = outOf(options.out, "excerpt");
  const file = openSealed(path);
  if (file.type === "penholder/excerpt/1")
    throw new PenholderError("usage", `${path} is an excerpt already: take it from the report or a redacted copy.`);
  if (options.paragraph === undefined)
    throw new PenholderError("usage", "Say which paragraph the excerpt is: --paragraph NUMBER.");
  const own = file.type === "penholder/sealed-report/1";
  const block = blocksByNumber(documentOf(file), options.paragraph);
  const sentences = options.sentence.length === 0 ? null : options.sentence.map(sentenceOf);
  const choice = { block, sentences, title: options.title };
  const made = excerpt(nodeCrypto, file, choice, own ? releasesOf(path, file, options.released) : []);
  if (own) keepRelease(path, made);
  writeOutput(writeSealedFile(made), out);
  const proof = made.proof.length * 32;
  process.stderr.write(`Written: ${out}: paragraph ${options.paragraph}, with a proof of ${proof} bytes.\n`);
}

function planOf(report: SealedReport, options: RedactCommandOptions): HidingPlan[] {
  const document = documentOf(report);
  const { plan, paragraph, words, reason, authority, decision } = options;
  const plans = plan === undefined ? [] : readPlan(plan, document);
  if (paragraph.length + words.length === 0) {
    if (plans.length > 0) return plans;
    throw new PenholderError("usage", "Say what to hide: --paragraph, --words or --plan.");
  }
  if (reason === undefined || authority === undefined || decision === undefined)
    throw new PenholderError("usage", "Hiding needs --reason, --authority and --decision: a reader is told all three.");
  const passages = paragraph.map((number) => ({ block: blocksByNumber(document, number), slots: null }));
  return [...plans, { passages, names: words, reason, authority, decision }];
}

/** The copy released last, over all versions: its successor's manifest names it. */
function latest(released: readonly ReturnType<typeof openSealed>[]): RedactedCopy | null {
  const copies = released.filter((file) => file.type === "penholder/redacted-copy/1");
  return copies.reduce<RedactedCopy | null>(
    (best, copy) => (best && numberOf(best) > numberOf(copy) ? best : copy),
    null,
  );
}

function numberOf(copy: RedactedCopy): number {
  const manifest = manifestOf(copy.manifest.envelope);
  return manifest.ok ? manifest.value.copy : 0;
}

function tellCopy(copy: RedactedCopy, path: string): void {
  const closed = copy.blocks.filter(({ state }) => state === "closed").length;
  const partly = copy.blocks.filter(({ state }) => state === "partly").length;
  process.stderr.write(
    `Written: ${path}: ${nameOf(copy)}, number ${numberOf(copy)} of this report: ${closed} blocks hidden whole, ${partly} in part.
It counts as hidden with authority once it is logged: penholder log append LOG-FOLDER ${path}\n`,
  );
}

function sentenceOf(text: string): number {
  if (!/^[1-9][0-9]{0,5}$/.test(text))
    throw new PenholderError("usage", `--sentence ${text}: sentences are counted from 1.`);
  return Number(text) - 1;
}

function outOf(out: string | undefined, what: string): string {
  if (out === undefined) throw new PenholderError("usage", `Say where the ${what} goes: --out FILE.`);
  return out;
}
