import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { limits } from "./options.ts";
import { watchFor } from "./watch.ts";

/** Whether a thread that runs `code` is called stalled within so many seconds. */
async function isStalled(code: string, seconds: number): Promise<boolean> {
  const worker = new Worker(code, { eval: true });
  const result = await new Promise<boolean>((resolve) => {
    const watch = watchFor(worker, () => resolve(true));
    setTimeout(() => {
      watch.end();
      resolve(false);
    }, seconds * 1000).unref();
  });
  await worker.terminate();
  return result;
}

it("a thread that works without progress is stalled", async () => {
  // At the latest after the extensions that a busy machine is given.
  expect(await isStalled("for (;;);", limits.stalledSeconds * 30)).toBe(true);
});

it("a thread that does not get the processor is given more time", async () => {
  expect(await isStalled("setInterval(() => {}, 1000)", limits.stalledSeconds + 2)).toBe(false);
});
