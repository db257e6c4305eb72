// `npm run test:random [rounds] [paths]`: the tests of properties, again and again (5 rounds unless told), each round with
// values that no run has drawn before. `npm test` draws the same ones always. PENHOLDER_SEED=… repeats a round.
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { node, packages, withNode } from "./setup.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [first = "", ...rest] = process.argv.slice(2);
const told = /^\d+$/u.test(first);
const { PENHOLDER_SEED: given } = process.env;
const rounds = given ? 1 : told ? Number(first) : 5;
const paths = told || first === "" ? rest : [first, ...rest];
packages();
const path = node();
const files = ["src", "test", "bench", "examples"]
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)))
  .filter((file) => file.endsWith(".test.ts"))
  .filter((file) => /from "fast-check"/u.test(readFileSync(join(root, file), "utf8")))
  .filter((file) => paths.length === 0 || paths.some((one) => file.startsWith(one)));
if (files.length === 0) {
  console.error("There are no tests of properties there.");
  process.exit(2);
}

const failed = [];
for (let round = 1; round <= rounds; round++) {
  const seed = given ?? String(randomInt(2 ** 31));
  console.log(`\n── round ${round} of ${rounds}: PENHOLDER_SEED=${seed}, ${files.length} files`);
  const run = withNode(path);
  const { status } = spawnSync(join(root, "node_modules", ".bin", "vitest"), ["run", "--reporter=dot", ...files], {
    stdio: "inherit",
    cwd: root,
    env: { ...run.env, PENHOLDER_SEED: seed },
  });
  if (status !== 0) failed.push(seed);
}
console.log(`\n${rounds - failed.length} rounds passed, ${failed.length} failed`);
if (failed.length > 0) console.log(`To repeat one: PENHOLDER_SEED=${failed[0]} npm run test:random`);
process.exitCode = failed.length === 0 ? 0 : 1;
