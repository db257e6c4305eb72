import { type Act, countersignAct, type Label, signAct } from "#acts";
import { canonicalJson, type Json, type Random } from "#kernel";
import { newKey, nodeCrypto, nodeSigner } from "#log";
import { type Actor, actorOf, appointmentsOf } from "#people";
import { fingerprint, parseVerifierKey, type Signer, signatureType, toHex, utf8 } from "#record";
import { registerCase } from "#register";
import { type Institution, type Performed, perform, type RegisterReader } from "#service";
import type { ScriptPerson } from "./script.ts";

/** What somebody states; who, when and for which record follow from the stage. */
export interface Statement {
  kind: string;
  case: string;
  subject: string;
  label: Label;
  body: Json;
  expects?: number | null;
}

/** People of an institution with their keys, who act one after the other, by the institution's own way for acts. */
export class Stage {
  readonly institution: Institution;
  readonly #registers: RegisterReader;
  readonly #signers: ReadonlyMap<string, Signer>;

  constructor(institution: Institution, registers: RegisterReader, signers: ReadonlyMap<string, Signer>) {
    this.institution = institution;
    this.#registers = registers;
    this.#signers = signers;
  }

  /** Signs as somebody and hands in. */
  async does(person: string, statement: Statement): Promise<Performed> {
    const actor = await this.#actorOf(person);
    return this.#submit(signAct(this.#act(actor, statement), this.signer(person)), actor);
  }

  /** Appoints somebody and enrols his key, as an officer does. */
  async appoints(
    officer: string,
    { person, name, role, delegation, team, label }: Omit<ScriptPerson, "try">,
  ): Promise<void> {
    const file = registerCase(nodeCrypto, this.institution.founding.record);
    const on = { case: file, subject: file, label: "unclassified" } as const;
    const appointment = { person, name, role, delegation, team, label, compartments: [], from: null, until: null };
    await this.does(officer, { ...on, kind: "role/appoint", body: appointment });
    const { vkey } = this.signer(person);
    const key = parseVerifierKey(nodeCrypto, vkey);
    if (!key.ok) throw new Error(key.problem);
    const print = fingerprint(nodeCrypto, key.value);
    const body = { person, vkey, fingerprint: print, holder: "person", until: null };
    const actor = await this.#actorOf(officer);
    const enrolment = signAct(this.#act(actor, { ...on, kind: "key/enrol", body }), this.signer(officer));
    await this.#submit(countersignAct(enrolment, this.signer(person)), actor);
  }

  /** Confirms the last appointment of somebody, as a second officer does. */
  async confirms(officer: string, person: string): Promise<void> {
    const file = registerCase(nodeCrypto, this.institution.founding.record);
    const { appointments } = await this.#registers.current();
    const appointment = appointments.get(person)?.at(-1)?.id ?? "";
    const body = { person, appointment };
    await this.does(officer, { case: file, subject: file, label: "unclassified", kind: "role/confirm", body });
  }

  signer(person: string): Signer {
    const signer = this.#signers.get(person);
    if (!signer) throw new Error(`the demonstration holds no key of ${person}`);
    return signer;
  }

  async #actorOf(person: string): Promise<Actor> {
    const register = await this.#registers.current();
    const [appointment] = appointmentsOf(register, person, { at: this.institution.clock() });
    if (!appointment) throw new Error(`${person} has no part in the demonstration`);
    return actorOf(appointment);
  }

  #act({ id: actor, role, delegation }: Actor, { expects = null, ...statement }: Statement): Act {
    const { clock, random, founding } = this.institution;
    const at = new Date(clock()).toISOString().replace(/\.\d+Z$/u, "Z");
    const id = newId(random);
    return {
      ...{ type: "penholder/act/1", id, record: founding.record, actor, role, delegation, at, expects },
      ...statement,
      compartments: [],
      body: statement.body as Act["body"],
    };
  }

  #submit(envelope: ReturnType<typeof signAct>, actor: Actor): Promise<Performed> {
    const bytes = utf8(canonicalJson(envelope as unknown as Json));
    return perform(this.institution, this.#registers, { envelope: bytes }, actor);
  }
}

export const newId = (random: Random): string => toHex(new Uint8Array(random(16)));

/** A key for somebody of the demonstration: its secret line. */
export const newPersonKey = (record: string, person: string): string =>
  newKey(`${record}/${person}`, signatureType.ed25519).secret;

export const signerOf = (secret: string, person: string): Signer => nodeSigner(secret, person);
