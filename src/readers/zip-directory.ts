import { PenholderError } from "#kernel";

/** One part of a zip file, as its central directory declares it. Sizes and positions in bytes. */
export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated; others exist and are not read. */
  method: number;
  encrypted: boolean;
  checksum: number;
  /** Stored and unpacked length. */
  packed: number;
  size: number;
  /** Where the stored bytes begin. */
  start: number;
}

const endRecord = { signature: 0x06054b50, length: 22 };
const endRecord64 = { signature: 0x06064b50, locator: 0x07064b50, locatorLength: 20 };
const central = { signature: 0x02014b50, length: 46 };
const local = { signature: 0x04034b50, length: 30 };
const unset32 = 0xffffffff;
const maximumEntries = 65_535;

/** Reads a zip's central directory (PKWARE APPNOTE 4.3 to 4.5) and checks it against the parts' own headers. */
export function zipDirectory(bytes: Uint8Array, file: string): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const entries = directoryEntries(view, findDirectory(view, file), file);
    for (const entry of entries) enterLocal(view, entry, file);
    refuseOverlaps(entries, file);
    return entries;
  } catch (error) {
    if (error instanceof RangeError) throw broken(file); // a position outside the file
    throw error;
  }
}

function broken(file: string): PenholderError {
  return new PenholderError("file-corrupt", `${file} breaks off or is damaged (its zip directory); ask for it again.`, {
    file,
  });
}

/** The directory's place and count, from the record at the end of the file (a comment of up to 64 KB may follow it). */
function findDirectory(view: DataView, file: string): { at: number; count: number } {
  const lowest = Math.max(0, view.byteLength - endRecord.length - 0xffff);
  for (let at = view.byteLength - endRecord.length; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) !== endRecord.signature) continue;
    const count = view.getUint16(at + 10, true);
    const directory = view.getUint32(at + 16, true);
    if (count !== 0xffff && directory !== unset32) return { at: directory, count };
    return findDirectory64(view, at, file);
  }
  throw broken(file);
}

function findDirectory64(view: DataView, end: number, file: string): { at: number; count: number } {
  const locator = end - endRecord64.locatorLength;
  if (view.getUint32(locator, true) !== endRecord64.locator) throw broken(file);
  const record = Number(view.getBigUint64(locator + 8, true));
  if (view.getUint32(record, true) !== endRecord64.signature) throw broken(file);
  return { at: Number(view.getBigUint64(record + 48, true)), count: Number(view.getBigUint64(record + 32, true)) };
}

function directoryEntries(view: DataView, directory: { at: number; count: number }, file: string): ZipEntry[] {
  if (directory.count > maximumEntries)
    throw new PenholderError("file-too-complex", `${file} holds ${directory.count} parts; no report does.`, { file });
  const entries: ZipEntry[] = [];
  let at = directory.at;
  for (let index = 0; index < directory.count; index += 1) {
    if (view.getUint32(at, true) !== central.signature) throw broken(file);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const entry: ZipEntry = {
      name: text(view, at + central.length, nameLength),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      start: view.getUint32(at + 42, true),
    };
    widen(view, entry, at + central.length + nameLength, extraLength);
    entries.push(entry);
    at += central.length + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Zip64: values that do not fit 32 bits stand in the extra field 0x0001, in this order. */
function widen(view: DataView, entry: ZipEntry, extra: number, extraLength: number): void {
  for (let at = extra; at + 4 <= extra + extraLength; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let value = at + 4;
    for (const key of ["size", "packed", "start"] as const) {
      if (entry[key] !== unset32) continue;
      entry[key] = Number(view.getBigUint64(value, true));
      value += 8;
    }
  }
}

/** Moves `start` from the part's own header to its bytes; the header must name the same part. */
function enterLocal(view: DataView, entry: ZipEntry, file: string): void {
  const at = entry.start;
  if (view.getUint32(at, true) !== local.signature) throw broken(file);
  const nameLength = view.getUint16(at + 26, true);
  if (text(view, at + local.length, nameLength) !== entry.name) throw broken(file);
  entry.start = at + local.length + nameLength + view.getUint16(at + 28, true);
  if (entry.start + entry.packed > view.byteLength) throw broken(file);
}

/** Parts that share bytes are how a small file unpacks to a huge one without nesting. */
function refuseOverlaps(entries: ZipEntry[], file: string): void {
  const inOrder = [...entries].sort((a, b) => a.start - b.start);
  let end = 0;
  for (const entry of inOrder) {
    if (entry.start < end)
      throw new PenholderError("file-too-complex", `${file} is a zip whose parts overlap; do not trust it.`, {
        file,
        at: entry.name,
      });
    end = entry.start + entry.packed;
  }
}

const decoder = new TextDecoder();

function text(view: DataView, at: number, length: number): string {
  if (at + length > view.byteLength) throw new RangeError("name outside the file");
  return decoder.decode(new Uint8Array(view.buffer, view.byteOffset + at, length)).replaceAll("\\", "/");
}
