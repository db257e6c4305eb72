/**
 * Keys are hashed, never kept: 32 bits place a key in a table and 16 more check it. The hash is a polynomial of the
 * UTF-16 units, so that the hash of a word without one of its letters follows from those of what stands before and
 * behind it.
 */

const base = 0x01000193;
const checkBase = 0x0019660d;
/** `base` to the power of the place. */
const powers = new Int32Array(64).fill(1);
for (let at = 1; at < powers.length; at++) powers[at] = Math.imul(powers[at - 1] ?? 1, base);

/** The longest word whose neighbours are looked up; what is longer is cut. */
export const longestWord = 40;

/** Kinds of keys that share a table without meeting each other. */
export const space = {
  word: 0x51ed,
  sound: 0x2c1b,
  whole: 0x7a3d,
  identifier: 0x1f47,
  deletion: 0x6d2b,
  bones: 0x3b9f,
};

/** Where a key stands in a table. */
export function hashOf(key: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < key.length; at++) hash = (Math.imul(hash, base) + key.charCodeAt(at)) | 0;
  return mixed(hash);
}

/** Tells keys of equal hashes apart. */
export function checkOf(key: string): number {
  let hash = key.length;
  for (let at = 0; at < key.length; at++) hash = (Math.imul(hash, checkBase) + key.charCodeAt(at)) | 0;
  return mixed(hash) & 0xffff;
}

/**
 * Writes the hashes of a word and of the word without each of its letters, and gives how many there are. Two words
 * that are one typing error apart have one in common (Garbe's symmetric deletion).
 */
export function deletionHashes(word: string, seed: number, into: Int32Array): number {
  const length = Math.min(word.length, longestWord);
  let count = 1;
  let rest = 0;
  for (let at = 0; at < length; at++) rest = (Math.imul(rest, base) + word.charCodeAt(at)) | 0;
  const whole = (Math.imul(seed, powers[length] ?? 1) + rest) | 0;
  into[0] = mixed(whole);
  let before = seed;
  for (let at = 0; at < length; at++) {
    const code = word.charCodeAt(at);
    const behind = length - at - 1;
    rest = (rest - Math.imul(code, powers[behind] ?? 1)) | 0;
    // Of doubled letters one deletion is as good as the other.
    if (at === 0 || code !== word.charCodeAt(at - 1))
      into[count++] = mixed((Math.imul(before, powers[behind] ?? 1) + rest) | 0);
    before = (Math.imul(before, base) + code) | 0;
  }
  return count;
}

function mixed(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return (bits ^ (bits >>> 16)) >>> 0;
}
