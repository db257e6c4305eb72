import type { Json } from "#kernel";
import { type Signer, toBase64, toHex } from "#record";
import type { Block, Document } from "../types.ts";
import type { SealOptions, Tools } from "./answers.ts";
import { cut } from "./cut.ts";
import { signStatement } from "./envelope.ts";
import { Hashes } from "./hashes.ts";
import { joined, leavesOf, rootOf } from "./leaves.ts";
import { limits } from "./limits.ts";
import { slotsIn } from "./ranges.ts";
import {
  type Attributes,
  type Header,
  headerType,
  type OpenBlock,
  type Passage,
  type SealedMeta,
  type SealedReport,
  type SpanMark,
  type TextRange,
} from "./types.ts";
import { refuse, requirePolicy, requireRanges, requireSealable } from "./validate.ts";

/**
 * Seals the first version of a report: cuts every block into spans, draws its id and seed, computes the root and puts
 * the header into an envelope. Throws `sealing-refused` for a document, mark or policy that cannot be sealed.
 */
export function sealDocument(tools: Tools, document: Document, options: SealOptions): SealedReport {
  requireInput(document, options.marks, options.mustNotRedact);
  if (options.report === "" || options.report.length > limits.word)
    refuse("A report has a name of 1 to 1000 characters");
  const ids = new Map(document.blocks.map(({ id }) => [id, toHex(tools.random(16))]));
  const { marksOf, rangesOf } = byBlock(options.marks, options.mustNotRedact);
  const blocks = document.blocks.map((block) => {
    const spans = cut({ ...cuttingOf(block, ids), marks: marksOf(block.id), ranges: rangesOf(block.id) });
    return openBlock(tools, idOf(ids, block.id), 0, attributesOf(block, ids), spans);
  });
  const version = { report: options.report, stream: toHex(tools.random(16)), version: 1, previous: null };
  const protection = protectedPassages(document, blocks, options.mustNotRedact);
  return assemble(tools, { document, blocks, meta: newMeta(tools, document), version, protection, ...options });
}

/** What a sealed version is made of. */
export interface Parts {
  document: Document;
  blocks: OpenBlock[];
  meta: SealedMeta;
  version: Pick<Header, "report" | "stream" | "version" | "previous">;
  protection: Passage[];
  policy: Header["policy"];
  signers: readonly Signer[];
}

export function assemble({ crypto, random }: Tools, parts: Parts): SealedReport {
  requirePolicy(parts.policy);
  const { blocks, meta } = parts;
  const printed = parts.document.blocks.map(({ number }) => number);
  const numbers = { seed: toBase64(random(32)), printed };
  const hashes = new Hashes(crypto);
  const leaves = leavesOf(hashes, { meta, numbers, blocks });
  const header: Header = {
    type: "penholder/header/1",
    ...parts.version,
    blocks: blocks.length,
    root: toBase64(rootOf(hashes, leaves)),
    mustNotRedact: parts.protection,
    policy: { threshold: parts.policy.threshold, keys: [...parts.policy.keys] },
  };
  const envelope = signStatement(headerType, header satisfies Json, parts.signers);
  const seal = { envelope, receipt: null };
  return { type: "penholder/sealed-report/1", seal, meta, numbers, blocks, leaves: toBase64(joined(leaves)) };
}

export function requireInput(document: Document, marks: readonly SpanMark[], ranges: readonly TextRange[]): void {
  requireSealable(document);
  requireRanges(document, marks);
  requireRanges(document, ranges);
}

export function newMeta({ random }: Tools, { title, language, format }: Document): SealedMeta {
  return { salt: toBase64(random(32)), title, language, format };
}

export function openBlock(
  { random }: Tools,
  id: string,
  revision: number,
  attributes: Attributes,
  spans: OpenBlock["spans"],
): OpenBlock {
  if (spans.length > limits.spans) refuse(`A block would have ${spans.length} spans: mark fewer passages in it`);
  return { state: "open", id, seed: toBase64(random(32)), revision, attributes, spans };
}

export function attributesOf({ kind, level, parent, language }: Block, ids: ReadonlyMap<string, string>): Attributes {
  return { kind, level, parent: parent === null ? null : idOf(ids, parent), language };
}

/** Text and notes of a block, the notes by their sealed ids. */
export function cuttingOf(
  { text, marks }: Block,
  ids: ReadonlyMap<string, string>,
): { text: string; notes: [number, string][] } {
  return { text, notes: marks.map(({ offset, note }) => [offset, idOf(ids, note)]) };
}

export function idOf(ids: ReadonlyMap<string, string>, id: string): string {
  return ids.get(id) ?? refuse(`Block ${id} is not there`);
}

/** Marks, and the protected ranges that are not whole blocks, by block. */
export function byBlock(marks: readonly SpanMark[], ranges: readonly TextRange[]) {
  const marksIn = Map.groupBy(marks, ({ block }) => block);
  const rangesIn = Map.groupBy(ranges.filter(isPart), ({ block }) => block);
  return {
    marksOf: (block: string): SpanMark[] => marksIn.get(block) ?? [],
    rangesOf: (block: string): { start: number; end: number }[] =>
      (rangesIn.get(block) ?? []).map(({ start = 0, end = Number.MAX_SAFE_INTEGER }) => ({ start, end })),
  };
}

const isPart = ({ start, end }: TextRange): boolean => start !== undefined || end !== undefined;

/** What must never be hidden, by sealed ids and slots, in order of blocks. `blocks` are those of the document, in its order. */
export function protectedPassages(
  document: Document,
  blocks: readonly OpenBlock[],
  ranges: readonly TextRange[],
): Passage[] {
  const rangesIn = Map.groupBy(ranges, ({ block }) => block);
  return document.blocks.flatMap(({ id }, index): Passage[] => {
    const [block, wanted] = [blocks[index], rangesIn.get(id)];
    if (!block || !wanted) return [];
    if (!wanted.every(isPart)) return [{ block: block.id, slots: null }];
    return [{ block: block.id, slots: slotsIn(block.spans, wanted) }];
  });
}
