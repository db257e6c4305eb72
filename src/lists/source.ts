import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { PenholderError } from "#kernel";

/** A file of a list that can be read more than once, in pieces. */
export interface Source {
  /** For messages. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  open(): AsyncIterable<Uint8Array>;
}

const pieceBytes = 256 * 1024;

/** A file on disk. `progress` is told the bytes read so far on every pass. Throws `file-not-found` or `file-unreadable`. */
export async function fileSource(path: string, progress?: (bytes: number, of: number) => void): Promise<Source> {
  const size = await stat(path).then(
    (found) => {
      if (!found.isFile())
        throw new PenholderError("file-unreadable", `${path} is a folder; name a file in it.`, { file: path });
      return found.size;
    },
    (error: NodeJS.ErrnoException) => {
      throw unreadable(path, error);
    },
  );
  return {
    name: basename(path),
    size,
    async *open() {
      let read = 0;
      try {
        for await (const piece of createReadStream(path, { highWaterMark: pieceBytes }) as AsyncIterable<Uint8Array>) {
          read += piece.length;
          progress?.(read, size);
          yield piece;
        }
      } catch (error) {
        throw unreadable(path, error as NodeJS.ErrnoException);
      }
    },
  };
}

/** Bytes already in memory. */
export function bytesSource(name: string, bytes: Uint8Array): Source {
  return {
    name,
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
    },
  };
}

/** All bytes of a source; for archives, whose directory stands at the end. */
export async function allBytes(source: Source): Promise<Uint8Array> {
  const bytes = new Uint8Array(source.size);
  let at = 0;
  for await (const piece of source.open()) {
    if (at + piece.length > bytes.length) break;
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes.subarray(0, at);
}

/** The first bytes of a source. */
export async function headOf(source: Source, length: number): Promise<Uint8Array> {
  const head = new Uint8Array(Math.min(length, source.size));
  let at = 0;
  for await (const piece of source.open()) {
    const part = piece.subarray(0, head.length - at);
    head.set(part, at);
    at += part.length;
    if (at >= head.length) break;
  }
  return head.subarray(0, at);
}

function unreadable(path: string, error: NodeJS.ErrnoException): PenholderError {
  if (error instanceof PenholderError || !("syscall" in error)) return error as PenholderError;
  return error.code === "ENOENT"
    ? new PenholderError("file-not-found", `${path} does not exist; check the path.`, { file: path })
    : new PenholderError("file-unreadable", `${path} cannot be read (${error.code ?? "unknown"}).`, { file: path });
}
