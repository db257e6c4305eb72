import { concat, u32, utf8 } from "#record";
import { keyFor, seal, unseal } from "../seal.ts";

/** First bytes of an encrypted blob; its salt follows, then the pieces. */
const head = utf8("penholder/blob/1\n");
export const saltLength = 32;
export const headLength: number = head.length + saltLength;
const pieceLength = 65_536;
export const sealedPiece: number = pieceLength + 16;

/** A piece's nonce: its number, and whether it is the last, so that none can be left out, moved or cut off. */
function nonceOf(piece: number, last: boolean): Uint8Array {
  return concat(new Uint8Array(7), u32(piece), new Uint8Array([last ? 1 : 0]));
}

/**
 * Encrypts content as it comes: pieces of 64 KiB, each under AES-256-GCM with a key drawn from the store's by a salt of
 * this file's own and bound to the marking.
 */
export async function* sealed(
  key: Uint8Array,
  salt: Uint8Array,
  bound: Uint8Array,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const fileKey = keyFor(key, "blob", salt);
  yield concat(head, salt);
  let piece = 0;
  for await (const [plain, last] of pieces(content, pieceLength))
    yield seal(fileKey, nonceOf(piece++, last), plain, bound);
}

/** The content of an encrypted blob, piece by piece; throws a plain Error where it is not what was written. */
export async function* opened(
  key: Uint8Array,
  bound: Uint8Array,
  file: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let fileKey: Uint8Array | null = null;
  let piece = 0;
  for await (const [bytes, last] of pieces(file, sealedPiece, headLength)) {
    if (!fileKey) {
      if (bytes.length !== headLength || !Buffer.from(head).equals(bytes.subarray(0, head.length)))
        throw new Error("it does not begin as an encrypted blob does");
      fileKey = keyFor(key, "blob", bytes.slice(head.length));
      if (last) throw new Error("it ends before its first piece");
      continue;
    }
    const plain = unseal(fileKey, nonceOf(piece, last), bytes, bound);
    if (!plain) throw new Error(`its piece ${piece} does not open with the key`);
    piece++;
    yield plain;
  }
}

/** Cuts a stream into a first piece and equal ones after it, and says of each whether it is the last. Never none. */
async function* pieces(
  content: AsyncIterable<Uint8Array>,
  length: number,
  first: number = length,
): AsyncGenerator<[Uint8Array, boolean]> {
  let kept: Uint8Array[] = [];
  let size = 0;
  let wanted = first;
  for await (const chunk of content) {
    kept.push(chunk);
    size += chunk.length;
    if (size <= wanted) continue;
    let all = concat(...kept);
    for (; all.length > wanted; wanted = length) {
      yield [all.subarray(0, wanted), false];
      all = all.subarray(wanted);
    }
    kept = [all];
    size = all.length;
  }
  yield [concat(...kept), true];
}
