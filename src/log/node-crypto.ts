import { createHmac, createPublicKey, hash, type KeyObject, randomBytes, verify } from "node:crypto";
import type { Random } from "#kernel";
import type { Crypto } from "#record";

// SubjectPublicKeyInfo up to the key itself: RFC 8410 (Ed25519), RFC 9881 (ML-DSA-44).
const ed25519Spki = Buffer.from("302a300506032b6570032100", "hex");
const mlDsa44Spki = Buffer.from("30820532300b06096086480165030403110382052100", "hex");

/** The record's cryptography on a server: node:crypto. */
export const nodeCrypto: Crypto = {
  sha256: (data) => hash("sha256", data, "buffer"),
  hmacSha256: (key, data) => createHmac("sha256", key).update(data).digest(),
  verifyEd25519: (publicKey, message, signature) =>
    publicKey.length === 32 && signature.length === 64 && verified(ed25519Spki, publicKey, message, signature),
  verifyMlDsa44: (publicKey, message, signature) =>
    publicKey.length === 1312 && signature.length === 2420 && verified(mlDsa44Spki, publicKey, message, signature),
};

/** The system's randomness. */
export const nodeRandom: Random = (bytes) => randomBytes(bytes);

function verified(prefix: Buffer, publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  let key: KeyObject;
  try {
    key = createPublicKey({ key: Buffer.concat([prefix, publicKey]), format: "der", type: "spki" });
    return verify(null, message, key, signature);
  } catch {
    return false;
  }
}
