import type { KeyPolicy } from "#document";
import { PenholderError } from "#kernel";
import {
  type Crypto,
  fromBase64,
  type LogPolicy,
  parseLogPolicy,
  parseVerifierKey,
  signatureType,
  toHex,
  type VerifierKey,
} from "#record";
import { type PolicyFile, readPolicyFile, writePolicyFile } from "./policy-file.ts";

/** Whom the reader trusts, ready for use: every key has been read, none stands twice. */
export interface Policy {
  authors: KeyPolicy;
  publishers: KeyPolicy;
  /** null by the reader's explicit choice: signatures alone. */
  log: LogPolicy | null;
  /** Certificates of time-stamping authorities, DER. */
  timestampers: Uint8Array[];
}

/** Reads a policy file. Throws PenholderError `policy-invalid`, in one sentence that says what to do. */
export function parsePolicy(crypto: Crypto, text: string): Policy {
  const file = readPolicyFile(text);
  if (!file) throw invalid("This is not a policy file in its one form, byte for byte: make one with penholder policy.");
  return {
    authors: checkKeys(crypto, file.authors, "author"),
    publishers: checkKeys(crypto, file.publishers, "publisher"),
    log: file.log === null ? null : readLog(crypto, file.log),
    timestampers: file.timestampers.map(readCertificate),
  };
}

/** The text of a policy file. Throws PenholderError `policy-invalid` for a policy that parsePolicy would refuse. */
export function formatPolicy(crypto: Crypto, file: PolicyFile): string {
  const text = writePolicyFile(file);
  parsePolicy(crypto, text);
  return text;
}

function checkKeys(crypto: Crypto, policy: KeyPolicy, role: string): KeyPolicy {
  const { threshold, keys } = policy;
  const read = keys.map((vkey) => readKey(crypto, vkey, role));
  const distinct = new Set(read.map(({ publicKey }) => toHex(publicKey)));
  // One key under two names would count as two signers.
  if (distinct.size < keys.length) throw invalid(`One ${role}'s key stands twice in the policy: name each key once.`);
  if (threshold > keys.length || (threshold === 0) !== (keys.length === 0))
    throw invalid(
      `The policy asks for ${threshold} signatures by its ${keys.length} ${role}s: ask for 1 to ${keys.length}.`,
    );
  return policy;
}

function readKey(crypto: Crypto, vkey: string, role: string): VerifierKey {
  const key = parseVerifierKey(crypto, vkey);
  if (!key.ok)
    throw invalid(`A key of the policy's ${role}s cannot be read (${key.problem}): ask its owner for it again.`);
  if (key.value.type !== signatureType.ed25519)
    throw invalid(`The key of ${key.value.name} is a witness's, not an ${role}'s: ask its owner for the right one.`);
  return key.value;
}

function readLog(crypto: Crypto, text: string): LogPolicy {
  const log = parseLogPolicy(crypto, text);
  if (!log.ok) throw invalid(`The policy's part on the log cannot be used (${log.problem}): correct it.`);
  if (log.value.logs.length === 0) throw invalid("The policy's part on the log names no log: add its key.");
  return log.value;
}

function readCertificate(base64: string): Uint8Array {
  const bytes = fromBase64(base64);
  if (!bytes.ok || bytes.value.length === 0)
    throw invalid("A certificate of the policy's time-stamping authorities is not base64: name its file again.");
  return bytes.value;
}

function invalid(sentence: string): PenholderError {
  return new PenholderError("policy-invalid", sentence);
}
