import { toHex } from "./bytes.ts";
import type { Crypto } from "./crypto.ts";
import { commitment, encodeEntry, noPrevious } from "./entry.ts";
import { leafHash } from "./tree.ts";

/** Where a stream stands: the number of its next entry, and the entryHash of its last one. */
export interface StreamHead {
  next: number;
  hash: Uint8Array;
}

/** The next entry of a stream (null: its first), and where the stream stands with it. */
export function nextEntry(
  crypto: Crypto,
  stream: Uint8Array,
  head: StreamHead | null,
  salt: Uint8Array,
  act: Uint8Array,
): { number: number; entry: Uint8Array; head: StreamHead } {
  const number = head?.next ?? 0;
  const entry = encodeEntry({
    stream,
    number: BigInt(number),
    previous: head?.hash ?? noPrevious,
    commitment: commitment(crypto, salt, act),
  });
  return { number, entry, head: { next: number + 1, hash: leafHash(crypto, entry) } };
}

/** What a heartbeat commits to: nothing. Its stream is one of the heartbeats' own. */
export const heartbeatBytes = new Uint8Array(0);

/** The acts in their order at random places among heartbeats; null stands for a heartbeat. */
export function amongHeartbeats<T>(
  random: (bytes: number) => Uint8Array,
  acts: readonly T[],
  heartbeats: number,
): (T | null)[] {
  const order: (T | null)[] = [];
  let taken = 0;
  for (let left = acts.length + heartbeats; left > 0; left--) {
    const act = below(random, left) < acts.length - taken ? acts[taken++] : undefined;
    order.push(act ?? null);
  }
  return order;
}

/** Streams and entries of acts (not heartbeats), which heartbeats imitate. */
export interface StreamHabit {
  streams: number;
  acts: number;
}

/**
 * Whether a heartbeat begins a new stream, and does not take the next number of an earlier heartbeat's: as often as acts
 * begin one, so that numbers within streams do not tell heartbeats from acts.
 */
export function heartbeatBegins(random: (bytes: number) => Uint8Array, { streams, acts }: StreamHabit): boolean {
  return below(random, acts + 8) <= streams;
}

/** A random number from 0 to `limit` − 1 (limits here are so far below 2^48 that the bias is nothing). */
function below(random: (bytes: number) => Uint8Array, limit: number): number {
  return Number(BigInt(`0x${toHex(random(6))}`) % BigInt(limit));
}
