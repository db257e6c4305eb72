import { createHash } from "node:crypto";
import { closeSync, createReadStream, existsSync, fstatSync, openSync, readSync } from "node:fs";
import { canonicalJson, PenholderError } from "#kernel";
import { CustomerIndex, CustomerIndexBuilder } from "#screening";
import type { CustomerFile } from "./customer-file.ts";
import { progress } from "./progress.ts";
import { writeStream } from "./screening-output.ts";

const keyBytes = 32;

/**
 * The index of a customer file: read from where it is kept if it is of this very file, read in this very way; else built
 * and kept there.
 */
export async function customerIndex(
  file: CustomerFile,
  path: string,
  kept: string,
  schema: string | undefined,
): Promise<{ index: CustomerIndex; unscreened: number[]; built: boolean }> {
  const key = await keyOf(file, path, schema);
  const found = existsSync(kept) ? opened(bytesOf(kept), key) : undefined;
  if (found) return { ...found, built: false };
  const bar = progress();
  const builder = new CustomerIndexBuilder();
  const unscreened: number[] = [];
  let rows = 0;
  for await (const row of file.table.rows()) {
    const { profile } = file.customer(row);
    if (profile) builder.add(profile, row.row - 1);
    else unscreened.push(row.row);
    if (++rows % 1000 === 0) bar.update(`indexing customers: ${rows} rows`);
  }
  bar.done();
  const index = builder.finish();
  await writeStream(kept, pieces(key, unscreened, index));
  return { index, unscreened, built: true };
}

/** The key, the rows that cannot be screened, the index; padded so that the index lies on a multiple of eight bytes. */
async function* pieces(
  key: Uint8Array,
  unscreened: readonly number[],
  index: CustomerIndex,
): AsyncGenerator<Uint8Array> {
  yield key;
  const rows = new Uint8Array(8 + Math.ceil(unscreened.length / 2) * 8);
  const view = new DataView(rows.buffer);
  view.setUint32(0, unscreened.length, true);
  unscreened.forEach((row, at) => {
    view.setUint32(8 + 4 * at, row, true);
  });
  yield rows;
  yield* index.encode();
}

/** Undefined where it is of another file, or damaged: it is then built anew. */
function opened(
  bytes: Uint8Array<ArrayBuffer>,
  key: Uint8Array,
): { index: CustomerIndex; unscreened: number[] } | undefined {
  if (bytes.length < keyBytes + 8 || !key.every((byte, at) => bytes[at] === byte)) return undefined;
  const view = new DataView(bytes.buffer);
  const count = view.getUint32(keyBytes, true);
  const start = keyBytes + 8 + Math.ceil(count / 2) * 8;
  if (start > bytes.length) return undefined;
  const unscreened = Array.from({ length: count }, (_, at) => view.getUint32(keyBytes + 8 + 4 * at, true));
  try {
    return { index: CustomerIndex.decode(bytes.subarray(start)), unscreened };
  } catch (error) {
    if (error instanceof PenholderError) return undefined;
    throw error;
  }
}

const piece = 64 * 1024 * 1024;

/** A file as memory of its own, which begins at a multiple of eight bytes as views of numbers need, read without a copy. */
function bytesOf(path: string): Uint8Array<ArrayBuffer> {
  const file = openSync(path, "r");
  try {
    const bytes = new Uint8Array(fstatSync(file).size);
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(file, bytes, at, Math.min(piece, bytes.length - at), null);
      if (read === 0) break;
      at += read;
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}

async function keyOf({ form, table, mapping }: CustomerFile, path: string, schema = ""): Promise<Uint8Array> {
  const hash = createHash("sha256");
  const uses = mapping.uses.map(({ column, field }) => `${column} ${field}`);
  hash.update(canonicalJson(["penholder/customers/1", form, table.headerLine, uses, mapping.dayOrder, schema]));
  for await (const piece of createReadStream(path) as AsyncIterable<Uint8Array>) hash.update(piece);
  return new Uint8Array(hash.digest());
}
