import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Clock, PenholderError, type Random } from "#kernel";
import { initLog, newKey, nodeCrypto, nodeRandom, nodeSigner } from "#log";
import { type Founder, foundRegister } from "#people";
import { formatLogPolicy, parseLogPolicy, signatureType, toHex } from "#record";
import { openStore } from "#store";
import {
  configFile,
  databaseVariable,
  type InstitutionConfig,
  isPostgres,
  readConfig,
  readSecrets,
  secretsFile,
} from "./config.ts";
import { storeOptionsOf } from "./parts.ts";

export interface FoundInstitution {
  /** A new folder. */
  folder: string;
  /** Origin of the log, which names the record in every act. */
  record: string;
  founders: readonly Founder[];
  /** A C2SP tlog-policy that names the witnesses; the log's own line is added. null: nothing is witnessed. */
  policy: string | null;
  /** Name of an SQLite file within the folder, or postgres://… */
  database: string;
  relyingParty: InstitutionConfig["relyingParty"];
  /** Text of the log's secret key, where it was made before; a new one otherwise. */
  logKey?: string;
  env?: Readonly<Record<string, string | undefined>>;
  random?: Random;
  clock?: Clock;
}

/**
 * Makes an institution: its keys, an empty store and an empty log, and at last penholder.json, whose presence says that
 * the rest is complete; broken off before that, it can be run again. Gives the log's public key. Throws
 * `institution-invalid`, `key-invalid`, `policy-invalid`, and what the store and the log throw.
 */
export async function foundInstitution(wanted: FoundInstitution): Promise<{ logVkey: string; policy: string | null }> {
  const { folder, env = process.env, random = nodeRandom, clock = Date.now } = wanted;
  if (existsSync(configFile(folder)))
    throw new PenholderError("institution-invalid", `${folder} holds an institution already; choose another folder.`, {
      file: folder,
    });
  const database = databaseFor(wanted.database, env.PENHOLDER_DATABASE);
  foundRegister(nodeCrypto, wanted);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(secretsFile(folder))) writeSecrets(folder, wanted, random);
  const signer = nodeSigner(readSecrets(folder).logKey, "the log's key in secrets.json");
  if (signer.vkey.split("+")[0] !== wanted.record)
    throw new PenholderError("key-invalid", `The log's key is not named ${wanted.record}; make one with that name.`);
  const config: InstitutionConfig = {
    type: "penholder/institution/1",
    record: wanted.record,
    database,
    founders: wanted.founders.map(({ compartments, ...founder }) => ({ ...founder, compartments: [...compartments] })),
    policy: wanted.policy === null ? null : withLog(wanted.policy, signer.vkey),
    relyingParty: wanted.relyingParty,
  };
  const part = `${configFile(folder)}.part`;
  writeNew(part, `${JSON.stringify(config, null, 2)}\n`, 0o644, "w");
  const log = join(folder, "log");
  if (!existsSync(join(log, "log.json"))) await initLog({ folder: log, signer, clock });
  await makeStore(folder, config, { env, random, clock });
  writeNew(configFile(folder), `${JSON.stringify(config, null, 2)}\n`, 0o644, "wx");
  rmSync(part);
  readConfig(folder, env);
  return { logVkey: signer.vkey, policy: config.policy };
}

/** What penholder.json says of the database, which is for every reader: no password, and of the environment only that. */
function databaseFor(named: string, inEnvironment: string | undefined): string {
  if (inEnvironment !== undefined && isPostgres(inEnvironment)) return databaseVariable;
  if (!isPostgres(named) || !URL.canParse(named) || new URL(named).password === "") return named;
  const message =
    "The database's address holds a password, and penholder.json is for every reader; set PENHOLDER_DATABASE to the address instead, at this command and at all later ones.";
  throw new PenholderError("institution-invalid", message);
}

async function makeStore(
  folder: string,
  config: InstitutionConfig,
  ports: Required<Pick<FoundInstitution, "env" | "random" | "clock">>,
): Promise<void> {
  mkdirSync(join(folder, "blobs"), { recursive: true });
  await (await openStore(storeOptionsOf(folder, ports, config))).close();
}

function withLog(text: string, vkey: string): string {
  const policy = parseLogPolicy(nodeCrypto, /^log\s/mu.test(text) ? text : `log ${vkey}\n${text}`);
  if (policy.ok) return formatLogPolicy(policy.value);
  throw new PenholderError("policy-invalid", `The policy is not a tlog-policy: ${policy.problem}.`);
}

function writeSecrets(folder: string, { record, logKey }: FoundInstitution, random: Random): void {
  const key = () => toHex(new Uint8Array(random(32)));
  const secrets = {
    type: "penholder/institution-secrets/1",
    blobs: key(),
    vault: key(),
    people: key(),
    logKey: logKey?.trim() ?? newKey(record, signatureType.ed25519).secret,
  };
  writeNew(secretsFile(folder), `${JSON.stringify(secrets, null, 2)}\n`, 0o600, "wx");
}

function writeNew(path: string, text: string, mode: number, flags: "w" | "wx"): void {
  const file = openSync(path, flags, mode);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
