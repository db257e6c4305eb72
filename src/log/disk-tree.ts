import { type FileSystem, writeInOrder } from "#disk";
import { PenholderError } from "#kernel";
import {
  type Crypto,
  edgeRoot,
  equalBytes,
  type Growth,
  growLog,
  type LogEdge,
  parseBundle,
  type Result,
  type Tile,
  type TileFile,
  tileAt,
  tileHeight,
  tilePath,
  tileWidth,
} from "#record";
import type { Fuse } from "./fuse.ts";
import type { LogPaths } from "./paths.ts";
import { stateBytes, type TreeState } from "./state.ts";
import { TileCache } from "./tile-cache.ts";

/** The tree of a log as files: bundles, tiles and the state, which says how far they go. */
export class DiskTree {
  readonly cache: TileCache;
  readonly #files: FileSystem;
  readonly #fuse: Fuse;
  readonly #crypto: Crypto;
  readonly #paths: LogPaths;
  #edge: LogEdge;
  /** Size of the largest signed checkpoint: below it, files never change. */
  #signed = 0n;

  constructor(files: FileSystem, fuse: Fuse, crypto: Crypto, paths: LogPaths, edge: LogEdge) {
    this.#files = files;
    this.#fuse = fuse;
    this.#crypto = crypto;
    this.#paths = paths;
    this.#edge = edge;
    this.cache = new TileCache(files, paths.public, crypto);
  }

  get state(): TreeState {
    return { size: this.#edge.edge.size, root: edgeRoot(this.#crypto, this.#edge.edge) };
  }

  /** From now on, what lies below this size is published and never changes. */
  protect(size: bigint): void {
    this.#signed = size;
  }

  /**
   * Appends entries whose first one has index `from`, and returns when they are durable. Entries that are in the tree
   * already must be the same ones, as when a store is followed again after a crash; a gap is refused. The order of the
   * writes is the order of what rests on what: a hash without its entry could never be explained, a state without its
   * tiles could never be continued; the other way round, a crash leaves files that nothing refers to yet.
   */
  async integrate(from: bigint, entries: readonly Uint8Array[]): Promise<void> {
    this.#fuse.check();
    const known = this.state.size - from;
    if (known < 0n)
      throw disagrees(`Entries from ${from} on were given to a log of ${this.state.size}; some are missing`);
    const repeated = entries.slice(0, Number(known));
    await this.#expectSame(from, repeated);
    const fresh = entries.slice(repeated.length);
    if (fresh.length === 0) return;
    const growth = plan(growLog(this.#crypto, this.#edge, fresh));
    await this.#fuse.guard(() => this.#write(growth));
    this.#edge = growth.next;
  }

  /**
   * Writes the right edge and the state anew. After a failed fsync the kernel may show files that never reached the
   * disk; new copies, confirmed by their own fsync, leave nothing to doubt.
   */
  async rewriteEdge(): Promise<void> {
    await this.#fuse.guard(() => this.#writeTree(partialTiles(this.#edge), this.state));
  }

  /** Removes the partial tiles of tiles that are full at `size` and were not at `before` (tlog-tiles, "partial tiles"). */
  async removePartials(before: bigint, size: bigint): Promise<void> {
    for (const level of levelsOf(size)) {
      const end = lastIndex(level, size);
      for (let index = lastIndex(level, before); index < end; index += 1n)
        await this.#files.remove(`${this.#paths.public}/${tilePath({ level, index, width: tileWidth })}.p`);
    }
  }

  async #write({ files, root, next }: Growth): Promise<void> {
    await this.#writeTree(files, { size: next.edge.size, root });
    for (const { tile, bytes } of files) if (tile.level !== "entries") this.cache.keep(tile, bytes);
  }

  /** Bundles, then tiles, then the state: each durable before the next gets its name. */
  async #writeTree(files: readonly TileFile[], state: TreeState): Promise<void> {
    await Promise.all(files.map((file) => this.#expectUnpublished(file)));
    const named = (part: readonly TileFile[]) =>
      part.map(({ tile, bytes }) => ({ path: `${this.#paths.public}/${tilePath(tile)}`, bytes }));
    await writeInOrder(this.#files, [
      named(files.filter(({ tile }) => tile.level === "entries")),
      named(files.filter(({ tile }) => tile.level !== "entries")),
      [{ path: this.#paths.state, bytes: stateBytes(state) }],
    ]);
  }

  /** What a signed checkpoint covers is never overwritten with anything else. */
  async #expectUnpublished({ tile, bytes }: TileFile): Promise<void> {
    if (endOf(tile) > this.#signed) return;
    const there = await this.#files.read(`${this.#paths.public}/${tilePath(tile)}`);
    if (there && !equalBytes(there, bytes)) throw mismatch(tilePath(tile));
  }

  async #expectSame(from: bigint, entries: readonly Uint8Array[]): Promise<void> {
    for (const [offset, entry] of entries.entries()) {
      const index = from + BigInt(offset);
      const tile = tileAt("entries", index / BigInt(tileWidth), this.state.size);
      const bundle = parseBundle((tile && (await this.cache.file(tile))) ?? new Uint8Array(0));
      const there = bundle.ok ? bundle.value[Number(index % BigInt(tileWidth))] : undefined;
      if (!tile || !there || !equalBytes(there, entry)) throw mismatch(tile ? tilePath(tile) : "tile/entries");
    }
  }
}

/** The tiles of the right edge that are not full, as files. */
export function partialTiles({ edge, bundle, tiles }: LogEdge): TileFile[] {
  const partial = (level: Tile["level"], bytes: Uint8Array): TileFile[] => {
    const tile = tileAt(level, lastIndex(level, edge.size), edge.size);
    return tile ? [{ tile, bytes }] : [];
  };
  return [...partial("entries", bundle), ...tiles.flatMap((bytes, level) => partial(level, bytes))];
}

/** Number of the last tile of a level that is not full (perhaps empty). */
export function lastIndex(level: Tile["level"], size: bigint): bigint {
  return size >> BigInt((level === "entries" ? 1 : level + 1) * tileHeight);
}

/** Levels that a tree of this size has tiles of, entries first. */
export function levelsOf(size: bigint): Tile["level"][] {
  const levels: Tile["level"][] = ["entries"];
  for (let level = 0; size >> BigInt(level * tileHeight) > 0n; level++) levels.push(level);
  return levels;
}

/** Number of leaves of the smallest tree that has this tile. */
function endOf(tile: Tile): bigint {
  const hashes = tile.index * BigInt(tileWidth) + BigInt(tile.width);
  return hashes << BigInt((tile.level === "entries" ? 0 : tile.level) * tileHeight);
}

function plan(growth: Result<Growth>): Growth {
  if (growth.ok) return growth.value;
  throw disagrees(`Entries cannot be added to the log: ${growth.problem}`);
}

function mismatch(path: string): PenholderError {
  const message = `The published file ${path} is not what the log's entries give; run penholder log fsck before anything is restored.`;
  return new PenholderError("log-tile-mismatch", message, { file: path });
}

function disagrees(what: string): PenholderError {
  return new PenholderError("log-disagrees", `${what}; run penholder log fsck.`);
}
