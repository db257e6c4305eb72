import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Acknowledged, initLog, type Log, openLog, type Witnessing } from "#log";
import { testSigner } from "../test/crash/fixture.ts";

/** Figures of the running log, on the disk of the temporary folder. Times in milliseconds. */
export interface LogFigures {
  /** In batches of 256 acts of 300 bytes, each batch under a checkpoint of its own, every file synced. */
  appendsPerSecond: number;
  /** From handing in one batch to its last acknowledgement. */
  batch: Percentiles;
  /** From handing in one act to its receipt, acts one after the other; with `witnessing`, cosigned. */
  receipt: Percentiles;
  entries: bigint;
  restart: number;
  inclusionProof: Percentiles;
  /** The machine's own limit: one 8 KiB file written, synced, renamed, its folder synced. A batch takes six such steps in turn. */
  durableWrite: Percentiles;
}

export interface Percentiles {
  p50: number;
  p99: number;
}

const signer = testSigner("log.example/bench");
export const benchLogKey: string = signer.vkey;
const act = randomBytes(300);
const batchSize = 256;

/** Fills a log to at least `entries`, then opens it again. 1,000,000 entries take a minute or two. */
export async function logFigures(entries = 100_000, witnessing?: Witnessing): Promise<LogFigures> {
  const folder = join(mkdtempSync(join(tmpdir(), "penholder-bench-")), "log");
  const options = { folder, signer, ...(witnessing ? { witnessing } : {}) };
  try {
    await initLog({ folder, signer });
    const log = await openLog(options);
    await timed(20, () => append(log, batchSize));
    const started = performance.now();
    const batches = await timed(200, () => append(log, batchSize));
    const seconds = (performance.now() - started) / 1000;
    const receipts = await timed(300, async () => (await append(log, 1))[0]?.receipt);
    while (log.size() < entries) await append(log, 4096);
    await log.close();

    const opening = performance.now();
    const again = await openLog(options);
    const restart = performance.now() - opening;
    const size = again.size();
    const index = () => BigInt(Math.floor(Math.random() * Number(size)));
    const proofs = await timed(500, () => again.inclusionProof(index(), size));
    await again.close();
    let written = 0;
    const durableWrite = await timed(200, () => writeDurably(join(folder, `write-${written++}`)));
    const appendsPerSecond = Math.round((200 * batchSize) / seconds);
    const figures = { appendsPerSecond, batch: batches, receipt: receipts, entries: size, restart };
    return { ...figures, inclusionProof: proofs, durableWrite };
  } finally {
    rmSync(join(folder, ".."), { recursive: true, force: true });
  }
}

function append(log: Log, count: number): Promise<Acknowledged[]> {
  return Promise.all(Array.from({ length: count }, () => log.append({ stream: randomBytes(16), act })));
}

async function writeDurably(path: string): Promise<void> {
  const parent = await open(dirname(path), "r");
  const file = await open(`${path}.new`, "wx");
  await file.writeFile(new Uint8Array(8192));
  await file.sync();
  await file.close();
  await rename(`${path}.new`, path);
  await parent.sync();
  await parent.close();
}

async function timed(times: number, work: () => Promise<unknown>): Promise<Percentiles> {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    await work();
    taken.push(performance.now() - started);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => Math.round((taken[Math.floor(times * share)] ?? 0) * 100) / 100;
  return { p50: at(0.5), p99: at(0.99) };
}
