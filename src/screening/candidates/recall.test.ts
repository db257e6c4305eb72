import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { listedParties } from "./fixtures.ts";
import { damages, measureRecall } from "./recall.ts";
import { ScreeningIndex } from "./screening-index.ts";

function seeded(seed: string): (bytes: number) => Uint8Array {
  let turn = 0;
  return (bytes) => createHash("sha256").update(`${seed} ${turn++}`).digest().subarray(0, bytes);
}

it("counts what was asked, found and missed", () => {
  const index = ScreeningIndex.build(listedParties);
  const measured = measureRecall(index, { names: 60, limit: 50, threshold: 0.5, random: seeded("few") });
  expect(Object.keys(measured)).toEqual(Object.keys(damages));
  for (const { asked, found, missed } of Object.values(measured)) expect(found + missed.length).toBe(asked);
  expect(measured.none).toMatchObject({ missed: [] });
  expect(measured.none.asked).toBeGreaterThan(50);
  const nothing = measureRecall(index, { names: 60, limit: 0, threshold: 0.5, random: seeded("few") });
  expect(nothing.none).toMatchObject({ found: 0, screened: 0 });
});
