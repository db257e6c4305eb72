import { concat } from "./bytes.ts";
import type { Crypto } from "./crypto.ts";

/** Bytes of every hash of the tree. */
export const hashLength = 32;

const nodePrefix = new Uint8Array([1]);
// 0x01 ‖ left ‖ right of the node at work: hashing is synchronous, so one buffer serves all.
const node = new Uint8Array(1 + 2 * hashLength);
node[0] = 1;
let leaf = new Uint8Array(1);

/** RFC 6962 section 2.1: SHA-256(0x00 ‖ data). */
export function leafHash(crypto: Crypto, data: Uint8Array): Uint8Array {
  // Leaves of one length come in runs: their buffer is kept while it fits, and wholly overwritten.
  if (leaf.length !== 1 + data.length) leaf = new Uint8Array(1 + data.length);
  leaf.set(data, 1);
  return crypto.sha256(leaf);
}

/** RFC 6962 section 2.1: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(crypto: Crypto, left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length !== hashLength || right.length !== hashLength) return crypto.sha256(concat(nodePrefix, left, right));
  node.set(left, 1);
  node.set(right, 1 + hashLength);
  return crypto.sha256(node);
}

/** The root of the empty tree: SHA-256 of nothing (RFC 6962 section 2.1). */
export function emptyRoot(crypto: Crypto): Uint8Array {
  return crypto.sha256(new Uint8Array(0));
}

/** Merkle tree hash of leaf *hashes* in order; of none: SHA-256 of nothing (RFC 6962 section 2.1). Linear in their number. */
export function treeRoot(crypto: Crypto, leaves: readonly Uint8Array[]): Uint8Array {
  // The perfect subtrees to the left of what is still to come, largest first, as in binary addition.
  const stack: { hash: Uint8Array; leaves: number }[] = [];
  for (const leaf of leaves) {
    let hash = leaf;
    let size = 1;
    for (let top = stack.at(-1); top?.leaves === size; top = stack.at(-1)) {
      hash = nodeHash(crypto, top.hash, hash);
      size *= 2;
      stack.pop();
    }
    stack.push({ hash, leaves: size });
  }
  return foldRight(
    crypto,
    stack.map((part) => part.hash),
  );
}

/** The root over perfect subtrees from left to right, each larger than the next; of none: the empty tree's. */
export function foldRight(crypto: Crypto, subtrees: readonly Uint8Array[]): Uint8Array {
  const root = subtrees.at(-1);
  if (!root) return emptyRoot(crypto);
  return subtrees.slice(0, -1).reduceRight((right, left) => nodeHash(crypto, left, right), root);
}
