import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cluster, postgresFolder, startPostgres } from "../postgres.ts";
import type { CrashRuns } from "./crash-runs.ts";
import { storeCrashRuns } from "./store-runs.ts";

/** Few here; `npm run bench store -- --kills 100` does more. */
const kills = 4;

function expectKept({ runs, acknowledged, failures }: CrashRuns): void {
  expect(failures).toEqual([]);
  expect(runs).toBe(kills);
  expect(acknowledged).toBeGreaterThan(0);
}

describe("a store, and the log that follows it, whose process is killed at random moments", () => {
  it("keep their word on SQLite", async () => expectKept(await storeCrashRuns(kills, "sqlite")));

  describe.skipIf(postgresFolder === null)("with the server", () => {
    let cluster: Cluster | null = null;
    beforeAll(async () => {
      cluster = await startPostgres();
    });
    afterAll(() => cluster?.stop());
    it("keep their word on PostgreSQL", async () => {
      const database = () => cluster?.database() ?? Promise.reject(new Error("the cluster does not run"));
      expectKept(await storeCrashRuns(kills, "postgres", database));
    });
  });
});
