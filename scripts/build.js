// Makes dist/: the sources as plain JavaScript (Node strips no types under node_modules), with a package.json
// of its own, because `#room` is resolved by the nearest one.
import { spawnSync } from "node:child_process";
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { node, packages, withNode } from "./setup.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");
packages();
if (process.versions.node.startsWith("20.")) {
  // globSync and this file's other needs come with the Node that runs Penholder.
  process.exit(
    spawnSync(node(), [fileURLToPath(import.meta.url)], { stdio: "inherit", ...withNode(node()) }).status ?? 1,
  );
}
rmSync(dist, { recursive: true, force: true });
const compiled = spawnSync(join(root, "node_modules", ".bin", "tsc"), ["-p", "tsconfig.build.json"], {
  stdio: ["ignore", 2, 2],
  cwd: root,
  ...withNode(node()),
});
if (compiled.status !== 0) process.exit(1);
for (const file of globSync("src/**/*.json", { cwd: root })) {
  const target = join(dist, file.slice("src/".length));
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(join(root, file), target);
}
const { name, version, imports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const doors = Object.fromEntries(
  Object.entries(imports).map(([room, path]) => [room, path.replace("./src/", "./").replace(/\.ts$/, ".js")]),
);
writeFileSync(
  join(dist, "package.json"),
  `${JSON.stringify({ name, version, type: "module", imports: doors }, null, 2)}\n`,
);

// The page that verifies, in one file. What it says goes to the second stream: `npm pack --json` owns the first.
const page = spawnSync(process.execPath, [join(root, "scripts", "build-verifier.js")], {
  stdio: ["ignore", 2, 2],
  cwd: root,
  ...withNode(node()),
});
if (page.status !== 0) process.exit(1);
