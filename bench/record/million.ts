import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fsck, initLog, type Log, openLog } from "#log";
import { Random } from "../generate/random.ts";
import { Appender, keyNamed } from "./bench-log.ts";
import type { Figure, Section } from "./figure.ts";
import { workParent } from "./folders.ts";
import { percentile, timed } from "./measure.ts";

const group = 65_536;

const entriesOf = (quick: boolean) => (quick ? 50_000 : 1_000_000);
const folderOf = (entries: number) => join(workParent(), `log-${entries}`);

/** Makes the log of a million entries, in a process of its own: its memory is not that of a log that was opened. */
export async function fillFigures(quick: boolean): Promise<Section> {
  const entries = entriesOf(quick);
  const title = `A log of ${entries.toLocaleString("en")} entries is made`;
  const figures = await build(folderOf(entries), entries);
  return { title, figures, skipped: figures.length > 0 ? [] : ["the log of an earlier run is used"] };
}

/** The log of a million entries: opened anew, asked for proofs, and rebuilt by fsck. It is kept between runs. */
export async function millionFigures(quick: boolean): Promise<Section> {
  const entries = entriesOf(quick);
  const { signer } = keyNamed("log.example/bench");
  const folder = folderOf(entries);
  const figures: Figure[] = [];
  const openings: number[] = [];
  const processor: number[] = [];
  let log: Log | undefined;
  for (let i = 0; i < 3; i++) {
    await log?.close();
    const opening = await timed(1, async () => {
      log = await openLog({ folder, signer });
    });
    openings.push(...opening.runs);
    processor.push(opening.processor);
  }
  if (!log) throw new Error("the log was not opened");
  const [first = Number.NaN, ...again] = openings;
  figures.push(
    {
      name: "restart, in a fresh process",
      value: first / 1000,
      unit: "s",
      target: 2,
      processor: (processor[0] ?? 0) / 1000,
    },
    { name: "restart, again", value: percentile(again, 0.5) / 1000, unit: "s" },
    ...(await proofFigures(log)),
    { name: "memory, at most, until here", value: peak(), unit: "MB" },
  );
  await log.close();
  figures.push(...(await fsckFigures(folder)));
  if (quick) rmSync(folder, { recursive: true });
  return { title: `A log of ${entries.toLocaleString("en")} entries`, figures, skipped: [] };
}

/** Fills the log through its own door, in large groups; nothing where an earlier run has left it whole. */
async function build(folder: string, entries: number): Promise<Figure[]> {
  const { signer } = keyNamed("log.example/bench");
  const options = { folder, signer, batch: { entries: group, queue: 2 * group } };
  if (existsSync(folder) && (await sizeOf(folder)) === BigInt(entries)) return [];
  rmSync(folder, { recursive: true, force: true });
  await initLog({ folder, signer });
  const log = await openLog(options);
  const appender = new Appender(log, "a million");
  const { runs, processor } = await timed(Math.ceil(entries / group), (run) =>
    appender.append(Math.min(group, entries - run * group)),
  );
  await log.close();
  const seconds = runs.reduce((sum, run) => sum + run, 0) / 1000;
  const name = `filled in groups of ${group.toLocaleString("en")}: acts`;
  return [{ name, value: entries / seconds, unit: "/s", processor: entries / (processor / 1000) }];
}

/** Size of a log that can be opened; undefined where it cannot. */
async function sizeOf(folder: string): Promise<bigint | undefined> {
  try {
    const log = await openLog({ folder, signer: keyNamed("log.example/bench").signer });
    const size = log.size();
    await log.close();
    return size;
  } catch {
    return undefined;
  }
}

/** Cold: of entries whose tile of hashes was not read before by this process; warm: of the same entries again. */
async function proofFigures(log: Log): Promise<Figure[]> {
  const size = log.size();
  const random = new Random(7);
  const tiles = random.shuffle(Array.from({ length: Number(size / 256n) }, (_, tile) => BigInt(256 * tile)));
  const asked = tiles.slice(0, 500).map((start) => start + BigInt(random.below(256)));
  const proofs = () => timed(asked.length, (run) => log.inclusionProof(asked[run] ?? 0n, size));
  const rows = async (name: string): Promise<Figure[]> => {
    const { runs, processor } = await proofs();
    return [
      {
        name: `inclusion proof, ${name}, p50`,
        value: percentile(runs, 0.5),
        unit: "ms",
        processor: processor / runs.length,
      },
      { name: `inclusion proof, ${name}, p99`, value: percentile(runs, 0.99), unit: "ms", target: 5 },
    ];
  };
  const [before] = (await timed(1, () => log.inclusionProof(asked[0] ?? 0n, size))).runs;
  return [
    { name: "inclusion proof, the first after the restart", value: before ?? Number.NaN, unit: "ms", target: 5 },
    ...(await rows("cold")),
    ...(await rows("warm")),
  ];
}

async function fsckFigures(folder: string): Promise<Figure[]> {
  const { runs, processor } = await timed(1, async () => {
    const report = await fsck(folder, { store: true });
    if (!report.ok) throw new Error(`fsck: ${report.file}: ${report.problem}`);
  });
  return [
    { name: "fsck: every entry, act and tile", value: (runs[0] ?? 0) / 1000, unit: "s", processor: processor / 1000 },
    { name: "memory, at most, fsck included", value: peak(), unit: "MB" },
  ];
}

function peak(): number {
  return process.resourceUsage().maxRSS / 1024;
}
