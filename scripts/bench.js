// `npm run bench NAME [options]`: runs bench/NAME.ts under a Node that is new enough.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { node, packages, withNode } from "./setup.js";

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), "bench");
const [name, ...rest] = process.argv.slice(2);
const file = join(folder, `${name}.ts`);
if (!name || !existsSync(file)) {
  const names = readdirSync(folder).filter((entry) => entry.endsWith(".ts") && !entry.endsWith(".test.ts"));
  console.error(`Usage: npm run bench ${names.map((entry) => entry.slice(0, -3)).join("|")}`);
  process.exit(2);
}
packages();
const path = node();
process.exitCode = spawnSync(path, ["--expose-gc", file, ...rest], { stdio: "inherit", ...withNode(path) }).status ?? 1;
