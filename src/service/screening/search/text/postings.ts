import type { Bytes } from "./bytes.ts";

/** Writes records as gaps, each with how often and (as gaps) where, if places count. How many records there are. */
export function writePostings(
  bytes: Bytes,
  records: Uint32Array,
  places: Uint32Array,
  start: number,
  end: number,
  placed: boolean,
): number {
  let count = 0;
  let before = 0;
  for (let at = start; at < end; count++) {
    const record = records[at] ?? 0;
    let after = at + 1;
    while (after < end && records[after] === record) after++;
    bytes.number(record - before);
    before = record;
    if (placed) {
      bytes.number(after - at);
      for (let place = 0; at < after; at++) {
        bytes.number((places[at] ?? 0) - place);
        place = places[at] ?? 0;
      }
    }
    at = after;
  }
  return count;
}
