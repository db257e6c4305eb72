import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { foundInstitution, fsckInstitution, openInstitution, rebuildInstitution } from "#app";
import { newKey } from "#log";
import { formatVerifierKey, signatureType } from "#record";
import { everything } from "#service";
import type { CrashRuns } from "./crash-runs.ts";
import { seeded, workFolder } from "./fixture.ts";
import { acknowledgedIn, killedChild, lineOf } from "./killed-child.ts";

/** After so many kills the institution is made anew, so that checking it stays quick. */
const killsPerInstitution = 20;
const childPath = fileURLToPath(new URL("service-child.ts", import.meta.url));
const record = "log.example/crash";

type Acknowledged =
  | { act: string; sequence: number }
  /** This confidential act was handed out to who asked for it. */
  | { read: string };

/**
 * Kills a process (SIGKILL) at a random moment while it performs official acts, `n` times; after each kill no
 * acknowledged act is lost, none is there twice, the log has all of them, the tables are what the acts make, and nothing
 * confidential was handed out without its note in the access log.
 */
export async function serviceCrashRuns(n: number, seed: string): Promise<CrashRuns> {
  const work = workFolder("service-crash");
  const choose = seeded(seed);
  const result: CrashRuns = { runs: 0, acknowledged: 0, failures: [] };
  let held: Acknowledged[] = [];
  try {
    for (let run = 0; run < n; run++) {
      const folder = join(work, `institution-${Math.floor(run / killsPerInstitution)}`);
      if (run % killsPerInstitution === 0) {
        held = [];
        await found(folder);
      }
      held.push(
        ...acknowledgedIn<Acknowledged>(
          await killedChild(childPath, [folder, `${seed} ${run}`], { line: lineOf(run), milliseconds: choose(400) }),
        ),
      );
      result.runs++;
      await expectWord(folder, held).catch((error: unknown) => {
        result.failures.push(`run ${run}: ${error instanceof Error ? error.message : String(error)}`);
      });
      result.acknowledged = Math.max(result.acknowledged, held.length);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return result;
}

async function found(folder: string): Promise<void> {
  const { secret, key } = newKey(`${record}/secretary`, signatureType.ed25519);
  const founder = { person: "secretary", name: "S", role: "secretary", team: "committee" } as const;
  await foundInstitution({
    ...{ folder, record, policy: null, database: "store.sqlite", env: {} },
    founders: [{ ...founder, label: "strictly confidential", vkey: formatVerifierKey(key), compartments: [] }],
    relyingParty: { id: "localhost", name: "Crash", origins: ["http://localhost"] },
  });
  writeFileSync(join(folder, "secretary.key"), `${secret}\n`, { mode: 0o600 });
}

async function expectWord(folder: string, held: readonly Acknowledged[]): Promise<void> {
  const app = await openInstitution({ folder, env: {} });
  const { store } = app.institution;
  const count = await store.feed.count();
  try {
    const { size } = await app.log.catchUp();
    if (size !== count) throw new Error(`the log has ${size} entries and the store ${count}`);
    await store.read(async (reader) => {
      for (const said of held) {
        if ("read" in said) {
          const { rows } = await reader.accesses({ visible: everything, object: said.read, limit: 1 });
          if (rows.length === 0) throw new Error(`act ${said.read} was handed out, and nothing says so`);
          continue;
        }
        const { act, sequence } = said;
        const row = await reader.actById(act, everything);
        if (row?.sequence !== BigInt(sequence))
          throw new Error(`act ${act} was acknowledged at ${sequence} and is lost`);
      }
      const subjects = await reader.count({ visible: everything });
      if (BigInt(subjects) !== count)
        throw new Error(`${count} acts that each begin a subject, and ${subjects} subjects`);
    });
  } finally {
    await app.close();
  }
  const { acts, differences } = await rebuildInstitution(folder, { env: {} });
  if (BigInt(acts) !== count || differences.length > 0)
    throw new Error(`${acts} of ${count} acts were replayed, and ${differences.length} rows are others`);
  const report = await fsckInstitution(folder, { env: {} });
  if (!report.ok) throw new Error(`fsck: ${report.file}: ${report.problem}`);
}
