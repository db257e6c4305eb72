import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testCrypto as crypto } from "../../test/record-crypto.ts";
import { edgeRoot, emptyEdge, extendEdge, readEdge } from "./edge.ts";
import {
  isSubtree,
  rootsFromConsistency,
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from "./proof.ts";
import {
  leavesReader,
  proveConsistency,
  proveInclusion,
  provePrefix,
  proveSubtreeConsistency,
  proveSubtreeInclusion,
  readRoot,
} from "./prove.ts";
import type { Result } from "./result.ts";
import { leafHash, nodeHash, treeRoot } from "./tree.ts";

const leaves = Array.from({ length: 80 }, (_, i) => leafHash(crypto, new Uint8Array([i])));
const read = leavesReader(crypto, leaves);

/** RFC 6962 section 2.1, as it is written there. */
function mth(hashes: readonly Uint8Array[]): Uint8Array {
  const [first] = hashes;
  if (!first) return crypto.sha256(new Uint8Array(0));
  if (hashes.length === 1) return first;
  const k = split(hashes.length);
  return nodeHash(crypto, mth(hashes.slice(0, k)), mth(hashes.slice(k)));
}

function split(n: number): number {
  let k = 1;
  while (2 * k < n) k *= 2;
  return k;
}

/** RFC 6962 section 2.1.1. */
function path(m: number, hashes: readonly Uint8Array[]): Uint8Array[] {
  if (hashes.length === 1) return [];
  const k = split(hashes.length);
  return m < k
    ? [...path(m, hashes.slice(0, k)), mth(hashes.slice(k))]
    : [...path(m - k, hashes.slice(k)), mth(hashes.slice(0, k))];
}

/** Merkle Tree Certificates, SUBTREE_SUBPROOF; with start = 0, RFC 6962 section 2.1.2. */
function subproof(start: number, end: number, hashes: readonly Uint8Array[], b: boolean): Uint8Array[] {
  if (start === 0 && end === hashes.length) return b ? [] : [mth(hashes)];
  const k = split(hashes.length);
  const [left, right] = [hashes.slice(0, k), hashes.slice(k)];
  if (end <= k) return [...subproof(start, end, left, b), mth(right)];
  if (k <= start) return [...subproof(start - k, end - k, right, b), mth(left)];
  return [...subproof(0, end - k, right, false), mth(left)];
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

const sizes = fc
  .tuple(fc.nat(79), fc.nat(79))
  .map(([a, b]) => (a < b ? [a + 1, b + 1] : [b + 1, a + 1]) as [number, number]);

describe("proofs against the naive tree", () => {
  it("roots are the naive ones, by stack, by reader and by right edge", () => {
    let edge = emptyEdge;
    for (let size = 0; size <= 80; size++) {
      const root = mth(leaves.slice(0, size));
      expect(treeRoot(crypto, leaves.slice(0, size))).toEqual(root);
      expect(value(readRoot(crypto, read, BigInt(size)))).toEqual(root);
      expect(edgeRoot(crypto, edge)).toEqual(root);
      expect(value(readEdge(read, BigInt(size)))).toEqual(edge);
      edge = extendEdge(crypto, edge, leaves.slice(size, size + 1));
    }
  });

  it("inclusion: the naive proof, and it verifies at its place only", () => {
    fc.assert(
      fc.property(sizes, fc.nat(79), ([index1, size], other) => {
        const index = BigInt(index1 - 1);
        const proof = value(proveInclusion(crypto, read, index, BigInt(size)));
        expect(proof).toEqual(path(index1 - 1, leaves.slice(0, size)));
        const root = mth(leaves.slice(0, size));
        const leaf = leaves[index1 - 1] ?? root;
        expect(verifyInclusion(crypto, index, BigInt(size), leaf, proof, root)).toBe(true);
        const elsewhere = verifyInclusion(crypto, BigInt(other), BigInt(size), leaf, proof, root);
        expect(elsewhere).toBe(BigInt(other) === index);
        expect(verifyInclusion(crypto, index, BigInt(size), leaf, [...proof, root], root)).toBe(false);
        if (proof.length > 0)
          expect(verifyInclusion(crypto, index, BigInt(size), leaf, proof.slice(1), root)).toBe(false);
      }),
    );
  });

  it("consistency: the naive proof, and no other root passes", () => {
    fc.assert(
      fc.property(sizes, fc.nat(7), ([size1, size2], bit) => {
        const [old, now] = [mth(leaves.slice(0, size1)), mth(leaves.slice(0, size2))];
        const proof = value(proveConsistency(crypto, read, BigInt(size1), BigInt(size2)));
        expect(proof).toEqual(subproof(0, size1, leaves.slice(0, size2), true));
        const check = (root1: Uint8Array, root2: Uint8Array, nodes: Uint8Array[]) =>
          verifyConsistency(crypto, BigInt(size1), root1, BigInt(size2), root2, nodes);
        expect(check(old, now, proof)).toBe(true);
        expect(check(flip(old, bit), now, proof)).toBe(false);
        expect(check(old, flip(now, bit), proof)).toBe(false);
        expect(check(old, now, [...proof, old])).toBe(false);
        for (let i = 0; i < proof.length; i++) {
          expect(
            check(
              old,
              now,
              proof.map((node, j) => (i === j ? flip(node, bit) : node)),
            ),
          ).toBe(false);
        }
      }),
    );
  });

  it("from size 0 the empty proof, and nothing else", () => {
    const [empty, root] = [mth([]), mth(leaves)];
    expect(proveConsistency(crypto, read, 0n, 80n)).toEqual({ ok: true, value: [] });
    expect(verifyConsistency(crypto, 0n, empty, 80n, root, [])).toBe(true);
    expect(verifyConsistency(crypto, 0n, root, 80n, root, [])).toBe(false);
    expect(verifyConsistency(crypto, 0n, empty, 80n, root, [root])).toBe(false);
    expect(verifyConsistency(crypto, 0n, empty, 0n, empty, [])).toBe(true);
    expect(verifyConsistency(crypto, 0n, empty, 0n, root, [])).toBe(false);
  });

  it("subtrees: every aligned one of a small tree, proved in and into the tree", () => {
    for (let size = 1; size <= 20; size++) {
      const root = mth(leaves.slice(0, size));
      for (let start = 0; start < size; start++) {
        for (let end = start + 1; end <= size; end++) {
          const [from, to, n] = [BigInt(start), BigInt(end), BigInt(size)];
          const proof = proveSubtreeConsistency(crypto, read, from, to, n);
          expect(proof.ok).toBe(isSubtree(from, to));
          if (!proof.ok) continue;
          const part = mth(leaves.slice(start, end));
          expect(proof.value).toEqual(subproof(start, end, leaves.slice(0, size), true));
          expect(verifySubtreeConsistency(crypto, from, to, n, part, proof.value, root)).toBe(true);
          expect(verifySubtreeConsistency(crypto, from, to, n, flip(part, 0), proof.value, root)).toBe(false);
          const inside = value(proveSubtreeInclusion(crypto, read, to - 1n, from, to));
          const leaf = leaves[end - 1] ?? root;
          expect(verifySubtreeInclusion(crypto, to - 1n, from, to, leaf, inside, part)).toBe(true);
          expect(verifySubtreeInclusion(crypto, to, from, to, leaf, inside, part)).toBe(false);
        }
      }
    }
  });

  it("a prefix proof gives both roots without being told either", () => {
    fc.assert(
      fc.property(sizes, ([size1, size2]) => {
        const proof = value(provePrefix(crypto, read, BigInt(size1), BigInt(size2)));
        const roots = rootsFromConsistency(crypto, 0n, BigInt(size1), BigInt(size2), proof);
        expect(roots).toEqual({ part: mth(leaves.slice(0, size1)), whole: mth(leaves.slice(0, size2)) });
      }),
    );
  });
});

describe("proofs of strangers", () => {
  it("RFC 6962 roots that are known from elsewhere", () => {
    // Eight leaves of Certificate Transparency's own tests, and the root of nothing.
    const inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
    const hashes = inputs.map((hex) => leafHash(crypto, Buffer.from(hex, "hex")));
    const roots = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) =>
      Buffer.from(treeRoot(crypto, hashes.slice(0, n))).toString("hex"),
    );
    expect(roots).toEqual([
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]);
  });

  it("never a crash, never true, whatever the numbers and bytes", () => {
    const number = fc.oneof(fc.bigInt({ min: -2n, max: 70n }), fc.bigInt({ min: -(2n ** 65n), max: 2n ** 65n }));
    const node = fc.uint8Array({ minLength: 30, maxLength: 33 });
    const nodes = fc.array(fc.oneof(fc.uint8Array({ minLength: 32, maxLength: 32 }), node), { maxLength: 70 });
    fc.assert(
      fc.property(number, number, number, nodes, node, (a, b, c, proof, hash) => {
        expect(verifyInclusion(crypto, a, b, hash, proof, mth(leaves))).toBe(false);
        expect(verifyConsistency(crypto, a, mth(leaves), b, hash, proof)).toBe(false);
        expect(verifySubtreeConsistency(crypto, a, b, c, mth(leaves), proof, hash)).toBe(false);
      }),
    );
  });

  it("a proof with nodes of other lengths does not pass, though the bytes hashed are the same", () => {
    const [left, right] = [leaves[0], leaves[1]];
    if (!left || !right) throw new Error("no leaves");
    const root = nodeHash(crypto, left, right);
    const joined = Buffer.concat([left, right]);
    expect(verifyInclusion(crypto, 0n, 2n, joined.subarray(0, 33), [joined.subarray(33)], root)).toBe(false);
  });

  it("a missing hash is a problem, not a wrong proof", () => {
    const holes = leavesReader(crypto, leaves.slice(0, 5));
    expect(proveInclusion(crypto, holes, 2n, 9n)).toMatchObject({ ok: false });
    expect(proveInclusion(crypto, read, 9n, 9n)).toMatchObject({ ok: false });
    expect(proveConsistency(crypto, read, 9n, 8n)).toMatchObject({ ok: false });
    expect(readRoot(crypto, read, 81n)).toMatchObject({ ok: false });
  });
});

function flip(hash: Uint8Array, bit: number): Uint8Array {
  const other = Uint8Array.from(hash);
  other[0] = (other[0] ?? 0) ^ (1 << bit);
  return other;
}
