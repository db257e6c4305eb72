import { parseDecimal } from "./lines.ts";
import { type LeafRange, perfectSubtrees } from "./prove.ts";
import { bad, ok, type Result } from "./result.ts";

/** Hashes in a full tile, entries in a full bundle (C2SP tlog-tiles). */
export const tileWidth = 256;
/** Levels of the tree in one tile. */
export const tileHeight = 8;

/** A tile of hashes, or (level "entries") a bundle of entries. */
export interface Tile {
  /** 0 to 63: its hashes are of perfect subtrees of 256^level leaves. */
  level: number | "entries";
  /** Number of the tile within the level. */
  index: bigint;
  /** 256, or 1 to 255 for a partial tile. */
  width: number;
}

/** `tile/<L>/<N>[.p/<W>]`, `tile/entries/<N>[.p/<W>]`: relative to the log's prefix. */
export function tilePath(tile: Tile): string {
  let path = (tile.index % 1000n).toString().padStart(3, "0");
  for (let rest = tile.index / 1000n; rest > 0n; rest /= 1000n) {
    path = `x${(rest % 1000n).toString().padStart(3, "0")}/${path}`;
  }
  return `tile/${tile.level}/${path}${tile.width === tileWidth ? "" : `.p/${tile.width}`}`;
}

/** The path of a bundle of entries. */
export function bundlePath(index: bigint, width: number): string {
  return tilePath({ level: "entries", index, width });
}

/** Reads a path as tilePath writes it, and no other. */
export function parseTilePath(path: string): Result<Tile> {
  const match = /^tile\/([0-9]{1,2}|entries)\/((?:x[0-9]{3}\/){0,6}[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/.exec(path);
  if (!match) return bad("not the path of a tile");
  const [, level = "", digits = "", width = `${tileWidth}`] = match;
  const index = parseDecimal(digits.replaceAll(/x|\//g, "").replace(/^0+(?=[0-9])/, ""));
  if (!index.ok) return bad("not the path of a tile");
  const tile: Tile = { level: level === "entries" ? level : Number(level), index: index.value, width: Number(width) };
  const proper = tile.level === "entries" || tile.level <= 63;
  return proper && tile.width >= 1 && tilePath(tile) === path ? ok(tile) : bad("not the path of a tile");
}

/** The tile number `index` of a level in a tree of `size` leaves; undefined where it would be empty. */
export function tileAt(level: Tile["level"], index: bigint, size: bigint): Tile | undefined {
  const held = (size >> shift(level)) - index * BigInt(tileWidth);
  if (index < 0n || held <= 0n) return;
  return { level, index, width: held < tileWidth ? Number(held) : tileWidth };
}

/**
 * What a log that grows from `from` to `to` leaves writes: bundles first, then tiles from level 0 up, each with its
 * width at `to`. From 0: every tile of the tree.
 */
export function tilesBetween(from: bigint, to: bigint): Tile[] {
  return [...grown("entries", from, to), ...hashTilesBetween(from, to)];
}

function hashTilesBetween(from: bigint, to: bigint): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; to >> shift(level) > from >> shift(level); level++) tiles.push(...grown(level, from, to));
  return tiles;
}

function grown(level: Tile["level"], from: bigint, to: bigint): Tile[] {
  const tiles: Tile[] = [];
  let index = (from >> shift(level)) / BigInt(tileWidth);
  for (let tile = tileAt(level, index, to); tile && from < to; tile = tileAt(level, index, to)) {
    tiles.push(tile);
    index += 1n;
  }
  return tiles;
}

/** The tiles of a tree of `size` leaves in which the hashes of these ranges stand, each once: what a client fetches for a proof. */
export function tilesForRanges(ranges: readonly LeafRange[], size: bigint): Tile[] {
  const tiles = new Map<string, Tile>();
  for (const range of ranges) {
    for (const node of perfectSubtrees(range)) {
      const place = placeOf(node.level, node.index);
      const tile = tileAt(place.level, place.index, size);
      if (tile) tiles.set(tilePath(tile), tile);
    }
  }
  return [...tiles.values()];
}

/** Where the hash of a perfect subtree stands: its tile, and the run of that tile's hashes under it. */
export function placeOf(level: number, index: bigint): { level: number; index: bigint; from: number; width: number } {
  const inner = level % tileHeight;
  const first = index << BigInt(inner);
  return {
    level: (level - inner) / tileHeight,
    index: first >> BigInt(tileHeight),
    from: Number(first & BigInt(tileWidth - 1)),
    width: 1 << inner,
  };
}

function shift(level: Tile["level"]): bigint {
  return BigInt(level === "entries" ? 0 : level * tileHeight);
}
