import { type Block, type Document, type View, words } from "#document";
import { bareNumber } from "../renumber.ts";
import type { Aligned, Ledger, LedgerBlock, LedgerDocument } from "../types.ts";

export function describeDocument(document: Document, file: string | undefined, view: View | undefined): LedgerDocument {
  const { title, format, language, blocks } = document;
  return {
    title,
    ...(file !== undefined && { file }),
    ...(view !== undefined && { view }),
    format,
    language,
    blocks: blocks.length,
    words: words(document),
  };
}

export function describeBlock(block: Block): LedgerBlock {
  const { id, number, kind, level, parent, language, page, text, marks, cells } = block;
  return { id, number, kind, level, parent, language, page, text, marks, ...(cells && { cells }) };
}

/** Old number → new number, for every passage that stayed while its number changed; of a split or merged one, for its first block. */
export function renumberings(alignment: Aligned[], original: Document, amended: Document): Ledger["renumbered"] {
  const numbersA = new Map(original.blocks.map(({ id, number }) => [id, number]));
  const numbersB = new Map(amended.blocks.map(({ id, number }) => [id, number]));
  return alignment.flatMap(({ original: [from], amended: [to] }) => {
    if (from === undefined || to === undefined) return [];
    const [old, now] = [numbersA.get(from) ?? null, numbersB.get(to) ?? null];
    return bareNumber(old) === bareNumber(now) ? [] : [{ original: from, amended: to, from: old, to: now }];
  });
}
