// Every check of the project, each printed as it runs, with one closing line: "N passed, N failed".
// `npm test` sets the clone up first. An argument narrows it: `npm test -- unit`.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { node, packages, withNode } from "./setup.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const report = join(root, ".cache", "vitest.json");
const bin = (name) => join(root, "node_modules", ".bin", name);

const checks = [
  { name: "types", command: [bin("tsc"), "-p", "."] },
  { name: "types-page", command: [bin("tsc"), "-p", "tsconfig.web.json"] },
  { name: "lint", command: [bin("biome"), "check", "--error-on-warnings", "."] },
  { name: "promises", command: [bin("oxlint"), "--type-aware", "--config", ".oxlintrc.json", "src", "bench", "test"] },
  { name: "architecture", command: [bin("depcruise"), "src", "--config", ".dependency-cruiser.mjs"] },
  { name: "unused", command: [bin("knip")] },
  { name: "unit", command: [bin("vitest"), "run", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`] },
];

packages();
const path = node();
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !checks.some((check) => check.name === name));
if (unknown) {
  console.error(`There is no check "${unknown}"; there are ${checks.map((check) => check.name).join(", ")}.`);
  process.exit(2);
}

let passed = 0;
let failed = 0;
mkdirSync(dirname(report), { recursive: true });
for (const check of checks.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n── ${check.name}`);
  rmSync(report, { force: true });
  const { status } = spawnSync(check.command[0], check.command.slice(1), {
    stdio: "inherit",
    cwd: root,
    ...withNode(path),
  });
  const tests = check.name === "unit" ? countTests() : undefined;
  passed += tests?.passed ?? (status === 0 ? 1 : 0);
  failed += (tests?.failed ?? 0) || (status === 0 ? 0 : 1);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Reads vitest's own report; prints every skipped test by name, because a skip must be seen. */
function countTests() {
  try {
    const result = JSON.parse(readFileSync(report, "utf8"));
    const skipped = result.testResults
      .flatMap((file) => file.assertionResults)
      .filter((test) => test.status !== "passed" && test.status !== "failed");
    for (const test of skipped) console.log(`skipped: ${test.fullName}`);
    console.log(`${skipped.length} skipped`);
    return { passed: result.numPassedTests, failed: result.numFailedTests };
  } catch {
    return undefined;
  }
}
