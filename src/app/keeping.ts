import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { nodeFiles, syncFolder } from "#disk";
import { PenholderError } from "#kernel";
import { type FsckReport, fsck, nodeCrypto } from "#log";
import { backUp, Checkpoints, type Diagnosis, diagnose, type RestoreReport, replayer, restore } from "#service";
import { type BackupReport, openStore, type RebuildReport, rebuild } from "#store";
import { configFile, readConfig, secretsFile } from "./config.ts";
import { checkpointsFolder, logFolder, logPolicyOf, type Ports, storeOptionsOf } from "./parts.ts";

/** Name of an institution's penholder.json within its backup. */
const configInBackup = "penholder.json";

/** Examines an institution that may be running: store, blobs, record, and (where nobody has it open) the log. */
export async function examineInstitution(folder: string, ports: Ports & { collect?: boolean }): Promise<Diagnosis[]> {
  const { collect = false } = ports;
  const found = await diagnose({ store: storeOptionsOf(folder, ports), log: logFolder(folder), collect });
  return [...found, ...(await checkProjections(folder, ports))];
}

async function checkProjections(folder: string, ports: Ports): Promise<Diagnosis[]> {
  try {
    const { differences } = await rebuildInstitution(folder, ports);
    return differences.map(({ table, key }) => ({
      weight: "wrong",
      check: "tables",
      problem: `Row ${key} of the table ${table} is not what the acts of the record make.`,
    }));
  } catch (error) {
    if (!(error instanceof PenholderError) || error.code !== "record-damaged") throw error;
    return [{ weight: "wrong", check: "record", problem: error.message }];
  }
}

/** Backs up an institution that may be running: store, blobs, log, checkpoints, penholder.json. */
export async function backUpInstitution(
  folder: string,
  target: string,
  ports: Ports & { secrets?: boolean },
): Promise<BackupReport> {
  const { secrets = false } = ports;
  const [log, checkpoints] = [logFolder(folder), new Checkpoints(checkpointsFolder(folder))];
  const report = await backUp({ store: storeOptionsOf(folder, ports), log, checkpoints, target, secrets });
  copyFileSync(configFile(folder), join(target, configInBackup));
  return report;
}

export interface RestoreInstitution extends Ports {
  /** What `backUpInstitution` made. */
  source: string;
  /** A new folder. */
  folder: string;
  /** secrets.json of the institution, which is never in a backup. */
  secrets: string;
}

/**
 * Restores an institution from a backup and its secrets, examines it, and replays every act. All of it happens in a folder
 * beside, which takes the institution's name when everything agrees: of a restore that fails, nothing is there that could be
 * served (in PostgreSQL the tables are, and another attempt is refused until they are dropped). Throws `backup-invalid` …
 */
export async function restoreInstitution({
  source,
  folder,
  secrets,
  ...ports
}: RestoreInstitution): Promise<RestoreReport & { acts: number }> {
  for (const file of [join(source, configInBackup), secrets])
    if (!existsSync(file))
      throw new PenholderError("file-not-found", `There is no file ${file}: a restore needs it.`, { file });
  const target = resolve(folder);
  if ((await nodeFiles.list(target)).length > 0)
    throw new PenholderError("restore-not-empty", `${folder} holds something already; choose another folder.`);
  mkdirSync(dirname(target), { recursive: true });
  const beside = mkdtempSync(`${target}.restoring-`);
  try {
    const report = await restoreInto(beside, source, secrets, ports);
    renameSync(beside, target);
    await syncFolder(nodeFiles, dirname(target));
    return report;
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    throw error;
  }
}

async function restoreInto(folder: string, source: string, secrets: string, ports: Ports) {
  mkdirSync(join(folder, "blobs"), { mode: 0o700 });
  copyFileSync(secrets, secretsFile(folder));
  copyFileSync(join(source, configInBackup), configFile(folder));
  const [log, checkpoints] = [logFolder(folder), new Checkpoints(checkpointsFolder(folder))];
  const report = await restore({ source, store: storeOptionsOf(folder, ports), log, checkpoints });
  const { acts, differences } = await rebuildInstitution(folder, ports);
  if (differences.length === 0) return { ...report, acts };
  const message = `What the backup holds was restored, and its tables are not what its acts make; use another copy of it.`;
  throw new PenholderError("backup-invalid", message, { file: source });
}

/**
 * Makes every projection again from the acts, as they were judged when they came, and compares; of the blobs those that
 * acts brought to a subject. `examineInstitution` reads each to its end. Throws `record-damaged` where an act does not follow.
 */
export async function rebuildInstitution(folder: string, ports: Ports = {}): Promise<RebuildReport> {
  const config = readConfig(folder, ports.env ?? process.env);
  const founding = { record: config.record, founders: config.founders };
  const judging = { crypto: nodeCrypto, policy: logPolicyOf(config), founding };
  return rebuild(storeOptionsOf(folder, ports), replayer(judging));
}

/** Rebuilds the log of an institution that is not running, and holds it against the store's acts. */
export async function fsckInstitution(folder: string, ports: Ports = {}): Promise<FsckReport> {
  const store = await openStore({ ...storeOptionsOf(folder, ports), readOnly: true });
  try {
    return await fsck(logFolder(folder), { store: true, feed: store.feed, crypto: nodeCrypto });
  } finally {
    await store.close();
  }
}
