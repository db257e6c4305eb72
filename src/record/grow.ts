import { encodeBundle, maxEntryLength } from "./bundle.ts";
import { concat } from "./bytes.ts";
import type { Crypto } from "./crypto.ts";
import { type Edge, edgeRoot, emptyEdge, extendEdge, readEdge } from "./edge.ts";
import { bad, ok, type Result } from "./result.ts";
import { type TileReader, tileHashReader } from "./tile-reader.ts";
import { type Tile, tileAt, tileHeight, tileWidth } from "./tiles.ts";
import { hashLength, leafHash } from "./tree.ts";

/** What a log keeps in memory of its tree to append to it: the right edge, and the partial tile of each level and of entries. */
export interface LogEdge {
  edge: Edge;
  /** Bytes of the last bundle while it is partial, else empty. */
  bundle: Uint8Array;
  /** By level: bytes of the last tile while it is partial, else empty. */
  tiles: readonly Uint8Array[];
}

export interface TileFile {
  tile: Tile;
  bytes: Uint8Array;
}

/** What appending would write, computed and not yet written. */
export interface Growth {
  next: LogEdge;
  root: Uint8Array;
  /** In the order in which they are to be made durable: bundles, then tiles from level 0 up (tilesBetween). */
  files: TileFile[];
}

export const emptyLog: LogEdge = { edge: emptyEdge, bundle: new Uint8Array(0), tiles: [] };

/** Appends entries (bytes, not hashes) to a log: the new tiles, bundles and root. Pure: the old edge remains as it is. */
export function growLog(crypto: Crypto, log: LogEdge, entries: readonly Uint8Array[]): Result<Growth> {
  if (entries.some((entry) => entry.length > maxEntryLength))
    return bad(`an entry has at most ${maxEntryLength} bytes`);
  const from = log.edge.size;
  const grown: Uint8Array[][] = log.tiles.map((tile) => [tile]);
  const edge = extendEdge(crypto, log.edge, leaves(crypto, entries), (level, hash) => {
    if (level % tileHeight !== 0) return;
    const tile = level / tileHeight;
    const parts = grown[tile];
    if (parts) parts.push(hash);
    else grown[tile] = [hash];
  });
  const bundles = growBundles(log.bundle, from, entries);
  const levels = grown.map((parts, level) =>
    parts.length > 1 || level >= log.tiles.length
      ? cutTiles(level, from, edge.size, concat(...parts))
      : { files: [], rest: log.tiles[level] ?? new Uint8Array(0) },
  );
  return ok({
    next: { edge, bundle: bundles.rest, tiles: levels.map((level) => level.rest) },
    root: edgeRoot(crypto, edge),
    files: [...bundles.files, ...levels.flatMap((level) => level.files)],
  });
}

/** Reads what appending needs from a log of `size` entries; `bundle` is the last bundle's bytes where it is partial. */
export function readLogEdge(crypto: Crypto, read: TileReader, bundle: Uint8Array, size: bigint): Result<LogEdge> {
  const edge = readEdge(tileHashReader(crypto, read), size);
  if (!edge.ok) return edge;
  const tiles: Uint8Array[] = [];
  for (let level = 0; size >> BigInt(level * tileHeight) > 0n; level++) {
    const held = Number((size >> BigInt(level * tileHeight)) % BigInt(tileWidth));
    const bytes = held > 0 ? read(level, size >> BigInt((level + 1) * tileHeight)) : new Uint8Array(0);
    if (!bytes || bytes.length < held * hashLength) return bad(`the last tile of level ${level} is missing`);
    tiles.push(bytes.slice(0, held * hashLength));
  }
  return ok({ edge: edge.value, bundle, tiles });
}

function* leaves(crypto: Crypto, entries: readonly Uint8Array[]): Generator<Uint8Array> {
  for (const entry of entries) yield leafHash(crypto, entry);
}

/** The hashes of a level from the start of its last partial tile on, cut into tiles. */
function cutTiles(level: number, from: bigint, to: bigint, bytes: Uint8Array): { files: TileFile[]; rest: Uint8Array } {
  const files: TileFile[] = [];
  const full = tileWidth * hashLength;
  let index = from >> BigInt((level + 1) * tileHeight);
  for (let at = 0; at < bytes.length; at += full, index += 1n) {
    const tile = tileAt(level, index, to);
    if (tile) files.push({ tile, bytes: bytes.subarray(at, at + full) });
  }
  return { files, rest: bytes.slice(bytes.length - (bytes.length % full)) };
}

function growBundles(
  bundle: Uint8Array,
  from: bigint,
  entries: readonly Uint8Array[],
): { files: TileFile[]; rest: Uint8Array } {
  const files: TileFile[] = [];
  let index = from >> BigInt(tileHeight);
  let held = Number(from % BigInt(tileWidth));
  let rest = bundle;
  for (let at = 0; at < entries.length; index += 1n) {
    const taken = entries.slice(at, at + tileWidth - held);
    const added = encodeBundle(taken);
    if (added.ok) rest = concat(rest, added.value);
    held += taken.length;
    at += taken.length;
    files.push({ tile: { level: "entries", index, width: held }, bytes: rest });
    if (held === tileWidth) [held, rest] = [0, new Uint8Array(0)];
  }
  return { files, rest };
}
