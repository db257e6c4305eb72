// `npm start`: sets the clone up, then runs the worked example: the main job, with its summary on the terminal and the
// whole ledger as one HTML file; then who in the report is listed, where and since when; then its record, sealed, logged, witnessed and published, for a stranger to verify.
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { node, packages, withNode } from "./setup.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
packages();
const path = node();
mkdirSync(join(root, "out"), { recursive: true });
run(join("examples", "run.ts"), join(root, "out", "ledger.html"));
console.log(`The whole ledger, to open in a browser: ${relative(process.cwd(), join(root, "out", "ledger.html"))}\n`);
run(join("examples", "listed.ts"), join(root, "out", "lists"));
run(join("examples", "record.ts"), join(root, "out", "record"));
run(join("scripts", "build-verifier.js"), join(root, "out", "verifier.html"), "ignore");
console.log(
  `Or in a browser, with a file and the policy: ${relative(process.cwd(), join(root, "out", "verifier.html"))}`,
);
console.log(`
Try next:
  npx penholder compare examples/2018-midterm/original.docx examples/2018-midterm/amended.docx
  npx penholder search "Gudzon" --store out/lists
  npx penholder demo            (an institution with this case in it, its people and its API; stays in the foreground)
  npx penholder compare YOUR-FIRST-VERSION YOUR-SECOND-VERSION --out ledger.html
  npx penholder --help`);

/** Runs a part of the worked example; its output goes to the path given. */
function run(script, out, stdout = "inherit") {
  const options = { stdio: ["inherit", stdout, "inherit"], cwd: root, ...withNode(path) };
  const { status } = spawnSync(path, [join(root, script), out], options);
  if (status !== 0) process.exit(status ?? 1);
}
