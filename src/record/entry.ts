import { concat, u64, utf8 } from "./bytes.ts";
import type { Crypto } from "./crypto.ts";
import { bad, ok, type Result } from "./result.ts";
import { hashLength, leafHash } from "./tree.ts";

/** What stands in the log, in the clear, for one act. */
export interface Entry {
  /** Random id of the stream, 16 bytes. */
  stream: Uint8Array;
  /** Place in the stream, from 0, below 2^64. */
  number: bigint;
  /** entryHash of the stream's previous entry; 32 zero bytes for number 0. */
  previous: Uint8Array;
  /** commitment() to the act. */
  commitment: Uint8Array;
}

export const entryLength = 89;
const entryVersion = 1;
const commitmentTag = utf8("rec/act/v1\0");

/** Salted hash of an act: SHA-256("rec/act/v1\0" ‖ salt ‖ act). The salt has 32 random bytes and is as secret as the act. */
export function commitment(crypto: Crypto, salt: Uint8Array, act: Uint8Array): Uint8Array {
  return crypto.sha256(concat(commitmentTag, salt, act));
}

/** u8 1 ‖ stream[16] ‖ u64 number ‖ previous[32] ‖ commitment[32]: 89 bytes. The fields must have their lengths. */
export function encodeEntry(entry: Entry): Uint8Array {
  return concat(new Uint8Array([entryVersion]), entry.stream, u64(entry.number), entry.previous, entry.commitment);
}

/** Reads an entry; the fields are copies. Number 0 must have no previous entry, every other must have one. */
export function parseEntry(bytes: Uint8Array): Result<Entry> {
  if (bytes.length !== entryLength) return bad(`an entry has ${entryLength} bytes`);
  if (bytes[0] !== entryVersion) return bad("an entry of an unknown version");
  const number = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(17);
  const previous = bytes.slice(25, 57);
  if ((number === 0n) !== previous.every((byte) => byte === 0)) {
    return bad("an entry's number and the hash of the entry before it do not fit");
  }
  return ok({ stream: bytes.slice(1, 17), number, previous, commitment: bytes.slice(57) });
}

/** The hash by which the stream's next entry names this one, which is also its leaf in the log (RFC 6962). */
export function entryHash(crypto: Crypto, entry: Entry): Uint8Array {
  return leafHash(crypto, encodeEntry(entry));
}

/** `previous` of a stream's first entry. */
export const noPrevious: Uint8Array = new Uint8Array(hashLength);
