import { type Certificate, keyUsage, nameOf, purposes, readCertificate } from "./certificate.ts";
import { chainFrom } from "./chain.ts";
import { oids } from "./oids.ts";
import { type Answer, answer, Refused } from "./refused.ts";
import { requireAnswer } from "./request.ts";
import { checkAttributes, checkSignature, signerOf } from "./signature.ts";
import type { Statement } from "./statement.ts";
import { readToken } from "./token.ts";

/** What a token proves: that the text existed at `latest` at the latest, on this authority's word. Times are milliseconds since 1970. */
export interface Stamp {
  /** The time in the token, as precise as it stands there. */
  time: string;
  /** The bounds that time and accuracy give; the time itself where the authority states no accuracy. */
  earliest: number;
  latest: number;
  /** "1.5 s" either way; null where the authority does not say. */
  accuracy: string | null;
  /** Whether the authority promises that its stamps are in the order of their times. */
  ordering: boolean;
  policy: string;
  serial: string;
  /** Whose certificate signed, and which one of the reader's it leads to. */
  authority: string;
  anchor: string;
  /** When a certificate of the chain has run out since: the stamp then rests on the key not having been stolen later. Else null. */
  expiredSince: string | null;
  /** All of it in words. */
  says: string;
}

export interface TokenOptions {
  /** Milliseconds since 1970. */
  now: number;
  /** The nonce of the request, where the reader made it. */
  nonce?: bigint;
}

// How far the reader's clock may be behind the authority's.
const allowedSkew = 5 * 60_000;

/**
 * Checks a time-stamp token (RFC 3161) over a SHA-256 digest, offline. `trustedCertificates` are those that the reader
 * holds, in DER: roots, intermediates or an authority's own. Revocation is not looked up, and is not part of the answer.
 */
export function verifyToken(
  bytes: Uint8Array,
  digest: Uint8Array,
  trustedCertificates: readonly Uint8Array[],
  options: TokenOptions,
): Answer<Stamp> {
  return answer(() => {
    const token = readToken(bytes);
    const trusted = trustedCertificates.map(readCertificate);
    requireAnswer(token.statement, { digest, nonce: options.nonce });
    const signer = signerOf(token, [...trusted, ...token.certificates]);
    checkAttributes(token, signer);
    checkSignature(token, signer);
    checkPurpose(signer);
    const { time } = token.statement;
    const chain = chainFrom(signer, token.certificates, trusted, time.milliseconds);
    if (time.milliseconds > options.now + allowedSkew)
      throw new Refused("from-the-future", `The time-stamp is of ${time.text}, which has not come yet.`);
    return stampOf(token.statement, chain, options.now);
  });
}

/** RFC 3161 section 2.3: a certificate for time-stamping and nothing else, and critically so. */
function checkPurpose(signer: Certificate): void {
  const purpose = purposes(signer);
  if (!purpose?.critical || purpose.oids.length !== 1 || purpose.oids[0] !== oids.timeStamping)
    throw new Refused("wrong-key-usage", `The certificate of ${nameOf(signer)} is not one for time-stamping alone.`);
  const usage = keyUsage(signer);
  if (usage && (usage.others || !(usage.digitalSignature || usage.nonRepudiation)))
    throw new Refused("wrong-key-usage", `The key of ${nameOf(signer)} is not one for signing alone.`);
}

function stampOf(statement: Statement, chain: readonly Certificate[], now: number): Stamp {
  const { time, accuracy, ordering, policy, serial } = statement;
  const [signer, anchor] = [chain[0], chain.at(-1)];
  if (!signer || !anchor) throw new RangeError("A chain begins with its signer");
  const margin = accuracy === undefined ? null : `${accuracy / 1e6} s`;
  const ended = chain.map(({ notAfter }) => notAfter).sort((a, b) => a.milliseconds - b.milliseconds)[0];
  const expiredSince = ended && ended.milliseconds + 999 < now ? ended.text : null;
  const authority = nameOf(signer);
  return {
    time: time.text,
    earliest: time.milliseconds - Math.ceil((accuracy ?? 0) / 1000),
    latest: time.milliseconds + Math.ceil((accuracy ?? 0) / 1000),
    accuracy: margin,
    ordering,
    policy,
    serial,
    authority,
    anchor: nameOf(anchor),
    expiredSince,
    says: inWords(time.text, authority, margin, expiredSince),
  };
}

function inWords(time: string, authority: string, margin: string | null, expiredSince: string | null): string {
  const off = margin === null ? "states no accuracy" : `is at most ${margin} off, by its own word`;
  const since = expiredSince
    ? ` A certificate behind the stamp ran out on ${expiredSince}; from then on it proves this only if the authority's key was not stolen.`
    : "";
  return `${authority} saw this at ${time} (its clock ${off}); whether its certificate has been revoked was not looked up.${since}`;
}
