import { type KeyObject, X509Certificate } from "node:crypto";
import { toHex } from "#record";
import {
  algorithmOf,
  contextConstructed,
  type Der,
  Fields,
  isTrue,
  oidOf,
  only,
  readDer,
  tags,
  unreadable,
} from "./der.ts";
import { oids, signatures } from "./oids.ts";
import { Refused } from "./refused.ts";
import { certificateTimeOf, type Moment } from "./time.ts";

const what = "certificate";

/** What the rules ask of an X.509 certificate (RFC 5280 section 4.1). Its signature and its key are OpenSSL's to judge. */
export interface Certificate {
  bytes: Uint8Array;
  x509: X509Certificate;
  key: KeyObject;
  serial: Der;
  issuer: Der;
  subject: Der;
  notBefore: Moment;
  notAfter: Moment;
  /** The algorithm under which its issuer signed it. */
  signedWith: string;
  extensions: ReadonlyMap<string, Extension>;
}

interface Extension {
  critical: boolean;
  value: Uint8Array;
}

/** Refuses what is not one certificate in strict DER. */
export function readCertificate(bytes: Uint8Array): Certificate {
  return certificateOf(readDer(bytes, what));
}

export function certificateOf(element: Der): Certificate {
  const outer = new Fields(element, what);
  const tbs = new Fields(outer.take(tags.sequence), what);
  const algorithm = outer.take(tags.sequence);
  outer.take(tags.bitString);
  outer.end();
  tbs.optional(contextConstructed(0)); // version
  const serial = tbs.take(tags.integer);
  tbs.take(tags.sequence); // the algorithm once more; OpenSSL compares the two
  const issuer = tbs.take(tags.sequence);
  const validity = new Fields(tbs.take(tags.sequence), what);
  const notBefore = certificateTimeOf(validity.any(), what);
  const notAfter = certificateTimeOf(validity.any(), what);
  const subject = tbs.take(tags.sequence);
  const signedWith = algorithmOf(algorithm, what).oid;
  const bytesOwned = Uint8Array.from(element.bytes);
  const { x509, key } = openssl(bytesOwned);
  const extensions = extensionsOf(element);
  return { bytes: bytesOwned, x509, key, serial, issuer, subject, notBefore, notAfter, signedWith, extensions };
}

function openssl(bytes: Uint8Array): { x509: X509Certificate; key: KeyObject } {
  try {
    const x509 = new X509Certificate(bytes);
    return { x509, key: x509.publicKey };
  } catch {
    throw unreadable(what, "OpenSSL does not accept it or its key");
  }
}

function extensionsOf(certificate: Der): ReadonlyMap<string, Extension> {
  const found = new Map<string, Extension>();
  const wrapper = certificate.children[0]?.children.find(({ tag }) => tag === contextConstructed(3));
  for (const element of wrapper ? only(wrapper, what).children : []) {
    const fields = new Fields(element, what);
    const oid = oidOf(fields.take(tags.oid), what);
    const critical = isTrue(fields.optional(tags.boolean), what);
    if (found.has(oid)) throw unreadable(what, "it has an extension twice");
    found.set(oid, { critical, value: fields.take(tags.octetString).body });
    fields.end();
  }
  return found;
}

/** RFC 5280 section 4.2.1.9: whether it may issue certificates, and how many issuers may stand below it. */
export function basicConstraints(certificate: Certificate): { issues: boolean; below: number } {
  const extension = certificate.extensions.get(oids.basicConstraints);
  if (!extension) return { issues: false, below: 0 };
  const fields = new Fields(readDer(extension.value, what), what);
  const issues = isTrue(fields.optional(tags.boolean), what);
  const below = fields.optional(tags.integer);
  fields.end();
  return { issues, below: below ? Number(BigInt(`0x${toHex(below.body) || "0"}`)) : Number.POSITIVE_INFINITY };
}

/** The bits of keyUsage (RFC 5280 section 4.2.1.3), or undefined where the certificate does not limit its use. */
export function keyUsage(
  certificate: Certificate,
): { digitalSignature: boolean; nonRepudiation: boolean; others: boolean; issues: boolean } | undefined {
  const extension = certificate.extensions.get(oids.keyUsage);
  if (!extension) return undefined;
  const { tag, body } = readDer(extension.value, what);
  if (tag !== tags.bitString || body.length < 2 || body.length > 3)
    throw unreadable(what, "its key usage is malformed");
  const [, bits = 0, more = 0] = body;
  return {
    digitalSignature: (bits & 0x80) !== 0,
    nonRepudiation: (bits & 0x40) !== 0,
    others: (bits & 0x3f) !== 0 || more !== 0,
    issues: (bits & 0x04) !== 0,
  };
}

/** The purposes of extendedKeyUsage (RFC 5280 section 4.2.1.12), or undefined where there is none. */
export function purposes(certificate: Certificate): { critical: boolean; oids: string[] } | undefined {
  const extension = certificate.extensions.get(oids.extendedKeyUsage);
  if (!extension) return undefined;
  const list = readDer(extension.value, what);
  if (list.tag !== tags.sequence) throw unreadable(what, "its purposes are malformed");
  return { critical: extension.critical, oids: list.children.map((purpose) => oidOf(purpose, what)) };
}

const understood: ReadonlySet<string> = new Set([
  oids.keyUsage,
  oids.extendedKeyUsage,
  oids.basicConstraints,
  oids.subjectAltName,
  oids.certificatePolicies,
]);
const curves: ReadonlySet<string> = new Set(
  "prime256v1 secp384r1 secp521r1 brainpoolP256r1 brainpoolP384r1 brainpoolP512r1".split(" "),
);

/** Weak and unknown keys, and critical extensions whose meaning we do not know (RFC 5280 section 4.2). */
export function notUnderstood(certificate: Certificate): Refused | undefined {
  for (const [oid, { critical }] of certificate.extensions)
    if (critical && !understood.has(oid))
      return new Refused(
        "unsupported",
        `The certificate of ${nameOf(certificate)} has a critical extension that we do not know (${oid}).`,
      );
  if (strong(certificate.key)) return undefined;
  return new Refused("unsupported", `The key of ${nameOf(certificate)} is too weak or of an unknown kind.`);
}

function strong({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): boolean {
  const bits = details?.modulusLength ?? 0;
  if (type === "rsa" || type === "rsa-pss") return bits >= 2048 && bits <= 8192;
  return type === "ed25519" || (type === "ec" && curves.has(details?.namedCurve ?? ""));
}

/** Whether its issuer signed it under an algorithm that still counts. */
export function signedSoundly({ signedWith }: Certificate): boolean {
  return signatures.has(signedWith) || signedWith === oids.rsaPss || signedWith === oids.ed25519;
}

/** The subject in one short line, without characters that could disturb a terminal or page. */
export function nameOf({ x509 }: Certificate): string {
  const line = x509.subject?.split("\n").join(", ") ?? "";
  const safe = line.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Co}]/gu, "?");
  return safe.length > 200 ? `${safe.slice(0, 199)}…` : safe || "an authority without a name";
}
