import { PenholderError } from "#kernel";
import { headOf, type Source } from "../source.ts";

const peek = 4096;

/**
 * The encoding of a text file of unknown origin: as its byte order mark says; UTF-16 where every other byte is zero;
 * UTF-8 where all bytes are; else one of East Asia's where all bytes are of it and most its common characters; else
 * Windows-1251 where the letters beyond ASCII stand in whole words, as Cyrillic does, and
 * Windows-1252 where they stand among others.
 */
export async function guessEncoding(source: Source): Promise<string> {
  const head = await headOf(source, peek);
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length / 5 && even < odd / 4) return "utf-16le";
  if (even > head.length / 5 && odd < even / 4) return "utf-16be";
  if (await isUtf8(source)) return "utf-8";
  return eastAsian(await headOf(source, sampled)) ?? (await codePage(source));
}

const sampled = 256 * 1024;
const between = (byte: number, first: number, last: number): boolean => byte >= first && byte <= last;

/** Encodings of two bytes a character, each with the pairs of its common characters. */
const pairs: readonly (readonly [string, number, (first: number, second: number) => boolean])[] = [
  ["shift_jis", 0.5, (first) => between(first, 0x81, 0x9f)],
  // Nearly all of a Korean text is Hangul; Chinese characters begin with the same bytes and many others.
  ["euc-kr", 0.9, (first, second) => between(first, 0xb0, 0xc8) && second >= 0xa1],
  ["gb18030", 0.7, (first, second) => between(first, 0xb0, 0xd7) && second >= 0xa1],
  ["big5", 0.7, (first) => between(first, 0xa4, 0xc6)],
];

/**
 * The East Asian encoding of a text whose bytes are all of it, and mostly characters that are common in it. A text of one
 * byte a letter has words of an odd number of them, so that some byte does not fit.
 */
function eastAsian(head: Uint8Array): string | undefined {
  const end = head.length < sampled ? head.length : head.lastIndexOf(0x0a) + 1;
  const text = head.subarray(0, end);
  const found: [number, number][] = [];
  for (let at = 0; at < text.length; at++) {
    const first = text[at] ?? 0;
    if (first >= 0x80) found.push([first, text[++at] ?? 0]);
  }
  const low = found.filter(([, second]) => second < 0xc0).length;
  // Of Cyrillic letters next to none stand below C0.
  if (found.length === 0 || low < found.length / 10) return undefined;
  return pairs.find(([encoding, least, common]) => {
    const share = found.filter(([first, second]) => common(first, second)).length / found.length;
    return share >= least && isOf(encoding, text);
  })?.[0];
}

function isOf(encoding: string, text: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(text);
    return true;
  } catch {
    return false;
  }
}

async function isUtf8(source: Source): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const piece of source.open()) decoder.decode(piece, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Letters of Windows-1251; most of them are letters of Windows-1252 too. */
const isHighLetter = (byte: number): boolean => byte >= 0xc0 || byte === 0xa8 || byte === 0xb8;
const isLatin = (byte: number): boolean => (byte | 32) >= 0x61 && (byte | 32) <= 0x7a;

async function codePage(source: Source): Promise<string> {
  let together = 0;
  let apart = 0;
  let previous = 0;
  for await (const piece of source.open()) {
    for (const byte of piece) {
      if (isHighLetter(byte) && isHighLetter(previous)) together++;
      else if ((isHighLetter(byte) && isLatin(previous)) || (isLatin(byte) && isHighLetter(previous))) apart++;
      previous = byte;
    }
    if (together + apart > 100_000) break;
  }
  return together > apart ? "windows-1251" : "windows-1252";
}

/** The name of an encoding as the web platform knows it. Throws `usage`. */
export function encodingNamed(name: string): string {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    throw new PenholderError(
      "usage",
      `There is no encoding "${name}"; say utf-8, utf-16le, windows-1251, windows-1252, gb18030, shift_jis, euc-kr or another of the web's.`,
    );
  }
}
