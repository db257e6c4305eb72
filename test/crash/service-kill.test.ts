import { expect, it } from "vitest";
import { serviceCrashRuns } from "./service-runs.ts";

/** Few here; `npm run bench service -- --kills 100` does more. */
const kills = 3;

it("an institution whose process is killed under load keeps its word", async () => {
  const { runs, acknowledged, failures } = await serviceCrashRuns(kills, "test");
  expect(failures).toEqual([]);
  expect(runs).toBe(kills);
  expect(acknowledged).toBeGreaterThan(0);
});
