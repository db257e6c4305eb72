// A million customers after an update of the UN list: `penholder rescreen` as people run it, index of the customers kept.
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { customers } from "./customers.ts";
import { loadedStore } from "./loaded.ts";

export interface Rescreened {
  customers: number;
  /** Seconds for the update with the customers' index at hand, launch included. */
  again: number;
  /** Seconds of the first run, in which that index is built. */
  first: number;
  summary: string;
}

/** From the UN list of September 2024 to that of August 2026. */
export async function million(data: string, count: number): Promise<Rescreened> {
  const { folder, remove } = await loadedStore(data, [
    ["un/un_consolidated_2024-09-26.xml"],
    ["un/un_consolidated_2026-08-01.xml"],
  ]);
  const scratch = mkdtempSync(join(tmpdir(), "million-"));
  try {
    const path = join(scratch, "customers.csv");
    await write(path, count);
    const run = () => {
      const begun = performance.now();
      const days = ["--from", "un@2024-09-26", "--to", "un@2026-08-01"];
      const done = spawnSync(
        process.execPath,
        [
          "bin/penholder.js",
          "rescreen",
          "--customers",
          path,
          "--store",
          folder,
          ...days,
          "--out",
          join(scratch, "again.csv"),
        ],
        { encoding: "utf8", maxBuffer: 1 << 28 },
      );
      if (done.status !== 0) throw new Error(done.stderr.slice(-500));
      return { seconds: (performance.now() - begun) / 1000, summary: done.stderr.trim().split("\n").at(-1) ?? "" };
    };
    const first = run();
    const again = run();
    return { customers: count, again: again.seconds, first: first.seconds, summary: again.summary };
  } finally {
    remove();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function write(path: string, count: number): Promise<void> {
  const file = createWriteStream(path);
  file.write("id,name,type,birth date\n");
  const batch = 10_000;
  for (let at = 0; at < count; at += batch) {
    const lines = customers(Math.min(batch, count - at), 1000 + at).map(
      ({ name, schema, born }, i) => `${at + i},"${name}",${schema},${born ?? ""}\n`,
    );
    if (!file.write(lines.join(""))) await once(file, "drain");
  }
  file.end();
  await once(file, "finish");
}
