import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testCrypto as crypto, testSigner } from "../../test/record-crypto.ts";
import { toHex, utf8 } from "./bytes.ts";
import { formatCheckpoint, parseCheckpoint } from "./checkpoint.ts";
import { edgeRoot, emptyEdge, extendEdge } from "./edge.ts";
import { parseVerifierKey, signatureType, type VerifierKey } from "./keys.ts";
import {
  formatLodging,
  type Lodged,
  lodgedLeaf,
  lodgingHash,
  lodgingsOrigin,
  openLodging,
  parseLodging,
  readLodging,
  signLodging,
} from "./lodging.ts";
import { formatStatement, lodgedUpTo, openStatement } from "./lodgings.ts";
import { formatNote } from "./note.ts";
import { cosign } from "./open-note.ts";
import { denial, formatSlip, openSlip, parseSlip } from "./slip.ts";
import { treeRoot } from "./tree.ts";

const submitter = testSigner("mission.example");
const witness = testSigner("witness.example/1", signatureType.cosignature);
const witnessKey = keyOf(witness.vkey);
const matter = new Uint8Array(16).fill(7);

function keyOf(vkey: string): VerifierKey {
  const key = parseVerifierKey(crypto, vkey);
  if (!key.ok) throw new Error(key.problem);
  return key.value;
}

function value<T>(result: { ok: true; value: T } | { ok: false; problem: string }): T {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

function lodging(seed: number): string {
  return value(signLodging(crypto, { matter, commitment: crypto.sha256(new Uint8Array([seed])) }, submitter));
}

function head(origin: string, leaves: Uint8Array[], time: bigint, signer = witness): string {
  const text = formatCheckpoint({ origin, size: BigInt(leaves.length), root: treeRoot(crypto, leaves) });
  return formatNote({ text, signatures: [value(cosign(crypto, text, time, signer))] });
}

function lodgedOf(seeds: number[]): Lodged[] {
  return seeds.map((seed, i) => ({ time: BigInt(1000 + i), matter, hash: lodgingHash(crypto, lodging(seed)) }));
}

function statement(seeds: number[], time: bigint, signer = witness): string {
  const lodged = lodgedOf(seeds);
  const origin = lodgingsOrigin(keyOf(signer.vkey).name, matter);
  return formatStatement(
    lodged,
    head(
      origin,
      lodged.map((one) => lodgedLeaf(crypto, one)),
      time,
      signer,
    ),
  );
}

/** A slip for the last of these lodgings. */
function slip(seeds: number[], time: bigint): string {
  const lodged = lodgedOf(seeds);
  const leaves = lodged.map((one) => lodgedLeaf(crypto, one));
  const index = BigInt(leaves.length - 1);
  const proof = [...extendEdge(crypto, emptyEdge, leaves.slice(0, -1)).hashes].reverse();
  const place = (origin: string) => ({ extra: null, index, proof, checkpoint: head(origin, leaves, time) });
  return formatSlip({
    lodging: lodging(seeds.at(-1) ?? 0),
    time: lodged.at(-1)?.time ?? 0n,
    inMatter: place(lodgingsOrigin(witnessKey.name, matter)),
    inAll: place(lodgingsOrigin(witnessKey.name)),
  });
}

describe("a lodging", () => {
  it("has one form, which is no checkpoint", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        (id, hash) => {
          const text = formatLodging({ matter: id, commitment: hash });
          expect(value(parseLodging(text))).toEqual({ matter: id, commitment: hash });
          expect(parseCheckpoint(text).ok).toBe(false);
          expect(text).toContain(toHex(id));
        },
      ),
    );
  });

  it("verifies with the submitter's key only", () => {
    expect(value(openLodging(crypto, lodging(1), [keyOf(submitter.vkey)])).by.name).toBe("mission.example");
    expect(openLodging(crypto, lodging(1), [keyOf(testSigner("other.example").vkey)]).ok).toBe(false);
    expect(openLodging(crypto, lodging(1), []).ok).toBe(false);
  });

  it("of other lengths is not signed", () => {
    expect(signLodging(crypto, { matter: new Uint8Array(15), commitment: new Uint8Array(32) }, submitter).ok).toBe(
      false,
    );
    expect(signLodging(crypto, { matter, commitment: new Uint8Array(31) }, submitter).ok).toBe(false);
  });
});

describe("a slip and a statement", () => {
  it("verify as made, for every number of lodgings", () => {
    for (let count = 0; count < 20; count++) {
      const seeds = Array.from({ length: count }, (_, i) => i);
      expect(value(openStatement(crypto, statement(seeds, 5000n), [witnessKey], matter)).lodged).toHaveLength(count);
      if (count === 0) continue;
      const opened = value(openSlip(crypto, slip(seeds, 2000n), [witnessKey]));
      expect([opened.inMatter.index, opened.lodged.time]).toEqual([BigInt(count - 1), BigInt(999 + count)]);
      expect(
        denial(crypto, opened, value(openStatement(crypto, statement(seeds, 5000n), [witnessKey], matter))),
      ).toBeUndefined();
    }
  });

  it("contradict each other where the witness denies the slip", () => {
    const held = value(openSlip(crypto, slip([1, 2, 3], 2000n), [witnessKey]));
    const says = (seeds: number[], time: bigint) =>
      denial(crypto, held, value(openStatement(crypto, statement(seeds, time), [witnessKey], matter)));
    expect(says([1, 2, 3, 4], 3000n)).toBeUndefined();
    expect(says([1, 2], 2000n)).toBeUndefined();
    expect(says([1, 2], 1500n)).toBeUndefined();
    expect(says([1, 2], 2001n)).toContain("ends before");
    expect(says([], 2001n)).toContain("ends before");
    expect(says([1, 2, 4], 3000n)).toContain("another lodging");
    expect(says([2, 1, 4, 3], 1500n)).toBe("lists another lodging in its place");
  });

  it("change with every bit of what is signed", () => {
    const texts: [string, (text: string) => boolean][] = [
      [slip([1, 2, 3], 2000n), (text) => openSlip(crypto, text, [witnessKey]).ok],
      [statement([1, 2, 3], 2000n), (text) => openStatement(crypto, text, [witnessKey], matter).ok],
      [lodging(1), (text) => openLodging(crypto, text, [keyOf(submitter.vkey)]).ok],
    ];
    for (const [text, opens] of texts) {
      const bytes = utf8(text);
      expect(opens(text)).toBe(true);
      for (let at = 0; at < bytes.length; at++) {
        const flipped = bytes.map((byte, i) => (i === at ? byte ^ (1 << (at % 8)) : byte));
        const read = new TextDecoder("utf-8", { ignoreBOM: true }).decode(flipped);
        // The submitter's signature stands in the slip as lodged: whose it is, openLodging tells.
        expect(opens(read)).toBe(false);
      }
    }
  });

  it("answer whatever text comes", () => {
    const pieces = slip([1, 2], 2000n)
      .split("\n")
      .concat(statement([1], 1n).split("\n"), "penholder/slip/v1", "");
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string())), (lines) => {
        const text = lines.join("\n");
        parseSlip(text);
        openSlip(crypto, text, [witnessKey]);
        openStatement(crypto, text, [witnessKey], matter);
        readLodging(text);
      }),
      { numRuns: 300 },
    );
  });
});

describe("what was lodged up to a deadline", () => {
  const second = testSigner("second.example/1", signatureType.cosignature);
  const keys = [witnessKey, keyOf(second.vkey)];
  const weigh = (texts: string[], deadline: bigint) => lodgedUpTo(crypto, texts, keys, matter, deadline);

  it("is told by each witness that signed after it", () => {
    const texts = [statement([], 2000n), statement([], 2000n, second)];
    expect(weigh(texts, 1999n).nothing).toEqual(keys);
    expect(weigh([...texts, ...texts], 1999n).nothing).toEqual(keys);
    expect(weigh(texts, 2000n)).toMatchObject({ nothing: [], refused: [{ statement: 0 }, { statement: 1 }] });
    expect(weigh([statement([1], 2000n), statement([], 2000n, second)], 1500n)).toMatchObject({
      nothing: [keys[1]],
      lodged: [{ time: 1000n, by: keys[0] }],
    });
    expect(weigh([statement([1], 2000n)], 999n)).toMatchObject({ nothing: [keys[0]], lodged: [] });
    expect(lodgedUpTo(crypto, texts, [], matter, 0n)).toMatchObject({ nothing: [], refused: { length: 2 } });
    expect(edgeRoot(crypto, emptyEdge)).toEqual(treeRoot(crypto, []));
  });
});
