// `npm start`: sets the clone up, then runs the main job on the worked example: the summary on the terminal, the
// whole ledger as one HTML file.
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { node, packages, withNode } from "./setup.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
packages();
const path = node();
mkdirSync(join(root, "out"), { recursive: true });
const run = spawnSync(path, [join(root, "examples", "run.ts"), join(root, "out", "ledger.html")], {
  stdio: "inherit",
  cwd: root,
  ...withNode(path),
});
if (run.status !== 0) process.exit(run.status ?? 1);
console.log(`The whole ledger, to open in a browser: ${relative(process.cwd(), join(root, "out", "ledger.html"))}

Try next:
  npx penholder compare examples/2018-midterm/original.docx examples/2018-midterm/amended.docx
  npx penholder compare YOUR-FIRST-VERSION YOUR-SECOND-VERSION --out ledger.html
  npx penholder --help`);
