import { afterEach, beforeAll, describe, expect, it } from "vitest";
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
  pool = await WorkerPool.start({ module, saved, threads: 1, queue: 100, timeLimit: 20_000, ...options });
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
    for (let tries = 0; tries < 50 && answer === undefined; tries++)
      answer = await threads.run("echo", 3).catch(() => undefined);
    expect(answer).toEqual([2, 3]);
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
