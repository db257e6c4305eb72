import { createPublicKey, hash, type KeyObject, randomBytes, verify } from "node:crypto";
import type { Random } from "#kernel";
import { type Crypto, equalBytes } from "#record";

// SubjectPublicKeyInfo up to the key itself: RFC 8410 (Ed25519), RFC 9881 (ML-DSA-44).
const ed25519Spki = Buffer.from("302a300506032b6570032100", "hex");
const mlDsa44Spki = Buffer.from("30820532300b06096086480165030403110382052100", "hex");

function sha256(data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(hashLength);
  digest(data, bytes, 0);
  return bytes;
}

/** Node hands out a short string ("binary": a character a byte) two to three times as fast as a Buffer, the way to bytes included. */
function digest(data: Uint8Array, into: Uint8Array, at: number): void {
  const text = hash("sha256", data, "binary");
  for (let i = 0; i < hashLength; i++) into[at + i] = text.charCodeAt(i);
}

/** The record's cryptography on a server: node:crypto. */
export const nodeCrypto: Crypto = {
  sha256,
  hmacSha256: keyedHash,
  verifyEd25519: (publicKey, message, signature) =>
    publicKey.length === 32 && signature.length === 64 && verified(ed25519Spki, publicKey, message, signature),
  verifyMlDsa44: (publicKey, message, signature) =>
    publicKey.length === 1312 && signature.length === 2420 && verified(mlDsa44Spki, publicKey, message, signature),
};

const blockLength = 64;
const hashLength = 32;
// The inner and the outer message of RFC 2104, each after its padded key. The key is kept: every salt of a block of a
// sealed report comes from the block's one seed.
let inner = new Uint8Array(4 * blockLength);
const outer = new Uint8Array(blockLength + hashLength);
let lastKey: Uint8Array | null = null;

/**
 * HMAC-SHA-256 (RFC 2104) by two calls of `hash`. A report of 60,000 words asks for some 60,000 of them; node's `Hmac`
 * makes a key object for each, which takes several times as long as the hashing.
 */
function keyedHash(key: Uint8Array, data: Uint8Array): Uint8Array {
  if (blockLength + data.length > inner.length) {
    inner = new Uint8Array(2 * (blockLength + data.length));
    lastKey = null;
  }
  if (lastKey === null || !equalBytes(key, lastKey)) setKey(key);
  inner.set(data, blockLength);
  digest(inner.subarray(0, blockLength + data.length), outer, blockLength);
  return sha256(outer);
}

function setKey(key: Uint8Array): void {
  const short = key.length > blockLength ? sha256(key) : key;
  for (let i = 0; i < blockLength; i++) {
    const byte = short[i] ?? 0;
    inner[i] = byte ^ 0x36;
    outer[i] = byte ^ 0x5c;
  }
  lastKey = key.slice();
}

/** The system's randomness. */
export const nodeRandom: Random = (bytes) => randomBytes(bytes);

function verified(prefix: Buffer, publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify(null, message, keyObject(prefix, publicKey), signature);
  } catch {
    return false;
  }
}

const keptKeys = 256;
const keys = new Map<string, KeyObject>();

/** Few keys sign most of what is verified, and making a key's object takes as long as half a verification. */
function keyObject(prefix: Buffer, publicKey: Uint8Array): KeyObject {
  const der = Buffer.concat([prefix, publicKey]);
  const name = der.toString("latin1");
  const known = keys.get(name);
  if (known) return known;
  const made = createPublicKey({ key: der, format: "der", type: "spki" });
  const [oldest] = keys.keys();
  if (keys.size >= keptKeys && oldest !== undefined) keys.delete(oldest);
  keys.set(name, made);
  return made;
}
