import { PenholderError } from "#kernel";
import {
  type Crypto,
  encodeReceipt,
  type HashReader,
  inclusionRanges,
  type LeafRange,
  parseEntry,
  proveInclusion,
} from "#record";
import type { StoredAct } from "./act-reader.ts";
import type { Published } from "./checkpoints.ts";
import type { TileCache } from "./tile-cache.ts";

/**
 * Receipts for acts under one published checkpoint, in the order given: their proofs, of which each becomes text when it
 * is called for. The tiles are read once for all of them. `tokens` are DER time-stamp tokens to enclose in each.
 */
export async function receiptsFor(
  crypto: Crypto,
  cache: TileCache,
  published: Published,
  acts: readonly StoredAct[],
  tokens: readonly Uint8Array[] = [],
): Promise<(() => string)[]> {
  const ranges = distinct(acts.flatMap((act) => inclusionRanges(act.index, 0n, published.size)));
  const read = await cache.reader(ranges, published.size);
  return acts.map((act) => receiptFor(crypto, read, published, act, tokens));
}

function receiptFor(
  crypto: Crypto,
  read: HashReader,
  { note, size }: Published,
  { index, salt, act, entry }: StoredAct,
  tokens: readonly Uint8Array[],
): () => string {
  const proof = proveInclusion(crypto, read, index, size);
  const parsed = parseEntry(entry);
  if (!proof.ok) throw unmade(index, proof.problem);
  if (!parsed.ok) throw unmade(index, parsed.problem);
  const receipt = { entry: parsed.value, salt, act, tokens: [...tokens], index, proof: proof.value, checkpoint: note };
  return () => {
    const text = encodeReceipt(receipt);
    if (!text.ok) throw unmade(index, text.problem);
    return text.value;
  };
}

/** The proofs of neighbours share most of their ranges. */
function distinct(ranges: readonly LeafRange[]): LeafRange[] {
  return [...new Map(ranges.map((range) => [`${range.start}-${range.end}`, range])).values()];
}

function unmade(index: bigint, why: string): PenholderError {
  const message = `The receipt of entry ${index} cannot be made: ${why}; run penholder log fsck.`;
  return new PenholderError("log-disagrees", message, { at: `entry ${index}` });
}
