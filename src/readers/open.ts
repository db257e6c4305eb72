import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { basename } from "node:path";
import { Worker } from "node:worker_threads";
import type { Reading } from "#document";
import { type ErrorCode, type ErrorPlace, PenholderError } from "#kernel";
import { limits, type ReadOptions } from "./options.ts";
import { tooLarge } from "./read.ts";
import { watchFor } from "./watch.ts";

/** What the reading thread is given, and what it sends. */
export interface ToWorker {
  bytes: Uint8Array;
  options: Omit<ReadOptions, "onProgress">;
}
export type FromWorker =
  | { type: "progress"; done: number; total: number; what: string }
  | { type: "done"; reading: Reading }
  | { type: "failed"; code: ErrorCode; message: string; place: ErrorPlace };

/**
 * Reads a report from a path. Its format is told by its content. The reader runs in a thread with bounded memory
 * that is stopped when it makes no progress, so that a hostile file costs neither; two files can be read at once.
 * Throws a PenholderError that names the file.
 */
export async function readFile(path: string, options: Omit<ReadOptions, "name">): Promise<Reading> {
  const name = basename(path) || path;
  const bytes = await readChecked(path, name);
  return readInThread(bytes, { ...options, name });
}

async function readChecked(path: string, name: string): Promise<Uint8Array> {
  const unreadable = (why: string, cause?: unknown) =>
    new PenholderError("file-unreadable", `${path} cannot be read: ${why}.`, { file: name }, cause);
  let handle: FileHandle;
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for its writer for ever.
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR")
      throw new PenholderError("file-not-found", `${path} does not exist: check the path.`, { file: name }, error);
    throw unreadable(code === "EACCES" ? "permission is denied" : `the system says ${String(code)}`, error);
  }
  try {
    const stat = await handle.stat();
    if (stat.isDirectory()) throw unreadable("it is a folder; name a file in it");
    if (!stat.isFile()) throw unreadable("it is a device or a pipe, not a file");
    if (stat.size > limits.fileBytes) throw tooLarge(name, stat.size, limits.fileBytes);
    if (stat.size === 0) throw new PenholderError("file-empty", `${name} is empty: it holds no bytes.`, { file: name });
    return await readAll(handle, stat.size);
  } catch (error) {
    throw error instanceof PenholderError ? error : unreadable("reading it failed", error);
  } finally {
    await handle.close();
  }
}

/** Reads as many bytes as the file had when it was looked at, however it grows meanwhile. */
async function readAll(handle: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await handle.read(bytes, filled, size - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

/** Memory of the reading thread: two such threads and the program itself stay under 512 MB. */
const threadLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 24, stackSizeMb: 4 };

function readInThread(bytes: Uint8Array, options: ReadOptions): Promise<Reading> {
  const { onProgress, ...given } = options;
  const { name } = options;
  const entry = import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js";
  const workerData: ToWorker = { bytes, options: given };
  const worker = new Worker(new URL(entry, import.meta.url), {
    workerData,
    transferList: bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : [],
    resourceLimits: threadLimits,
    // What a library prints is no message to people.
    stdout: true,
    stderr: true,
  });
  return new Promise<Reading>((resolve, reject) => {
    const watch = watchFor(worker, () => finish(() => reject(stuck(name))));
    let settled = false;
    const finish = (act: () => void) => {
      if (settled) return;
      settled = true;
      watch.end();
      void worker.terminate().then(act, act);
    };
    worker.on("message", (message: FromWorker) => {
      if (settled) return;
      if (message.type === "progress") {
        watch.progress();
        onProgress?.(message.done, message.total, message.what);
      } else if (message.type === "done") finish(() => resolve(message.reading));
      else finish(() => reject(new PenholderError(message.code, message.message, message.place)));
    });
    worker.on("error", (error) => finish(() => reject(threadFailure(error, name))));
    worker.on("exit", () => finish(() => reject(threadFailure(new Error("the reading thread ended early"), name))));
  });
}

function stuck(name: string): PenholderError {
  return new PenholderError(
    "file-too-complex",
    `${name} kept its reader busy for ${limits.stalledSeconds} seconds without progress, as no report does; ask its sender for another file.`,
    { file: name },
  );
}

function threadFailure(error: unknown, name: string): PenholderError {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ERR_WORKER_OUT_OF_MEMORY")
    return new PenholderError(
      "file-too-complex",
      `${name} needs more memory than any report does; ask its sender for another file.`,
      { file: name },
      error,
    );
  const message = error instanceof Error ? error.message : String(error);
  return new PenholderError(
    "internal",
    `Penholder failed on ${name} (${message}): please report it with the file.`,
    { file: name },
    error,
  );
}
