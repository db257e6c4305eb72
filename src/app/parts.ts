import { join } from "node:path";
import type { Clock, Random } from "#kernel";
import { PenholderError } from "#kernel";
import { nodeCrypto, nodeRandom } from "#log";
import { type LogPolicy, parseLogPolicy } from "#record";
import type { StoreOptions } from "#store";
import { type InstitutionConfig, isPostgres, readConfig, readSecrets } from "./config.ts";

export interface Ports {
  env?: Readonly<Record<string, string | undefined>>;
  random?: Random;
  clock?: Clock;
}

/** How the store of an institution's folder is opened. */
export function storeOptionsOf(folder: string, ports: Ports = {}, config?: InstitutionConfig): StoreOptions {
  const { env = process.env, random = nodeRandom, clock = Date.now } = ports;
  const { blobs, vault } = readSecrets(folder);
  return {
    database: config ? databaseOf(folder, config.database, env) : readConfig(folder, env).database,
    folder: join(folder, "blobs"),
    keys: { blobs, vault },
    ...{ random, clock, crypto: nodeCrypto },
  };
}

function databaseOf(folder: string, named: string, env: NonNullable<Ports["env"]>): string {
  const database = env.PENHOLDER_DATABASE ?? named;
  return isPostgres(database) ? database : join(folder, database);
}

/** The log of an institution's folder. */
export const logFolder = (folder: string): string => join(folder, "log");

/** The checkpoints that it has published. */
export const checkpointsFolder = (folder: string): string => join(folder, "checkpoints");

/** Log and witnesses of an institution; of one without witnesses, nobody. Throws `policy-invalid`. */
export function logPolicyOf(config: InstitutionConfig): LogPolicy {
  if (config.policy === null) return { logs: [], witnesses: [], groups: [], quorum: null };
  const policy = parseLogPolicy(nodeCrypto, config.policy);
  if (policy.ok) return policy.value;
  throw new PenholderError("policy-invalid", `The policy in penholder.json cannot be read: ${policy.problem}.`);
}
