import type { Crypto } from "#record";
import type { Policy } from "./policy.ts";

export interface VerifyOptions {
  /** Whom the reader trusts; null: nobody, so that "self-consistent" is the best verdict. */
  policy: Policy | null;
  crypto: Crypto;
  /** Milliseconds since 1970 UTC; without it no time is held against the present. */
  now?: number;
  /** Verifies RFC 3161 tokens; without it they are reported as not checked. */
  checkTimestamp?: CheckTimestamp;
  /** Texts of checkpoints that the reader kept from before: what they do not hold was logged later. */
  earlier?: readonly string[];
}

/**
 * Verifies a time-stamp token (RFC 3161, DER) over a SHA-256 digest with the reader's certificates (DER): what it proves,
 * or what is wrong with it, in one sentence ("unknown": only that none of the certificates leads to it). `now` is milliseconds since 1970, as in the options.
 */
export type CheckTimestamp = (
  token: Uint8Array,
  digest: Uint8Array,
  certificates: readonly Uint8Array[],
  now: number | undefined,
) => { ok: true; says: string } | { ok: false; problem: string; unknown: boolean };
