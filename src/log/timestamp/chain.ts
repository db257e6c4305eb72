import { equalBytes } from "#record";
import {
  basicConstraints,
  type Certificate,
  keyUsage,
  nameOf,
  notUnderstood,
  purposes,
  signedSoundly,
} from "./certificate.ts";
import { oids } from "./oids.ts";
import { Refused } from "./refused.ts";

const maximumIssuers = 6;

/**
 * The certificates from the signer's to one that the reader holds (RFC 5280 section 6, with that one as trust anchor),
 * each valid at the given time (milliseconds). Certificates are reached breadth-first, each once, so that no tangle of
 * cross-signatures costs more than a comparison of each pair.
 */
export function chainFrom(
  signer: Certificate,
  brought: readonly Certificate[],
  trusted: readonly Certificate[],
  time: number,
): Certificate[] {
  const paths: Certificate[][] = [[signer]];
  const seen = new Set([signer]);
  let obstacle: Refused | undefined;
  for (let path = paths.shift(); path; path = paths.shift()) {
    const tip = path.at(-1) ?? signer;
    const anchored = held(tip, trusted);
    const wrong = wrongWith(tip, time, anchored && tip !== signer);
    obstacle ??= wrong;
    if (wrong) continue;
    if (anchored) return path;
    if (path.length > maximumIssuers) continue;
    for (const issuer of [...trusted, ...brought]) {
      if (seen.has(issuer) || !mayIssue(issuer, tip, path.length - 1)) continue;
      seen.add(issuer);
      paths.push([...path, issuer]);
    }
  }
  throw obstacle ?? new Refused("not-trusted", `No certificate that you hold vouches for ${nameOf(signer)}.`);
}

function held(certificate: Certificate, trusted: readonly Certificate[]): boolean {
  return trusted.some(({ bytes }) => equalBytes(bytes, certificate.bytes));
}

/** What keeps a certificate out of a chain at that time. An anchor is trusted as it is, as long as it is valid. */
function wrongWith(certificate: Certificate, time: number, anchor: boolean): Refused | undefined {
  const { notBefore, notAfter } = certificate;
  if (time < notBefore.milliseconds || time > notAfter.milliseconds + 999)
    return new Refused(
      "expired",
      `The certificate of ${nameOf(certificate)} was valid from ${notBefore.text} to ${notAfter.text}, and not at the time of the stamp.`,
    );
  return anchor ? undefined : notUnderstood(certificate);
}

/** Whether one certificate may have issued the other, with so many issuers below it, and did. */
function mayIssue(issuer: Certificate, subject: Certificate, below: number): boolean {
  const constraints = basicConstraints(issuer);
  const uses = purposes(issuer)?.oids;
  return (
    constraints.issues &&
    constraints.below >= below &&
    keyUsage(issuer)?.issues !== false &&
    (!uses || uses.includes(oids.timeStamping) || uses.includes(oids.anyExtendedKeyUsage)) &&
    signedSoundly(subject) &&
    subject.x509.checkIssued(issuer.x509) &&
    signedBy(subject, issuer)
  );
}

function signedBy(subject: Certificate, issuer: Certificate): boolean {
  try {
    return subject.x509.verify(issuer.key);
  } catch {
    return false; // a signature that its issuer's kind of key cannot make
  }
}
