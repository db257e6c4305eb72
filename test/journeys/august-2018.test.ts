import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeCrypto } from "#log";
import { exportCase, readFolder } from "#service";
import type { Policy } from "#verify";
import { type CaseFiles, verifyCase } from "#verify/case";
import { type Journey, play } from "./august-2018.ts";

let journey: Journey;
let files: CaseFiles;

beforeAll(async () => {
  journey = await play();
  const folder = join(journey.world.folder, "case");
  await exportCase(journey.world.source, journey.file, journey.people.coordinator.actor, folder);
  files = readFolder(folder);
}, 120_000);
afterAll(() => journey.world.close());

const policy = (): Policy => {
  const none = { threshold: 0, keys: [] };
  return { authors: none, publishers: none, log: journey.world.policy, timestampers: [] };
};
const options = () => ({ policy: policy(), crypto: nodeCrypto, founding: journey.world.cast.institution.founding });

describe("August and September 2018", () => {
  it("is exported as a folder that a stranger verifies, and that names each fact", () => {
    const report = verifyCase(files, options());
    console.log(report.says, JSON.stringify(report.checks, null, 1), report.facts.map((f) => `${f.proved} ${f.kind}: ${f.says}`).join("\n"));
    expect(report.verdict).toBe("authentic");
  });
});
