import { equalBytes } from "./bytes.ts";
import type { Crypto } from "./crypto.ts";
import { emptyRoot, hashLength, nodeHash } from "./tree.ts";

/** Sizes and indexes are below 2^63, so no path is longer. */
export const maxProofLength = 63;
/** The largest tree (C2SP leaves it open; ours and Go's limit). */
export const maxSize = 2n ** 63n - 1n;

/** RFC 9162 section 2.1.3.2: does the leaf hash stand at `index` of the tree of `size` leaves with this root? */
export function verifyInclusion(
  crypto: Crypto,
  index: bigint,
  size: bigint,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  const reached = rootFromInclusion(crypto, index, size, leaf, proof);
  return reached !== undefined && equalBytes(reached, root);
}

/** The root to which an inclusion proof leads; undefined where it has not the shape that index and size ask for. */
export function rootFromInclusion(
  crypto: Crypto,
  index: bigint,
  size: bigint,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
): Uint8Array | undefined {
  if (index < 0n || index >= size || size > maxSize || !hashes(leaf, ...proof.slice(0, maxProofLength + 1))) return;
  let fn = index;
  let sn = size - 1n;
  let hash = leaf;
  for (const sibling of proof) {
    if (sn === 0n) return;
    if ((fn & 1n) === 1n || fn === sn) {
      hash = nodeHash(crypto, sibling, hash);
      while ((fn & 1n) === 0n && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      hash = nodeHash(crypto, hash, sibling);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n ? hash : undefined;
}

/**
 * RFC 9162 section 2.1.4.2: is the tree of `size1` leaves the beginning of the tree of `size2`? From size 0 the proof
 * is empty and root1 the empty tree's (C2SP tlog-witness); equal sizes have equal roots and an empty proof.
 */
export function verifyConsistency(
  crypto: Crypto,
  size1: bigint,
  root1: Uint8Array,
  size2: bigint,
  root2: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (size1 < 0n || size1 > size2 || size2 > maxSize || !hashes(root1, root2)) return false;
  if (size2 === 0n && !equalBytes(root2, emptyRoot(crypto))) return false;
  return verifySubtreeConsistency(crypto, 0n, size1, size2, root1, proof, root2);
}

/**
 * Merkle Tree Certificates, "Definition of a Subtree": start is a multiple of the smallest power of two not below
 * end − start. Empty ones (start = end) are subtrees too.
 */
export function isSubtree(start: bigint, end: bigint): boolean {
  if (start < 0n || end < start || end > maxSize) return false;
  return start === end || start % (1n << BigInt(bitLength(end - start - 1n))) === 0n;
}

/** Does the leaf hash stand at `index` (of the whole tree) within the subtree [start, end) with this root? */
export function verifySubtreeInclusion(
  crypto: Crypto,
  index: bigint,
  start: bigint,
  end: bigint,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  return isSubtree(start, end) && verifyInclusion(crypto, index - start, end - start, leaf, proof, root);
}

/** Is the subtree [start, end) with `subtreeRoot` part of the tree of `size` leaves with `root`? (Merkle Tree Certificates, "verifying a subtree consistency proof".) */
export function verifySubtreeConsistency(
  crypto: Crypto,
  start: bigint,
  end: bigint,
  size: bigint,
  subtreeRoot: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (start === end) return isEmptySubtree(crypto, start, size, subtreeRoot, proof);
  const roots = rootsFromConsistency(crypto, start, end, size, proof, subtreeRoot);
  return roots !== undefined && equalBytes(roots.part, subtreeRoot) && equalBytes(roots.whole, root);
}

/**
 * The two roots to which a consistency proof leads; undefined where it has not the shape that the sizes ask for.
 * `seed` stands for the first node where the proof may leave it out (the subtree is perfect, or ends with the tree);
 * without it, the proof must begin with that node.
 */
export function rootsFromConsistency(
  crypto: Crypto,
  start: bigint,
  end: bigint,
  size: bigint,
  proof: readonly Uint8Array[],
  seed?: Uint8Array,
): { part: Uint8Array; whole: Uint8Array } | undefined {
  if (!isSubtree(start, end) || start === end || end > size || size > maxSize) return;
  if (!hashes(...proof.slice(0, maxProofLength + 2))) return;
  let fn = start;
  let sn = end - 1n;
  let tn = size - 1n;
  while (fn !== sn && (sn === tn || (sn & 1n) === 1n)) [fn, sn, tn] = [fn >> 1n, sn >> 1n, tn >> 1n];
  const first = fn === sn && seed ? seed : proof[0];
  if (!first || !hashes(first)) return;
  let part = first;
  let whole = first;
  for (const node of fn === sn && seed ? proof : proof.slice(1)) {
    if (tn === 0n) return;
    if ((sn & 1n) === 1n || sn === tn) {
      if (fn < sn) part = nodeHash(crypto, node, part);
      whole = nodeHash(crypto, node, whole);
      while ((sn & 1n) === 0n && tn !== 0n) [fn, sn, tn] = [fn >> 1n, sn >> 1n, tn >> 1n];
    } else {
      whole = nodeHash(crypto, whole, node);
    }
    [fn, sn, tn] = [fn >> 1n, sn >> 1n, tn >> 1n];
  }
  return tn === 0n ? { part, whole } : undefined;
}

/** The empty subtree is part of every tree: its proof is empty and its root the empty tree's. */
function isEmptySubtree(
  crypto: Crypto,
  at: bigint,
  size: bigint,
  subtreeRoot: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  return at >= 0n && at <= size && size <= maxSize && proof.length === 0 && equalBytes(subtreeRoot, emptyRoot(crypto));
}

/** Number of binary digits; of 0: 0. */
export function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}

function hashes(...values: readonly Uint8Array[]): boolean {
  return values.length <= maxProofLength + 2 && values.every((value) => value.length === hashLength);
}
