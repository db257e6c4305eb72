// Sets a fresh clone up, once: a Node new enough to run the sources, the packages of the lockfile, and the
// `penholder` command. Plain JavaScript without dependencies, because it runs before anything is installed
// and on any Node from 20. What is already there is not done again.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestThatWorks = 24;

/** The path of a Node that is new enough: this one, or the pinned one in runtime/ (installed when missing). */
export function node() {
  if (Number(process.versions.node.split(".")[0]) >= oldestThatWorks) return process.execPath;
  const found = pinnedNode();
  if (found) return found;
  say(`Node ${process.versions.node} is too old (${oldestThatWorks} is needed): fetching a newer one into runtime/ …`);
  npm(["install", "--no-save", "--no-audit", "--no-fund", "--prefix", join(root, "runtime")]);
  const installed = pinnedNode();
  if (!installed)
    fail(
      `No Node ${oldestThatWorks} could be fetched for ${process.platform}-${process.arch}: install Node ${oldestThatWorks} or newer yourself.`,
    );
  return installed;
}

/** Installs what package-lock.json names, unless exactly that is installed; links the command. */
export function packages() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  const stamp = join(root, "node_modules", ".penholder-lock");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) {
    say("Installing the packages of package-lock.json …");
    // Not `npm ci`: it refuses a lockfile in which an optional package of another platform could not be resolved.
    npm(["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], { ...withNode(node()), cwd: root });
    writeFileSync(stamp, lock);
  }
  linkCommand();
}

/** Environment in which `node` is the one that runs Penholder. */
export function withNode(path) {
  const separator = process.platform === "win32" ? ";" : ":";
  return { env: { ...process.env, PATH: dirname(path) + separator + (process.env.PATH ?? "") } };
}

/** Runs the penholder command from the sources and returns its exit code. */
export function penholder(args) {
  return spawnSync(process.execPath, [join(root, "bin", "penholder.js"), ...args], { stdio: "inherit" }).status ?? 1;
}

/** The pinned Node, where it is installed. */
function pinnedNode() {
  const { platform, arch } = process;
  const folder =
    platform === "darwin" ? `node-bin-darwin-${arch}` : `node-${platform === "win32" ? "win" : platform}-${arch}`;
  const path = join(root, "runtime", "node_modules", folder, "bin", platform === "win32" ? "node.exe" : "node");
  return existsSync(path) ? path : undefined;
}

function linkCommand() {
  const bin = join(root, "node_modules", ".bin", "penholder");
  if (existsSync(bin) || process.platform === "win32") return;
  mkdirSync(dirname(bin), { recursive: true });
  rmSync(bin, { force: true }); // a dangling link does not "exist"
  symlinkSync(join("..", "..", "bin", "penholder.js"), bin);
}

function npm(args, options = {}) {
  const windows = process.platform === "win32";
  const run = spawnSync(windows ? "npm.cmd" : "npm", args, { stdio: ["ignore", 2, 2], shell: windows, ...options });
  if (run.status !== 0) fail(`npm ${args[0]} failed: see its message above.`);
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  packages();
  say(`Ready: npx penholder --help (Node ${spawnSync(node(), ["--version"]).stdout.toString().trim()})`);
}
