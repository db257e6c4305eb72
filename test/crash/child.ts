// A process that opens the log in the folder that it is given and appends until it is killed. A line on standard output
// says what has been acknowledged, and is written before anything further is appended.
import { writeSync } from "node:fs";
import { openLog } from "#log";
import { seeded, signer } from "./fixture.ts";

const [folder = "", seed = "", single = ""] = process.argv.slice(2);
const choose = seeded(seed);
const log = await openLog({ folder, signer });
writeSync(1, `${JSON.stringify({ open: log.checkpoint() })}\n`);

async function append(round: number, i: number): Promise<void> {
  const act = Buffer.from(`${seed} ${round} ${i}`);
  const { index, receipt } = await log.append({ stream: new Uint8Array(16).fill(choose(9)), act });
  writeSync(1, `${JSON.stringify({ index: Number(index), act: act.toString("hex"), receipt })}\n`);
}

if (single !== "") {
  // For a tracer: one append, after a word on standard input.
  await new Promise((resolve) => process.stdin.once("data", resolve));
  await append(0, 0);
  process.exit(0);
}
for (let round = 0; ; round++)
  await Promise.all(Array.from({ length: 1 + choose(choose(4) === 0 ? 300 : 12) }, (_, i) => append(round, i)));
