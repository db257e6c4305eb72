import type { Crypto } from "./crypto.ts";
import { type HashReader, perfectSubtrees } from "./prove.ts";
import { bad, ok, type Result } from "./result.ts";
import { foldRight, hashLength, nodeHash } from "./tree.ts";

/** The right edge of a tree: all that appending needs. One hash for every perfect subtree from the left, largest first. */
export interface Edge {
  size: bigint;
  hashes: readonly Uint8Array[];
}

export const emptyEdge: Edge = { size: 0n, hashes: [] };

/** Appends leaf hashes. `visit` is told every perfect subtree as it is completed, leaves (level 0) included. */
export function extendEdge(
  crypto: Crypto,
  edge: Edge,
  leaves: Iterable<Uint8Array>,
  visit: (level: number, hash: Uint8Array) => void = () => {},
): Edge {
  const hashes = [...edge.hashes];
  let size = edge.size;
  for (const leaf of leaves) {
    let hash = leaf;
    visit(0, hash);
    // The trailing ones of the size are the subtrees that this leaf completes.
    for (let level = 1, rest = size; (rest & 1n) === 1n; level++, rest >>= 1n) {
      hash = nodeHash(crypto, hashes.pop() ?? hash, hash);
      visit(level, hash);
    }
    hashes.push(hash);
    size += 1n;
  }
  return { size, hashes };
}

/** The root of the tree with this right edge. */
export function edgeRoot(crypto: Crypto, edge: Edge): Uint8Array {
  return foldRight(crypto, edge.hashes);
}

/** Reads the right edge of a tree of `size` leaves. */
export function readEdge(read: HashReader, size: bigint): Result<Edge> {
  const hashes: Uint8Array[] = [];
  for (const { level, index } of perfectSubtrees({ start: 0n, end: size })) {
    const hash = read(level, index);
    if (hash?.length !== hashLength) return bad(`the hash of level ${level}, number ${index}, is missing`);
    hashes.push(hash);
  }
  return ok({ size, hashes });
}
