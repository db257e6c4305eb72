import { PenholderError } from "#kernel";
import type { DiskTree } from "./disk-tree.ts";
import type { ActFeed } from "./feed.ts";

/** Entries integrated at once. */
const group = 4096;

/** Integrates what the feed holds and the tree does not, up to a size. */
export async function integrateUpTo(tree: DiskTree, feed: ActFeed, size: bigint): Promise<void> {
  while (tree.state.size < size) {
    const from = tree.state.size;
    const limit = Math.min(group, Number(size - from));
    const entries = await feed.entries(from, limit);
    if (entries.length === 0 || entries.length > limit) {
      const message = `The store gave ${entries.length} entries from ${from} on, where ${limit} are committed; run penholder log fsck.`;
      throw new PenholderError("log-disagrees", message, { at: `entry ${from}` });
    }
    await tree.integrate(from, entries);
  }
}
