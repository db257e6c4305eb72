/**
 * Why there is no acceptable time-stamp token (closed list; docs/timestamps.md explains each):
 * - unreachable: the authority could not be asked, or its answer was not one
 * - not-granted: the authority answered that it will not stamp
 * - unreadable: not strict DER, not the form of RFC 3161 and RFC 5652, or beyond our bounds
 * - unsupported: an algorithm or critical extension that we do not know, or one that is too weak
 * - wrong-digest, wrong-nonce: a token about something else, or the answer to another request
 * - altered: the signature, or a digest under it, does not match
 * - wrong-certificate: the token names another certificate as its signer's, or brings none
 * - wrong-key-usage: the signer's certificate is not one for time-stamping alone
 * - not-trusted: no chain to a certificate that the reader holds
 * - expired: a certificate of the chain was not valid at the time in the token
 * - from-the-future: the time in the token has not come yet
 */
export type TokenProblem =
  | "unreachable"
  | "not-granted"
  | "unreadable"
  | "unsupported"
  | "wrong-digest"
  | "wrong-nonce"
  | "altered"
  | "wrong-certificate"
  | "wrong-key-usage"
  | "not-trusted"
  | "expired"
  | "from-the-future";

/** A value, or one sentence that says what is wrong, with its name. */
export type Answer<T> = { ok: true; value: T } | { ok: false; why: TokenProblem; problem: string };

/** Thrown inside this folder alone; its doors turn it into an `Answer`. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly why: TokenProblem;

  constructor(why: TokenProblem, says: string) {
    super(says);
    this.why = why;
  }
}

/** What the work gives, or what it refused and why; any other error stays an error. */
export function answer<T>(work: () => T): Answer<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    return refusal(error);
  }
}

export function refusal(error: unknown): { ok: false; why: TokenProblem; problem: string } {
  if (error instanceof Refused) return { ok: false, why: error.why, problem: error.message };
  throw error;
}
