import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Clock, Random } from "#kernel";
import {
  cosignWith,
  type FollowingLog,
  type HeartbeatOptions,
  initLog,
  nodeCrypto,
  nodeRandom,
  nodeSigner,
  openLog,
  publicFile,
  type Witnessing,
} from "#log";
import { openPeople, type People } from "#people";
import type { Signer } from "#record";
import { Checkpoints, Events, type Institution, LedgerDesk, RegisterReader } from "#service";
import { openStore } from "#store";
import { type InstitutionConfig, type InstitutionSecrets, readConfig, readSecrets } from "./config.ts";
import { checkpointsFolder, logFolder, logPolicyOf, storeOptionsOf } from "./parts.ts";

export interface OpenInstitution {
  /** The institution's folder: penholder.json, secrets.json, the store, the blobs and the log. */
  folder: string;
  env?: Readonly<Record<string, string | undefined>>;
  clock?: Clock;
  random?: Random;
  /** Where absent, the witnesses of the policy are asked at their addresses. */
  witnessing?: Witnessing;
  /** Tops every period up, so that the public log's size tells less. */
  heartbeat?: HeartbeatOptions;
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
  /** The file of it that a path names ("/checkpoint", "/tile/…"); undefined where there is none. */
  logFile(target: string): ReturnType<typeof publicFile>;
  /** Log, witnesses and quorum as a C2SP tlog-policy, for whoever verifies. */
  logPolicy: string;
  /** Computes ledgers beside whatever else is asked. */
  ledgers: LedgerDesk;
  /** Every checkpoint that was published, so that an exported case shows when its acts came; absent where none are kept. */
  checkpoints?: Checkpoints;
  /** Finishes what waits, then closes the log and the store. */
  close(): Promise<void>;
}

/** Opens an institution as its only writer. Throws what the store and the log throw; then nothing is left open. */
export async function openInstitution(options: OpenInstitution): Promise<InstitutionApp> {
  const { folder, env = process.env, clock = Date.now, random = nodeRandom, heartbeat } = options;
  const [config, secrets] = [readConfig(folder, env), readSecrets(folder)];
  const policy = logPolicyOf(config);
  const ports = { random, clock, crypto: nodeCrypto };
  mkdirSync(join(folder, "blobs"), { recursive: true });
  const store = await openStore(storeOptionsOf(folder, { env, random, clock }));
  try {
    const witnessing = options.witnessing ?? (config.policy === null ? undefined : cosignWith(policy));
    const log = await openLogOf(folder, secrets, { feed: store.feed, clock, witnessing, heartbeat });
    const founding = { record: config.record, founders: config.founders };
    const institution: Institution = { store, ...ports, founding, policy, events: new Events() };
    const people = openPeople({ store, random, clock, key: secrets.people, relyingParty: config.relyingParty });
    const [publicLog, ledgers] = [join(logFolder(folder), "public"), new LedgerDesk()];
    const checkpoints = new Checkpoints(checkpointsFolder(folder));
    const publishing = publishAfterActs(institution, log, checkpoints);
    return {
      config,
      institution,
      registers: new RegisterReader(institution),
      people,
      log,
      publicLog,
      logFile: (target) => publicFile(publicLog, target),
      logPolicy: config.policy ?? unwitnessed(nodeSigner(secrets.logKey, "the log's key in secrets.json")),
      ledgers,
      checkpoints,
      close: async () => {
        await ledgers.close();
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

/** The policy of a log that nobody witnesses. */
const unwitnessed = ({ vkey }: Signer): string => `log ${vkey}\nquorum none\n`;

interface LogParts {
  feed: Institution["store"]["feed"];
  clock: Clock;
  witnessing: Witnessing | undefined;
  heartbeat: HeartbeatOptions | undefined;
}

async function openLogOf(
  folder: string,
  { logKey }: InstitutionSecrets,
  { feed, clock, witnessing, heartbeat }: LogParts,
): Promise<FollowingLog> {
  const signer = nodeSigner(logKey, "the log's key in secrets.json");
  const path = logFolder(folder);
  if (!existsSync(path)) await initLog({ folder: path, signer, clock });
  const asked = { ...(witnessing && { witnessing }), ...(heartbeat && { heartbeat }) };
  return openLog({ folder: path, signer, clock, feed, ...asked });
}

/**
 * The log catches up after each act, without anybody waiting for it, and what it published is kept; what it cannot publish
 * it tries again by itself.
 */
function publishAfterActs({ events }: Institution, log: FollowingLog, checkpoints: Checkpoints) {
  let round: Promise<unknown> = Promise.resolve();
  const publish = () =>
    log
      .catchUp()
      .then((published) => checkpoints.keep(published))
      .catch(() => undefined);
  const stop = events.listen(() => {
    round = publish();
  });
  return {
    stop: async () => {
      stop();
      await round;
    },
  };
}
