import { parseCanonicalJson } from "#kernel";
import type { LodgingProof } from "#proceedings";
import { fromUtf8 } from "#record";

const type = "penholder/lodging-proof/1";

/** The act's id and the proof out of such a statement, in its one form; null where it is none. */
export function parseLodgingProof(bytes: Uint8Array): { act: string; proof: LodgingProof } | null {
  const text = fromUtf8(bytes);
  const value = text.ok ? parseCanonicalJson(text.value) : undefined;
  if (typeof value !== "object" || value === null || !("type" in value) || value.type !== type) return null;
  const { act, salt, slip } = value;
  if (typeof act !== "string" || typeof salt !== "string" || typeof slip !== "string") return null;
  return { act, proof: { salt, slip } };
}
