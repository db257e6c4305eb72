#!/usr/bin/env node
// Starts the command line on a Node that can run it: in a checkout the sources as they are, in an installed
// package the JavaScript that `npm run prepack` made. Plain JavaScript, because any Node from 20 must parse it.
import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import * as nodeModule from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(realpathSync(fileURLToPath(import.meta.url))));
const compiled = join(root, "dist", "cli", "main.js");
const inCheckout = existsSync(join(root, "scripts", "setup.js"));
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (!inCheckout && (major < 22 || (major === 22 && minor < 13))) {
  process.stderr.write(
    `Penholder needs Node 22.13 or newer; this is ${process.versions.node}. Install it from nodejs.org.\n`,
  );
  process.exit(2);
}
if (!inCheckout) {
  await import(pathToFileURL(compiled).href);
} else {
  const setup = await import(pathToFileURL(join(root, "scripts", "setup.js")).href);
  setup.packages();
  const source = join(root, "src", "cli", "main.ts");
  const node = setup.node();
  // Keeps the sources compiled between runs, in a folder that only this checkout's owner writes.
  const cache = join(root, ".cache", "compiled");
  if (node === process.execPath) {
    nodeModule.enableCompileCache?.(cache);
    process.env.NODE_COMPILE_CACHE ??= cache; // for its threads
    await import(pathToFileURL(source).href);
  } else {
    const env = { NODE_COMPILE_CACHE: cache, ...process.env };
    const run = spawnSync(node, [source, ...process.argv.slice(2)], { stdio: "inherit", env });
    if (run.signal) process.kill(process.pid, run.signal);
    process.exitCode = run.status ?? 1;
  }
}
