import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { initLog, openLog } from "#log";
import { FaultyFiles } from "./faulty-files.ts";
import { expectWord, type Held, seeded, signer, workFolder } from "./fixture.ts";
import { SimulatedDisk } from "./simulated-disk.ts";

const work = workFolder("power");
afterAll(() => rmSync(work, { recursive: true, force: true }));

const rootOf = (path: string): Map<string, "folder"> => {
  const names = new Map<string, "folder">([["/", "folder"]]);
  const parts = path.split("/").slice(1);
  parts.forEach((_, i) => {
    names.set(`/${parts.slice(0, i + 1).join("/")}`, "folder");
  });
  return names;
};

/**
 * A log of `before` acts on a disk that loses what was not synced, one more append that is cut off at operation `at`,
 * and the loss of power. SQLite's own files are on a real disk: their commits are taken to be durable when they return.
 */
async function cutOff(before: number, at: number, seed: string, lies = false): Promise<number> {
  const folder = join(work, `${before}-${at}-${seed}`);
  mkdirSync(folder);
  const disk = new SimulatedDisk(rootOf(folder), lies);
  const faulty = new FaultyFiles(disk, at, "stop-before");
  await initLog({ folder, signer, files: faulty.files });
  const log = await openLog({ folder, signer, files: faulty.files });
  const held: Held[] = [];
  const append = (tag: number, i: number) => {
    const act = new Uint8Array([tag, i >> 8, i & 255]);
    const stream = new Uint8Array(16).fill(i % 5);
    return log.append({ stream, act }).then((got) => held.push({ ...got, receipt: got.receipt, act }));
  };
  if (before > 0) await Promise.all(Array.from({ length: before }, (_, i) => append(1, i)));
  faulty.arm();
  await Promise.allSettled([append(2, 0), append(2, 1)]);
  await log.close();
  await expectWord(folder, disk.afterPowerLoss(seeded(`${seed} ${before} ${at}`)), held.slice(-6));
  rmSync(folder, { recursive: true });
  return faulty.count;
}

it.each([0, 255])(
  "keeps its word when un-synced writes are lost, torn or reordered (%i acts before)",
  async (before) => {
    const operations = await cutOff(before, Number.POSITIVE_INFINITY, "all");
    for (let at = 0; at < operations; at++) for (const seed of ["a", "b", "c"]) await cutOff(before, at, seed);
  },
);

it("would notice a disk that only claims to have synced its folders", async () => {
  const runs = ["a", "b", "c", "d"].map((seed) => cutOff(3, Number.POSITIVE_INFINITY, seed, true));
  const ended = await Promise.allSettled(runs);
  expect(ended.some((run) => run.status === "rejected")).toBe(true);
});

it("copies of the databases from before a crash are refused", async () => {
  const folder = join(work, "restored");
  await initLog({ folder, signer });
  const backup = join(work, "backup");
  let log = await openLog({ folder, signer });
  await log.append({ stream: new Uint8Array(16), act: new Uint8Array([1]) });
  await log.close();
  cpSync(folder, backup, { recursive: true });
  log = await openLog({ folder, signer });
  await log.append({ stream: new Uint8Array(16), act: new Uint8Array([2]) });
  await log.close();
  for (const file of ["acts.sqlite", "lock.sqlite", "state.json", "public/checkpoint"]) {
    const damaged = join(work, "damaged");
    cpSync(folder, damaged, { recursive: true });
    cpSync(join(backup, file), join(damaged, file));
    const opened = openLog({ folder: damaged, signer });
    // An old published checkpoint is what a crash before publishing leaves: it is brought up to date.
    if (file === "public/checkpoint") await (await opened).close();
    else await expect(opened).rejects.toMatchObject({ code: "log-disagrees" });
    rmSync(damaged, { recursive: true });
  }
});
