import { concat, equalBytes, u32, utf8 } from "./bytes.ts";
import { type Entry, encodeEntry, parseEntry } from "./entry.ts";
import { bad, ok, type Result } from "./result.ts";
import { formatTlogProof, parseTlogProof } from "./tlog-proof.ts";
import { hashLength } from "./tree.ts";

/** Proof that an act is in the log, which verifies alone: a C2SP tlog-proof that carries the act. */
export interface Receipt {
  entry: Entry;
  /** Opens the commitment: 32 bytes. */
  salt: Uint8Array;
  /** The act's bytes; empty for a heartbeat. */
  act: Uint8Array;
  /** RFC 3161 time-stamp tokens over the checkpoint, DER. Not authenticated by the log. */
  tokens: Uint8Array[];
  /** Index of the entry in the log. */
  index: bigint;
  /** Inclusion proof, lowest first. */
  proof: Uint8Array[];
  /** The signed and cosigned checkpoint (note text). */
  checkpoint: string;
}

export const maxActLength = 16 * 2 ** 20;
export const maxTokens = 16;
export const maxTokenLength = 64 * 2 ** 10;
const tag = utf8("rec/receipt/v1\0");

/** Writes a receipt's text. The lengths are those that parseReceipt asks for. */
export function encodeReceipt(receipt: Receipt): Result<string> {
  const sections = [encodeEntry(receipt.entry), receipt.salt, receipt.act, ...receipt.tokens];
  const extra = concat(tag, ...sections.flatMap((section) => [u32(section.length), section]));
  const text = formatTlogProof({ ...receipt, extra });
  const read = parseReceipt(text);
  return read.ok ? ok(text) : read;
}

/** Reads a receipt, strictly: encodeReceipt gives the same text again. Nothing is verified. */
export function parseReceipt(input: string | Uint8Array): Result<Receipt> {
  const proof = parseTlogProof(input);
  if (!proof.ok) return proof;
  const { extra, ...place } = proof.value;
  if (!extra || !equalBytes(extra.subarray(0, tag.length), tag)) return bad("the proof carries no opening of an act");
  const sections = splitSections(extra.subarray(tag.length));
  if (!sections.ok) return sections;
  const [first, salt, act, ...tokens] = sections.value;
  if (!first || !salt || !act) return bad("the opening has not entry, salt and act");
  const entry = parseEntry(first);
  if (!entry.ok) return entry;
  if (salt.length !== hashLength) return bad(`the salt of an act has ${hashLength} bytes`);
  if (act.length > maxActLength) return bad(`an act has at most ${maxActLength} bytes`);
  if (tokens.some((token) => token.length === 0 || token.length > maxTokenLength)) {
    return bad(`a time-stamp token has 1 to ${maxTokenLength} bytes`);
  }
  return ok({ entry: entry.value, salt, act, tokens, ...place });
}

/** u32 length and bytes, repeated to the end. */
function splitSections(bytes: Uint8Array): Result<Uint8Array[]> {
  const sections: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at < bytes.length) {
    const end = at + 4 <= bytes.length ? at + 4 + view.getUint32(at) : Number.POSITIVE_INFINITY;
    if (end > bytes.length) return bad("the opening of the act breaks off");
    if (sections.length === 3 + maxTokens) return bad(`more than ${maxTokens} time-stamp tokens`);
    sections.push(bytes.slice(at + 4, end));
    at = end;
  }
  return ok(sections);
}
