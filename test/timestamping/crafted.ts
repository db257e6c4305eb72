import { constants, createPrivateKey, hash, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { concat, utf8 } from "#record";
import { readDer } from "../../src/log/timestamp/der.ts";
import { oids } from "../../src/log/timestamp/oids.ts";
import { element, unsigned } from "../../src/log/timestamp/write-der.ts";
import type { Issued, KeyKind } from "./authority.ts";

const sequence = (...parts: Uint8Array[]) => element(0x30, ...parts);
const set = (...parts: Uint8Array[]) => element(0x31, ...parts);
const explicit = (number: number, ...parts: Uint8Array[]) => element(0xa0 | number, ...parts);
const octets = (bytes: Uint8Array) => element(0x04, bytes);
const small = (value: number) => unsigned(Uint8Array.of(value >> 8, value));

export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...others] = dotted.split(".").map(Number);
  return element(0x06, ...[first * 40 + second, ...others].map(base128));
}

function base128(arc: number): Uint8Array {
  const digits = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift(128 + (rest % 128));
  return Uint8Array.from(digits);
}

const sha256 = sequence(oid("2.16.840.1.101.3.4.2.1"));
const sha512 = sequence(oid("2.16.840.1.101.3.4.2.3"));

type Scheme = "pkcs1" | "pss" | "ed25519" | "ecdsa";
const schemes: Record<KeyKind, Scheme> = {
  rsa: "pkcs1",
  weak: "pkcs1",
  "rsa-pss": "pss",
  ecdsa: "ecdsa",
  p384: "ecdsa",
  ed25519: "ed25519",
};

/** A token as no honest authority makes it: every part can be replaced. */
export interface Craft {
  signer: Issued;
  digest: Uint8Array;
  /** GeneralizedTime. */
  time?: string;
  imprintAlgorithm?: Uint8Array;
  /** What follows the time in the statement. */
  extra?: Uint8Array[];
  certificates?: Uint8Array[];
  /** How the signer is named. */
  identifier?: { version: number; bytes: Uint8Array };
  /** The attributes, given those that are right. */
  attributes?: (right: Record<"type" | "digest" | "certificate", Uint8Array>) => Uint8Array[];
  /** Signs in another way than the key's first one. */
  scheme?: Scheme;
  /** What stands after the signature: unsigned attributes. */
  afterSignature?: Uint8Array[];
}

export const now = (shift = 0): string =>
  `${new Date(Date.now() + shift).toISOString().slice(0, 19).replace(/[-:T]/g, "")}Z`;

export function craft({ signer, digest, scheme = schemes[signer.kind], ...other }: Craft): Uint8Array {
  const statement = sequence(
    small(1),
    oid("1.2.3.4.1"),
    sequence(other.imprintAlgorithm ?? sha256, octets(digest)),
    small(7),
    element(0x18, utf8(other.time ?? now())),
    ...(other.extra ?? []),
  );
  const hashing = scheme === "ed25519" ? "sha512" : "sha256";
  const right = {
    type: attribute(oids.contentType, oid(oids.tstInfo)),
    digest: attribute(oids.messageDigest, octets(hash(hashing, statement, "buffer"))),
    certificate: signingCertificate(sequence(octets(hash("sha256", signer.der, "buffer")))),
  };
  const attributes = other.attributes?.(right) ?? [right.type, right.digest, right.certificate];
  const signature = sign(hashing === "sha512" ? null : hashing, set(...attributes), keyOf(signer, scheme));
  const identifier = other.identifier ?? { version: 1, bytes: nameOf(signer) };
  const signerInfo = sequence(
    small(identifier.version),
    identifier.bytes,
    hashing === "sha512" ? sha512 : sha256,
    explicit(0, ...attributes),
    algorithms[scheme],
    octets(signature),
    ...(other.afterSignature ?? []),
  );
  const certificates = explicit(0, ...(other.certificates ?? [signer.der]));
  const content = sequence(oid(oids.tstInfo), explicit(0, octets(statement)));
  const signed = sequence(
    small(3),
    set(hashing === "sha512" ? sha512 : sha256),
    content,
    certificates,
    set(signerInfo),
  );
  return sequence(oid(oids.signedData), explicit(0, signed));
}

export function attribute(type: string, value: Uint8Array): Uint8Array {
  return sequence(oid(type), set(value));
}

/** SigningCertificateV2 with this ESSCertIDv2. */
export function signingCertificate(id: Uint8Array): Uint8Array {
  return attribute(oids.signingCertificateV2, sequence(sequence(id)));
}

export function certificateId(certificate: Uint8Array, place?: Uint8Array): Uint8Array {
  return sequence(octets(hash("sha256", certificate, "buffer")), ...(place ? [place] : []));
}

/** IssuerSerial of this certificate's issuer, with a serial number that may be another. */
export function placeOf(issued: Issued, serial?: number): Uint8Array {
  const { issuer, number } = fieldsOf(issued);
  return sequence(sequence(explicit(4, issuer)), serial === undefined ? number : small(serial));
}

export function keyIdentifierOf(issued: Issued): { version: number; bytes: Uint8Array } {
  const bytes = readDer(issued.der, "certificate").bytes;
  const at = Buffer.from(bytes).indexOf(oid(oids.subjectKeyIdentifier)) + 5;
  return { version: 3, bytes: element(0x80, bytes.subarray(at + 4, at + 24)) };
}

function nameOf(issued: Issued): Uint8Array {
  const { issuer, number } = fieldsOf(issued);
  return sequence(issuer, number);
}

function fieldsOf(issued: Issued): { issuer: Uint8Array; number: Uint8Array } {
  const [, number, , issuer] = readDer(issued.der, "certificate").children[0]?.children ?? [];
  if (!number || !issuer) throw new Error("not a certificate");
  return { issuer: issuer.bytes, number: number.bytes };
}

const pss = sequence(explicit(0, sha256), explicit(1, sequence(oid(oids.mgf1), sha256)), explicit(2, small(32)));
const algorithms = {
  pkcs1: sequence(oid(oids.rsaEncryption), element(0x05)),
  pss: sequence(oid(oids.rsaPss), pss),
  ed25519: sequence(oid(oids.ed25519)),
  ecdsa: sequence(oid("1.2.840.10045.4.3.2")),
};

function keyOf(signer: Issued, scheme: keyof typeof algorithms) {
  const key = createPrivateKey(readFileSync(signer.key));
  return scheme === "pss" ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : { key };
}

/** The DER with one more byte of nothing after it. */
export const trailing = (bytes: Uint8Array): Uint8Array => concat(bytes, Uint8Array.of(0));
