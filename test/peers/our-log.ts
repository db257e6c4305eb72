import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { nodeCrypto as crypto } from "#log";
import {
  emptyLog,
  encodeEntry,
  fromBase64,
  growLog,
  leafHash,
  leavesReader,
  parseVerifierKey,
  type Result,
  tilePath,
} from "#record";

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

export const keyOf = (vkey: unknown) => must(parseVerifierKey(crypto, String(vkey)));
export const bytesOf = (base64: unknown) => must(fromBase64(String(base64)));
export const listOf = (list: unknown) => (Array.isArray(list) ? list.map(bytesOf) : []);

/** A log of ours with random entries: its leaves and tree, and its tiles written below the folder. */
export function logOf(folder: string, size: number) {
  const random = randomBytes(size * 80);
  const entries = Array.from({ length: size }, (_, i) => {
    const part = (from: number, to: number) => random.subarray(i * 80 + from, i * 80 + to);
    return encodeEntry({
      stream: part(0, 16),
      number: BigInt(i),
      previous: part(16, 48),
      commitment: part(48, 80),
    });
  });
  const path = mkdtempSync(join(folder, "log-"));
  const { root, files } = must(growLog(crypto, emptyLog, entries));
  for (const { tile, bytes } of files) {
    const file = join(path, tilePath(tile));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  const leaves = entries.map((entry) => leafHash(crypto, entry));
  const tiles = files.map(({ tile }) => tilePath(tile)).filter((name) => !name.startsWith("tile/entries/"));
  return { size, path, root, leaves, tiles, read: leavesReader(crypto, leaves) };
}
