import type { Document } from "#document";
import { arrange } from "./align/arrange.ts";
import { matchDocuments } from "./align/documents.ts";
import { inCanonicalOrder } from "./align/order.ts";
import { hidesLayout } from "./layout.ts";
import type { Aligned } from "./types.ts";

/**
 * How the blocks of two documents correspond. Every block of both stands in exactly one entry; entries come in the
 * order of the amended document, removed blocks where they stood. Deterministic, and `align(b, a)` is the mirror of
 * `align(a, b)`: the two are matched in one order that depends on their content alone. Time grows near-linearly
 * with the number of words, whatever the documents.
 */
export function align(original: Document, amended: Document): Aligned[] {
  const straight = inCanonicalOrder(original.blocks, amended.blocks);
  const pairing = straight ? matchDocuments(original, amended) : matchDocuments(amended, original);
  const groups = straight ? pairing.groups : pairing.groups.map(({ a, b, moved }) => ({ a: b, b: a, moved }));
  const items = straight ? [pairing.a.items, pairing.b.items] : [pairing.b.items, pairing.a.items];
  return arrange(items[0] ?? [], items[1] ?? [], groups, {
    similarity: (left, right) => pairing.lexicon.similarity(left, right),
    tolerant: hidesLayout(original.format, amended.format),
  });
}
