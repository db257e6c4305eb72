import { join } from "node:path";
import { initLog, openLog } from "#log";
import { Appender, actLength, keyNamed } from "./bench-log.ts";
import type { Figure, Section } from "./figure.ts";
import { inFolder } from "./folders.ts";
import { percentile, timed } from "./measure.ts";

/** Acts a second, each batch handed in when the one before it has its receipts: one group, one checkpoint, every file synced. */
export async function appendFigures(quick: boolean): Promise<Section> {
  const figures: Figure[] = [];
  const batches: [size: number, times: number][] = [
    [1, 300],
    [16, 200],
    [256, 200],
    [2048, 40],
  ];
  for (const [size, times] of batches) figures.push(...(await batchFigures(size, quick ? times / 10 : times)));
  return {
    title: `Acts of ${actLength} bytes logged, without witnesses; a batch waits for the one before it`,
    figures,
    skipped: [],
  };
}

async function batchFigures(size: number, times: number): Promise<Figure[]> {
  const { signer } = keyNamed("log.example/bench");
  const { runs, processor } = await inFolder(async (parent) => {
    const folder = join(parent, "log");
    await initLog({ folder, signer });
    const log = await openLog({ folder, signer, batch: { entries: size } });
    const appender = new Appender(log, `batches of ${size}`);
    await timed(10, () => appender.append(size));
    const result = await timed(times, () => appender.append(size));
    await log.close();
    return result;
  });
  const seconds = runs.reduce((sum, run) => sum + run, 0) / 1000;
  const appends: Figure = { name: `batches of ${size}: acts`, value: (size * times) / seconds, unit: "/s" };
  return [
    {
      ...appends,
      ...(size === 256 && { target: 15_000 }),
      processor: (size * times) / (processor / 1000),
      least: { durableWrites: 1 / size },
    },
    {
      name: `batches of ${size}: from handing in to the last receipt, p50`,
      value: percentile(runs, 0.5),
      unit: "ms",
      least: { durableWrites: 1 },
    },
    { name: `batches of ${size}: the same, p99`, value: percentile(runs, 0.99), unit: "ms" },
  ];
}
