import { utf8 } from "./bytes.ts";
import { encodeCosignature, messageFor, verifyCosignature } from "./cosignature.ts";
import type { Crypto, Signer } from "./crypto.ts";
import { parseVerifierKey, signatureType, type VerifierKey } from "./keys.ts";
import { formatNote, type Note, type NoteSignature } from "./note.ts";
import { bad, ok, type Result } from "./result.ts";

/** A signature that verified. */
export interface VerifiedSignature {
  key: VerifierKey;
  /** POSIX seconds in cosignatures; null where the signature states no time. */
  time: bigint | null;
}

/** A note of which at least one known key's signature verified and none failed. */
export interface OpenNote {
  text: string;
  verified: VerifiedSignature[];
  /** Signatures by keys that the reader does not know: nothing is said of them. */
  unknown: NoteSignature[];
}

/**
 * Verifies a note with the keys that the reader knows (C2SP signed-note, "Signatures"): those of unknown keys are
 * reported, one by a known key that fails refuses the note, and so does a note without any by a known key. Cosignatures
 * (types 0x04 and 0x06) verify only on a checkpoint.
 */
export function openNote(crypto: Crypto, note: Note, keys: readonly VerifierKey[]): Result<OpenNote> {
  const verified: VerifiedSignature[] = [];
  const unknown: NoteSignature[] = [];
  for (const signature of note.signatures) {
    const known = keys.filter(
      (key) => key.name === signature.name && key.id === signature.id && isSupported(crypto, key),
    );
    if (known.length === 0) unknown.push(signature);
    for (const key of known) {
      const answer = verifySignature(crypto, key, note.text, signature.signature);
      if (!answer.ok) return answer;
      verified.push({ key, time: answer.value.time });
    }
  }
  if (verified.length === 0) return bad("no signature by a known key");
  return ok({ text: note.text, verified, unknown });
}

/** Where the platform has no ML-DSA-44, such a key is as good as unknown: it never counts, and stops nothing. */
export function isSupported(crypto: Crypto, key: VerifierKey): boolean {
  return key.type !== signatureType.mlDsa44 || crypto.verifyMlDsa44 !== undefined;
}

/** Verifies one signature, as its key's type says. */
export function verifySignature(
  crypto: Crypto,
  key: VerifierKey,
  text: string,
  signature: Uint8Array,
): Result<{ time: bigint | null }> {
  if (key.type !== signatureType.ed25519) return verifyCosignature(crypto, key, text, signature);
  const good = signature.length === 64 && crypto.verifyEd25519(key.publicKey, utf8(text), signature);
  return good ? ok({ time: null }) : bad(`the signature by ${key.name} does not fit the text`);
}

/** Signs a text with keys of type 0x01; the answer is the note's text form. The text ends with a line feed. */
export function signNote(crypto: Crypto, text: string, signers: readonly Signer[]): Result<string> {
  if (!text.endsWith("\n")) return bad("a note's text ends with a line feed");
  const signatures: NoteSignature[] = [];
  for (const signer of signers) {
    const key = parseVerifierKey(crypto, signer.vkey);
    if (!key.ok) return key;
    if (key.value.type !== signatureType.ed25519)
      return bad(`${key.value.name} is not a key that signs notes (type 1)`);
    signatures.push({ name: key.value.name, id: key.value.id, signature: signer.sign(utf8(text)) });
  }
  return ok(formatNote({ text, signatures }));
}

/** Cosigns a checkpoint's text at `time` (POSIX seconds) with a key of type 0x04 or 0x06. */
export function cosign(crypto: Crypto, text: string, time: bigint, signer: Signer): Result<NoteSignature> {
  const key = parseVerifierKey(crypto, signer.vkey);
  if (!key.ok) return key;
  const { name, id, type } = key.value;
  if (type === signatureType.ed25519) return bad(`${name} is not a cosigner's key (type 4 or 6)`);
  const message = messageFor(key.value, time, text);
  if (!message.ok) return message;
  return ok({ name, id, signature: encodeCosignature({ time, signature: signer.sign(message.value) }) });
}
