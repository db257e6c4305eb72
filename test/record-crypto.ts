import { createHash, createHmac, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type { Crypto, Signer } from "../src/record/crypto.ts";
import { formatVerifierKey, signatureType, verifierKey } from "../src/record/keys.ts";

// For the tests of the record, which import no other room and so cannot take the log's cryptography.
const ed25519Spki = Buffer.from("302a300506032b6570032100", "hex");
const ed25519Pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");
const mlDsaSpki = Buffer.from("30820532300b06096086480165030403110382052100", "hex");
const mlDsaPkcs8 = Buffer.from("3034020100300b060960864801650304031104228020", "hex");

export const testCrypto: Crypto = {
  sha256: (data) => new Uint8Array(createHash("sha256").update(data).digest()),
  hmacSha256: (key, data) => new Uint8Array(createHmac("sha256", key).update(data).digest()),
  verifyEd25519: (key, message, signature) => verified(ed25519Spki, key, message, signature),
  verifyMlDsa44: (key, message, signature) => verified(mlDsaSpki, key, message, signature),
};

/** A signer whose key is the SHA-256 of its name: the same in every run. */
export function testSigner(name: string, type: number = signatureType.ed25519): Signer {
  const seed = createHash("sha256").update(name).digest();
  const prefix = type === signatureType.mlDsa44 ? mlDsaPkcs8 : ed25519Pkcs8;
  const secret = createPrivateKey({ key: Buffer.concat([prefix, seed]), format: "der", type: "pkcs8" });
  const spki = createPublicKey(secret).export({ format: "der", type: "spki" });
  const publicKey = spki.subarray((type === signatureType.mlDsa44 ? mlDsaSpki : ed25519Spki).length);
  const key = verifierKey(testCrypto, name, type, publicKey);
  if (!key.ok) throw new Error(key.problem);
  return { vkey: formatVerifierKey(key.value), sign: (message) => new Uint8Array(sign(null, message, secret)) };
}

function verified(prefix: Buffer, publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  let key: KeyObject;
  try {
    key = createPublicKey({ key: Buffer.concat([prefix, publicKey]), format: "der", type: "spki" });
    return verify(null, message, key, signature);
  } catch {
    return false;
  }
}
