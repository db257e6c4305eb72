import type { KeyPolicy } from "#document";
import { canonicalJson, type Json, parseCanonicalJson } from "#kernel";

/** The policy file: canonical JSON and one line feed. */
export type PolicyFile = {
  type: "penholder/policy/1";
  authors: KeyPolicy;
  publishers: KeyPolicy;
  /** Log, witnesses, groups and quorum as a C2SP tlog-policy text; null where the reader chose to look at signatures alone. */
  log: string | null;
  /** Certificates of time-stamping authorities, base64 of DER. */
  timestampers: string[];
};

/** A policy names people: more keys than this, or a longer file, is a mistake. */
const maxKeys = 100;
const maxLength = 1_000_000;

/** The file's text, as readPolicyFile reads it. */
export function writePolicyFile(policy: PolicyFile): string {
  return `${canonicalJson(policy)}\n`;
}

/** Reads the form alone: undefined for anything that is not byte for byte a policy file. */
export function readPolicyFile(text: string): PolicyFile | undefined {
  const value = text.length <= maxLength && text.endsWith("\n") ? parseCanonicalJson(text.slice(0, -1)) : undefined;
  if (!isRecord(value, "authors", "log", "publishers", "timestampers", "type")) return undefined;
  const { type, authors, publishers, log, timestampers } = value;
  if (type !== "penholder/policy/1" || !isKeyPolicy(authors) || !isKeyPolicy(publishers)) return undefined;
  if ((log !== null && typeof log !== "string") || !isStrings(timestampers)) return undefined;
  return { type, authors, publishers, log, timestampers };
}

function isKeyPolicy(value: Json | undefined): value is KeyPolicy {
  if (!isRecord(value, "keys", "threshold")) return false;
  return Number.isInteger(value.threshold) && Number(value.threshold) >= 0 && isStrings(value.keys);
}

function isStrings(value: Json | undefined): value is string[] {
  return Array.isArray(value) && value.length <= maxKeys && value.every((item) => typeof item === "string");
}

/** An object with exactly these members, given in order. */
function isRecord(value: Json | undefined, ...members: string[]): value is { readonly [key: string]: Json } {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.keys(value).sort().join() === members.join();
}
