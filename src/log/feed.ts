import type { ActReader, StoredAct } from "./act-reader.ts";

/** Where a log takes its entries from, in the order of their sequence numbers: its own act store, or another's. */
export interface ActFeed {
  /** Entries that are committed; never fewer than before. */
  count(): Promise<bigint>;
  /** At most `limit` entries (89 bytes each) from a sequence number on, in order and without a gap. */
  entries(from: bigint, limit: number): Promise<Uint8Array[]>;
  acts(from: bigint, limit: number): Promise<StoredAct[]>;
  /** One act with its secrets; null where there is none. */
  read(index: bigint): Promise<StoredAct | null>;
}

/** A feed that the log follows, and that gives heartbeats their places among its acts. */
export interface FollowedFeed extends ActFeed {
  heartbeats(count: number): Promise<void>;
}

/** A log's own act store as the feed of what it integrates. */
export function feedOf(store: ActReader & { readonly count: bigint }): ActFeed {
  return {
    count: async () => store.count,
    entries: async (from, limit) => store.entries(from, limit),
    acts: async (from, limit) => store.acts(from, limit),
    read: async (index) => store.read(index),
  };
}
