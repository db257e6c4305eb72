import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js";
import type { Crypto } from "#record";
import { verifyEd25519 } from "./ed25519.ts";
import { hash, keyedHash } from "./sha256.ts";

/** The record's cryptography in a browser: the noble libraries. Agrees with node:crypto on every input, malformed ones included. */
export const browserCrypto: Crypto = {
  sha256: hash,
  hmacSha256: keyedHash,
  verifyEd25519,
  verifyMlDsa44(publicKey, message, signature) {
    if (publicKey.length !== 1312 || signature.length !== 2420) return false;
    try {
      return ml_dsa44.verify(signature, message, publicKey);
    } catch {
      return false;
    }
  },
};
