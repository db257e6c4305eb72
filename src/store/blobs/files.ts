import { createHash, createHmac, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeFolders, nodeFiles, syncFolder } from "#disk";
import { canonicalJson, PenholderError } from "#kernel";
import { documentName, utf8 } from "#record";
import { markingColumns } from "../marking.ts";
import { keyFor } from "../seal.ts";
import type { Parts } from "../session.ts";
import type { BlobInfo, Marking } from "../types.ts";
import { opened, saltLength, sealed } from "./form.ts";

/** Bytes of one blob where nothing smaller is asked for. */
const maxBlob = 2 ** 30;
/** Names of blobs that were being written when a process died end so; `doctor` removes them. */
export const unfinishedBlob = ".new";

/** Where the file of a blob lies within the store's folder. */
export function blobPath(folder: string, name: string): string {
  return join(folder, "blobs", name.slice(0, 2), name);
}

/**
 * Writes content under the name that it gives, so that the file is whole or not there: bytes synced, renamed, folder
 * synced. Unclassified content is named by its SHA-256; any other is encrypted, and named by an HMAC over content and
 * marking under a key outside the database, so that nobody can ask of a content whether it is there, or learn from a
 * lower marking that it is filed under a higher one.
 */
export async function writeBlob(
  parts: Parts,
  folder: string,
  content: AsyncIterable<Uint8Array>,
  { mediaType, maxBytes = maxBlob, ...marking }: Marking & { mediaType: string; maxBytes?: number },
): Promise<BlobInfo> {
  const blobs = join(folder, "blobs");
  await makeFolders(nodeFiles, [blobs]);
  const temporary = join(blobs, `${randomBytes(12).toString("hex")}${unfinishedBlob}`);
  const hash = createHash("sha256");
  let size = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      hash.update(chunk);
      yield chunk;
    }
  };
  try {
    await writeFile(temporary, stored(parts, marking, counted()));
    const name = nameOf(parts, marking, hash.digest());
    await giveName(temporary, blobPath(folder, name));
    return { name, size, mediaType, ...normal(marking) };
  } finally {
    await rm(temporary, { force: true });
  }
}

/** The content of a blob, checked to its end as it is read; throws `blob-damaged`, at the latest at the end. */
export async function* readBlob(parts: Named, folder: string, info: BlobInfo): AsyncGenerator<Uint8Array> {
  const { name, ...marking } = info;
  const hash = createHash("sha256");
  const file = createReadStream(blobPath(folder, name));
  const content = isOpen(marking) ? file : opened(contentKey(parts.keys.blobs), boundTo(marking), file);
  try {
    for await (const chunk of content) {
      hash.update(chunk);
      yield chunk;
    }
  } catch (cause) {
    throw damaged(name, cause instanceof Error ? cause.message : String(cause), cause);
  }
  const digest = hash.digest();
  if (![nameOf(parts, marking, digest), formerName(parts.keys.blobs, marking, digest)].includes(name))
    throw damaged(name, "its content has another name");
}

/**
 * What proves to whoever is given it, and the content's SHA-256, that a blob's name is that of its content; null where
 * nothing does, or nothing needs to: a name of the former form, a bare hash.
 */
export function openingOf(parts: Named, { name, ...marking }: BlobInfo, sha256: Uint8Array): Uint8Array | null {
  const opening = keyed("blob-opening", parts.keys.blobs, marking, sha256);
  return documentName(parts.crypto, opening, sha256) === name ? opening : null;
}

function stored(parts: Parts, marking: Marking, content: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  if (isOpen(marking)) return content;
  return sealed(contentKey(parts.keys.blobs), new Uint8Array(parts.random(saltLength)), boundTo(marking), content);
}

/** Whether content so marked may lie in the clear, under its bare hash. */
function isOpen({ label, compartments }: Marking): boolean {
  return label === "unclassified" && compartments.length === 0;
}

type Named = Pick<Parts, "keys" | "crypto">;

function nameOf({ keys, crypto }: Named, marking: Marking, sha256: Uint8Array): string {
  if (isOpen(marking)) return Buffer.from(sha256).toString("hex");
  return documentName(crypto, keyed("blob-opening", keys.blobs, marking, sha256), sha256);
}

/** Under which earlier versions filed confidential content: what acts have named so keeps that name. */
function formerName(key: Uint8Array, marking: Marking, sha256: Uint8Array): string {
  return Buffer.from(keyed("blob-name", key, marking, sha256)).toString("hex");
}

/** Two uses have two keys: a former name must not be the opening of a present one. */
function keyed(use: "blob-name" | "blob-opening", key: Uint8Array, marking: Marking, sha256: Uint8Array): Uint8Array {
  return createHmac("sha256", keyFor(key, use)).update(boundTo(marking)).update(sha256).digest();
}

function contentKey(key: Uint8Array): Uint8Array {
  return keyFor(key, "blob-content");
}

function boundTo(marking: Marking): Uint8Array {
  return utf8(canonicalJson(markingColumns(marking)));
}

function normal({ label, compartments }: Marking): Marking {
  return { label, compartments: [...new Set(compartments)].sort() };
}

async function writeFile(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    for await (const chunk of content) await file.writeFile(chunk);
    // Guards the bytes: without it the name could survive a loss of power and its content not.
    await file.sync();
  } finally {
    await file.close();
  }
}

async function giveName(temporary: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  // The folder's own name first, then the file's: without them the blob could be gone, whole as it is.
  await syncFolder(nodeFiles, dirname(dirname(path)));
  await rename(temporary, path);
  await syncFolder(nodeFiles, dirname(path));
}

function tooLarge(maxBytes: number): PenholderError {
  return new PenholderError("file-too-large", `The content is larger than ${maxBytes} bytes; split it.`);
}

function damaged(name: string, why: string, cause?: unknown): PenholderError {
  const message = `Blob ${name} cannot be read whole: ${why}; restore it from a backup and run penholder doctor.`;
  return new PenholderError("blob-damaged", message, { file: name }, cause);
}
