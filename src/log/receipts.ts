import { PenholderError } from "#kernel";
import {
  type Crypto,
  encodeReceipt,
  type HashReader,
  inclusionRanges,
  parseEntry,
  proveInclusion,
  tileWidth,
} from "#record";
import type { StoredAct } from "./act-reader.ts";
import type { Published } from "./checkpoints.ts";
import type { TileCache } from "./tile-cache.ts";

/**
 * Receipts for acts under one published checkpoint, in the order given: each becomes text when it is called for. The
 * tiles are read now, once for all. `tokens` are DER time-stamp tokens to enclose in each.
 */
export async function receiptsFor(
  crypto: Crypto,
  cache: TileCache,
  published: Published,
  acts: readonly StoredAct[],
  tokens: readonly Uint8Array[] = [],
): Promise<(() => string)[]> {
  // Leaves of one tile have the same tiles on their way to the root: any of them stands for all.
  const leaves = new Map(acts.map((act) => [act.index / BigInt(tileWidth), act.index]));
  const ranges = [...leaves.values()].flatMap((index) => inclusionRanges(index, 0n, published.size));
  const read = await cache.reader(ranges, published.size);
  return acts.map((act) => () => receiptText(crypto, read, published, act, tokens));
}

function receiptText(
  crypto: Crypto,
  read: HashReader,
  { note, size }: Published,
  { index, salt, act, entry }: StoredAct,
  tokens: readonly Uint8Array[],
): string {
  const proof = proveInclusion(crypto, read, index, size);
  if (!proof.ok) throw unmade(index, proof.problem);
  const parsed = parseEntry(entry);
  if (!parsed.ok) throw unmade(index, parsed.problem);
  const parts = { entry: parsed.value, salt, act, tokens: [...tokens], index };
  const receipt = encodeReceipt({ ...parts, proof: proof.value, checkpoint: note });
  if (!receipt.ok) throw unmade(index, receipt.problem);
  return receipt.value;
}

function unmade(index: bigint, why: string): PenholderError {
  const message = `The receipt of entry ${index} cannot be made: ${why}; run penholder log fsck.`;
  return new PenholderError("log-disagrees", message, { at: `entry ${index}` });
}
