import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";

const nonceLength = 12;
const tagLength = 16;

/** A key for one use, from one of the store's keys (HKDF-SHA-256, RFC 5869). */
export function keyFor(key: Uint8Array, use: string, salt: Uint8Array = new Uint8Array(0)): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", key, salt, `penholder/store/1/${use}`, 32));
}

/** AES-256-GCM: ciphertext ‖ tag. A nonce is used once under a key. */
export function seal(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, bound: Uint8Array): Uint8Array {
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: tagLength });
  cipher.setAAD(bound);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** null where key, nonce, bytes or what they are bound to are not those that were sealed. */
export function unseal(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, bound: Uint8Array): Uint8Array | null {
  if (sealed.length < tagLength || nonce.length !== nonceLength) return null;
  const end = sealed.length - tagLength;
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagLength });
  decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
  } catch {
    return null;
  }
}
