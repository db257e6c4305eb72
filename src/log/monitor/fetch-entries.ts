import { bundlePath, fromUtf8, parseBundle, type Tile, tileAt, tilePath, tileWidth } from "#record";
import { get, mustGet, type Round } from "./round.ts";

/** Bytes of a bundle at most: far more than 256 entries of the record have. */
const bundleLimit = 1_000_000;
const concurrent = 8;

/** Fetches the entries from one size of the log to another. Throws an Error with one clause where they are not served. */
export async function fetchEntries(round: Round, url: string, from: bigint, to: bigint): Promise<Uint8Array[]> {
  const tiles: Tile[] = [];
  for (let index = from / 256n; ; index += 1n) {
    const tile = tileAt("entries", index, to);
    if (!tile) break;
    tiles.push(tile);
  }
  const entries: Uint8Array[] = [];
  for (let i = 0; i < tiles.length; i += concurrent) {
    const bundles = await Promise.all(tiles.slice(i, i + concurrent).map((tile) => fetchBundle(round, url, tile)));
    for (const bundle of bundles) for (const entry of bundle) entries.push(entry);
  }
  return entries.slice(Number(from % 256n));
}

async function fetchBundle(round: Round, url: string, { index, width }: Tile): Promise<Uint8Array[]> {
  const bytes = await fetchPartial(round, url, bundlePath(index, width), bundlePath(index, tileWidth));
  const entries = parseBundle(bytes);
  if (!entries.ok) throw new Error(`the bundle ${index} cannot be read: ${entries.problem}`);
  if (entries.value.length < width)
    throw new Error(`the bundle ${index} holds ${entries.value.length} of ${width} entries`);
  // Copies: a view would keep the whole bundle in memory.
  return entries.value.slice(0, width).map((entry) => entry.slice());
}

/** Fetches tiles of hashes for a proof; those that are not served are left out. */
export async function fetchTiles(round: Round, url: string, tiles: readonly Tile[]): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const tile of tiles) {
    const full = tilePath({ ...tile, width: tileWidth });
    const bytes = await fetchPartial(round, url, tilePath(tile), full).catch(() => null);
    if (bytes) found.set(`${tile.level}/${tile.index}`, bytes);
  }
  return found;
}

/** A log may drop a partial tile once the full one is there (C2SP tlog-tiles, "Partial Tiles"). */
async function fetchPartial(round: Round, url: string, partial: string, full: string): Promise<Uint8Array> {
  const answer = await get(round, url, partial, bundleLimit);
  if (answer.status === 200) return answer.body;
  return mustGet(round, url, full, bundleLimit);
}

/** A checkpoint's text as served. */
export async function fetchCheckpoint(round: Round, url: string): Promise<string> {
  const text = fromUtf8(await mustGet(round, url, "checkpoint", 1_000_000));
  if (!text.ok) throw new Error(`its checkpoint cannot be read: ${text.problem}`);
  return text.value;
}
