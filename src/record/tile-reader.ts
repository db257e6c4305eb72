import type { Crypto } from "./crypto.ts";
import { type HashReader, pairs } from "./prove.ts";
import { placeOf } from "./tiles.ts";
import { hashLength } from "./tree.ts";

/** The bytes of a tile of hashes, full or as wide as is known; undefined where it is not to be had. */
export type TileReader = (level: number, index: bigint) => Uint8Array | undefined;

/**
 * Reads hashes through tiles. Nothing is verified here: what a proof made from them proves is decided by the root that
 * it is checked against. Tiles that were read are kept as long as the reader.
 */
export function tileHashReader(crypto: Crypto, tiles: TileReader): HashReader {
  const read = new Map<string, Uint8Array[][]>();
  return (level, index) => {
    const place = placeOf(level, index);
    const name = `${place.level}/${place.index}`;
    const levels = read.get(name) ?? [hashesOf(tiles(place.level, place.index))];
    read.set(name, levels);
    for (let below = levels.at(-1); below && 1 << levels.length <= place.width; below = levels.at(-1)) {
      levels.push(pairs(crypto, below));
    }
    return levels[Math.log2(place.width)]?.[place.from / place.width];
  };
}

function hashesOf(bytes: Uint8Array | undefined): Uint8Array[] {
  const hashes: Uint8Array[] = [];
  if (!bytes || bytes.length % hashLength !== 0) return hashes;
  for (let at = 0; at < bytes.length; at += hashLength) hashes.push(bytes.subarray(at, at + hashLength));
  return hashes;
}
