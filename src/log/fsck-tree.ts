import { type FileSystem, unfinished } from "#disk";
import {
  type Crypto,
  emptyLog,
  emptyRoot,
  equalBytes,
  growLog,
  type LogEdge,
  leafHash,
  parseBundle,
  parseEntry,
  parseTilePath,
  type TileFile,
  tileAt,
  tilePath,
  tileWidth,
  toHex,
} from "#record";
import { partialTiles } from "./disk-tree.ts";
import { Disagreement } from "./fsck-report.ts";

/** A root that the tree must have at a size, and the file that says so. */
export interface ExpectedRoot {
  size: bigint;
  root: Uint8Array;
  file: string;
}

/** One bundle as it was read: the index of its first entry, and its entries. */
export type VisitBundle = (first: bigint, entries: readonly Uint8Array[]) => Promise<void>;

/**
 * Rebuilds the tree of `size` entries from the bundles in a public folder and compares every tile, every partial tile
 * that is still kept, every stream's numbers and hashes, and the expected roots. Returns the root; throws Disagreement.
 */
export async function checkTree(
  files: FileSystem,
  folder: string,
  crypto: Crypto,
  size: bigint,
  roots: readonly ExpectedRoot[],
  visit: VisitBundle,
): Promise<Uint8Array> {
  const streams = new StreamCheck(crypto);
  let edge = emptyLog;
  let root = emptyRoot(crypto);
  expectRoots(crypto, edge, [], roots);
  while (edge.edge.size < size) {
    const first = edge.edge.size;
    const entries = await readEntries(files, folder, first, size);
    for (const [i, entry] of entries.entries()) streams.next(first + BigInt(i), entry);
    await visit(first, entries);
    expectRoots(crypto, edge, entries, roots);
    const growth = growLog(crypto, edge, entries);
    if (!growth.ok) throw new Disagreement("tile/entries", growth.problem);
    ({ next: edge, root } = growth.value);
    for (const file of growth.value.files) if (file.tile.width === tileWidth) await checkTile(files, folder, file);
  }
  for (const file of partialTiles(edge)) await checkTile(files, folder, file);
  return root;
}

async function readEntries(files: FileSystem, folder: string, first: bigint, size: bigint): Promise<Uint8Array[]> {
  const tile = tileAt("entries", first / BigInt(tileWidth), size);
  const path = tile ? tilePath(tile) : "tile/entries";
  const bytes = await files.read(`${folder}/${path}`);
  if (!bytes || !tile) throw new Disagreement(path, "the file is missing");
  const bundle = parseBundle(bytes);
  if (!bundle.ok) throw new Disagreement(path, bundle.problem);
  if (bundle.value.length !== tile.width)
    throw new Disagreement(path, `it holds ${bundle.value.length} entries and not ${tile.width}`);
  return bundle.value;
}

/** Compares the roots that are expected within the sizes that these entries add. */
function expectRoots(
  crypto: Crypto,
  edge: LogEdge,
  entries: readonly Uint8Array[],
  roots: readonly ExpectedRoot[],
): void {
  for (const { size, root, file } of roots) {
    const count = Number(size - edge.edge.size);
    if (count < 0 || count > entries.length) continue;
    const growth = growLog(crypto, edge, entries.slice(0, count));
    if (!growth.ok || !equalBytes(growth.value.root, root))
      throw new Disagreement(file, `it states another root for ${size} entries than the entries give`);
  }
}

/** The file of a tile, and whatever partial tiles of it are kept, against what the entries give. */
async function checkTile(files: FileSystem, folder: string, { tile, bytes }: TileFile): Promise<void> {
  const path = tilePath(tile);
  const there = await files.read(`${folder}/${path}`);
  if (!there) throw new Disagreement(path, "the file is missing");
  if (!equalBytes(there, bytes)) throw new Disagreement(path, "it is not what the entries give");
  const partials = tilePath({ ...tile, width: tileWidth });
  for (const { name } of await files.list(`${folder}/${partials}.p`)) {
    const width = Number(name);
    if (name.endsWith(unfinished) || width > tile.width) continue;
    const partial = await files.read(`${folder}/${partials}.p/${name}`);
    const rebuilt = tile.level === "entries" ? bundleStart(bytes, width) : bytes.subarray(0, 32 * width);
    if (!partial || !equalBytes(partial, rebuilt))
      throw new Disagreement(`${partials}.p/${name}`, "it is not what the entries give");
  }
}

/** The bytes of the first `count` entries of a bundle. */
function bundleStart(bytes: Uint8Array, count: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = 0;
  for (let i = 0; i < count && end + 2 <= bytes.length; i++) end += 2 + view.getUint16(end);
  return bytes.subarray(0, end);
}

/** Every name below `tile` is one of the layout's; throws Disagreement for the first that is not. */
export async function checkNames(files: FileSystem, folder: string, path = "tile"): Promise<void> {
  for (const { name, directory } of await files.list(`${folder}/${path}`)) {
    const inner = `${path}/${name}`;
    if (directory) await checkNames(files, folder, inner);
    else if (!inner.endsWith(unfinished) && !parseTilePath(inner).ok)
      throw new Disagreement(inner, "no log has a file of this name");
  }
}

/** Each stream's numbers count from 0 and each entry names the one before it. */
class StreamCheck {
  readonly #crypto: Crypto;
  readonly #heads = new Map<string, { next: bigint; hash: Uint8Array }>();

  constructor(crypto: Crypto) {
    this.#crypto = crypto;
  }

  next(index: bigint, bytes: Uint8Array): void {
    const entry = parseEntry(bytes);
    const path = tilePath({ level: "entries", index: index / BigInt(tileWidth), width: tileWidth });
    if (!entry.ok) throw new Disagreement(path, `entry ${index}: ${entry.problem}`);
    const { stream, number, previous } = entry.value;
    const head = this.#heads.get(toHex(stream));
    if (number !== (head?.next ?? 0n))
      throw new Disagreement(
        path,
        `entry ${index} is number ${number} of its stream and should be ${head?.next ?? 0n}`,
      );
    if (head && !equalBytes(previous, head.hash))
      throw new Disagreement(path, `entry ${index} does not name the entry before it in its stream`);
    this.#heads.set(toHex(stream), { next: number + 1n, hash: leafHash(this.#crypto, bytes) });
  }
}
