import { oleKinds, openDocumentKinds, signatures, zipKinds } from "./signatures.data.ts";

/** What a file is that no reader takes, and what its owner can do. */
export interface Foreign {
  what: string;
  advice?: string;
}

/** Names what a binary file is by its first bytes; undefined where no known mark is found. */
export function foreignBySignature(bytes: Uint8Array): Foreign | undefined {
  const head = latin1(bytes, 0, 512);
  return signatures.find(({ bytes: mark, at = 0 }) => head.startsWith(mark, at));
}

const oleMark = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/** Names what an OLE compound file (Office before 2007, or encrypted) holds; undefined for other files. */
export function foreignOle(bytes: Uint8Array): Foreign | undefined {
  if (latin1(bytes, 0, 8) !== oleMark) return undefined;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = oleKinds.find(({ stream }) => text.includes(Buffer.from(stream, "utf16le")));
  return found ?? { what: "an old Office file", advice: "save it as DOCX or PDF" };
}

/** Whether the bytes begin like a zip file. */
export function isZip(bytes: Uint8Array): boolean {
  const head = latin1(bytes, 0, 4);
  return head === "PK\x03\x04" || head === "PK\x05\x06";
}

/** What a zip file holds that is no DOCX; undefined where it is one, or too damaged to tell. */
export function foreignZip(bytes: Uint8Array): Foreign | undefined {
  const names = partNames(bytes);
  if (names.some((name) => name.startsWith("word/"))) return undefined;
  const media = /^mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation|graphics)/u.exec(
    latin1(bytes, 30, 120),
  )?.[1];
  const openDocument = media === undefined ? undefined : openDocumentKinds[media];
  if (openDocument !== undefined) return { what: openDocument, advice: "save it as DOCX or PDF" };
  for (const kind of zipKinds) if (names.some((name) => kind.part.test(name))) return kind;
  // The beginning of an Office file that breaks off before its parts is left to the DOCX reader, which says so.
  if (names.includes("[Content_Types].xml") && !hasDirectory(bytes)) return undefined;
  if (!hasDirectory(bytes)) return { what: "a zip archive that breaks off", advice: "ask for the file again" };
  return { what: "a zip archive", advice: "unpack it first" };
}

const maxNames = 20_000;

/** The names of the parts, from the local headers and the central directory alike, so that truncated files tell too. */
function partNames(bytes: Uint8Array): string[] {
  const names: string[] = [];
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [mark, lengthAt, nameAt] of [
    ["PK\x03\x04", 26, 30],
    ["PK\x01\x02", 28, 46],
  ] as const) {
    let at = data.indexOf(mark, 0, "latin1");
    while (at >= 0 && names.length < maxNames) {
      if (at + nameAt <= data.length)
        names.push(data.toString("utf8", at + nameAt, at + nameAt + data.readUInt16LE(at + lengthAt)));
      at = data.indexOf(mark, at + 4, "latin1");
    }
  }
  return names;
}

function hasDirectory(bytes: Uint8Array): boolean {
  return latin1(bytes, Math.max(0, bytes.length - 66_000), 66_000).includes("PK\x05\x06");
}

/** Bytes as characters 0–255, which keeps offsets and makes marks comparable. */
export function latin1(bytes: Uint8Array, from: number, length: number): string {
  return Buffer.from(
    bytes.buffer,
    bytes.byteOffset + from,
    Math.max(0, Math.min(length, bytes.length - from)),
  ).toString("latin1");
}
