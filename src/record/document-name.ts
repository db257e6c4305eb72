import { concat, toHex, utf8 } from "./bytes.ts";
import type { Crypto } from "./crypto.ts";

const tag = utf8("rec/document/v1\0");

/**
 * The name of a document that must not be known by its hash: SHA-256("rec/document/v1\0" ‖ opening ‖ sha256), in hexadecimal.
 * Without the opening (32 bytes, as secret as the document) the name tells nothing; with it the name proves the content.
 */
export function documentName(crypto: Crypto, opening: Uint8Array, sha256: Uint8Array): string {
  return toHex(crypto.sha256(concat(tag, opening, sha256)));
}
