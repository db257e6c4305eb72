import { type Certificate, certificateOf } from "./certificate.ts";
import {
  algorithmOf,
  context,
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
import { type Digest, digests, oids } from "./oids.ts";
import { Refused } from "./refused.ts";
import { readStatement, type Statement } from "./statement.ts";

const what = "time-stamp token";
const maximumCertificates = 16;

/** A time-stamp token: a CMS SignedData (RFC 5652 section 5) around the authority's statement. */
export interface Token {
  statement: Statement;
  /** The exact bytes of the statement, which `messageDigest` covers. */
  content: Uint8Array;
  certificates: Certificate[];
  /** How the signer's certificate is named: issuer and serial number, or subject key identifier. */
  signer: { issuer: Der; serial: Der } | { keyIdentifier: Uint8Array };
  digest: Digest;
  /** Attribute values by type; and the exact bytes that the signature covers. */
  attributes: ReadonlyMap<string, Der>;
  signedBytes: Uint8Array;
  algorithm: { oid: string; parameters: Der | undefined };
  signature: Uint8Array;
}

export function readToken(bytes: Uint8Array): Token {
  const info = new Fields(readDer(bytes, what), what);
  if (oidOf(info.take(tags.oid), what) !== oids.signedData) throw unreadable(what, "it is not CMS SignedData");
  const signed = new Fields(only(info.take(contextConstructed(0)), what), what);
  info.end();
  expectVersion(signed.take(tags.integer), [3n]);
  const announced = signed.take(tags.set).children.map((child) => digestOf(child));
  const content = contentOf(signed.take(tags.sequence));
  const certificates = certificatesOf(signed.optional(contextConstructed(0)));
  signed.optional(contextConstructed(1)); // revocation lists: not evaluated (docs/timestamps.md)
  const signer = readSigner(only(signed.take(tags.set), what));
  signed.end();
  if (!announced.includes(signer.digest)) throw unreadable(what, "its signer uses a digest that it does not announce");
  return { statement: readStatement(content), content, certificates, ...signer };
}

function contentOf(element: Der): Uint8Array {
  const fields = new Fields(element, what);
  if (oidOf(fields.take(tags.oid), what) !== oids.tstInfo) throw unreadable(what, "what it signs is not a time-stamp");
  const content = only(fields.take(contextConstructed(0)), what);
  fields.end();
  if (content.tag !== tags.octetString) throw unreadable(what, "its content is not an octet string");
  return content.body;
}

function certificatesOf(set: Der | undefined): Certificate[] {
  const elements = set?.children ?? [];
  if (elements.length > maximumCertificates)
    throw unreadable(what, `it brings more than ${maximumCertificates} certificates`);
  // Attribute certificates and others ([0] to [3] of CertificateChoices) play no part.
  return elements.filter(({ tag }) => tag === tags.sequence).map(certificateOf);
}

function readSigner(element: Der): Omit<Token, "statement" | "content" | "certificates"> {
  const fields = new Fields(element, what);
  const version = fields.take(tags.integer);
  const keyIdentifier = fields.optional(context(0));
  expectVersion(version, [keyIdentifier ? 3n : 1n]);
  const signer = keyIdentifier ? { keyIdentifier: keyIdentifier.body } : issuerAndSerial(fields.take(tags.sequence));
  const digest = digestOf(fields.take(tags.sequence));
  const attributes = fields.take(contextConstructed(0));
  const algorithm = algorithmOf(fields.take(tags.sequence), what);
  const signature = fields.take(tags.octetString).body;
  // Unsigned attributes would be bytes that nobody answers for.
  fields.end();
  return { signer, digest, attributes: attributesOf(attributes), signedBytes: asSet(attributes), algorithm, signature };
}

function issuerAndSerial(element: Der): { issuer: Der; serial: Der } {
  const fields = new Fields(element, what);
  const names = { issuer: fields.take(tags.sequence), serial: fields.take(tags.integer) };
  fields.end();
  return names;
}

function attributesOf(set: Der): ReadonlyMap<string, Der> {
  const found = new Map<string, Der>();
  for (const element of set.children) {
    const fields = new Fields(element, what);
    const type = oidOf(fields.take(tags.oid), what);
    if (found.has(type)) throw unreadable(what, "it has an attribute twice");
    found.set(type, only(fields.take(tags.set), what));
    fields.end();
  }
  return found;
}

/** RFC 5652 section 5.4: the signature covers the attributes under the tag of a SET, not the [0] that stands there. */
function asSet(attributes: Der): Uint8Array {
  const bytes = Uint8Array.from(attributes.bytes);
  bytes[0] = tags.set;
  return bytes;
}

export function digestOf(element: Der): Digest {
  const { oid, parameters } = algorithmOf(element, what);
  const digest = digests.get(oid);
  if (!digest || parameters)
    throw new Refused(
      "unsupported",
      `The time-stamp token uses a digest that we do not know or that is too weak (${oid}).`,
    );
  return digest;
}

function expectVersion(element: Der, versions: readonly bigint[]): void {
  if (!versions.includes(integerOf(element, what))) throw unreadable(what, "its version is not the one of its form");
}
