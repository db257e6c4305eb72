import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { initLog, type Log, openLog } from "#log";
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

/** A log of some acts, to be struck again and again from the same beginning. */
interface Beginning {
  folder: string;
  databases: string;
  disk: SimulatedDisk;
  held: Held[];
}

async function begin(acts: number, lies = false): Promise<Beginning> {
  const folder = join(work, `log-${acts}-${lies}`);
  const databases = join(work, `databases-${acts}-${lies}`);
  mkdirSync(folder);
  const disk = new SimulatedDisk(rootOf(folder), lies);
  await initLog({ folder, signer, files: disk });
  const log = await openLog({ folder, signer, files: disk });
  const held: Held[] = [];
  await Promise.all(Array.from({ length: acts }, (_, i) => append(log, held, 1, i)));
  await log.close();
  cpSync(folder, databases, { recursive: true });
  return { folder, databases, disk, held };
}

async function append(log: Log, held: Held[], tag: number, i: number): Promise<void> {
  const act = new Uint8Array([tag, i >> 8, i & 255]);
  const got = await log.append({ stream: new Uint8Array(16).fill(i % 5), act });
  held.push({ ...got, receipt: got.receipt, act });
}

/**
 * One more append on a disk that loses what was not synced, cut off at operation `at`, and the loss of power. SQLite's
 * own files are on a real disk: their commits are taken to be durable when they return.
 */
async function cutOff({ folder, databases, disk, held }: Beginning, at: number, seed: string): Promise<number> {
  rmSync(folder, { recursive: true });
  cpSync(databases, folder, { recursive: true });
  const struck = disk.copy();
  const faulty = new FaultyFiles(struck, at, "stop-before");
  const log = await openLog({ folder, signer, files: faulty.files });
  const now: Held[] = [];
  faulty.arm();
  await Promise.allSettled([append(log, now, 2, 0), append(log, now, 2, 1)]);
  await log.close();
  await expectWord(folder, struck.afterPowerLoss(seeded(`${seed} ${at}`)), [...held.slice(-3), ...now]);
  return faulty.count;
}

it.each([0, 255])(
  "keeps its word when un-synced writes are lost, torn or reordered (%i acts before)",
  async (before) => {
    const beginning = await begin(before);
    const operations = await cutOff(beginning, Number.POSITIVE_INFINITY, "all");
    expect(operations).toBeGreaterThan(20);
    for (let at = 0; at < operations; at++)
      for (const seed of before === 0 ? ["a", "b"] : ["a"]) await cutOff(beginning, at, seed);
  },
);

it("would notice a disk that only claims to have synced its folders", async () => {
  const beginning = await begin(3, true);
  const ended: PromiseSettledResult<number>[] = [];
  for (const seed of ["a", "b", "c", "d"])
    ended.push(...(await Promise.allSettled([cutOff(beginning, Number.POSITIVE_INFINITY, seed)])));
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
