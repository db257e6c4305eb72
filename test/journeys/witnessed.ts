import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cosignWith, lodgeWith, newKey, nodeCrypto, nodeRandom, nodeSigner, runWitness, statementsOf } from "#log";
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
import { type Cast, record, type Said } from "../institution/cast.ts";
import { type Reply, Served } from "../institution/served.ts";

export type Somebody = Awaited<ReturnType<Served["somebody"]>>;
/** Everybody's, as the fixture of people has it. */
const password = "nine purple lanterns";
const names = ["north", "south", "east"].map((name) => `${name}.example/witness`);

/** An institution whose log three running witnesses cosign, all by the clock of the test. */
export class Witnessed {
  readonly served: Served;
  readonly cast: Cast;
  readonly policy: LogPolicy;
  /** The key with which missions lodge. */
  readonly mission: Signer;
  readonly folder: string;
  readonly #checkpoints: Checkpoints;
  readonly #ended: (() => Promise<void>)[];

  private constructor(parts: {
    served: Served;
    policy: LogPolicy;
    mission: Signer;
    folder: string;
    ended: (() => Promise<void>)[];
  }) {
    this.served = parts.served;
    this.cast = parts.served.cast;
    this.policy = parts.policy;
    this.mission = parts.mission;
    this.folder = parts.folder;
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
    const witnessing = cosignWith(policy, { clock, linger: 500 });
    const served = await Served.open(now, { policy, witnessed: { signer, witnessing, time } });
    const ended = [() => served.close(), () => witnessing.settled(), ...witnesses.map((one) => () => one.close())];
    return new Witnessed({ served, policy, mission, folder, ended });
  }

  /** What is exported from. */
  get source(): CaseSource {
    return { institution: this.cast.institution, log: this.served.app.log, checkpoints: this.#checkpoints };
  }

  /** Signs in, with password and second factor: days lie between what one does. */
  async signIn({ actor, visitor, code }: Somebody): Promise<void> {
    const login = `${actor.id}@example.org`;
    const reply = await visitor.ask("POST", "/session", { login, password, code: code() });
    if (reply.status !== 200) throw new Error(`sign-in was answered ${reply.status}: ${reply.text}`);
  }

  /** Signs in, signs and hands in by the API; the act's id. */
  async does(by: Somebody, said: Said): Promise<string> {
    await this.signIn(by);
    return actOf(await this.served.hands(by, said));
  }

  /** Hands in what was lodged with a witness before: anybody may, signed in or not. */
  async delivers(envelope: Uint8Array, lodging: { salt: string; slip: string }): Promise<string> {
    const signed = JSON.parse(Buffer.from(envelope).toString("utf8")) as unknown;
    return actOf(await this.served.visitor().ask("POST", "/acts", { envelope: signed, lodging }));
  }

  /** The log publishes what is committed, and the checkpoint is kept. */
  async publish(): Promise<void> {
    await this.#checkpoints.keep(await this.served.app.log.catchUp());
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

function actOf({ status, text, body }: Reply): string {
  if (status === 201) return String(body.act);
  throw new Error(`the API answered ${status}: ${text}`);
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
