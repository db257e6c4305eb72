import { align } from "#compare";
import {
  amend,
  countersign,
  type Document,
  documentOf,
  type KeyPolicy,
  parseSealedFile,
  type SealedReport,
  type SealOptions,
  sealDocument,
  writeSealedFile,
} from "#document";
import { PenholderError } from "#kernel";
import { nodeCrypto, nodeRandom } from "#log";
import { bytesOf } from "./files.ts";
import { openParties } from "./inputs.ts";
import { findMarks } from "./marks.ts";
import { openReport } from "./open-report.ts";
import { writeOutput } from "./output.ts";
import { blocksByNumber } from "./paragraphs.ts";
import { progress } from "./progress.ts";
import { largestSealed, openKey, openSealedReport, openSigners, tellSeal } from "./sealed-files.ts";
import type { SealCommandOptions } from "./sealing-options.ts";

const tools = { crypto: nodeCrypto, random: nodeRandom };

/** Seals a report, or adds signatures to one that is sealed. */
export async function seal(path: string, options: SealCommandOptions): Promise<void> {
  const sealed = parseSealedFile(bytesOf(path, largestSealed));
  if (sealed.ok) return addSignatures(path, options);
  const document = await read(path, options);
  const report = options.report ?? document.title;
  if (report === "")
    throw new PenholderError("usage", `${path} has no title: name the report with --report.`, { file: path });
  const { protect, ...sealing } = sealingOf(document, options);
  write(sealDocument(tools, document, { report, mustNotRedact: protect, ...sealing }), outOf(options));
}

/** Seals the next version: which paragraph lives on as which is found as `compare` finds it. */
export async function amendReport(earlierPath: string, path: string, options: SealCommandOptions): Promise<void> {
  const earlier = openSealedReport(earlierPath);
  const document = await read(path, options);
  const pairs = align(documentOf(earlier), document).flatMap(({ original: [old], amended: [now] }) =>
    old !== undefined && now !== undefined ? [[old, now] as [string, string]] : [],
  );
  const { protect, ...sealing } = sealingOf(document, options);
  const protection = options.protect.length > 0 && { mustNotRedact: protect };
  const next = amend(tools, earlier, document, pairs, { ...sealing, ...protection });
  write(next, outOf(options));
  tellChanges(earlier, next);
}

function addSignatures(path: string, options: SealCommandOptions): void {
  if (options.key.length === 0)
    throw new PenholderError("usage", `${path} is sealed already: add a signature to it with --key.`, { file: path });
  const report = openSealedReport(path);
  write({ ...report, seal: openSigners(options.key).reduce(countersign, report.seal) }, options.out ?? path);
}

async function read(path: string, options: SealCommandOptions): Promise<Document> {
  outOf(options);
  const line = progress();
  try {
    const { document, evidence } = await openReport(path, options, line);
    for (const sentence of evidence.warnings) process.stderr.write(`penholder: ${path}: ${sentence}\n`);
    return document;
  } finally {
    line.done();
  }
}

type Sealing = Omit<SealOptions, "report" | "mustNotRedact"> & { protect: SealOptions["mustNotRedact"] };

function sealingOf(document: Document, options: SealCommandOptions): Sealing {
  const signers = openSigners(options.key);
  const keys = [...new Set([...signers.map(({ vkey }) => vkey), ...options.author.map(openKey)])];
  if (keys.length === 0)
    throw new PenholderError("usage", "A report is sealed by its authors: name their keys with --key or --author.");
  const policy: KeyPolicy = { threshold: options.authors ?? keys.length, keys };
  return {
    marks: findMarks(document, openParties(options.parties), options.mark),
    protect: options.protect.map((number) => ({ block: blocksByNumber(document, number) })),
    policy,
    signers,
  };
}

function outOf({ out }: SealCommandOptions): string {
  if (out === undefined) throw new PenholderError("usage", "Say where the sealed report goes: --out FILE.");
  return out;
}

function write(report: SealedReport, path: string): void {
  writeOutput(writeSealedFile(report), path, 0o600);
  tellSeal(report, path);
}

function tellChanges(earlier: SealedReport, next: SealedReport): void {
  const before = new Map(earlier.blocks.map((block) => [block.id, block]));
  let [untouched, resealed, added] = [0, 0, 0];
  for (const block of next.blocks) {
    const old = before.get(block.id);
    if (!old) added++;
    else if (old.state === "open" && block.state === "open" && old.seed === block.seed) untouched++;
    else resealed++;
  }
  const dropped = before.size - untouched - resealed;
  process.stderr.write(
    `Against the version before: ${untouched} blocks untouched, ${resealed} changed, ${added} new, ${dropped} dropped.\n`,
  );
}
