import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Act, countersignAct, signAct } from "#acts";
import { canonicalJson, type Json } from "#kernel";
import { newKey, nodeCrypto, nodeRandom, nodeSigner } from "#log";
import type { Actor, Founding, Role } from "#people";
import type { LodgingProof } from "#proceedings";
import { fingerprint, type LogPolicy, parseVerifierKey, type Signer, signatureType, toHex, utf8 } from "#record";
import { registerCase } from "#register";
import { Events, type Institution, type Performed, perform, RegisterReader } from "#service";
import { openStore, type StoreOptions } from "#store";

export const record = "illustration.example/record";
const team = "committee";
const highest = "strictly confidential" as const;
/** The one compartment of the tests; the secretary holds it, and others where a test says so. */
export const compartment = "illustration";

/** Somebody of a test: his part, and the key with which he signs. */
export interface Player {
  actor: Actor;
  signer: Signer;
  /** The key as keygen writes it, for whoever signs with a file. */
  secret?: string;
}

/** What an act of a test states; the rest follows from who acts and when. */
export interface Said {
  kind: string;
  case: string;
  subject?: string;
  body?: Json;
  expects?: number | null;
  id?: string;
}

export const randomId = (): string => toHex(nodeRandom(16));

/** An institution on an embedded store in a temporary folder, with a clock that the test sets, and its people. */
export class Cast {
  /** Milliseconds; every act takes a second. */
  readonly time: { now: number };
  readonly institution: Institution;
  readonly registers: RegisterReader;
  readonly secretary: Player;
  readonly #folder: string;
  readonly #options: StoreOptions;

  private constructor(
    institution: Institution,
    time: { now: number },
    secretary: Player,
    folder: string,
    options: StoreOptions,
  ) {
    this.institution = institution;
    this.time = time;
    this.secretary = secretary;
    this.registers = new RegisterReader(institution);
    this.#folder = folder;
    this.#options = options;
  }

  /** Stopped, and started again on the same store, by the same clock. */
  async restarted(): Promise<Cast> {
    await this.institution.store.close();
    const store = await openStore(this.#options);
    const institution = { ...this.institution, store, events: new Events() };
    return new Cast(institution, this.time, this.secretary, this.#folder, this.#options);
  }

  static async open(
    now: string,
    policy: LogPolicy = { logs: [], witnesses: [], groups: [], quorum: null },
    time: { now: number } = { now: Date.parse(now) },
    database?: string,
  ): Promise<Cast> {
    const { signer, secret } = keyOf("secretary");
    const founder = { person: "secretary", name: "The secretary", role: "secretary", team, label: highest } as const;
    const founding: Founding = { record, founders: [{ ...founder, vkey: signer.vkey, compartments: [compartment] }] };
    const folder = mkdtempSync(join(tmpdir(), "institution-"));
    const ports = { random: nodeRandom, clock: () => time.now, crypto: nodeCrypto };
    const keys = { blobs: nodeRandom(32), vault: nodeRandom(32) };
    const options = {
      ...{ database: database ?? join(folder, "store.sqlite"), folder: join(folder, "blobs") },
      ...{ keys, ...ports },
    };
    const store = await openStore(options);
    const institution = { store, ...ports, founding, policy, events: new Events() };
    const actor = { ...actorFrom("secretary", "secretary", null, team), compartments: [compartment] };
    return new Cast(institution, time, { actor, signer, secret }, folder, options);
  }

  /** Appoints somebody and enrols his key, as the secretary does. */
  async player(
    person: string,
    role: Role,
    delegation: string | null = null,
    of: string | null = team,
    sight: Pick<Actor, "label" | "compartments"> = { label: highest, compartments: [] },
  ): Promise<Player> {
    const { signer, secret } = keyOf(person);
    const file = registerCase(nodeCrypto, record);
    const span = { until: null };
    const appointment = {
      person,
      name: person,
      role,
      delegation,
      team: of,
      ...{ label: sight.label, compartments: [...sight.compartments] },
      from: null,
    };
    await this.does(this.secretary, { kind: "role/appoint", case: file, body: { ...appointment, ...span } });
    const key = parseVerifierKey(nodeCrypto, signer.vkey);
    if (!key.ok) throw new Error(key.problem);
    const enrolment = { person, vkey: signer.vkey, fingerprint: fingerprint(nodeCrypto, key.value), holder: "person" };
    const envelope = countersignAct(
      signAct(
        this.act(this.secretary, { kind: "key/enrol", case: file, body: { ...enrolment, ...span } }),
        this.secretary.signer,
      ),
      signer,
    );
    await this.submit(utf8(canonicalJson(envelope)), this.secretary.actor);
    return { actor: { ...actorFrom(person, role, delegation, of), ...sight }, signer, secret };
  }

  /** The act that somebody would sign now. */
  act({ actor }: Player, { kind, case: file, subject = file, body = {}, expects = null, id = randomId() }: Said): Act {
    const at = new Date(this.time.now).toISOString().replace(/\.\d+Z$/u, "Z");
    const marking = { label: "unclassified" as const, compartments: [] };
    const { id: person, role, delegation } = actor;
    return {
      type: "penholder/act/1",
      id,
      record,
      case: file,
      subject,
      kind,
      actor: person,
      role,
      delegation,
      at,
      expects,
      ...marking,
      body: body as Act["body"],
    };
  }

  signed(player: Player, said: Said): Uint8Array {
    return utf8(canonicalJson(signAct(this.act(player, said), player.signer)));
  }

  submit(envelope: Uint8Array, actor: Actor | null, lodging?: LodgingProof): Promise<Performed> {
    this.time.now += 1000;
    return perform(this.institution, this.registers, { envelope, ...(lodging && { lodging }) }, actor);
  }

  /** Signs and hands in. */
  does(player: Player, said: Said): Promise<Performed> {
    return this.submit(this.signed(player, said), player.actor);
  }

  async close(): Promise<void> {
    await this.institution.store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

const keyOf = (person: string): { signer: Signer; secret: string } => {
  const { secret } = newKey(`${record}/${person}`, signatureType.ed25519);
  return { signer: nodeSigner(secret, person), secret };
};
const actorFrom = (id: string, role: Role, delegation: string | null, of: string | null): Actor => ({
  ...{ id, role, delegation, team: of, label: highest, compartments: [] },
});
