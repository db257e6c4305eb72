import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js";
import type { Crypto } from "#record";
import { verifyEd25519 } from "./ed25519.ts";

/** The record's cryptography in a browser: the noble libraries. Agrees with node:crypto on every input, malformed ones included. */
export const browserCrypto: Crypto = {
  sha256: (data) => sha256(data),
  hmacSha256: (key, data) => hmac(sha256, key, data),
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
