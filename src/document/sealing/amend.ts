import { PenholderError } from "#kernel";
import { toHex } from "#record";
import type { Block, Document } from "../types.ts";
import type { AmendOptions, Tools } from "./answers.ts";
import { cut } from "./cut.ts";
import { headerHash } from "./envelope.ts";
import { Hashes } from "./hashes.ts";
import { authenticHeader } from "./opened.ts";
import { notesOf, textOf } from "./ranges.ts";
import {
  assemble,
  attributesOf,
  byBlock,
  cuttingOf,
  idOf,
  newMeta,
  openBlock,
  protectedPassages,
  requireInput,
} from "./seal.ts";
import type { OpenBlock, Passage, SealedMeta, SealedReport } from "./types.ts";
import { refuse } from "./validate.ts";

/**
 * Seals the next version of a report. `pairs` says which block of the earlier version (sealed id) lives on as which
 * block of the new document; blocks without a partner are new or dropped. A block of which text, notes and attributes
 * are the same keeps seed, revision and cut, and so its leaf; any other gets a new seed and the next revision. Throws
 * `sealing-refused`, and `sealed-file-invalid` where the earlier file is not what its header states.
 */
export function amend(
  tools: Tools,
  earlier: SealedReport,
  document: Document,
  pairs: readonly (readonly [earlier: string, now: string])[],
  options: AmendOptions,
): SealedReport {
  const header = authenticHeader(new Hashes(tools.crypto), earlier);
  requireInput(document, options.marks, options.mustNotRedact ?? []);
  const before = openBlocks(earlier);
  const partners = partnersOf(before, document, pairs);
  const ids = new Map(document.blocks.map(({ id }) => [id, partners.get(id)?.id ?? toHex(tools.random(16))]));
  const { marksOf, rangesOf } = byBlock(options.marks, options.mustNotRedact ?? []);
  const blocks = document.blocks.map((block) => {
    const partner = partners.get(block.id);
    if (partner && isUntouched(partner, block, ids)) return partner;
    const spans = cut({ ...cuttingOf(block, ids), marks: marksOf(block.id), ranges: rangesOf(block.id) });
    const revision = partner ? partner.revision + 1 : 0;
    return openBlock(tools, idOf(ids, block.id), revision, attributesOf(block, ids), spans);
  });
  return assemble(tools, {
    ...options,
    document,
    blocks,
    meta: isSameMeta(earlier.meta, document) ? earlier.meta : newMeta(tools, document),
    version: {
      report: header.report,
      stream: header.stream,
      version: header.version + 1,
      previous: headerHash(tools.crypto, earlier.seal.envelope),
    },
    protection: options.mustNotRedact
      ? protectedPassages(document, blocks, options.mustNotRedact)
      : carriedOver(header.mustNotRedact, before, blocks),
  });
}

/** The blocks of a sealed report, all of them open; refused where one is not: what is hidden cannot be sealed again. */
export function openBlocks(report: SealedReport): Map<string, OpenBlock> {
  const open = report.blocks.flatMap((block) => (block.state === "open" ? [[block.id, block] as const] : []));
  if (open.length === report.blocks.length) return new Map(open);
  throw new PenholderError(
    "sealed-file-invalid",
    "Some blocks of the sealed report are hidden: use the authors' own copy.",
  );
}

/** The earlier block of each block of the document that has one. */
function partnersOf(
  before: ReadonlyMap<string, OpenBlock>,
  document: Document,
  pairs: readonly (readonly [string, string])[],
): Map<string, OpenBlock> {
  const now = new Set(document.blocks.map(({ id }) => id));
  const partners = new Map<string, OpenBlock>();
  for (const [old, id] of pairs) {
    const block = before.get(old) ?? refuse(`The earlier version has no block ${old}`);
    if (!now.has(id)) refuse(`The new document has no block ${id}`);
    partners.set(id, block);
  }
  if (partners.size < pairs.length || new Set(partners.values()).size < pairs.length) {
    refuse("One block stands in two pairs");
  }
  return partners;
}

function isUntouched(earlier: OpenBlock, block: Block, ids: ReadonlyMap<string, string>): boolean {
  const { text, notes } = cuttingOf(block, ids);
  if (textOf(earlier.spans) !== text) return false;
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const { kind, level, parent, language } = earlier.attributes;
  return same(notesOf(earlier.spans), notes) && same({ kind, level, parent, language }, attributesOf(block, ids));
}

function isSameMeta(meta: SealedMeta, { title, language, format }: Document): boolean {
  return "title" in meta && meta.title === title && meta.language === language && meta.format === format;
}

/** The earlier version's protection: of untouched blocks as it was, of changed ones as a whole. */
function carriedOver(
  passages: readonly Passage[],
  before: ReadonlyMap<string, OpenBlock>,
  blocks: readonly OpenBlock[],
): Passage[] {
  const protection = new Map(passages.map((passage) => [passage.block, passage]));
  return blocks.flatMap((block) => {
    const passage = protection.get(block.id);
    if (!passage) return [];
    return [before.get(block.id) === block ? passage : { block: block.id, slots: null }];
  });
}
