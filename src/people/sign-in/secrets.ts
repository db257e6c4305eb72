import { createCipheriv, createDecipheriv, createHmac, hash, timingSafeEqual } from "node:crypto";
import type { Random } from "#kernel";

/** 256 random bits as 43 characters of base64url. */
export const newSecret = (random: Random): string => Buffer.from(random(32)).toString("base64url");

/** SHA-256 in hexadecimal, for secrets of 256 bits: nobody can guess what was hashed. */
export const hashed = (secret: string): string => hash("sha256", secret, "hex");

/** HMAC-SHA-256 in hexadecimal, for what could be guessed: names, addresses, recovery codes. */
export const keyed = (key: Uint8Array, purpose: string, text: string): string =>
  createHmac("sha256", key).update(`${purpose}\n${text}`).digest("hex");

/** Compares in a time that does not depend on where they differ. */
export function same(one: string, other: string): boolean {
  const [a, b] = [hash("sha256", one, "buffer"), hash("sha256", other, "buffer")];
  return timingSafeEqual(a, b);
}

const derived = (key: Uint8Array): Buffer => createHmac("sha256", key).update("penholder/people/seal").digest();

/** AES-256-GCM under the key outside the database; bound to what it is for, so that rows cannot be swapped. */
export function sealed(key: Uint8Array, random: Random, purpose: string, content: Uint8Array): string {
  const nonce = random(12);
  const cipher = createCipheriv("aes-256-gcm", derived(key), nonce).setAAD(Buffer.from(purpose));
  const bytes = [nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat(bytes).toString("base64url");
}

/** What was sealed for that purpose; null for anything else. */
export function unsealed(key: Uint8Array, purpose: string, text: string): Uint8Array | null {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length < 28) return null;
  const cipher = createDecipheriv("aes-256-gcm", derived(key), bytes.subarray(0, 12))
    .setAAD(Buffer.from(purpose))
    .setAuthTag(bytes.subarray(-16));
  try {
    return Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()]);
  } catch {
    return null;
  }
}
