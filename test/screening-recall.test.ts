import { createHash } from "node:crypto";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fileSource, openList } from "#lists";
import { type ListedProfile, measureRecall, profileOf, ScreeningIndex } from "#screening";
import { sharedData } from "./shared-data.ts";

const data = sharedData();

function seeded(seed: string): (bytes: number) => Uint8Array {
  let turn = 0;
  return (bytes) => createHash("sha256").update(`${seed} ${turn++}`).digest().subarray(0, bytes);
}

const runTogether = "two words run together";

it.skipIf(!data)("data: candidates hold at least 99 of 100 lightly damaged names of the UN list", async () => {
  const list = await openList([await fileSource(join(data ?? "", "lists/un/un_consolidated_2026-08-01.xml"))]);
  const profiles: ListedProfile[] = [];
  for await (const entity of list.entities) profiles.push(profileOf(entity, "un"));
  const index = ScreeningIndex.build(profiles);
  const measured = measureRecall(index, { names: 400, limit: 50, threshold: 0.5, random: seeded("un") });
  for (const [damage, { asked, found, screened }] of Object.entries(measured)) {
    expect(found / asked, damage).toBeGreaterThanOrEqual(damage === runTogether ? 0.98 : 0.99);
    expect(screened / asked, damage).toBeGreaterThanOrEqual(0.98);
  }
});
