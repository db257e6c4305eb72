import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "#kernel";
import type { Evidence, Score } from "../types.ts";

const length = 32; // hex digits: 128 bits

/**
 * Names the evidence of a score, so that a decision can be bound to it: which features spoke for and against with
 * which values, and what was missing. Weights, the probability and the wording are not in it: a decision outlives a
 * recalibration.
 */
export function fingerprintOf(score: Pick<Score, "for" | "against" | "missing">): string {
  const side = (evidence: readonly Evidence[]) =>
    evidence.map(({ feature, query = null, listed = null }) => lineOf([feature, query, listed])).sort();
  const text = canonicalJson([side(score.for), side(score.against), score.missing.map(plain).sort()]);
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, length);
}

const lineOf = (values: readonly (string | null)[]): string =>
  JSON.stringify(values.map((value) => value && plain(value)));

/** Blanks and compositions of letters are not evidence. */
const plain = (text: string): string => text.toWellFormed().normalize("NFC").replace(/\s+/gu, " ").trim();
