import { expect, it } from "vitest";
import { canTrace, tracedRuns } from "./traced-runs.ts";

it.skipIf(!canTrace())(
  "keeps its word when the kernel fails or kills at its system calls (server: strace)",
  async () => {
    const { struck, failures } = await tracedRuns(9, ["openat", "fsync", "rename"]);
    expect(failures).toEqual([]);
    for (const call of ["openat", "fsync", "rename"]) expect(struck[call] ?? 0).toBeGreaterThan(0);
  },
);
