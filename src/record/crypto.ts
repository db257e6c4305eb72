/**
 * What the record needs of cryptography, passed in: node:crypto on the server, @noble in the browser.
 * All of it is synchronous, so that a verdict is a plain value (docs/decisions/004).
 */
export interface Crypto {
  sha256(data: Uint8Array): Uint8Array;
  hmacSha256(key: Uint8Array, data: Uint8Array): Uint8Array;
  /** RFC 8032. `publicKey` is 32 bytes, `signature` 64; false, never an exception, for anything malformed. */
  verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /** FIPS 204 with an empty context; absent where the platform cannot. `publicKey` is 1,312 bytes, `signature` 2,420. */
  verifyMlDsa44?: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
}

/** Somebody who can sign: the key's verifier form (vkey, C2SP signed-note) and the raw Ed25519 signature over a message. */
export interface Signer {
  vkey: string;
  sign(message: Uint8Array): Uint8Array;
}
