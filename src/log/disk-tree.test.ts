import fc from "fast-check";
import { expect, it } from "vitest";
import { emptyLog, equalBytes, leafHash, treeRoot } from "#record";
import { SimulatedDisk } from "../../test/crash/simulated-disk.ts";
import { DiskTree } from "./disk-tree.ts";
import { Fuse } from "./fuse.ts";
import { nodeCrypto } from "./node-crypto.ts";
import { pathsOf } from "./paths.ts";

const entry = (i: number): Uint8Array => new TextEncoder().encode(`entry ${i}`);
const entries = (from: number, to: number): Uint8Array[] =>
  Array.from({ length: to - from }, (_, i) => entry(from + i));

function newTree(): { disk: SimulatedDisk; tree: DiskTree } {
  const disk = new SimulatedDisk();
  return { disk, tree: new DiskTree(disk, new Fuse(), nodeCrypto, pathsOf("/log"), emptyLog) };
}

it("gives one root, however the entries are grouped, and takes repeated ones", async () => {
  const groups = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(groups, fc.nat(20), async (sizes, back) => {
      const { tree } = newTree();
      let size = 0;
      for (const more of sizes) {
        const from = Math.max(0, size - back);
        await tree.integrate(BigInt(from), entries(from, size + more));
        size += more;
      }
      const leaves = entries(0, size).map((bytes) => leafHash(nodeCrypto, bytes));
      expect(equalBytes(tree.state.root, treeRoot(nodeCrypto, leaves))).toBe(true);
    }),
    { numRuns: 25 },
  );
});

it("refuses a gap, and entries that are not those which it has", async () => {
  const { tree } = newTree();
  await tree.integrate(0n, entries(0, 300));
  await expect(tree.integrate(301n, [entry(301)])).rejects.toMatchObject({ code: "log-disagrees" });
  await expect(tree.integrate(299n, [entry(0)])).rejects.toMatchObject({
    code: "log-tile-mismatch",
    place: { file: "tile/entries/001.p/44" },
  });
});

it("never overwrites a signed tile with another, and stops when asked to", async () => {
  const { disk, tree } = newTree();
  await tree.integrate(0n, entries(0, 10));
  tree.protect(12n);
  const file = await disk.create("/log/public/tile/0/000.p/12");
  await file.write(new Uint8Array(384));
  await expect(tree.integrate(10n, entries(10, 12))).rejects.toMatchObject({
    code: "log-tile-mismatch",
    place: { file: "tile/0/000.p/12" },
  });
  await expect(tree.integrate(10n, entries(10, 12))).rejects.toMatchObject({ code: "log-stopped" });
});

it("keeps partial tiles until the full one is there", async () => {
  const { disk, tree } = newTree();
  await tree.integrate(0n, entries(0, 10));
  await tree.removePartials(0n, 10n);
  expect(await disk.read("/log/public/tile/0/000.p/10")).not.toBeNull();
  await tree.integrate(10n, entries(10, 256));
  await tree.removePartials(10n, 256n);
  expect(await disk.read("/log/public/tile/0/000.p/10")).toBeNull();
  expect(await disk.read("/log/public/tile/entries/000.p/10")).toBeNull();
  expect(await disk.read("/log/public/tile/0/000")).not.toBeNull();
});
