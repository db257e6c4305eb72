import { ed25519 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";

const { Point } = ed25519;
const order = Point.Fn.ORDER;

/**
 * RFC 8032 section 5.1.7, by the equation without the cofactor and with the comparison of encoded points that OpenSSL
 * makes: a verdict must not depend on whether the reader asks the page or the command line. (The library's own check
 * multiplies by the cofactor, so that a signer could make signatures that hold in one place and fail in the other.)
 * Keys of small order, for which anybody can sign, are refused, as node:crypto does.
 */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const response = littleEndian(signature.subarray(32));
  if (response >= order) return false;
  const nonce = signature.subarray(0, 32);
  try {
    const key = Point.fromBytes(publicKey);
    if (key.isSmallOrder()) return false;
    const challenge = littleEndian(sha512.create().update(nonce).update(publicKey).update(message).digest());
    const expected = Point.BASE.multiplyUnsafe(response)
      .subtract(key.multiplyUnsafe(challenge % order))
      .toBytes();
    return expected.every((byte, index) => byte === nonce[index]);
  } catch {
    // The key is no point of the curve, or not in its one encoding.
    return false;
  }
}

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i] ?? 0);
  return value;
}
