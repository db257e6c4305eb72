import { fromBase64, toBase64 } from "./bytes.ts";
import { boundedText, formatHashes, parseDecimal, parseHashes } from "./lines.ts";
import { maxProofLength } from "./proof.ts";
import { bad, ok, type Result } from "./result.ts";

/** C2SP tlog-proof: an entry's place in a log, to be verified offline. Nothing of it is verified by parsing. */
export interface TlogProof {
  /** Opaque, not authenticated; null where the line is absent. */
  extra: Uint8Array | null;
  index: bigint;
  /** Inclusion proof, lowest first. */
  proof: Uint8Array[];
  /** The signed checkpoint (note text), verbatim. */
  checkpoint: string;
}

/** Media name and first line of the format. */
export const tlogProofHeader = "c2sp.org/tlog-proof@v1";
/** A proof carries an act in its `extra` line, so it may be longer than a note: 32 MiB of text. */
export const maxProofText = 32 * 2 ** 20;

/** Reads a tlog-proof, strictly: formatTlogProof gives the same text again. The checkpoint is not looked into. */
export function parseTlogProof(input: string | Uint8Array): Result<TlogProof> {
  const text = boundedText(input, maxProofText);
  if (!text.ok) return text;
  const end = text.value.indexOf("\n\n");
  if (end < 0) return bad("a proof has an empty line before its checkpoint");
  const lines = text.value.slice(0, end).split("\n", maxProofLength + 4);
  if (lines.shift() !== tlogProofHeader) return bad(`the first line is not ${tlogProofHeader}`);
  const extra = lines[0]?.startsWith("extra ") ? fromBase64(lines.shift()?.slice("extra ".length) ?? "") : ok(null);
  if (!extra.ok) return bad("the extra line is not base64");
  const index = indexOf(lines.shift());
  if (!index.ok) return index;
  const proof = parseHashes(lines, maxProofLength);
  if (!proof.ok) return proof;
  return ok({ extra: extra.value, index: index.value, proof: proof.value, checkpoint: text.value.slice(end + 2) });
}

function indexOf(line: string | undefined): Result<bigint> {
  return line?.startsWith("index ") ? parseDecimal(line.slice("index ".length)) : bad("a proof has an index line");
}

/** The text form, kept in files named `.tlog-proof`. */
export function formatTlogProof(proof: TlogProof): string {
  const extra = proof.extra ? `extra ${toBase64(proof.extra)}\n` : "";
  return `${tlogProofHeader}\n${extra}index ${proof.index}\n${formatHashes(proof.proof)}\n${proof.checkpoint}`;
}
