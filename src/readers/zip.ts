import { crc32 } from "node:zlib";
import { Inflate } from "fflate";
import { PenholderError } from "#kernel";
import { limits } from "./options.ts";
import { type ZipEntry, zipDirectory } from "./zip-directory.ts";

/** A zip file whose parts are unpacked one at a time, each within the limits. Part names compare without case. */
export interface Archive {
  /** Names of the parts as stored. */
  readonly names: readonly string[];
  has(part: string): boolean;
  /** Hands over a part's bytes in pieces; throws `file-corrupt` where they do not match their own length and checksum. */
  unpack(part: string, take: (piece: Uint8Array) => void): void;
}

/** Bytes given to the inflater at a time: at the highest ratio (1:1032) they unpack to some 16 MB. */
const stride = 16 * 1024;

/** What one archive may unpack to for each stored byte, once it is larger than `ratioFrom`; text packs some 5 to 30 times. */
const ratio = 250;
const ratioFrom = 24 * 1024 * 1024;

/**
 * Opens a zip file. Refuses with `file-corrupt` what breaks off or contradicts itself (also two parts of one name),
 * with `file-too-complex` what overlaps, packs too well or declares more than the limits, with `password-required`
 * what is encrypted. Nothing is unpacked yet.
 */
export function openArchive(bytes: Uint8Array, file: string): Archive {
  const entries = new Map<string, ZipEntry>();
  for (const entry of zipDirectory(bytes, file)) {
    const key = entry.name.toLowerCase();
    if (entries.has(key))
      throw new PenholderError(
        "file-corrupt",
        `${file} holds the part ${entry.name} twice, so that two programs may read two texts; ask for it again.`,
        { file, at: entry.name },
      );
    entries.set(key, entry);
  }
  let unpacked = 0;
  return {
    names: [...entries.values()].map((entry) => entry.name),
    has: (part) => entries.has(part.toLowerCase()),
    unpack(part, take) {
      const entry = entries.get(part.toLowerCase());
      if (!entry) throw new PenholderError("file-corrupt", `${file} lacks its part ${part}.`, { file, at: part });
      unpacked += entry.size;
      if (entry.size > limits.partBytes || unpacked > limits.unpackedBytes || packsTooWell(entry))
        throw tooMuch(file, entry.name);
      inflateEntry(bytes, entry, file, take);
    },
  };
}

function packsTooWell(entry: ZipEntry): boolean {
  return entry.size > ratioFrom && entry.size > entry.packed * ratio;
}

/** Unpacks one entry; its true length may never pass the declared one, so a lying header gains nothing. */
function inflateEntry(bytes: Uint8Array, entry: ZipEntry, file: string, take: (piece: Uint8Array) => void): void {
  if (entry.encrypted)
    throw new PenholderError("password-required", `${file} is an encrypted zip; unpack it with its password first.`, {
      file,
      at: entry.name,
    });
  const stored = bytes.subarray(entry.start, entry.start + entry.packed);
  let length = 0;
  let checksum = 0;
  const pass = (piece: Uint8Array) => {
    length += piece.length;
    if (length > entry.size) throw corrupt(file, entry.name);
    checksum = crc32(piece, checksum);
    take(piece);
  };
  if (entry.method === 0) for (let at = 0; at < stored.length; at += stride) pass(stored.subarray(at, at + stride));
  else if (entry.method === 8) inflate(stored, pass, () => corrupt(file, entry.name));
  else throw corrupt(file, entry.name);
  if (length !== entry.size || checksum !== entry.checksum) throw corrupt(file, entry.name);
}

function inflate(stored: Uint8Array, pass: (piece: Uint8Array) => void, failed: () => PenholderError): void {
  let raised: unknown;
  const inflater = new Inflate((piece) => {
    try {
      pass(piece);
    } catch (error) {
      raised = error;
      throw error;
    }
  });
  try {
    for (let at = 0; at < stored.length; at += stride)
      inflater.push(stored.subarray(at, at + stride), at + stride >= stored.length);
  } catch (error) {
    // What the consumer threw goes on unchanged; anything else is the inflater's own complaint.
    throw raised === error ? error : failed();
  }
}

function corrupt(file: string, part: string): PenholderError {
  return new PenholderError("file-corrupt", `${file} is damaged: its part ${part} does not unpack; ask for it again.`, {
    file,
    at: part,
  });
}

function tooMuch(file: string, part: string): PenholderError {
  return new PenholderError(
    "file-too-complex",
    `${file} unpacks to far more than any report holds (part ${part}); do not trust it.`,
    { file, at: part },
  );
}
