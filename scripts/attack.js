// `npm run attack [attacks] [flips] [crash] [options]`: runs test/attack/run.ts under a Node that is new enough.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { node, packages, withNode } from "./setup.js";

packages();
const file = join(dirname(dirname(fileURLToPath(import.meta.url))), "test", "attack", "run.ts");
const path = node();
process.exitCode =
  spawnSync(path, [file, ...process.argv.slice(2)], { stdio: "inherit", ...withNode(path) }).status ?? 1;
