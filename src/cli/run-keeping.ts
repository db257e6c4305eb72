import { backUpInstitution, examineInstitution, rebuildInstitution, restoreInstitution } from "#app";
import { PenholderError } from "#kernel";
import type { BackupOptions, DoctorOptions, RestoreOptions } from "./keeping-options.ts";
import { type Progress, progress } from "./progress.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Examines; answers the exit code. */
export async function doctor(folder: string, { collect = false }: DoctorOptions): Promise<number> {
  const found = await during("Examining", () => examineInstitution(folder, { collect }));
  for (const { weight, check, problem } of found) say(`${weight === "wrong" ? "WRONG" : "note"}  ${check}: ${problem}`);
  const wrong = found.filter(({ weight }) => weight === "wrong").length;
  if (wrong > 0)
    say(
      `Something is wrong: ${wrong} ${wrong === 1 ? "finding" : "findings"}. Do not write to it; see docs/operating.md.`,
    );
  else say("Nothing is wrong: database, record, blobs and tables agree.");
  return wrong > 0 ? 1 : 0;
}

export async function backup(folder: string, target: string, { secrets = false }: BackupOptions): Promise<void> {
  const { entries, blobs } = await during("Backing up", () => backUpInstitution(folder, target, { secrets }));
  say(`Backed up to ${target}: ${entries} entries of the record, ${blobs} blobs${secrets ? ", with secrets" : ""}.`);
}

export async function restore(source: string, folder: string, { secrets }: RestoreOptions): Promise<void> {
  const report = await during("Restoring", () => restoreInstitution({ source, folder, secrets }));
  const { made, entries, logSize, acts } = report;
  say(
    `Restored to ${folder} the backup of ${made}: ${entries} entries, the log of ${logSize ?? 0n}, ${acts} acts replayed. Everything agrees.`,
  );
}

/** Replays; answers the exit code. */
export async function rebuild(folder: string): Promise<number> {
  try {
    const { acts, differences } = await during("Replaying the acts", () => rebuildInstitution(folder));
    for (const { table, key, kept, rebuilt } of differences)
      say(
        `${table} ${key}: ${kept === null ? "missing" : rebuilt === null ? "made by no act" : "not what the acts make"}`,
      );
    say(
      differences.length === 0
        ? `The tables are what the acts make: ${acts} acts replayed.`
        : `The tables are not what the ${acts} acts make.`,
    );
    return differences.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof PenholderError) || error.code !== "record-damaged") throw error;
    say(error.message);
    return 1;
  }
}

async function during<T>(what: string, work: () => Promise<T>): Promise<T> {
  const bar: Progress = progress();
  const shown = setInterval(() => bar.update(what), 100);
  try {
    return await work();
  } finally {
    clearInterval(shown);
    bar.done();
  }
}
