// `npm start`: sets the clone up, then runs the worked example: the main job, with its summary on the terminal and the
// whole ledger as one HTML file; then who in the report is listed, where and since when; then its record, sealed, logged,
// witnessed and published, for a stranger to verify. At last it serves all of it with an institution on one port, until
// Ctrl-C. `npm start -- --once`, or CI in the environment, does all but serving; `-- --reset` makes the institution anew.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { node, packages, withNode } from "./setup.js";

const known = ["--once", "--reset"];
const given = process.argv.slice(2);
const unknown = given.find((word) => !known.includes(word));
if (unknown !== undefined) {
  console.error(`npm start takes ${known.join(" and ")} (npm start -- --once), not ${unknown}.`);
  process.exit(2);
}
const once = given.includes("--once") || !["", "0", "false", undefined].includes(process.env.CI);

const root = dirname(dirname(fileURLToPath(import.meta.url)));
packages();
const path = node();
const out = (name) => join(root, "out", name);
const shown = (name) => relative(process.cwd(), out(name));
mkdirSync(out("."), { recursive: true });
// The page takes as long to build as the rest takes to read: it is built meanwhile.
const verifier = finished(start(["scripts/build-verifier.js", out("verifier.html")], "ignore"));
run("examples/run.ts", out("ledger.html"));
console.log(`The whole ledger, to open in a browser: ${shown("ledger.html")}\n`);
run("examples/listed.ts", out("lists"));
run("examples/record.ts", out("record"));
const built = await verifier;
if (built !== 0) process.exit(built);
console.log(`Or in a browser, with a file and the policy: ${shown("verifier.html")}

Try next:
  npx penholder compare examples/2018-midterm/original.docx examples/2018-midterm/amended.docx
  npx penholder search "Gudzon" --store out/lists
  npx penholder screen examples/customers.csv --store out/lists --out hits.html
  npx penholder compare YOUR-FIRST-VERSION YOUR-SECOND-VERSION --out ledger.html
  npx penholder --help

── The institution: the same case as a panel and its committee keep it ${existsSync(out("institution/demo-accounts")) || once ? "" : "(made now: half a minute)"}
`);
process.exitCode = await institution();

/** Serves the institution until somebody stops it; what stops this process stops that one, which ends in good order. */
function institution() {
  const options = [...(once ? ["--once"] : []), ...(given.includes("--reset") ? ["--reset"] : [])];
  const child = start(["bin/penholder.js", "demo", "--folder", out("institution"), ...options], "inherit");
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal === "SIGHUP" ? "SIGTERM" : signal));
  // Whoever stops npm stops its shell, which tells nobody: then this process has another parent.
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 500);
  if (process.env.npm_lifecycle_event !== "start") clearInterval(watch);
  return finished(child).finally(() => clearInterval(watch));
}

function start([script, ...args], stdout) {
  return spawn(path, [join(root, script), ...args], { stdio: ["ignore", stdout, "inherit"], ...withNode(path) });
}

/** The exit code of a process. */
function finished(child) {
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
}

/** Runs a part of the worked example; its output goes to the path given. */
function run(script, target) {
  const options = { stdio: ["ignore", "inherit", "inherit"], cwd: root, ...withNode(path) };
  const { status } = spawnSync(path, [join(root, script), target], options);
  if (status !== 0) process.exit(status ?? 1);
}
