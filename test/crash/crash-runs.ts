import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { initLog } from "#log";
import { expectWord, type Held, seeded, signer, workFolder } from "./fixture.ts";
import { killedChild, lineOf } from "./killed-child.ts";

/** What the runs came to. */
export interface CrashRuns {
  runs: number;
  /** Acts that were acknowledged before a kill, all of them found again. */
  acknowledged: number;
  /** One sentence for each broken promise; none is the only good answer. */
  failures: string[];
}

/** After so many kills the log is begun anew, so that checking it stays quick. */
const killsPerLog = 20;
export const childPath: string = fileURLToPath(new URL("child.ts", import.meta.url));

/**
 * Kills a process (SIGKILL) at a random moment while it appends, `n` times, and after each kill holds the log to its
 * word: it starts again, no acknowledged act is lost, no checkpoint that was seen is contradicted, fsck passes.
 */
export async function crashRuns(n: number, seed: string): Promise<CrashRuns> {
  const work = workFolder("crash");
  const choose = seeded(seed);
  const result: CrashRuns = { runs: 0, acknowledged: 0, failures: [] };
  let held: Held[] = [];
  try {
    for (let run = 0; run < n; run++) {
      const folder = join(work, `log-${Math.floor(run / killsPerLog)}`);
      if (run % killsPerLog === 0) {
        held = [];
        await initLog({ folder, signer });
      }
      const acknowledged = heldOf(
        await killedChild(childPath, [folder, `${seed} ${run}`], { line: lineOf(run), milliseconds: choose(120) }),
      );
      result.runs++;
      result.acknowledged += acknowledged.length;
      held = [...held.filter((_, i) => i % 4 === 0), ...acknowledged.slice(-20)];
      await expectWord(folder, undefined, held).catch((error: unknown) => {
        result.failures.push(`run ${run}: ${error instanceof Error ? error.message : String(error)}`);
      });
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return result;
}

/** What a child's whole lines say was acknowledged. */
export function heldOf(output: string): Held[] {
  return output
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as { open?: string; index: number; act: string; receipt: string })
    .filter((line) => line.open === undefined)
    .map(({ index, act, receipt }) => ({ index: BigInt(index), act: Buffer.from(act, "hex"), receipt }));
}
