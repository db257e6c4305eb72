import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = dirname(import.meta.dirname);
const folder = mkdtempSync(join(tmpdir(), "penholder-package-"));
const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}` };
const run = (command: string, args: string[], cwd: string) =>
  execFileSync(command, args, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

beforeAll(() => {
  const packed = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", folder], root)) as {
    filename: string;
  }[];
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const tarball = join(folder, packed[0]?.filename ?? "");
  run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error", tarball], folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("the packed tarball, installed elsewhere, compares the worked example", () => {
  const example = join(root, "examples", "2018-midterm");
  const out = join(folder, "ledger.json");
  const bin = join(folder, "node_modules", ".bin", "penholder");
  run(bin, ["compare", join(example, "original.docx"), join(example, "amended.md"), "--out", out], folder);
  const ledger = JSON.parse(readFileSync(out, "utf8")) as { schema: string; changes: unknown[] };
  expect(ledger.schema).toBe("penholder/ledger/1");
  expect(ledger.changes.length).toBeGreaterThan(10);
});

it("the tarball holds neither tests nor fixtures", () => {
  const files = run("tar", ["-tzf", join(folder, "penholder-0.1.0.tgz")], folder).split("\n");
  expect(files).toContain("package/dist/cli/main.js");
  expect(files.filter((file) => /\.(test|fixture)\./.test(file) || file.includes("/src/"))).toEqual([]);
});
