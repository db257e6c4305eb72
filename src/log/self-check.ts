import { PenholderError } from "#kernel";
import { type Crypto, leafHash, verifyInclusion } from "#record";
import type { ActFeed } from "./feed.ts";
import type { TreeState } from "./state.ts";
import type { TileCache } from "./tile-cache.ts";

const samples = 16;

/**
 * Proves some stored entries, the first and the last among them, under the tree as found, before anything is built on
 * it: a wrong or missing tile on their ways is named at the start, and not to the first who asks for a receipt. Throws
 * `log-disagrees`. What it does not look at, `fsck` does.
 */
export async function proveSample(
  crypto: Crypto,
  cache: TileCache,
  feed: ActFeed,
  { size, root }: TreeState,
): Promise<void> {
  if (size === 0n) return;
  const spread = Array.from({ length: samples }, (_, i) => (size * BigInt(i)) / BigInt(samples));
  for (const index of new Set([...spread, size - 1n])) {
    const [entry] = await feed.entries(index, 1);
    const proof = await cache.inclusion(index, size, size);
    if (entry && verifyInclusion(crypto, index, size, leafHash(crypto, entry), proof, root)) continue;
    const message = `The tiles do not prove stored entry ${index} under the log's own root; run penholder log fsck.`;
    throw new PenholderError("log-disagrees", message, { at: `entry ${index}` });
  }
}
