import { boundedText, formatHashes, parseDecimal, parseHashes } from "./lines.ts";
import { maxProofLength } from "./proof.ts";
import { bad, ok, type Result } from "./result.ts";

/** The body of a witness's add-checkpoint request (C2SP tlog-witness). */
export interface AddCheckpoint {
  /** Size of the tree from which the proof leads. */
  old: bigint;
  /** Consistency proof, at most 63 hashes. */
  proof: Uint8Array[];
  /** The signed checkpoint (note text), verbatim. */
  checkpoint: string;
}

/** Media type of the size that a witness answers with status 409. */
export const sizeMediaType = "text/x.tlog.size";

/** Reads the body of a request. The checkpoint is not looked into. */
export function parseAddCheckpoint(body: string | Uint8Array): Result<AddCheckpoint> {
  const text = boundedText(body);
  if (!text.ok) return text;
  const end = text.value.indexOf("\n\n");
  if (end < 0) return bad("an empty line is missing before the checkpoint");
  const [first = "", ...lines] = text.value.slice(0, end).split("\n", maxProofLength + 2);
  const old = first.startsWith("old ")
    ? parseDecimal(first.slice("old ".length))
    : bad<bigint>("no line with the old size");
  if (!old.ok) return old;
  const proof = parseHashes(lines, maxProofLength);
  return proof.ok ? ok({ old: old.value, proof: proof.value, checkpoint: text.value.slice(end + 2) }) : proof;
}

/** Writes the body of a request. */
export function formatAddCheckpoint(request: AddCheckpoint): string {
  return `old ${request.old}\n${formatHashes(request.proof)}\n${request.checkpoint}`;
}

/** Reads the size in a witness's answer of status 409. */
export function parseSizeBody(body: string): Result<bigint> {
  return body.endsWith("\n") ? parseDecimal(body.slice(0, -1)) : bad("the size does not end with a line feed");
}

export function formatSizeBody(size: bigint): string {
  return `${size}\n`;
}
