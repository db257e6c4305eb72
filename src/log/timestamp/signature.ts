import { constants, hash, verify } from "node:crypto";
import { equalBytes } from "#record";
import { type Certificate, nameOf } from "./certificate.ts";
import {
  algorithmOf,
  contextConstructed,
  type Der,
  Fields,
  integerOf,
  oidOf,
  only,
  readDer,
  tags,
  unreadable,
} from "./der.ts";
import { type Digest, digests, oids, signatures } from "./oids.ts";
import { Refused } from "./refused.ts";
import { digestOf, type Token } from "./token.ts";

const what = "time-stamp token";

/** The signer's certificate among those at hand, as the token names it (RFC 5652 section 5.3). */
export function signerOf(token: Token, certificates: readonly Certificate[]): Certificate {
  const { signer } = token;
  const found = certificates.find((certificate) =>
    "serial" in signer
      ? equalBytes(certificate.issuer.bytes, signer.issuer.bytes) &&
        equalBytes(certificate.serial.bytes, signer.serial.bytes)
      : equalBytes(keyIdentifierOf(certificate), signer.keyIdentifier),
  );
  if (!found)
    throw new Refused(
      "wrong-certificate",
      "The signer's certificate is neither in the time-stamp token nor among those that you hold.",
    );
  return found;
}

function keyIdentifierOf(certificate: Certificate): Uint8Array {
  const extension = certificate.extensions.get(oids.subjectKeyIdentifier);
  return extension ? readDer(extension.value, "certificate").body : new Uint8Array(0);
}

/** RFC 5652 section 11 and RFC 3161 section 2.4.2: the signed attributes bind the content's type, its digest and the signer's certificate. */
export function checkAttributes({ attributes, content, digest }: Token, signer: Certificate): void {
  const type = attributes.get(oids.contentType);
  if (!type || oidOf(type, what) !== oids.tstInfo) throw unreadable(what, "its signature is not over a time-stamp");
  const stated = attributes.get(oids.messageDigest);
  if (stated?.tag !== tags.octetString) throw unreadable(what, "its signature names no digest");
  if (!equalBytes(stated.body, hash(digest, content, "buffer")))
    throw new Refused("altered", "The time-stamp's statement is not the one that was signed.");
  const first = attributes.get(oids.signingCertificate);
  const second = attributes.get(oids.signingCertificateV2);
  if (!first && !second)
    throw new Refused("wrong-certificate", "The time-stamp token does not say which certificate its signer used.");
  if (first) checkCertificateId(first, signer, false);
  if (second) checkCertificateId(second, signer, true);
}

/** ESSCertID (RFC 2634 section 5.4) and ESSCertIDv2 (RFC 5035 section 4): the first names the signer's certificate by its hash. */
function checkCertificateId(attribute: Der, signer: Certificate, second: boolean): void {
  const [id] = new Fields(attribute, what).take(tags.sequence).children;
  if (!id) throw unreadable(what, "it names no certificate");
  const fields = new Fields(id, what);
  const algorithm = second ? fields.optional(tags.sequence) : undefined;
  const digest = second ? (algorithm ? digestOf(algorithm) : "sha256") : "sha1";
  const named = fields.take(tags.octetString).body;
  const place = fields.optional(tags.sequence);
  fields.end();
  if (!equalBytes(named, hash(digest, signer.bytes, "buffer")) || (place && !placeOf(place, signer)))
    throw new Refused(
      "wrong-certificate",
      `The time-stamp token names another certificate than that of ${nameOf(signer)}.`,
    );
}

/** IssuerSerial: one directory name, and the serial number. */
function placeOf(element: Der, signer: Certificate): boolean {
  const fields = new Fields(element, what);
  const name = only(fields.take(tags.sequence), what);
  const serial = fields.take(tags.integer);
  fields.end();
  return (
    name.tag === contextConstructed(4) &&
    equalBytes(only(name, what).bytes, signer.issuer.bytes) &&
    equalBytes(serial.bytes, signer.serial.bytes)
  );
}

/** The signature over the signed attributes, by the key of the signer's certificate (RFC 5652 section 5.6). */
export function checkSignature(token: Token, signer: Certificate): void {
  const { key } = signer;
  const { digest, padding } = schemeOf(token, key.asymmetricKeyType ?? "");
  if (digest !== token.digest) throw unreadable(what, "its signature and its signer name different digests");
  let good: boolean;
  try {
    good = verify(
      key.asymmetricKeyType === "ed25519" ? null : digest,
      token.signedBytes,
      { key, ...padding },
      token.signature,
    );
  } catch {
    good = false; // OpenSSL throws for a signature that cannot be one
  }
  if (!good) throw new Refused("altered", `The signature of ${nameOf(signer)} does not match the time-stamp.`);
}

interface Scheme {
  digest: Digest;
  padding: { padding?: number; saltLength?: number };
}

function schemeOf({ algorithm, digest }: Token, key: string): Scheme {
  const { oid, parameters } = algorithm;
  const named = signatures.get(oid);
  const pkcs1 = { padding: constants.RSA_PKCS1_PADDING };
  if (named && named.key === key && !parameters) return { digest: named.digest, padding: key === "rsa" ? pkcs1 : {} };
  if (oid === oids.rsaEncryption && key === "rsa" && !parameters) return { digest, padding: pkcs1 };
  if (oid === oids.rsaPss && (key === "rsa" || key === "rsa-pss") && parameters) return pss(parameters);
  if (oid === oids.ed25519 && key === "ed25519" && !parameters) return { digest: "sha512", padding: {} }; // RFC 8419 section 3.1
  throw new Refused(
    "unsupported",
    `The time-stamp is signed in a way that we do not know or that does not fit its key (${oid}).`,
  );
}

/** RSASSA-PSS-params (RFC 8017 appendix A.2.3): one digest of ours for both the message and the mask. */
function pss(parameters: Der): Scheme {
  const fields = new Fields(parameters, what);
  const digest = digestOf(only(fields.take(contextConstructed(0)), what));
  const mask = algorithmOf(only(fields.take(contextConstructed(1)), what), what);
  const maskDigest =
    mask.oid === oids.mgf1 && mask.parameters ? digests.get(algorithmOf(mask.parameters, what).oid) : undefined;
  const salt = fields.optional(contextConstructed(2));
  fields.end();
  const saltLength = salt ? Number(integerOf(only(salt, what), what)) : 20;
  if (maskDigest !== digest || saltLength > 64)
    throw new Refused("unsupported", "The time-stamp's PSS signature mixes digests.");
  return { digest, padding: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength } };
}
