import { createWriteStream, rmSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { PenholderError } from "#kernel";
import { type Connection, downloadBounds } from "./remote-connection.ts";

type Body = ReadableStream<Uint8Array>;

/** The bytes of what is answered as a stream, at most `largest` of them. */
export async function fetchedBytes(
  connection: Connection,
  largest: number,
  ask: (client: Connection["client"]) => Promise<{ data?: unknown }>,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of await bodyOf(connection, largest, ask)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Writes what is answered as a stream to a file, whole or not at all; how many bytes. */
export async function fetchedFile(
  connection: Connection,
  path: string,
  ask: (client: Connection["client"]) => Promise<{ data?: unknown }>,
): Promise<number> {
  const body = await bodyOf(connection, downloadBounds.largest, ask);
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  let length = 0;
  const counted = async function* () {
    for await (const piece of body) {
      length += piece.length;
      yield piece;
    }
  };
  try {
    await pipeline(Readable.from(counted()), createWriteStream(temporary, { mode: 0o600 }));
    const file = await open(temporary, "r+");
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    return length;
  } catch (error) {
    rmSync(temporary, { force: true });
    if (error instanceof PenholderError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? "unknown cause";
    const message = `${path} cannot be written (${code}): choose another path with --out.`;
    throw new PenholderError("file-unwritable", message, { file: path }, error);
  }
}

async function bodyOf(
  connection: Connection,
  largest: number,
  ask: (client: Connection["client"]) => Promise<{ data?: unknown }>,
): Promise<AsyncIterable<Uint8Array>> {
  const { data } = await ask(connection.open({ stream: true, bounds: { ...downloadBounds, largest } }));
  return (data as Body | null | undefined) ?? new Response("").body ?? new ReadableStream<Uint8Array>();
}
