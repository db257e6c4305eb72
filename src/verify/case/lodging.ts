import { canonicalJson, parseCanonicalJson } from "#kernel";
import type { LodgingProof } from "#proceedings";
import { fromUtf8, utf8 } from "#record";

const type = "penholder/lodging-proof/1";

/** The bytes of the statement that stands in the record before an act that was lodged with a witness first. */
export function encodeLodgingProof(act: string, { salt, slip }: LodgingProof): Uint8Array {
  return utf8(canonicalJson({ type, act, salt, slip }));
}

/** The act's id and the proof out of such a statement, in its one form; null where it is none. */
export function parseLodgingProof(bytes: Uint8Array): { act: string; proof: LodgingProof } | null {
  const text = fromUtf8(bytes);
  const value = text.ok ? parseCanonicalJson(text.value) : undefined;
  if (typeof value !== "object" || value === null || !("type" in value) || value.type !== type) return null;
  const { act, salt, slip } = value;
  if (typeof act !== "string" || typeof salt !== "string" || typeof slip !== "string") return null;
  return { act, proof: { salt, slip } };
}
