import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { LoadedScreening } from "../loaded.ts";
import { prepareScreening } from "../prepare.ts";
import type { Saved } from "../saved/load.ts";
import { person, storeOf } from "../test-store.ts";
import { JobFailed, Overloaded, type PoolOptions, WorkerPool } from "./pool.ts";

let saved: Saved;
let pool: WorkerPool | undefined;
beforeAll(async () => {
  saved = await prepareScreening({ store: await storeOf({ "2026-01-02": [person(901, "Oren", "Talbek")] }) });
});
afterEach(() => pool?.close());

async function started(options: Partial<PoolOptions> = {}): Promise<WorkerPool> {
  const module = new URL("./test-thread.ts", import.meta.url);
  pool = await WorkerPool.start({ module, saved, threads: 1, queue: 100, timeLimit: 240_000, ...options });
  return pool;
}

describe("WorkerPool", () => {
  it("has jobs done over the shared lists, every one answered with its own", async () => {
    const threads = await started({ threads: 2 });
    const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => threads.run("echo", at)));
    expect(answers).toEqual(Array.from({ length: 50 }, (_, at) => [2, at]));
    expect(threads.load).toBe(0);
  });

  it("refuses more than may wait", async () => {
    const threads = await started({ queue: 1 });
    const asked = Array.from({ length: 10 }, () => threads.run("spin", 20));
    const settled = await Promise.allSettled(asked);
    // Two are in hand, one waits: the others are told at once.
    expect(settled.map(({ status }) => status)).toEqual([
      ...Array<string>(3).fill("fulfilled"),
      ...Array<string>(7).fill("rejected"),
    ]);
    for (const each of settled) if (each.status === "rejected") expect(each.reason).toBeInstanceOf(Overloaded);
  });

  it("tells of a fault without its words, and of a task that is not there", async () => {
    const threads = await started();
    const fault = await threads.run("throw", null).catch((error: Error) => error);
    expect(fault).toBeInstanceOf(JobFailed);
    expect(String(fault)).not.toContain("secret");
    await expect(threads.run("nothing", null)).rejects.toBeInstanceOf(JobFailed);
    expect(await threads.run("echo", 1)).toEqual([2, 1]);
  });

  it("puts another thread in the place of one that died", async () => {
    const replaced: string[] = [];
    const threads = await started({ onReplaced: (why) => void replaced.push(why) });
    await expect(threads.run("die", null)).rejects.toBeInstanceOf(JobFailed);
    expect(await threads.run("echo", 2)).toEqual([2, 2]);
    expect(replaced).toHaveLength(1);
  });

  it("ends a job that never ends, and answers the next", async () => {
    const threads = await started({ timeLimit: 300 });
    await expect(threads.run("hang", null)).rejects.toThrow();
    let answer: unknown;
    // What comes before another thread has its place is late with it.
    while (answer === undefined) answer = await threads.run("echo", 3).catch(() => undefined);
    expect(answer).toEqual([2, 3]);
  });

  it("does short jobs between the steps of long ones, however many of those there are", async () => {
    const threads = await started();
    const order: string[] = [];
    const note = (what: string) => () => void order.push(what);
    const long = [1, 2, 3].map(() => threads.run("steps", 20).then(note("long")));
    const short = Array.from({ length: 10 }, () => threads.run("echo", 1).then(note("short")));
    await Promise.all([...long, ...short]);
    expect(order).toEqual([...Array<string>(10).fill("short"), ...Array<string>(3).fill("long")]);
    expect(threads.load).toBe(0);
  });

  it("leaves out jobs that nobody waits for any more, and has room for others in their place", async () => {
    const threads = await started({ queue: 2 });
    let connected = true;
    const busy = [1, 2].map(() => threads.run("spin", 30));
    const left = [1, 2].map(() => threads.run("echo", 1, () => connected).catch((error: Error) => error));
    connected = false;
    expect(await threads.run("echo", 2)).toEqual([2, 2]);
    for (const one of await Promise.all(left)) expect(one).toBeInstanceOf(Overloaded);
    await Promise.all(busy);
  });

  it("makes the index of full text when it is first wanted, keeps it, and does other jobs meanwhile", async () => {
    const file = join(dirname(saved.entities), "further.bin");
    const threads = await started({ threads: 2 });
    expect(existsSync(file)).toBe(false);
    const [first, other, second] = await Promise.all([
      threads.run("part", "search/4"),
      threads.run("echo", 1),
      threads.run("part", "search/4"),
    ]);
    expect(other).toEqual([2, 1]);
    expect(first).toBeGreaterThan(100);
    expect(second).toBe(first);
    const whole = readFileSync(file);
    expect(readdirSync(dirname(file)).sort()).toEqual(["entities.ndjson", "further.bin", "index.bin"]);
    // Half of a file, or a damaged one, is never taken: it is made anew.
    for (const damaged of [whole.subarray(0, -1), Buffer.from(whole).fill(1, 90, 91), Buffer.alloc(0)]) {
      writeFileSync(file, damaged);
      const screening = new LoadedScreening({ ...saved, further: undefined });
      expect(screening.part("search/4")?.length).toBe(first);
      screening.close();
      expect(readFileSync(file).equals(whole)).toBe(true);
    }
  });

  it("finishes what it has when it is closed, and takes no more", async () => {
    const threads = await started();
    const asked = threads.run("spin", 50);
    const closed = threads.close();
    await expect(threads.run("echo", 1)).rejects.toBeInstanceOf(Overloaded);
    expect(await asked).toBe("spun");
    await closed;
    pool = undefined;
  });
});
