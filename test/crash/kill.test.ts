import { expect, it } from "vitest";
import { crashRuns } from "./crash-runs.ts";

it("keeps its word when its process is killed at random moments", async () => {
  const { runs, acknowledged, failures } = await crashRuns(20, "killed");
  expect(failures).toEqual([]);
  expect(runs).toBe(20);
  expect(acknowledged).toBeGreaterThan(0);
});
