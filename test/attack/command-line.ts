import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Report } from "#verify";
import type { Artefact } from "./attack.ts";

const command = join(dirname(dirname(import.meta.dirname)), "bin", "penholder.js");

/** What `penholder verify --json` says of an artefact, in a process and a folder of its own. */
export function verifiedByCommand({ bytes, policy }: Artefact): { code: number | null; report: Report } {
  const folder = mkdtempSync(join(tmpdir(), "penholder-command-"));
  try {
    writeFileSync(join(folder, "artefact"), bytes);
    writeFileSync(join(folder, "reader.policy"), policy ?? "");
    const by = policy === null ? [] : ["--policy", "reader.policy"];
    const run = spawnSync(process.execPath, [command, "verify", "artefact", "--json", ...by], { cwd: folder });
    return { code: run.status, report: JSON.parse(run.stdout.toString()) as Report };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
