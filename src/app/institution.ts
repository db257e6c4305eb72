import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Clock, PenholderError, type Random } from "#kernel";
import {
  cosignWith,
  type FollowingLog,
  initLog,
  nodeCrypto,
  nodeRandom,
  nodeSigner,
  openLog,
  type Witnessing,
} from "#log";
import { openPeople, type People } from "#people";
import { type LogPolicy, parseLogPolicy } from "#record";
import { Events, type Institution, RegisterReader } from "#service";
import { openStore } from "#store";
import { type InstitutionConfig, type InstitutionSecrets, readConfig, readSecrets } from "./config.ts";

export interface OpenInstitution {
  /** The institution's folder: penholder.json, secrets.json, the store, the blobs and the log. */
  folder: string;
  env?: Readonly<Record<string, string | undefined>>;
  clock?: Clock;
  random?: Random;
  /** Where absent, the witnesses of the policy are asked at their addresses. */
  witnessing?: Witnessing;
}

/** Everything wired: who asks gets it from here, and closes it again. */
export interface InstitutionApp {
  config: InstitutionConfig;
  institution: Institution;
  registers: RegisterReader;
  people: People;
  log: FollowingLog;
  /** Folder of the log that a web server may serve. */
  publicLog: string;
  /** Finishes what waits, then closes the log and the store. */
  close(): Promise<void>;
}

/** Opens an institution as its only writer. Throws what the store and the log throw; then nothing is left open. */
export async function openInstitution(options: OpenInstitution): Promise<InstitutionApp> {
  const { folder, env = process.env, clock = Date.now, random = nodeRandom } = options;
  const [config, secrets] = [readConfig(folder, env), readSecrets(folder)];
  const policy = policyOf(config);
  const ports = { random, clock, crypto: nodeCrypto };
  mkdirSync(join(folder, "blobs"), { recursive: true });
  const { blobs, vault } = secrets;
  const store = await openStore({
    database: config.database,
    folder: join(folder, "blobs"),
    keys: { blobs, vault },
    ...ports,
  });
  try {
    const witnessing = options.witnessing ?? (config.policy === null ? undefined : cosignWith(policy));
    const log = await openLogOf(folder, secrets, store.feed, clock, witnessing);
    const founding = { record: config.record, founders: config.founders };
    const institution: Institution = { store, ...ports, founding, policy, events: new Events() };
    const people = openPeople({ store, random, clock, key: secrets.people, relyingParty: config.relyingParty });
    const publishing = publishAfterActs(institution, log);
    return {
      config,
      institution,
      registers: new RegisterReader(institution),
      people,
      log,
      publicLog: join(folder, "log", "public"),
      close: async () => {
        await publishing.stop();
        await log.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function policyOf(config: InstitutionConfig): LogPolicy {
  if (config.policy === null) return { logs: [], witnesses: [], groups: [], quorum: null };
  const policy = parseLogPolicy(nodeCrypto, config.policy);
  if (policy.ok) return policy.value;
  throw new PenholderError("policy-invalid", `The policy in penholder.json cannot be read: ${policy.problem}.`);
}

async function openLogOf(
  folder: string,
  { logKey }: InstitutionSecrets,
  feed: Institution["store"]["feed"],
  clock: Clock,
  witnessing: Witnessing | undefined,
): Promise<FollowingLog> {
  const signer = nodeSigner(logKey, "the log's key in secrets.json");
  const path = join(folder, "log");
  if (!existsSync(path)) await initLog({ folder: path, signer, clock });
  return openLog({ folder: path, signer, clock, feed, ...(witnessing && { witnessing }) });
}

/** The log catches up after each act, without anybody waiting for it; what it cannot publish it tries again by itself. */
function publishAfterActs({ events }: Institution, log: FollowingLog) {
  let round: Promise<unknown> = Promise.resolve();
  const stop = events.listen(() => {
    round = log.catchUp().catch(() => undefined);
  });
  return {
    stop: async () => {
      stop();
      await round;
    },
  };
}
