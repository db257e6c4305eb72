import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testCrypto as crypto } from "../../test/record-crypto.ts";
import { encodeBundle, parseBundle } from "./bundle.ts";
import { emptyLog, growLog, type LogEdge, readLogEdge } from "./grow.ts";
import { verifyConsistency, verifyInclusion } from "./proof.ts";
import { consistencyRanges, inclusionRanges, proveConsistency, proveInclusion } from "./prove.ts";
import type { Result } from "./result.ts";
import { tileHashReader } from "./tile-reader.ts";
import { bundlePath, parseTilePath, type Tile, tileAt, tilePath, tilesBetween, tilesForRanges } from "./tiles.ts";
import { leafHash, treeRoot } from "./tree.ts";

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

describe("paths of tiles", () => {
  it("are those of the specification", () => {
    expect(tilePath({ level: 0, index: 1_234_067n, width: 256 })).toBe("tile/0/x001/x234/067");
    expect(tilePath({ level: 1, index: 0n, width: 17 })).toBe("tile/1/000.p/17");
    expect(bundlePath(273n, 112)).toBe("tile/entries/273.p/112");
  });

  it("are read back, and no others are", () => {
    const level = fc.oneof(fc.constant("entries" as const), fc.nat(63));
    const index = fc.oneof(fc.bigInt({ min: 0n, max: 2000n }), fc.bigInt({ min: 0n, max: 2n ** 55n }));
    fc.assert(
      fc.property(level, index, fc.integer({ min: 1, max: 256 }), (level, index, width) => {
        const tile: Tile = { level, index, width };
        expect(parseTilePath(tilePath(tile))).toEqual({ ok: true, value: tile });
      }),
    );
    const wrong = [
      "tile/64/000",
      "tile/00/000",
      "tile/0/000.p/0",
      "tile/0/000.p/256",
      "tile/0/000.p/01",
      "tile/0/x000/001",
    ];
    const more = [
      "tile/0/1",
      "tile/0/001/002",
      "/tile/0/000",
      "tile/0/000/",
      "tile/0/x1/000",
      "tile/entry/000",
      "tile/0/../000",
    ];
    for (const path of [...wrong, ...more]) expect(parseTilePath(path), path).toMatchObject({ ok: false });
    fc.assert(
      fc.property(fc.stringMatching(/^tile\/[0-9x.p/]{1,30}$/), (path) => {
        const tile = parseTilePath(path);
        if (tile.ok) expect(tilePath(tile.value)).toBe(path);
      }),
    );
  });
});

describe("tiles of a tree", () => {
  it("of 70,000 and of 256 leaves are those that the specification counts", () => {
    const count = (size: bigint, level: Tile["level"]) =>
      tilesBetween(0n, size)
        .filter((tile) => tile.level === level)
        .map((tile) => tile.width);
    expect(count(70_000n, 0)).toEqual([...Array(273).fill(256), 112]);
    expect(count(70_000n, 1)).toEqual([256, 17]);
    expect(count(70_000n, 2)).toEqual([1]);
    expect(count(70_000n, "entries")).toHaveLength(274);
    expect(tilesBetween(0n, 256n).map(tilePath)).toEqual(["tile/entries/000", "tile/0/000", "tile/1/000.p/1"]);
    expect(tileAt(3, 0n, 70_000n)).toBeUndefined();
    expect(tilesBetween(5n, 5n)).toEqual([]);
  });

  it("that a growth writes are those whose width changed", () => {
    fc.assert(
      fc.property(fc.nat(200_000), fc.nat(2000), (from, more) => {
        const all = (size: number) => new Set(tilesBetween(0n, BigInt(size)).map(tilePath));
        const before = all(from);
        const written = tilesBetween(BigInt(from), BigInt(from + more)).map(tilePath);
        expect(new Set(written)).toEqual(new Set([...all(from + more)].filter((path) => !before.has(path))));
      }),
      { numRuns: 20 },
    );
  });
});

/** A log kept in a map of files. */
class MemoryLog {
  files = new Map<string, Uint8Array>();
  edge: LogEdge = emptyLog;
  leaves: Uint8Array[] = [];
  root: Uint8Array = new Uint8Array(0);

  append(entries: Uint8Array[]): Tile[] {
    const growth = value(growLog(crypto, this.edge, entries));
    for (const { tile, bytes } of growth.files) this.files.set(tilePath(tile), bytes);
    this.edge = growth.next;
    this.root = growth.root;
    this.leaves.push(...entries.map((entry) => leafHash(crypto, entry)));
    return growth.files.map(({ tile }) => tile);
  }

  read = (level: number, index: bigint): Uint8Array | undefined => {
    const tile = tileAt(level, index, this.edge.edge.size);
    return tile && this.files.get(tilePath(tile));
  };

  lastBundle(): Uint8Array {
    const size = this.edge.edge.size;
    return this.files.get(bundlePath(size / 256n, Number(size % 256n))) ?? new Uint8Array(0);
  }
}

function entriesFrom(start: number, count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => Buffer.from(`entry ${start + i}`));
}

describe("a log that grows by tiles", () => {
  it("has the root of the naive tree and writes exactly tilesBetween, however the entries are grouped", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(5), fc.nat(700)), { minLength: 1, maxLength: 8 }), (groups) => {
        const log = new MemoryLog();
        for (const count of groups) {
          const from = log.edge.edge.size;
          const written = log.append(entriesFrom(Number(from), count));
          expect(written).toEqual(tilesBetween(from, from + BigInt(count)));
          expect(log.root).toEqual(treeRoot(crypto, log.leaves));
          expect(value(readLogEdge(crypto, log.read, log.lastBundle(), log.edge.edge.size))).toEqual(log.edge);
        }
        const bundles = [...log.files].filter(([path]) => /^tile\/entries\/[x0-9/]*$/.test(path)).sort();
        const entries = [...bundles.map(([, bytes]) => bytes), log.lastBundle()].filter((bytes) => bytes.length > 0);
        expect(entries.flatMap((bytes) => value(parseBundle(bytes)))).toEqual(
          entriesFrom(0, log.leaves.length).map((entry) => new Uint8Array(entry)),
        );
      }),
      { numRuns: 15 },
    );
  });

  it("past the third level of tiles, proofs are read from the tiles that they name and verify", () => {
    const log = new MemoryLog();
    const size = 66_000;
    for (let at = 0; at < size; at += 11_000) log.append(entriesFrom(at, 11_000));
    const root = treeRoot(crypto, log.leaves);
    expect(log.root).toEqual(root);
    for (const index of [0n, 255n, 256n, 65_535n, 65_536n, 65_999n]) {
      const needed = tilesForRanges(inclusionRanges(index, 0n, BigInt(size)), BigInt(size)).map(tilePath);
      // Two for the path, two for the right edge.
      expect(needed.length).toBeLessThanOrEqual(4);
      const proof = value(proveInclusion(crypto, tileHashReader(crypto, onlyThese(log, needed)), index, BigInt(size)));
      const leaf = log.leaves[Number(index)] ?? root;
      expect(verifyInclusion(crypto, index, BigInt(size), leaf, proof, root)).toBe(true);
    }
    for (const old of [1n, 255n, 256n, 257n, 65_536n, 65_999n, 66_000n]) {
      const needed = tilesForRanges(consistencyRanges(0n, old, BigInt(size)), BigInt(size)).map(tilePath);
      const proof = value(proveConsistency(crypto, tileHashReader(crypto, onlyThese(log, needed)), old, BigInt(size)));
      const before = treeRoot(crypto, log.leaves.slice(0, Number(old)));
      expect(verifyConsistency(crypto, old, before, BigInt(size), root, proof)).toBe(true);
    }
  });

  it("refuses an entry that does not fit a bundle, and tiles that are cut short", () => {
    expect(growLog(crypto, emptyLog, [new Uint8Array(65_536)])).toMatchObject({ ok: false });
    expect(growLog(crypto, emptyLog, [new Uint8Array(65_535)])).toMatchObject({ ok: true });
    const log = new MemoryLog();
    log.append(entriesFrom(0, 10));
    const short = () => log.read(0, 0n)?.subarray(0, 9 * 32);
    expect(readLogEdge(crypto, short, log.lastBundle(), 10n)).toMatchObject({ ok: false });
    expect(readLogEdge(crypto, () => undefined, log.lastBundle(), 10n)).toMatchObject({ ok: false });
  });
});

describe("bundles", () => {
  it("are read back byte for byte; nothing else is read", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 256 }), (entries) => {
        const bytes = value(encodeBundle(entries));
        expect(parseBundle(bytes)).toEqual({ ok: true, value: entries });
        expect(parseBundle(bytes.subarray(0, bytes.length - 1)).ok).toBe(false);
      }),
      { numRuns: 30 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        const entries = parseBundle(bytes);
        if (entries.ok) expect(encodeBundle(entries.value)).toEqual({ ok: true, value: bytes });
      }),
    );
    expect(parseBundle(new Uint8Array(2 * 257)).ok).toBe(false);
    expect(parseBundle(new Uint8Array(2 * 256)).ok).toBe(true);
    expect(parseBundle(new Uint8Array(0)).ok).toBe(false);
  });
});

function onlyThese(log: MemoryLog, paths: readonly string[]) {
  return (level: number, index: bigint) => {
    const tile = tileAt(level, index, log.edge.edge.size);
    return tile && paths.includes(tilePath(tile)) ? log.read(level, index) : undefined;
  };
}
