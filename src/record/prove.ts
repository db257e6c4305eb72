import type { Crypto } from "./crypto.ts";
import { bitLength, isSubtree, maxSize } from "./proof.ts";
import { bad, ok, type Result } from "./result.ts";
import { foldRight, hashLength, nodeHash } from "./tree.ts";

/** Reads the hash of the perfect subtree of 2^level leaves number `index` at that level; undefined where it is not to be had. */
export type HashReader = (level: number, index: bigint) => Uint8Array | undefined;

/** A run of leaves, end exclusive. */
export interface LeafRange {
  start: bigint;
  end: bigint;
}

/** Leaf ranges whose hashes make the inclusion proof of `index` in the subtree [start, end), in the proof's order (RFC 9162 section 2.1.3.1). */
export function inclusionRanges(index: bigint, start: bigint, end: bigint): LeafRange[] {
  const path: LeafRange[] = [];
  let low = start;
  let high = end;
  while (high - low > 1n) {
    const middle = low + splitPoint(high - low);
    path.push(index < middle ? { start: middle, end: high } : { start: low, end: middle });
    if (index < middle) high = middle;
    else low = middle;
  }
  return path.reverse();
}

/**
 * Leaf ranges whose hashes make the proof that [start, end) is part of the tree of `size` leaves, in the proof's order
 * (RFC 9162 section 2.1.4.1, generalised by Merkle Tree Certificates). `full` never leaves out the first node.
 */
export function consistencyRanges(start: bigint, end: bigint, size: bigint, full = false): LeafRange[] {
  const path: LeafRange[] = [];
  let low = 0n;
  let high = size;
  let from = start;
  let explicit = full;
  while (from !== low || end !== high) {
    const middle = low + splitPoint(high - low);
    if (end <= middle) {
      path.push({ start: middle, end: high });
      high = middle;
    } else {
      path.push({ start: low, end: middle });
      if (from < middle) {
        from = middle;
        explicit = true;
      }
      low = middle;
    }
  }
  if (explicit) path.push({ start: low, end: high });
  return path.reverse();
}

/** Inclusion proof of the leaf at `index` in the tree of `size` leaves. */
export function proveInclusion(crypto: Crypto, read: HashReader, index: bigint, size: bigint): Result<Uint8Array[]> {
  return proveSubtreeInclusion(crypto, read, index, 0n, size);
}

/** Inclusion proof of the leaf at `index` (of the whole tree) in the subtree [start, end). */
export function proveSubtreeInclusion(
  crypto: Crypto,
  read: HashReader,
  index: bigint,
  start: bigint,
  end: bigint,
): Result<Uint8Array[]> {
  if (!isSubtree(start, end)) return bad(`leaves ${start} to ${end} are no subtree`);
  if (index < start || index >= end) return bad(`leaf ${index} is outside the tree of leaves ${start} to ${end}`);
  return rangeHashes(crypto, read, inclusionRanges(index, start, end));
}

/** Consistency proof between the trees of `size1` and `size2` leaves; from 0 it is empty. */
export function proveConsistency(crypto: Crypto, read: HashReader, size1: bigint, size2: bigint): Result<Uint8Array[]> {
  return proveSubtreeConsistency(crypto, read, 0n, size1, size2);
}

/** Proof that the subtree [start, end) is part of the tree of `size` leaves. */
export function proveSubtreeConsistency(
  crypto: Crypto,
  read: HashReader,
  start: bigint,
  end: bigint,
  size: bigint,
): Result<Uint8Array[]> {
  if (!isSubtree(start, end)) return bad(`leaves ${start} to ${end} are no subtree`);
  if (end > size || size > maxSize) return bad(`a tree of ${size} leaves has no leaves ${start} to ${end}`);
  if (start === end) return ok([]);
  return rangeHashes(crypto, read, consistencyRanges(start, end, size));
}

/**
 * What the first `size1` leaves of the tree of `size2` hash to, provably: the consistency proof with its first node
 * always in it, so that a third party computes both roots from it alone (rootsFromConsistency without a seed).
 */
export function provePrefix(crypto: Crypto, read: HashReader, size1: bigint, size2: bigint): Result<Uint8Array[]> {
  if (size1 < 1n || size1 > size2 || size2 > maxSize) return bad(`a tree of ${size2} leaves has no first ${size1}`);
  return rangeHashes(crypto, read, consistencyRanges(0n, size1, size2, true));
}

/** Root of the tree of the first `size` leaves. */
export function readRoot(crypto: Crypto, read: HashReader, size: bigint): Result<Uint8Array> {
  if (size < 0n || size > maxSize) return bad(`${size} is not the size of a tree`);
  return rangeHash(crypto, read, { start: 0n, end: size });
}

/** The perfect subtrees of which a range consists, from the left. `start` is aligned, as in every range of a proof. */
export function perfectSubtrees(range: LeafRange): { level: number; index: bigint }[] {
  const parts: { level: number; index: bigint }[] = [];
  let at = range.start;
  while (at < range.end) {
    const level = bitLength(range.end - at) - 1;
    parts.push({ level, index: at >> BigInt(level) });
    at += 1n << BigInt(level);
  }
  return parts;
}

/** A reader over leaf hashes in memory; it keeps each level that it computes. */
export function leavesReader(crypto: Crypto, leaves: readonly Uint8Array[]): HashReader {
  const levels: (readonly Uint8Array[])[] = [leaves];
  return (level, index) => {
    for (let below = levels.at(-1); below && levels.length <= level && below.length > 1; below = levels.at(-1)) {
      levels.push(pairs(crypto, below));
    }
    return levels[level]?.[Number(index)];
  };
}

/** The level above: one hash for every two, an odd last one left out. */
export function pairs(crypto: Crypto, level: readonly Uint8Array[]): Uint8Array[] {
  const above: Uint8Array[] = [];
  for (let i = 0; i + 1 < level.length; i += 2) {
    const [left, right] = [level[i], level[i + 1]];
    if (left && right) above.push(nodeHash(crypto, left, right));
  }
  return above;
}

function rangeHashes(crypto: Crypto, read: HashReader, ranges: readonly LeafRange[]): Result<Uint8Array[]> {
  const hashes: Uint8Array[] = [];
  for (const range of ranges) {
    const hash = rangeHash(crypto, read, range);
    if (!hash.ok) return hash;
    hashes.push(hash.value);
  }
  return ok(hashes);
}

function rangeHash(crypto: Crypto, read: HashReader, range: LeafRange): Result<Uint8Array> {
  const hashes: Uint8Array[] = [];
  for (const { level, index } of perfectSubtrees(range)) {
    const hash = read(level, index);
    if (hash?.length !== hashLength) return bad(`the hash of level ${level}, number ${index}, is missing`);
    hashes.push(hash);
  }
  return ok(foldRight(crypto, hashes));
}

/** The largest power of two below `size` (RFC 6962 section 2.1), for size ≥ 2. */
function splitPoint(size: bigint): bigint {
  return 1n << BigInt(bitLength(size - 1n) - 1);
}
