import { type Contradiction, parseEvidencePlace } from "./contradiction.ts";
import type { Crypto } from "./crypto.ts";
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from "./keys.ts";
import { boundedText, formatHashes, parseDecimal, parseHashes } from "./lines.ts";
import { maxProofLength } from "./proof.ts";
import { bad, ok, type Result } from "./result.ts";
import { formatTlogProof } from "./tlog-proof.ts";

export const contradictionHeader = "penholder/contradiction@v1";
const maxEvidence = 4_000_000;

/**
 * Writes evidence as portable text: header, `kind`, `signer` (vkey), then its two or three parts verbatim, each after a
 * line `part <number of lines>`.
 */
export function formatContradiction(evidence: Contradiction): string {
  const parts = [evidence.first, evidence.second].map((part) =>
    typeof part === "string" ? part : formatTlogProof(part),
  );
  if (evidence.kind === "prefix") parts.push(formatHashes(evidence.proof));
  const framed = parts.map((part) => `part ${part.split("\n").length - 1}\n${part}`);
  return `${contradictionHeader}\nkind ${evidence.kind}\nsigner ${formatVerifierKey(evidence.signer)}\n${framed.join("")}`;
}

/** Reads evidence. What it proves is for checkContradiction to say, and whose key `signer` is for the reader to know. */
export function parseContradiction(crypto: Crypto, input: string | Uint8Array): Result<Contradiction> {
  const text = boundedText(input, maxEvidence);
  if (!text.ok) return text;
  if (!text.value.endsWith("\n")) return bad("evidence ends with a line feed");
  const [header, kind, signer, ...rest] = text.value.slice(0, -1).split("\n");
  if (header !== contradictionHeader) return bad(`the first line is not ${contradictionHeader}`);
  if (!kind?.startsWith("kind ") || !signer?.startsWith("signer ")) return bad("evidence has a kind and a signer");
  const key = parseVerifierKey(crypto, signer.slice("signer ".length));
  if (!key.ok) return key;
  const parts = splitParts(rest);
  return parts.ok ? assemble(kind.slice("kind ".length), key.value, parts.value) : parts;
}

function splitParts(lines: readonly string[]): Result<string[]> {
  const parts: string[] = [];
  let at = 0;
  while (at < lines.length) {
    const head = lines[at] ?? "";
    const count = head.startsWith("part ")
      ? parseDecimal(head.slice("part ".length))
      : bad<bigint>("a part begins with its length");
    if (!count.ok) return count;
    const length = count.value <= lines.length ? Number(count.value) : lines.length;
    const part = lines.slice(at + 1, at + 1 + length);
    if (BigInt(part.length) !== count.value || parts.length === 3) return bad("the parts are not as long as they say");
    parts.push(part.map((line) => `${line}\n`).join(""));
    at += 1 + length;
  }
  return ok(parts);
}

function assemble(kind: string, signer: VerifierKey, parts: readonly string[]): Result<Contradiction> {
  const [first, second, third] = parts;
  if (first === undefined || second === undefined || (third !== undefined) !== (kind === "prefix")) {
    return bad("evidence of this kind has not so many parts");
  }
  switch (kind) {
    case "roots":
    case "backwards":
      return ok({ kind, signer, first, second });
    case "prefix": {
      const proof = parseHashes((third ?? "").split("\n").slice(0, -1), maxProofLength + 1);
      return proof.ok ? ok({ kind, signer, first, second, proof: proof.value }) : proof;
    }
    case "entries":
    case "chain": {
      const [one, two] = [parseEvidencePlace(first), parseEvidencePlace(second)];
      if (!one.ok) return one;
      return two.ok ? ok({ kind, signer, first: one.value, second: two.value }) : two;
    }
    default:
      return bad("evidence of an unknown kind");
  }
}
