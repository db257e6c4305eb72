import { closeSync, fsyncSync, openSync, readSync, statSync, writeSync } from "node:fs";

const piece = 8 * 1024 * 1024;

/** Writes a new file and waits until it is on the disk. */
export function writeNew(path: string, bytes: Uint8Array): void {
  const file = openSync(path, "wx", 0o600);
  try {
    writeWhole(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

export function writeWhole(file: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
}

/** A file in memory that threads can share. */
export function readShared(path: string): SharedArrayBuffer {
  const file = openSync(path, "r");
  try {
    const size = statSync(path).size;
    const shared = new SharedArrayBuffer(size);
    const bytes = new Uint8Array(shared);
    for (let filled = 0; filled < size; ) {
      const read = readSync(file, bytes, filled, Math.min(piece, size - filled), filled);
      if (read === 0) throw new RangeError("the file became shorter while it was read");
      filled += read;
    }
    return shared;
  } finally {
    closeSync(file);
  }
}

export const isSystemError = (error: unknown): boolean => error instanceof Error && "syscall" in error;
