import { canonicalJson, type Json, PenholderError } from "#kernel";
import { type Crypto, concat, fromBase64, parseVerifierKey, type Signer, toBase64, utf8 } from "#record";
import { fromBytesText, Hashes } from "./hashes.ts";
import type { Envelope, KeyPolicy, Signed } from "./types.ts";

/** Bytes that are signed: DSSE's pre-authentication encoding, version 1. */
export function preAuthentication(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = utf8(payloadType);
  return concat(utf8(`DSSEv1 ${type.length} `), type, utf8(` ${payload.length} `), payload);
}

/** Puts a statement in canonical JSON into an envelope and signs it; other signers can follow by `countersign`. */
export function signStatement(payloadType: string, statement: Json, signers: readonly Signer[]): Envelope {
  const payload = toBase64(utf8(canonicalJson(statement)));
  return signers.reduce(addSignature, { payloadType, payload, signatures: [] });
}

/** Adds a signature to a statement that is not logged yet. A second one by the same key takes the place of the first. */
export function countersign(signed: Signed, signer: Signer): Signed {
  if (signed.receipt !== null) {
    throw new PenholderError(
      "sealing-refused",
      "The statement is logged with the signatures that it has: sign before it is logged.",
    );
  }
  return { envelope: addSignature(signed.envelope, signer), receipt: null };
}

function addSignature(envelope: Envelope, signer: Signer): Envelope {
  const keyid = keyId(signer.vkey);
  const message = preAuthentication(envelope.payloadType, fromBytesText(envelope.payload));
  const others = envelope.signatures.filter((other) => other.keyid !== keyid);
  const signatures = [...others, { keyid, sig: toBase64(signer.sign(message)) }];
  return { ...envelope, signatures: signatures.sort((a, b) => (a.keyid < b.keyid ? -1 : 1)) };
}

/** Name and key id of a verifier key: "name+0a1b2c3d" of "name+0a1b2c3d+AX…" (C2SP signed-note). */
export function keyId(vkey: string): string {
  return vkey.split("+", 2).join("+");
}

/** What an envelope is logged as: its canonical JSON, without a line feed. */
export function actOf(envelope: Envelope): Uint8Array {
  return utf8(canonicalJson(envelope));
}

/** Names a version: base64 in the header of the next one and in manifests. */
export function headerHash(crypto: Crypto, header: Envelope): string {
  return toBase64(new Hashes(crypto).header(fromBytesText(header.payload)));
}

/** Names a release: base64 in the manifest of the next one. */
export function manifestHash(crypto: Crypto, manifest: Envelope): string {
  return toBase64(new Hashes(crypto).manifest(fromBytesText(manifest.payload)));
}

/** Who of a policy's keys signed an envelope. */
export interface SignatureCheck {
  /** True where at least the threshold of keys signed and no signature of a named key is false. */
  enough: boolean;
  /** Verifier keys of the policy whose signature is true. */
  valid: string[];
  /** Verifier keys of the policy whose signature is there and false. */
  invalid: string[];
  /** Key ids in the envelope that the policy does not name: nothing is known of these signatures. */
  unknown: string[];
}

/** Checks the signatures of an envelope against the keys of a policy: the reader's own, or the one that the header states. */
export function checkSignatures(crypto: Crypto, envelope: Envelope, policy: KeyPolicy): SignatureCheck {
  const message = preAuthentication(envelope.payloadType, fromBytesText(envelope.payload));
  const check: SignatureCheck = { enough: false, valid: [], invalid: [], unknown: [] };
  for (const { keyid, sig } of envelope.signatures) {
    const named = policy.keys.filter((vkey) => keyId(vkey) === keyid);
    if (named.length === 0) check.unknown.push(keyid);
    for (const vkey of named) check[isSignature(crypto, vkey, message, sig) ? "valid" : "invalid"].push(vkey);
  }
  check.enough = policy.threshold > 0 && new Set(check.valid).size >= policy.threshold && check.invalid.length === 0;
  return check;
}

function isSignature(crypto: Crypto, vkey: string, message: Uint8Array, sig: string): boolean {
  const key = parseVerifierKey(crypto, vkey);
  const signature = fromBase64(sig);
  if (!key.ok || key.value.type !== 1 || !signature.ok) return false;
  return crypto.verifyEd25519(key.value.publicKey, message, signature.value);
}
