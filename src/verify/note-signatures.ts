import { type Crypto, keyId, type LogPolicy, type NoteSignature, parseSignedCheckpoint, toHex, utf8 } from "#record";
import type { Finding } from "./findings.ts";
import { counted } from "./wording.ts";

/**
 * The signatures on a checkpoint of which nothing is known because the policy does not name their keys (without a
 * policy: all), each by its hash, so that a changed one does not look the same.
 */
export function signatureDetails(crypto: Crypto, checkpoint: string, policy: LogPolicy | null): string[] {
  const signed = parseSignedCheckpoint(checkpoint);
  if (!signed.ok) return [];
  const known = new Set(
    [...(policy?.logs ?? []), ...(policy?.witnesses ?? [])].map(({ key }) => `${key.name}+${key.id}`),
  );
  return signed.value.note.signatures
    .filter((line) => !known.has(`${line.name}+${line.id}`) && !isTokenLine(crypto, line))
    .map(
      ({ name, id, signature }) =>
        `not checked: ${name}+${id}, SHA-256 of the signature ${toHex(crypto.sha256(signature))}`,
    );
}

/** Adds to a finding how many signatures are by keys that the policy does not name: they are passed over, not in silence. */
export function withUnknown(finding: Finding, checkpoint: string, policy: LogPolicy, crypto: Crypto): Finding {
  const unknown = signatureDetails(crypto, checkpoint, policy);
  if (unknown.length === 0) return finding;
  const are = unknown.length === 1 ? "is" : "are";
  const says = `${finding.says} There ${are} also ${counted(unknown.length, "signature")} by keys that your policy does not name, of which nothing is known.`;
  return { ...finding, says, details: [...finding.details, ...unknown] };
}

const tokenName = "rfc3161-timestamp";

/** A time-stamp token on a line of its own (docs/timestamps.md): C2SP signed-note, type 0xff and an identifier. */
export function isTokenLine(crypto: Crypto, { name, id }: NoteSignature): boolean {
  return name === tokenName && id === keyId(crypto, tokenName, 0xff, utf8("penholder/rfc3161-timestamp/v1"));
}
