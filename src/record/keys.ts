import { concat, fromBase64, toBase64, toHex, utf8 } from "./bytes.ts";
import type { Crypto } from "./crypto.ts";
import { bad, ok, type Result } from "./result.ts";

/** Signature types of C2SP signed-note that this room verifies. */
export const signatureType = { ed25519: 0x01, cosignature: 0x04, mlDsa44: 0x06 } as const;

/** A public key under a name (vkey of C2SP signed-note). */
export interface VerifierKey {
  /** Not empty, no white space, no "+". */
  name: string;
  /** Key id: eight lower-case hexadecimal digits. */
  id: string;
  /** Signature type: see `signatureType`. */
  type: number;
  publicKey: Uint8Array;
}

/** A secret key under a name. The public key comes from the platform, which then compares the id. */
export interface SignerKey {
  name: string;
  id: string;
  type: number;
  /** RFC 8032 private key, 32 bytes. */
  seed: Uint8Array;
}

const publicKeyLength = new Map<number, number>([
  [signatureType.ed25519, 32],
  [signatureType.cosignature, 32],
  [signatureType.mlDsa44, 1312],
]);
const maxNameLength = 1000;
const maxKeyText = 8000;

/** C2SP signed-note: not empty, no Unicode space, no plus; and nothing that a note may not hold. */
export function isKeyName(name: string): boolean {
  if (name === "" || name.length > maxNameLength || !name.isWellFormed()) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what the rule excludes.
  return !/[\p{White_Space}+\u0000-\u001f]/u.test(name);
}

/** SHA-256(name ‖ 0x0A ‖ type ‖ public key), first four bytes, in hexadecimal. */
export function keyId(crypto: Crypto, name: string, type: number, publicKey: Uint8Array): string {
  return toHex(crypto.sha256(concat(utf8(name), new Uint8Array([0x0a, type]), publicKey)).subarray(0, 4));
}

/** Puts a key together. Types other than `signatureType`'s are refused: we could not verify with them. */
export function verifierKey(crypto: Crypto, name: string, type: number, publicKey: Uint8Array): Result<VerifierKey> {
  if (!isKeyName(name)) return bad("a key's name is not empty and has neither spaces nor plus signs");
  const length = publicKeyLength.get(type);
  if (length === undefined) return bad(`keys of signature type ${type} are not supported`);
  if (publicKey.length !== length) return bad(`a public key of signature type ${type} has ${length} bytes`);
  return ok({ name, id: keyId(crypto, name, type, publicKey), type, publicKey });
}

/** Reads `name+hex(id)+base64(type ‖ public key)`; the id must be the key's. */
export function parseVerifierKey(crypto: Crypto, text: string): Result<VerifierKey> {
  const parts = text.length > maxKeyText ? [] : text.split("+");
  const [name, id, ...data] = parts;
  if (name === undefined || id === undefined || data.length === 0) return bad("not a verifier key name+id+key");
  // Base64 has plus signs of its own: all that follows the second one is key.
  const bytes = fromBase64(data.join("+"));
  if (!bytes.ok) return bad("the key material of the verifier key is not base64");
  const key = verifierKey(crypto, name, bytes.value[0] ?? 0, bytes.value.subarray(1));
  if (!key.ok) return key;
  return key.value.id === id ? key : bad(`the verifier key of ${name} has not the id that it claims`);
}

/** The vkey text of C2SP signed-note. */
export function formatVerifierKey(key: VerifierKey): string {
  return `${key.name}+${key.id}+${toBase64(concat(new Uint8Array([key.type]), key.publicKey))}`;
}

/**
 * Thirty decimal digits in six groups, to be compared by telephone: group i is bytes 5i to 5i+4 of
 * SHA-256(type ‖ public key), as a big-endian number modulo 100,000. The name is not in it: one key, one fingerprint.
 */
export function fingerprint(crypto: Crypto, key: VerifierKey): string {
  const digest = crypto.sha256(concat(new Uint8Array([key.type]), key.publicKey));
  const groups = [0, 1, 2, 3, 4, 5].map((i) => BigInt(`0x${toHex(digest.subarray(5 * i, 5 * i + 5))}`) % 100_000n);
  return groups.map((group) => group.toString().padStart(5, "0")).join(" ");
}

const signerKeyPrefix = "PRIVATE+KEY+";

/** Reads `PRIVATE+KEY+name+hex(id)+base64(type ‖ seed)`. Problems never repeat the text: it is secret. */
export function parseSignerKey(text: string): Result<SignerKey> {
  if (!text.startsWith(signerKeyPrefix) || text.length > maxKeyText)
    return bad("not a signer key PRIVATE+KEY+name+id+key");
  const [name, id, ...data] = text.slice(signerKeyPrefix.length).split("+");
  if (name === undefined || id === undefined || !isKeyName(name) || !/^[0-9a-f]{8}$/.test(id)) {
    return bad("the signer key has no proper name and id");
  }
  const bytes = fromBase64(data.join("+"));
  if (!bytes.ok || bytes.value.length !== 33) return bad("the signer key has no type and 32 bytes of key in base64");
  const type = bytes.value[0] ?? 0;
  if (!publicKeyLength.has(type)) return bad(`keys of signature type ${type} are not supported`);
  return ok({ name, id, type, seed: bytes.value.slice(1) });
}

/** The signer key text (secret): one line, without its end. */
export function formatSignerKey(key: SignerKey): string {
  return `${signerKeyPrefix}${key.name}+${key.id}+${toBase64(concat(new Uint8Array([key.type]), key.seed))}`;
}
