import { expect, it } from "vitest";
import { verifiedByCommand } from "./command-line.ts";
import { families } from "./families.ts";
import { judge, must } from "./stage.ts";

// One attack of each verdict; the command line must say what the library says, and end with its exit code.
const sample: [name: string, verdict: string, code: number][] = [
  ["honest redacted copy", "authentic", 0],
  ["altered word", "altered", 1],
  ["reordered passages", "reordered", 1],
  ["dropped footnote", "dropped", 1],
  ["unlogged list", "hidden-without-authority", 1],
  ["hidden finding", "hidden-though-protected", 1],
  ["one signature stripped", "signatures-missing", 1],
  ["forged cosignature", "not-logged", 1],
  ["key substitution, and no policy", "self-consistent", 1],
  ["duplicate key", "unreadable", 2],
];

it.each(sample)("penholder verify says of %s: %s, exit code %d", async (name, verdict, code) => {
  const attack = must(
    Object.values(families)
      .flat()
      .find((each) => each.name === name),
  );
  const artefact = must((await attack.run()).artefact);
  const run = verifiedByCommand(artefact);
  expect(run).toMatchObject({ code, report: { verdict } });
  const { checks } = judge(artefact.bytes, artefact.policy);
  expect(run.report.checks.map(({ name, outcome }) => [name, outcome])).toEqual(
    checks.map(({ name, outcome }) => [name, outcome]),
  );
});
