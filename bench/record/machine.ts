import { generateKeyPairSync, hash, sign, verify } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import type { Figure, Limits } from "./figure.ts";
import { percentile, timed } from "./measure.ts";

/** What the machine does at most, and the same as figures. The disk is that of `parent`, on which the logs are too. */
export async function machineLimits(
  parent: string,
  quick: boolean,
): Promise<{ limits: Limits; figures: Figure[]; says: string }> {
  const load = loadavg()[0] ?? 0;
  const seconds = quick ? 0.1 : 0.5;
  const data = new Uint8Array(65).fill(7);
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const signature = sign(null, data, privateKey);
  const hashes = await rate(seconds, 1000, () => hash("sha256", data, "buffer"));
  const signatures = await rate(seconds, 20, () => sign(null, data, privateKey));
  const verifications = await rate(seconds, 20, () => verify(null, data, publicKey, signature));
  const folder = mkdtempSync(join(parent, "penholder-machine-"));
  const { runs } = await timed(quick ? 20 : 200, (run) => writeDurably(join(folder, `file-${run}`)));
  rmSync(folder, { recursive: true });
  const p50 = percentile(runs, 0.5);
  const figures: Figure[] = [
    { name: "SHA-256 of 65 bytes (crypto.hash)", value: hashes, unit: "/s" },
    { name: "Ed25519 signatures", value: signatures, unit: "/s" },
    { name: "Ed25519 verifications", value: verifications, unit: "/s" },
    { name: "8 KiB written durably, one after the other", value: 1000 / mean(runs), unit: "/s" },
    { name: "8 KiB written durably, p50", value: p50, unit: "ms" },
    { name: "8 KiB written durably, p99", value: percentile(runs, 0.99), unit: "ms" },
  ];
  const [processor] = cpus();
  const count = cpus().length;
  // Half a processor's worth of other work still leaves one free for this.
  const busy = load > count / 2 ? ` Busy with other work (load ${load.toFixed(1)}): measured times are too long.` : "";
  const says = `Node ${process.versions.node}, ${count} processors (${processor?.model.trim() ?? "unknown"}).${busy}`;
  return { limits: { hashes, signatures, verifications, durableWrites: 1000 / p50 }, figures, says };
}

/** Runs a second, of the best of five stretches: the limit is what the machine can do, not what it was left to do. */
async function rate(seconds: number, batch: number, work: () => unknown): Promise<number> {
  let best = 0;
  for (let stretch = 0; stretch < 5; stretch++) {
    const started = performance.now();
    let done = 0;
    for (; performance.now() - started < 200 * seconds; done += batch) for (let i = 0; i < batch; i++) work();
    best = Math.max(best, (1000 * done) / (performance.now() - started));
  }
  return best;
}

function mean(runs: readonly number[]): number {
  return runs.reduce((sum, run) => sum + run, 0) / runs.length;
}

async function writeDurably(path: string): Promise<void> {
  const parent = await open(join(path, ".."), "r");
  const file = await open(`${path}.new`, "wx");
  await file.writeFile(new Uint8Array(8192));
  await file.sync();
  await file.close();
  await rename(`${path}.new`, path);
  await parent.sync();
  await parent.close();
}
