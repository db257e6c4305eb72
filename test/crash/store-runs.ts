import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fsck, initLog, openLog } from "#log";
import { openStore, type Store } from "#store";
import { everything, id, storeOptions } from "../stores.ts";
import type { CrashRuns } from "./crash-runs.ts";
import { seeded, signer, workFolder } from "./fixture.ts";
import { acknowledgedIn, killedChild, lineOf } from "./killed-child.ts";

/** After so many kills the store is begun anew, so that checking it stays quick. */
const killsPerStore = 20;
const childPath = fileURLToPath(new URL("store-child.ts", import.meta.url));

interface Acknowledged {
  name: string;
  sequence: number;
}

/**
 * Kills a process (SIGKILL) at a random moment while it writes to a store that a log follows, `n` times; after each kill
 * no acknowledged act is lost, none is there twice, log and tables agree. `database` names the store of one part.
 */
export async function storeCrashRuns(n: number, seed: string, database?: () => Promise<string>): Promise<CrashRuns> {
  const work = workFolder("store-crash");
  const choose = seeded(seed);
  const result: CrashRuns = { runs: 0, acknowledged: 0, failures: [] };
  let [held, url]: [Acknowledged[], string] = [[], ""];
  try {
    for (let run = 0; run < n; run++) {
      const folder = join(work, `store-${Math.floor(run / killsPerStore)}`);
      if (run % killsPerStore === 0) {
        held = [];
        await initLog({ folder: join(folder, "log"), signer });
        url = (await database?.()) ?? join(folder, "store.sqlite");
      }
      held.push(
        ...acknowledgedIn<Acknowledged>(
          await killedChild(childPath, [folder, url, `${seed} ${run}`], {
            line: lineOf(run),
            milliseconds: choose(150),
          }),
        ),
      );
      result.runs++;
      await expectWord(folder, url, held).catch((error: unknown) => {
        result.failures.push(`run ${run}: ${error instanceof Error ? error.message : String(error)}`);
      });
      result.acknowledged = Math.max(result.acknowledged, held.length);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return result;
}

async function expectWord(folder: string, database: string, held: readonly Acknowledged[]): Promise<void> {
  const store = await openStore({ ...storeOptions(join(folder, "files"), `check ${held.length}`), database });
  try {
    await expectActs(store, held);
    const log = await openLog({ folder: join(folder, "log"), signer, feed: store.feed });
    const { size } = await log.catchUp();
    await log.close();
    if (size !== (await store.feed.count()))
      throw new Error(`the log has ${size} entries and the store another number`);
    const report = await fsck(join(folder, "log"), { store: true, feed: store.feed });
    if (!report.ok) throw new Error(`fsck: ${report.file}: ${report.problem}`);
  } finally {
    await store.close();
  }
}

/** Every acknowledged act has its place, its subject and its blob; every act and every subject is there once. */
async function expectActs(store: Store, held: readonly Acknowledged[]): Promise<void> {
  const count = await store.feed.count();
  const acts = await store.feed.acts(0n, Number(count));
  if (acts.length !== Number(count)) throw new Error(`${count} is the next number, and ${acts.length} acts are there`);
  await store.read(async (reader) => {
    for (const { name, sequence } of held) {
      const act = await reader.actById(id(name), everything);
      if (act?.sequence !== BigInt(sequence))
        throw new Error(`act ${name} was acknowledged at ${sequence} and is lost`);
      const subject = await reader.get(id(name), everything);
      if (subject?.sequence !== act.sequence) throw new Error(`act ${name} has no effect`);
    }
    const subjects = await reader.count({ visible: everything });
    if (subjects !== acts.length) throw new Error(`${acts.length} acts and ${subjects} subjects`);
  });
  const last = held.at(-1);
  const subject = last && (await store.read((reader) => reader.get(id(last.name), everything)));
  const blob = (subject?.state as { blob: string } | undefined)?.blob;
  const found = blob === undefined ? null : await store.getBlob(blob, everything);
  if (last && !found) throw new Error(`the document of ${last.name} is lost`);
  if (found) for await (const piece of found.content) if (piece.length === 0) throw new Error("an empty document");
}
