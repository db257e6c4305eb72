import type { FileSystem } from "#disk";
import { PenholderError } from "#kernel";
import {
  type Crypto,
  edgeRoot,
  emptyLog,
  equalBytes,
  fromUtf8,
  type LogEdge,
  leafHash,
  parseBundle,
  readLogEdge,
  type Tile,
  tileAt,
  tilePath,
  tileWidth,
  type VerifierKey,
} from "#record";
import type { Published } from "./checkpoints.ts";
import { lastIndex, levelsOf } from "./disk-tree.ts";
import type { ActFeed } from "./feed.ts";
import type { Locked } from "./lock.ts";
import { readOwnCheckpoint } from "./own-checkpoint.ts";
import type { LogPaths } from "./paths.ts";
import { readState, type TreeState } from "./state.ts";
import { TileCache } from "./tile-cache.ts";

/** What a log's folder holds when it is opened. */
export interface Found {
  edge: LogEdge;
  state: TreeState;
  locked: Locked | null;
  /** Size of the checkpoint in the lock database; 0 where there is none. */
  signed: bigint;
  /** Its note is empty where nothing was published yet. */
  published: Published;
}

export interface Folder {
  files: FileSystem;
  crypto: Crypto;
  paths: LogPaths;
  key: VerifierKey;
}

/**
 * Reads what the last process left and decides whether a crash explains it: published ≤ signed ≤ integrated ≤ stored,
 * each the beginning of the next. Anything else (a part restored from a backup, lost, or altered) throws
 * `log-disagrees`, and nothing is written.
 */
export async function readFolder(folder: Folder, feed: ActFeed, locked: Locked | null): Promise<Found> {
  const { files, paths } = folder;
  const state = await readState(files, paths.state);
  if (!state) throw disagrees("state.json is missing, though the log was made", paths.state);
  const edge = await readEdgeFiles(folder, state);
  await expectStored(folder, feed, state);
  const cache = new TileCache(files, paths.public, folder.crypto);
  const signed = await checkpointSize(folder, cache, state, locked?.note ?? null, paths.lock);
  const note = await files.read(paths.checkpoint);
  const published = await checkpointSize(folder, cache, state, note, paths.checkpoint);
  if (!locked && state.size > 0n)
    throw disagrees("the lock database is empty, though entries are integrated", paths.lock);
  if (published > signed)
    throw disagrees(`size ${published} is published, and only ${signed} is in the lock database`, paths.lock);
  if (!note && signed > 0n) throw disagrees("the published checkpoint is missing", paths.checkpoint);
  const text = fromUtf8(note ?? new Uint8Array(0));
  return { edge, state, locked, signed, published: { note: text.ok ? text.value : "", size: published } };
}

/** Size of a checkpoint whose root is that of the tree on disk at this size. */
async function checkpointSize(
  { crypto, key }: Folder,
  cache: TileCache,
  state: TreeState,
  note: string | Uint8Array | null,
  file: string,
): Promise<bigint> {
  if (note === null) return 0n;
  const checkpoint = readOwnCheckpoint(crypto, key, note);
  if (!checkpoint.ok) throw disagrees(`no checkpoint of this log is there: ${checkpoint.problem}`, file);
  const { size, root } = checkpoint.value;
  if (size > state.size)
    throw disagrees(`a checkpoint of ${size} entries was signed, and only ${state.size} are integrated`, file);
  if (!equalBytes(await cache.root(size, state.size), root))
    throw disagrees(`the checkpoint of ${size} entries has another root than the tiles`, file);
  return size;
}

/** The right edge from its files, which must give the state's root, and the last bundle the last tile's hashes. */
async function readEdgeFiles({ files, crypto, paths }: Folder, state: TreeState): Promise<LogEdge> {
  const read = new Map<string, Uint8Array>();
  const cache = new TileCache(files, paths.public, crypto);
  const nameOf = (tile: Pick<Tile, "level" | "index">) => `${tile.level}/${tile.index}`;
  for (const level of levelsOf(state.size)) {
    const tile = tileAt(level, lastIndex(level, state.size), state.size);
    const bytes = tile && (await cache.file(tile));
    if (tile && !bytes) throw disagrees(`${tilePath(tile)} is missing`, paths.public);
    if (tile && bytes) read.set(nameOf(tile), bytes);
  }
  const bundle = read.get(nameOf({ level: "entries", index: lastIndex("entries", state.size) })) ?? new Uint8Array(0);
  const edge =
    state.size === 0n
      ? { ok: true as const, value: emptyLog }
      : readLogEdge(crypto, (level, index) => read.get(nameOf({ level, index })), bundle, state.size);
  if (!edge.ok) throw disagrees(edge.problem, paths.public);
  if (!equalBytes(edgeRoot(crypto, edge.value.edge), state.root))
    throw disagrees("the tiles of the right edge do not give the root in state.json", paths.state);
  expectHashes(crypto, edge.value, paths);
  return edge.value;
}

function expectHashes(crypto: Crypto, { bundle, tiles }: LogEdge, paths: LogPaths): void {
  const entries = bundle.length > 0 ? parseBundle(bundle) : { ok: true as const, value: [] };
  const hashes = tiles[0] ?? new Uint8Array(0);
  const fits =
    entries.ok &&
    entries.value.length * 32 === hashes.length &&
    entries.value.every((entry, i) => equalBytes(leafHash(crypto, entry), hashes.subarray(32 * i, 32 * i + 32)));
  if (!fits) throw disagrees("the last entries do not hash to the last tile", paths.public);
}

/** The store holds at least what is integrated, and the same entries in the last bundle. */
async function expectStored({ files, crypto, paths }: Folder, feed: ActFeed, { size }: TreeState): Promise<void> {
  const count = await feed.count();
  if (count < size) throw disagrees(`the act store holds ${count} acts, and ${size} are integrated`, paths.acts);
  if (size === 0n) return;
  const tile = tileAt("entries", (size - 1n) / BigInt(tileWidth), size);
  const bytes = tile && (await new TileCache(files, paths.public, crypto).file(tile));
  const bundle = parseBundle(bytes ?? new Uint8Array(0));
  const start = size - 1n - ((size - 1n) % BigInt(tileWidth));
  const stored = await feed.entries(start, Number(size - start));
  const same =
    bundle.ok &&
    stored.length === bundle.value.length &&
    stored.every((entry, i) => equalBytes(entry, bundle.value[i] ?? new Uint8Array(0)));
  if (!same) throw disagrees("the act store holds other entries than the last bundle", paths.acts);
}

function disagrees(what: string, file: string): PenholderError {
  const message = `The log does not agree with itself at ${file}: ${what}; no crash explains that, so it was not started: run penholder log fsck and see docs/log.md.`;
  return new PenholderError("log-disagrees", message, { file });
}
