import { createHash } from "node:crypto";

/** Name and version of the saved form; a change of what is in it changes the number. */
export const savedForm = "penholder-screening/2";

const hashBytes = 32;
const headBytes = 64; // form's name, padded to 32; SHA-256 of all that follows
const alignment = 16;

/**
 * Parts in one run of bytes: the form's name, SHA-256 of what follows, the length of the table, the table (JSON: name,
 * offset, length), the parts, each at a multiple of 16 so that arrays of numbers can be laid over it.
 */
export function packParts(parts: ReadonlyMap<string, Uint8Array>): Uint8Array[] {
  let offset = 0;
  const table = [...parts].map(([name, bytes]) => {
    const entry = { name, offset, length: bytes.length };
    offset += padded(bytes.length);
    return entry;
  });
  const written = Buffer.from(JSON.stringify(table));
  const size = Buffer.alloc(alignment);
  size.writeUInt32LE(written.length);
  const body = [size, pad(written), ...[...parts.values()].flatMap((bytes) => [bytes, padding(bytes.length)])];
  const hash = createHash("sha256");
  for (const piece of body) hash.update(piece);
  const head = Buffer.alloc(headBytes);
  head.write(savedForm, "latin1");
  hash.digest().copy(head, hashBytes);
  return [head, ...body];
}

/** Pieces one behind the other, in memory that threads can share. */
export function sharedOf(pieces: readonly Uint8Array[]): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(pieces.reduce((sum, { length }) => sum + length, 0));
  const bytes = new Uint8Array(shared);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return shared;
}

/** The parts, laid over the bytes without a copy; undefined where they are not whole and of this form. */
export function unpackParts(bytes: Uint8Array, check = true): Map<string, Uint8Array> | undefined {
  if (bytes.length < headBytes + alignment) return undefined;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, headBytes);
  const name = Buffer.alloc(hashBytes);
  name.write(savedForm, "latin1");
  if (!head.subarray(0, hashBytes).equals(name)) return undefined;
  const body = bytes.subarray(headBytes);
  if (check && !createHash("sha256").update(body).digest().equals(head.subarray(hashBytes))) return undefined;
  const tableBytes = Buffer.from(body.buffer, body.byteOffset, body.length).readUInt32LE(0);
  const table = JSON.parse(Buffer.from(body.subarray(alignment, alignment + tableBytes)).toString("utf8")) as {
    name: string;
    offset: number;
    length: number;
  }[];
  const start = alignment + padded(tableBytes);
  return new Map(
    table.map((part) => [part.name, body.subarray(start + part.offset, start + part.offset + part.length)]),
  );
}

const padded = (length: number): number => Math.ceil(length / alignment) * alignment;
const padding = (length: number): Uint8Array => new Uint8Array(padded(length) - length);
const pad = (bytes: Buffer): Buffer => Buffer.concat([bytes, padding(bytes.length)]);
