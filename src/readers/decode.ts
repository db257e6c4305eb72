import { latin1 } from "./containers.ts";

/** A file's bytes as text; `warnings` say what had to be guessed. */
export interface Decoded {
  text: string;
  warnings: string[];
}

/**
 * Decodes a text file: byte order mark, else UTF-8, else what an HTML or XML file declares, else a guess between
 * the Windows code pages for Western and Cyrillic text, with a warning. Undefined where the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): Decoded | undefined {
  const utf16 = utf16Flavour(bytes);
  if (utf16 !== undefined) return printable(decodeAs(bytes, utf16));
  if (bytes.includes(0)) return undefined;
  const strict = decodeStrictly(bytes, "utf-8");
  if (strict !== undefined) return printable({ text: strict, warnings: [] });
  const declared = declaredEncoding(bytes);
  if (declared !== undefined) return printable(decodeAs(bytes, declared));
  return printable(damagedUtf8(bytes) ?? guessCodePage(bytes));
}

function decodeAs(bytes: Uint8Array, label: string): Decoded {
  const text = new TextDecoder(label).decode(bytes);
  const lost = text.split("\u{fffd}").length - 1;
  return { text, warnings: lost === 0 ? [] : [`${lost} characters could not be decoded from ${label}`] };
}

function decodeStrictly(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-16 by its byte order mark, or by zero bytes in (nearly) every second place, as Latin text has them. */
function utf16Flavour(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe && !(third === 0 && fourth === 0)) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = sample.length * 0.35;
  if (odd > most && even < odd / 20) return "utf-16le";
  if (even > most && odd < even / 20) return "utf-16be";
  return undefined;
}

/** The encoding that a `<meta charset>` or an XML declaration names, where it is known and not UTF-8 (which failed). */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = latin1(bytes, 0, 2048);
  const label =
    /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})/iu.exec(head)?.[1] ??
    /^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:.-]{2,40})/iu.exec(head)?.[1];
  if (label === undefined) return undefined;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding === "utf-8" || encoding.startsWith("utf-16") ? undefined : encoding;
  } catch {
    return undefined;
  }
}

/** UTF-8 with a few broken bytes: far more sequences are right than wrong. */
function damagedUtf8(bytes: Uint8Array): Decoded | undefined {
  const text = new TextDecoder().decode(bytes);
  const wrong = text.split("\u{fffd}").length - 1;
  const right = (text.match(/[\u{80}-\u{fffc}]/gu)?.length ?? 0) + 1;
  if (wrong * 20 > right) return undefined;
  return { text, warnings: [`${wrong} bytes are not valid UTF-8 and are shown as \u{fffd}`] };
}

/** Windows-1251 where high bytes come in runs as long as words, else Windows-1252. */
function guessCodePage(bytes: Uint8Array): Decoded {
  const sample = latin1(bytes, 0, 100_000);
  const high = sample.match(/[\xc0-\xff]/gu)?.length ?? 0;
  const inWords = sample.match(/[\xc0-\xff\xa8\xb8]{3,}/gu)?.join("").length ?? 0;
  const label = inWords > high * 0.6 ? "windows-1251" : "windows-1252";
  const text = new TextDecoder(label).decode(bytes);
  return { text, warnings: [`the file does not say its encoding and is not UTF-8: read as ${label}`] };
}

/** Refuses text in which control characters are more than an accident. */
function printable(decoded: Decoded): Decoded | undefined {
  const sample = decoded.text.slice(0, 200_000);
  let controls = 0;
  for (let index = 0; index < sample.length; index++) {
    const code = sample.charCodeAt(index);
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0c && code !== 0x0d && code !== 0x0b) controls++;
  }
  return controls > 8 && controls * 200 > sample.length ? undefined : decoded;
}
