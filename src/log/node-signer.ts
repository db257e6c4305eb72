import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import { PenholderError } from "#kernel";
import {
  formatSignerKey,
  formatVerifierKey,
  parseSignerKey,
  type Signer,
  type VerifierKey,
  verifierKey,
} from "#record";
import { nodeCrypto } from "./node-crypto.ts";

// PrivateKeyInfo of an Ed25519 key up to the key itself (RFC 8410).
const ed25519Pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");

/**
 * A signer from the text of a secret key file (C2SP signed-note signer key). Throws `key-invalid`, naming the file and
 * never its content, for anything else.
 */
export function nodeSigner(text: string, file: string): Signer {
  const refuse = (problem: string): never => {
    throw new PenholderError(
      "key-invalid",
      `${file} is not a secret key: ${problem}; make one with penholder keygen.`,
      {
        file,
      },
    );
  };
  const parsed = parseSignerKey(text.trimEnd());
  if (!parsed.ok) return refuse(parsed.problem);
  const { name, id, type, seed } = parsed.value;
  const secret = createPrivateKey({ key: Buffer.concat([ed25519Pkcs8, seed]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(secret).export({ format: "der", type: "spki" }).subarray(-32);
  const key = verifierKey(nodeCrypto, name, type, publicKey);
  if (!key.ok) return refuse(key.problem);
  if (key.value.id !== id) return refuse("its id is not that of its key");
  return { vkey: formatVerifierKey(key.value), sign: (message) => sign(null, message, secret) };
}

/** A new Ed25519 key (RFC 8032) of a signature type: its secret line and its public part. Throws `key-invalid` for a name that no key can have. */
export function newKey(name: string, type: number): { secret: string; key: VerifierKey } {
  const { privateKey } = generateKeyPairSync("ed25519");
  const { d = "", x = "" } = privateKey.export({ format: "jwk" });
  const key = verifierKey(nodeCrypto, name, type, Buffer.from(x, "base64url"));
  if (!key.ok) throw new PenholderError("key-invalid", `${JSON.stringify(name)} cannot name a key: ${key.problem}.`);
  const { id } = key.value;
  return { secret: formatSignerKey({ name, id, type, seed: Buffer.from(d, "base64url") }), key: key.value };
}
