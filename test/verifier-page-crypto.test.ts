import { generateKeyPairSync, sign } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Crypto, concat, fromHex } from "#record";
import { parsePolicy, verifyArtefact } from "#verify";
import { nodeCrypto } from "../src/log/node-crypto.ts";
import { browserCrypto } from "../src/web/crypto.ts";
import { recordFixture } from "./record-fixture.ts";

const bytes = (maxLength: number) => fc.uint8Array({ maxLength });
const exactly = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const { Point } = ed25519;
const order = Point.Fn.ORDER;
const field = 2n ** 255n - 19n;

const ed25519Pair = generateKeyPairSync("ed25519");
const ed25519Public = new Uint8Array(ed25519Pair.publicKey.export({ format: "der", type: "spki" }).subarray(-32));
const mlDsaPair = generateKeyPairSync("ml-dsa-44");
const mlDsaPublic = new Uint8Array(mlDsaPair.publicKey.export({ format: "der", type: "spki" }).subarray(-1312));

/** A copy with one bit turned. */
function flipped(data: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(data);
  const at = (bit >> 3) % copy.length;
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

function littleEndian(value: bigint, length = 32): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => Number((value >> BigInt(8 * index)) & 255n));
}

function number(data: Uint8Array): bigint {
  return data.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

/** The verdict of both, which must be one. */
function both(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const answer = browserCrypto.verifyEd25519(publicKey, message, signature);
  expect(answer).toBe(nodeCrypto.verifyEd25519(publicKey, message, signature));
  return answer;
}

describe("the browser's hashes are node's", () => {
  it("SHA-256", () => {
    fc.assert(
      fc.property(bytes(400), (data) => {
        expect(browserCrypto.sha256(data)).toEqual(new Uint8Array(nodeCrypto.sha256(data)));
      }),
    );
  });

  it("answers a caller who goes on to change what was asked and answered", () => {
    const key = Uint8Array.of(1, 2, 3);
    const answer = browserCrypto.hmacSha256(key, key);
    const kept = Uint8Array.from(answer);
    key.fill(9);
    browserCrypto.sha256(browserCrypto.hmacSha256(key, key));
    expect(answer).toEqual(kept);
    expect(answer.fill(0)).not.toEqual(browserCrypto.hmacSha256(Uint8Array.of(1, 2, 3), Uint8Array.of(1, 2, 3)));
  });

  it("HMAC-SHA-256, with keys longer than a block too", () => {
    fc.assert(
      fc.property(bytes(200), bytes(200), (key, data) => {
        const expected = new Uint8Array(nodeCrypto.hmacSha256(key, data));
        expect(browserCrypto.hmacSha256(key, data)).toEqual(expected);
        expect(browserCrypto.hmacSha256(key, data)).toEqual(expected);
      }),
    );
  });
});

describe("the browser's Ed25519 answers as node's", () => {
  it("accepts what was signed, and not one bit of it turned", () => {
    fc.assert(
      fc.property(bytes(100), fc.nat(511), (message, bit) => {
        const signature = new Uint8Array(sign(null, message, ed25519Pair.privateKey));
        expect(both(ed25519Public, message, signature)).toBe(true);
        expect(both(ed25519Public, message, flipped(signature, bit))).toBe(false);
        expect(both(flipped(ed25519Public, bit), message, signature)).toBe(false);
        expect(both(ed25519Public, concat(message, Uint8Array.of(0)), signature)).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  it("refuses keys and signatures of another length, and takes no random bytes", () => {
    const signature = new Uint8Array(sign(null, new Uint8Array(3), ed25519Pair.privateKey));
    expect(both(ed25519Public.subarray(1), new Uint8Array(3), signature)).toBe(false);
    expect(both(ed25519Public, new Uint8Array(3), signature.subarray(1))).toBe(false);
    fc.assert(fc.property(bytes(40), bytes(10), bytes(70), (key, message, random) => !both(key, message, random)));
    fc.assert(
      fc.property(exactly(32), bytes(10), exactly(64), (key, message, random) => !both(key, message, random)),
      { numRuns: 50 },
    );
  });

  it("refuses the same signature with the group's order added to its second half", () => {
    const message = Uint8Array.of(1, 2, 3);
    const signature = new Uint8Array(sign(null, message, ed25519Pair.privateKey));
    const greater = number(signature.subarray(32)) + order;
    expect(both(ed25519Public, message, concat(signature.subarray(0, 32), littleEndian(greater)))).toBe(false);
  });

  // The eight points whose multiples by 8 are zero, and every encoding of a point that is not the shortest.
  const torsion = (() => {
    const found = fromHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");
    if (!found.ok) throw new Error(found.problem);
    const generator = Point.fromBytes(found.value);
    return Array.from({ length: 8 }, (_, times) =>
      Point.ZERO.add(times === 0 ? Point.ZERO : generator.multiplyUnsafe(BigInt(times))),
    );
  })();
  const odd = Array.from({ length: 19 }, (_, small) => field + BigInt(small)).flatMap((y) => [
    littleEndian(y),
    littleEndian(y + 2n ** 255n),
  ]);
  const signs = [littleEndian(1n + 2n ** 255n), littleEndian(field - 1n + 2n ** 255n)];

  it("refuses keys of small order, for which anybody can sign, and keys in longer encodings", () => {
    const keys = [...torsion.map((point) => point.toBytes()), ...odd, ...signs];
    for (const key of keys)
      for (const small of torsion)
        for (const response of [0n, 5n]) {
          const point = response === 0n ? small : Point.BASE.multiply(response).add(small);
          const signature = concat(point.toBytes(), littleEndian(response));
          for (const message of [Uint8Array.of(1), Uint8Array.of(2)]) expect(both(key, message, signature)).toBe(false);
        }
  });

  it("for signatures by a key with a part of small order: with and without the cofactor they would differ", () => {
    const secret = 0x1234_5678_9abc_def1_2345n;
    const nonce = 0xfeed_f00d_1234_5678n;
    const verdicts: boolean[] = [];
    for (const keyPart of torsion)
      for (const noncePart of torsion) {
        const key = Point.BASE.multiply(secret).add(keyPart).toBytes();
        const point = Point.BASE.multiply(nonce).add(noncePart).toBytes();
        const message = Uint8Array.of(7);
        const challenge = number(sha512(concat(point, key, message))) % order;
        const response = littleEndian((nonce + challenge * secret) % order);
        verdicts.push(both(key, message, concat(point, response)));
      }
    expect(verdicts.filter(Boolean).length).toBeGreaterThan(0);
    expect(verdicts.filter(Boolean).length).toBeLessThan(verdicts.length);
  });
});

describe("the browser's ML-DSA-44 answers as node's", () => {
  it("accepts what node signed, and not one bit of it turned", () => {
    fc.assert(
      fc.property(bytes(100), fc.nat(20_000), (message, bit) => {
        const signature = new Uint8Array(sign(null, message, mlDsaPair.privateKey));
        for (const [key, text, signed, expected] of [
          [mlDsaPublic, message, signature, true],
          [mlDsaPublic, message, flipped(signature, bit), false],
          [flipped(mlDsaPublic, bit), message, signature, false],
          [mlDsaPublic, concat(message, Uint8Array.of(0)), signature, false],
          [mlDsaPublic.subarray(1), message, signature, false],
          [mlDsaPublic, message, signature.subarray(1), false],
        ] as const) {
          expect(browserCrypto.verifyMlDsa44?.(key, text, signed)).toBe(expected);
          expect(nodeCrypto.verifyMlDsa44?.(key, text, signed)).toBe(expected);
        }
      }),
      { numRuns: 10 },
    );
  });

  it("refuses a signature whose hints are not in order", () => {
    const message = Uint8Array.of(9);
    const signature = new Uint8Array(sign(null, message, mlDsaPair.privateKey));
    fc.assert(
      fc.property(fc.integer({ min: 2420 - 84, max: 2419 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const other = Uint8Array.from(signature);
        other[at] = (other[at] ?? 0) ^ change;
        expect(browserCrypto.verifyMlDsa44?.(mlDsaPublic, message, other)).toBe(
          nodeCrypto.verifyMlDsa44?.(mlDsaPublic, message, other),
        );
      }),
    );
  });
});

describe("the page and the command line", () => {
  it("say the same, word for word, of every artefact and of each with one bit turned", () => {
    const { files, policyText } = recordFixture();
    const reportBy = (crypto: Crypto, bytes: Uint8Array) =>
      verifyArtefact(bytes, { policy: parsePolicy(crypto, policyText), crypto, now: 1_800_000_000_000 });
    const all = Object.values(files);
    for (const bytes of all) expect(reportBy(browserCrypto, bytes)).toEqual(reportBy(nodeCrypto, bytes));
    fc.assert(
      fc.property(fc.nat(all.length - 1), fc.nat(200_000), (which, bit) => {
        const turned = flipped(all[which] ?? new Uint8Array(1), bit);
        expect(reportBy(browserCrypto, turned)).toEqual(reportBy(nodeCrypto, turned));
      }),
      { numRuns: 60 },
    );
  });
});
