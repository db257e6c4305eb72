import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { limits } from "./options.ts";
import { watchFor } from "./watch.ts";

/** Seconds from now until a thread that runs `code` is called stalled; undefined where it is not within the time given. */
async function stalledAfter(code: string, seconds: number): Promise<number | undefined> {
  const worker = new Worker(code, { eval: true });
  const started = performance.now();
  const result = await new Promise<number | undefined>((resolve) => {
    const watch = watchFor(worker, () => resolve((performance.now() - started) / 1000));
    setTimeout(() => {
      watch.end();
      resolve(undefined);
    }, seconds * 1000);
  });
  await worker.terminate();
  return result;
}

it("a thread that works without progress is stalled", async () => {
  expect(await stalledAfter("for (;;);", limits.stalledSeconds * 6)).toBeDefined();
});

it("a thread that does not get the processor is given more time", async () => {
  expect(await stalledAfter("setInterval(() => {}, 1000)", limits.stalledSeconds + 2)).toBeUndefined();
});
