import { fromBase64, fromUtf8, toBase64, utf8 } from "./bytes.ts";
import { maxSize } from "./proof.ts";
import { bad, ok, type Result } from "./result.ts";
import { hashLength } from "./tree.ts";

/** No text form of the record is longer, in bytes (a note of 100 post-quantum signatures is a third of it). */
export const maxTextLength = 1_000_000;

/** Input as text: strictly UTF-8, of bounded length. */
export function boundedText(input: string | Uint8Array, limit = maxTextLength): Result<string> {
  if (input.length > limit) return bad(`longer than ${limit} bytes`);
  if (typeof input !== "string") return fromUtf8(input);
  if (!input.isWellFormed()) return bad("the text is not Unicode");
  return utf8(input).length > limit ? bad(`longer than ${limit} bytes`) : ok(input);
}

/** ASCII decimal without leading zeros, below 2^63. */
export function parseDecimal(text: string): Result<bigint> {
  if (!/^(0|[1-9][0-9]{0,18})$/.test(text)) return bad("not a decimal number without leading zeros");
  const value = BigInt(text);
  return value <= maxSize ? ok(value) : bad("a number above 2^63 − 1");
}

/** A hash in base64. */
export function parseHash(text: string): Result<Uint8Array> {
  const bytes = fromBase64(text);
  return bytes.ok && bytes.value.length === hashLength ? bytes : bad("not a hash of 32 bytes in base64");
}

/** Hashes, one a line. */
export function parseHashes(lines: readonly string[], limit: number): Result<Uint8Array[]> {
  if (lines.length > limit) return bad(`more than ${limit} hashes in the proof`);
  const hashes: Uint8Array[] = [];
  for (const line of lines) {
    const hash = parseHash(line);
    if (!hash.ok) return hash;
    hashes.push(hash.value);
  }
  return ok(hashes);
}

export function formatHashes(hashes: readonly Uint8Array[]): string {
  return hashes.map((hash) => `${toBase64(hash)}\n`).join("");
}
