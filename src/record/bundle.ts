import { bad, ok, type Result } from "./result.ts";
import { tileWidth } from "./tiles.ts";

/** An entry has at most this many bytes. */
export const maxEntryLength = 65_535;

/** An entry bundle of C2SP tlog-tiles: each entry after its length, u16 big-endian. */
export function encodeBundle(entries: readonly Uint8Array[]): Result<Uint8Array> {
  if (entries.length > tileWidth) return bad(`a bundle has at most ${tileWidth} entries`);
  if (entries.some((entry) => entry.length > maxEntryLength))
    return bad(`an entry has at most ${maxEntryLength} bytes`);
  const bytes = new Uint8Array(entries.reduce((length, entry) => length + 2 + entry.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const entry of entries) {
    view.setUint16(at, entry.length);
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return ok(bytes);
}

/** Reads a bundle of 1 to 256 entries to its last byte. The entries are views of the bytes. */
export function parseBundle(bytes: Uint8Array): Result<Uint8Array[]> {
  const entries: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at < bytes.length) {
    const end = at + 2 <= bytes.length ? at + 2 + view.getUint16(at) : Number.POSITIVE_INFINITY;
    if (end > bytes.length) return bad("a bundle breaks off within an entry");
    if (entries.length === tileWidth) return bad(`a bundle has at most ${tileWidth} entries`);
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries.length > 0 ? ok(entries) : bad("a bundle is not empty");
}
