import { concat } from "#record";
import { tags } from "./der.ts";

/** One element of DER: tag, shortest length, contents. */
export function element(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const body = concat(...contents);
  return concat(Uint8Array.of(tag), lengthOf(body.length), body);
}

function lengthOf(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Uint8Array.of(0x80 | bytes.length, ...bytes);
}

/** An unsigned INTEGER of big-endian bytes, in its shortest form. */
export function unsigned(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  const rest = bytes.subarray(start);
  return element(tags.integer, (rest[0] ?? 0x80) >= 0x80 ? concat(Uint8Array.of(0), rest) : rest);
}
