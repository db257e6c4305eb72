import type { FileSystem } from "#disk";
import { PenholderError } from "#kernel";
import {
  type Crypto,
  consistencyRanges,
  type HashReader,
  inclusionRanges,
  type LeafRange,
  proveConsistency,
  proveInclusion,
  type Result,
  readRoot,
  type Tile,
  tileAt,
  tileHashReader,
  tilePath,
  tilesForRanges,
  tileWidth,
} from "#record";

const tilesInMemory = 1024;

/** Reads the tiles of a log's public folder, the last used ones from memory, and makes proofs from them. */
export class TileCache {
  readonly #files: FileSystem;
  readonly #folder: string;
  readonly #crypto: Crypto;
  readonly #tiles = new Map<string, Uint8Array>();

  constructor(files: FileSystem, folder: string, crypto: Crypto) {
    this.#files = files;
    this.#folder = folder;
    this.#crypto = crypto;
  }

  /** Keeps a tile that was just written; a wider one takes the place of the narrower. */
  keep(tile: Tile, bytes: Uint8Array): void {
    const name = nameOf(tile);
    this.#tiles.delete(name);
    this.#tiles.set(name, bytes);
    for (const oldest of this.#tiles.keys()) {
      if (this.#tiles.size <= tilesInMemory) break;
      this.#tiles.delete(oldest);
    }
  }

  /** The bytes of a tile or bundle, from disk; a partial one gives way to the full one, as tlog-tiles has it. */
  async file(tile: Tile): Promise<Uint8Array | null> {
    const read = (width: number) => this.#files.read(`${this.#folder}/${tilePath({ ...tile, width })}`);
    return (await read(tile.width)) ?? (tile.width < tileWidth ? await read(tileWidth) : null);
  }

  /** A reader of the hashes of these ranges, whose tiles are those of a tree of `size` leaves, all of it on disk. */
  async reader(ranges: readonly LeafRange[], size: bigint): Promise<HashReader> {
    const held = new Map<string, Uint8Array>();
    await Promise.all(
      tilesForRanges(ranges, size).map(async (tile) => {
        const bytes = await this.#tile(tile);
        if (bytes) held.set(nameOf(tile), bytes);
      }),
    );
    return tileHashReader(this.#crypto, (level, index) => {
      const tile = tileAt(level, index, size);
      return tile && held.get(nameOf(tile));
    });
  }

  async inclusion(index: bigint, size: bigint, onDisk: bigint): Promise<Uint8Array[]> {
    const read = await this.reader(inclusionRanges(index, 0n, size), onDisk);
    return this.#proof(proveInclusion(this.#crypto, read, index, size));
  }

  async consistency(from: bigint, to: bigint, onDisk: bigint): Promise<Uint8Array[]> {
    if (from === 0n) return [];
    const read = await this.reader(consistencyRanges(0n, from, to), onDisk);
    return this.#proof(proveConsistency(this.#crypto, read, from, to));
  }

  /** The root of the first `size` leaves, from the tiles. */
  async root(size: bigint, onDisk: bigint): Promise<Uint8Array> {
    return this.#proof(readRoot(this.#crypto, await this.reader([{ start: 0n, end: size }], onDisk), size));
  }

  async #tile(tile: Tile): Promise<Uint8Array | null> {
    const inMemory = this.#tiles.get(nameOf(tile));
    const bytes = inMemory && inMemory.length >= tile.width * 32 ? inMemory : await this.file(tile);
    if (bytes) this.keep(tile, bytes);
    return bytes;
  }

  #proof<T>(proof: Result<T>): T {
    if (proof.ok) return proof.value;
    const message = `A tile in ${this.#folder} is missing (${proof.problem}); run penholder log fsck.`;
    throw new PenholderError("log-disagrees", message, { file: this.#folder });
  }
}

function nameOf(tile: Tile): string {
  return `${tile.level}/${tile.index}`;
}
