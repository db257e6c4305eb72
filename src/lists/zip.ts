import { crc32 } from "node:zlib";
import { Inflate } from "fflate";
import { listInvalid } from "./problems.ts";
import { allBytes, type Source } from "./source.ts";

/** Bounds on a workbook that nobody has looked at. */
const bounds = { archive: 200 * 1024 * 1024, part: 600 * 1024 * 1024, ratio: 300, entries: 2000 } as const;
const stride = 16 * 1024;
const signature = { directory: 0x02014b50, end: 0x06054b50, local: 0x04034b50 } as const;

interface Entry {
  start: number;
  packed: number;
  size: number;
  method: number;
  checksum: number;
}

/**
 * The parts of a zip file (a workbook), each a source of its own. Refused with `list-invalid`: what breaks off, is
 * encrypted, holds a part twice, or unpacks beyond the bounds.
 */
export async function zipParts(source: Source): Promise<Map<string, Source>> {
  if (source.size > bounds.archive) throw listInvalid(source.name, "", "is larger than any published workbook");
  const bytes = await allBytes(source);
  const parts = new Map<string, Source>();
  for (const [name, entry] of directory(bytes, source.name)) {
    if (parts.has(name)) throw listInvalid(source.name, name, "stands in the archive twice; do not trust the file");
    parts.set(name, {
      name: `${source.name} (${name})`,
      size: entry.size,
      async *open() {
        yield* unpack(bytes.subarray(entry.start, entry.start + entry.packed), entry, `${source.name} (${name})`);
      },
    });
  }
  return parts;
}

function directory(bytes: Uint8Array, file: string): Map<string, Entry> {
  const broken = () => listInvalid(file, "", "the workbook or archive is damaged or incomplete; download it again");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const first = Math.max(0, end - 0xffff);
  while (end >= first && view.getUint32(end, true) !== signature.end) end--;
  if (end < first || bytes.length < 22) throw broken();
  const count = view.getUint16(end + 10, true);
  if (count > bounds.entries) throw listInvalid(file, "", "holds more parts than any workbook; do not trust the file");
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== signature.directory) throw broken();
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const local = view.getUint32(at + 42, true);
    if (local + 30 > bytes.length || view.getUint32(local, true) !== signature.local) throw broken();
    const entry: Entry = {
      start: local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
    };
    if ((view.getUint16(at + 8, true) & 1) === 1) throw listInvalid(file, name, "is encrypted; unlock the workbook");
    if (entry.start + entry.packed > bytes.length) throw broken();
    if (entry.size > bounds.part || (entry.size > 32e6 && entry.size > entry.packed * bounds.ratio))
      throw listInvalid(file, name, "unpacks to far more than any list; do not trust the file");
    if (entries.has(name)) throw listInvalid(file, name, "stands in the archive twice; do not trust the file");
    entries.set(name, entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function* unpack(stored: Uint8Array, entry: Entry, file: string): Generator<Uint8Array> {
  const broken = () => listInvalid(file, "", "does not unpack; download the workbook again");
  let length = 0;
  let checksum = 0;
  let ready: Uint8Array[] = [];
  if (entry.method === 0) {
    if (stored.length !== entry.size || crc32(stored) !== entry.checksum) throw broken();
    for (let at = 0; at < stored.length; at += stride) yield stored.subarray(at, at + stride);
    return;
  }
  if (entry.method !== 8) throw broken();
  const inflater = new Inflate((piece) => {
    length += piece.length;
    checksum = crc32(piece, checksum);
    if (piece.length > 0) ready.push(piece);
  });
  for (let at = 0; at < stored.length; at += stride) {
    try {
      inflater.push(stored.subarray(at, at + stride), at + stride >= stored.length);
    } catch {
      throw broken();
    }
    if (length > entry.size) throw broken();
    yield* ready;
    ready = [];
  }
  if (length !== entry.size || checksum !== entry.checksum) throw broken();
}
