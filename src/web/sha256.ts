import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";

// A report of 60,000 words takes some 100,000 hashes of a few bytes each: making the library's hash object for each of
// them would take longer than hashing. So each hash starts as a copy of a fresh state, in one object that stays.
const fresh = sha256.create();
const working = sha256.create();

/** SHA-256 (FIPS 180-4). */
export function hash(data: Uint8Array): Uint8Array {
  return fresh._cloneInto(working).update(data).digest();
}

const none = new Uint8Array(0);
let lastKey: Uint8Array = none;
let keyed = hmac.create(sha256, none);
const workingKeyed = hmac.create(sha256, none);

/** HMAC-SHA-256 (RFC 2104). The state of the last key is kept: every salt of a block comes from the block's one seed. */
export function keyedHash(key: Uint8Array, data: Uint8Array): Uint8Array {
  if (!isLastKey(key)) {
    keyed = hmac.create(sha256, key);
    lastKey = key.slice();
  }
  return keyed._cloneInto(workingKeyed).update(data).digest();
}

function isLastKey(key: Uint8Array): boolean {
  if (key.length !== lastKey.length) return false;
  for (let i = 0; i < key.length; i++) if (key[i] !== lastKey[i]) return false;
  return true;
}
