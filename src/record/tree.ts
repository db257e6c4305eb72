import { concat } from "./bytes.ts";
import type { Crypto } from "./crypto.ts";

const leafPrefix = new Uint8Array([0]);
const nodePrefix = new Uint8Array([1]);

/** RFC 6962 section 2.1: SHA-256(0x00 ‖ data). */
export function leafHash(crypto: Crypto, data: Uint8Array): Uint8Array {
  return crypto.sha256(concat(leafPrefix, data));
}

/** RFC 6962 section 2.1: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(crypto: Crypto, left: Uint8Array, right: Uint8Array): Uint8Array {
  return crypto.sha256(concat(nodePrefix, left, right));
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
  let root = stack.pop()?.hash;
  for (let left = stack.pop(); root && left; left = stack.pop()) root = nodeHash(crypto, left.hash, root);
  return root ?? crypto.sha256(new Uint8Array(0));
}
