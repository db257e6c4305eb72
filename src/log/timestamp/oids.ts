/** The object identifiers of RFC 3161, 5035, 5280, 5652, 5754, 8017 and 8410 that a token may use. */
export const oids = {
  signedData: "1.2.840.113549.1.7.2",
  tstInfo: "1.2.840.113549.1.9.16.1.4",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingCertificate: "1.2.840.113549.1.9.16.2.12",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  subjectKeyIdentifier: "2.5.29.14",
  keyUsage: "2.5.29.15",
  subjectAltName: "2.5.29.17",
  basicConstraints: "2.5.29.19",
  certificatePolicies: "2.5.29.32",
  extendedKeyUsage: "2.5.29.37",
  anyExtendedKeyUsage: "2.5.29.37.0",
  timeStamping: "1.3.6.1.5.5.7.3.8",
  rsaEncryption: "1.2.840.113549.1.1.1",
  rsaPss: "1.2.840.113549.1.1.10",
  mgf1: "1.2.840.113549.1.1.8",
  ed25519: "1.3.101.112",
} as const;

/** SHA-1 and older are left out: a token under them proves nothing any more. */
export type Digest = "sha256" | "sha384" | "sha512";

export const digests: ReadonlyMap<string, Digest> = new Map([
  ["2.16.840.1.101.3.4.2.1", "sha256"],
  ["2.16.840.1.101.3.4.2.2", "sha384"],
  ["2.16.840.1.101.3.4.2.3", "sha512"],
]);

/** Signature algorithms that name their digest: RSA with PKCS #1 v1.5 padding, and ECDSA. */
export const signatures: ReadonlyMap<string, { key: "rsa" | "ec"; digest: Digest }> = new Map([
  ["1.2.840.113549.1.1.11", { key: "rsa", digest: "sha256" }],
  ["1.2.840.113549.1.1.12", { key: "rsa", digest: "sha384" }],
  ["1.2.840.113549.1.1.13", { key: "rsa", digest: "sha512" }],
  ["1.2.840.10045.4.3.2", { key: "ec", digest: "sha256" }],
  ["1.2.840.10045.4.3.3", { key: "ec", digest: "sha384" }],
  ["1.2.840.10045.4.3.4", { key: "ec", digest: "sha512" }],
]);
