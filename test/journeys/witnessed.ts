import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  cosignWith,
  type FollowingLog,
  initLog,
  lodgeWith,
  newKey,
  nodeCrypto,
  nodeRandom,
  nodeSigner,
  openLog,
  runWitness,
  statementsOf,
} from "#log";
import {
  commitment,
  fromHex,
  type LogPolicy,
  parseLogPolicy,
  type Signer,
  signatureType,
  signLodging,
  toBase64,
} from "#record";
import { type CaseSource, Checkpoints } from "#service";
import { Cast, record } from "../institution/cast.ts";

const names = ["north", "south", "east"].map((name) => `${name}.example/witness`);

/** An institution whose log three running witnesses cosign, all by the clock of the test. */
export class Witnessed {
  readonly cast: Cast;
  readonly policy: LogPolicy;
  /** The key with which missions lodge. */
  readonly mission: Signer;
  readonly folder: string;
  readonly #log: FollowingLog;
  readonly #checkpoints: Checkpoints;
  readonly #ended: (() => Promise<void>)[];

  private constructor(parts: {
    cast: Cast;
    policy: LogPolicy;
    mission: Signer;
    folder: string;
    log: FollowingLog;
    ended: (() => Promise<void>)[];
  }) {
    this.cast = parts.cast;
    this.policy = parts.policy;
    this.mission = parts.mission;
    this.folder = parts.folder;
    this.#log = parts.log;
    this.#checkpoints = new Checkpoints(join(parts.folder, "checkpoints"));
    this.#ended = parts.ended;
  }

  static async open(now: string): Promise<Witnessed> {
    const folder = mkdtempSync(join(tmpdir(), "witnessed-"));
    const signer = key(record, signatureType.ed25519);
    const mission = key("mission.example/fr", signatureType.ed25519);
    const time = { now: Date.parse(now) };
    const clock = () => time.now;
    const logs = [{ origin: record, vkey: signer.vkey }];
    const witnesses = await Promise.all(
      names.map((name) =>
        runWitness({
          folder: join(folder, name),
          key: key(name, signatureType.cosignature),
          logs,
          submitters: [mission.vkey],
          listen: { port: 0 },
          clock,
        }),
      ),
    );
    const policy = policyOf(signer.vkey, witnesses);
    const cast = await Cast.open(now, policy, time);
    await initLog({ folder: join(folder, "log"), signer, clock });
    const witnessing = cosignWith(policy, { clock, linger: 500 });
    const log = await openLog({
      folder: join(folder, "log"),
      signer,
      clock,
      witnessing,
      feed: cast.institution.store.feed,
    });
    const ended = [
      () => log.close(),
      () => witnessing.settled(),
      ...witnesses.map((one) => () => one.close()),
      () => cast.close(),
    ];
    return new Witnessed({ cast, policy, mission, folder, log, ended });
  }

  /** What is exported from. */
  get source(): CaseSource {
    return { institution: this.cast.institution, log: this.#log, checkpoints: this.#checkpoints };
  }

  /** The log publishes what is committed, and the checkpoint is kept. */
  async publish(): Promise<void> {
    await this.#checkpoints.keep(await this.#log.catchUp());
  }

  /** Lodges an act with the witnesses: a witness's slip, and the salt that opens it. */
  async lodge(matter: string, envelope: Uint8Array): Promise<{ salt: string; slip: string }> {
    const salt = nodeRandom(32);
    const hash = commitment(nodeCrypto, salt, envelope);
    const lodging = signLodging(nodeCrypto, { matter: bytesOf(matter), commitment: hash }, this.mission);
    if (!lodging.ok) throw new Error(lodging.problem);
    const answers = await lodgeWith(this.policy, lodging.value);
    const slip = answers.find((answer) => answer.slip !== null)?.slip;
    if (!slip) throw new Error("no witness took the lodging");
    return { salt: toBase64(salt), slip };
  }

  /** What the witnesses say now was lodged in a matter. */
  async statements(matter: string): Promise<string[]> {
    const answers = await statementsOf(this.policy, bytesOf(matter));
    return answers.flatMap(({ text }) => (text === null ? [] : [text]));
  }

  async close(): Promise<void> {
    for (const end of this.#ended) await end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const key = (name: string, type: Parameters<typeof newKey>[1]): Signer => nodeSigner(newKey(name, type).secret, name);

function bytesOf(hex: string): Uint8Array {
  const bytes = fromHex(hex);
  if (!bytes.ok) throw new Error(bytes.problem);
  return bytes.value;
}

function policyOf(log: string, witnesses: readonly { vkey: string; url: string }[]): LogPolicy {
  const lines = [
    `log ${log}`,
    ...witnesses.map(({ vkey, url }, at) => `witness w${at} ${vkey} ${url}`),
    "group all 2 w0 w1 w2",
    "quorum all",
  ];
  const policy = parseLogPolicy(nodeCrypto, `${lines.join("\n")}\n`);
  if (!policy.ok) throw new Error(policy.problem);
  return policy.value;
}
