import type { OpenedAct } from "#acts";
import type { Json } from "#kernel";
import type { Signer } from "#record";
import { checkAct, enterAct, type Founding, foundRegister, type Place, type Register } from "#register";
import { testCrypto as crypto } from "./record-crypto.ts";
import { appointment, enrolment, keyHolder, record, signedAct } from "./register-fixture.ts";

export type Holder = ReturnType<typeof keyHolder>;
const hour = 3_600_000;
export const day = 24 * hour;

/** Two officers who began the record, one of each of two offices. */
export const [secretary, other] = [keyHolder("secretary"), keyHolder("other")];
export const founding: Founding = {
  record,
  founders: [
    { person: "secretary", name: "The Secretary", vkey: secretary.vkey, role: "secretary", team: "committee" },
    { person: "other", name: "The Other", vkey: other.vkey, role: "chair", team: "another office" },
  ].map((one) => ({ ...one, label: "strictly confidential", compartments: [] })) as unknown as Founding["founders"],
};

/** Who signs: in which role and for whom, with which key. */
export interface Signing {
  actor: string;
  role: string;
  delegation?: string | null;
  key: Signer;
}
export const bySecretary: Signing = { actor: "secretary", role: "secretary", key: secretary };
export const byOther: Signing = { actor: "other", role: "chair", key: other };
export const byDelegate = (key: Signer, actor = "delegate"): Signing => ({
  ...{ actor, role: "member", delegation: "FR", key },
});

/** A register that acts come to one after the other, by a clock that the test sets. */
export class Record {
  register: Register = foundRegister(crypto, founding);
  /** Wednesday, 1 August 2018, 8 o'clock in New York. */
  now = Date.parse("2018-08-01T12:00:00Z");
  #sequence = 0;

  get place(): Place {
    return { at: this.now, sequence: BigInt(this.#sequence) };
  }

  signed({ actor, role, delegation = null, key }: Signing, kind: string, body: Json, ...more: Signer[]): OpenedAct {
    const at = new Date(this.now).toISOString().replace(/\.\d+Z$/u, "Z");
    return signedAct([key, ...more], { kind, actor, role, delegation, body, at });
  }

  /** "" where the register took the act, else why not; a minute later each time. */
  enter(opened: OpenedAct): string {
    const entered = enterAct(crypto, this.register, opened, this.place);
    if (entered.ok) this.register = entered.value;
    this.now += 60_000;
    this.#sequence++;
    return entered.ok ? "" : entered.problem;
  }

  does(by: Signing, kind: string, body: Json, ...more: Signer[]): string {
    return this.enter(this.signed(by, kind, body, ...more));
  }

  appoints(by: Signing, person: string, role = "member", change: object = {}): string {
    return this.does(by, "role/appoint", appointment(person, role, change));
  }

  enrols(by: Signing, person: string, key: Holder, change: object = {}): string {
    return this.does(by, "key/enrol", enrolment(person, key, change), key);
  }

  revokes(by: Signing, key: Signer): string {
    return this.does(by, "key/revoke", { vkey: key.vkey, reason: "Said to be lost.", since: null });
  }

  confirms(by: Signing, person: string, key: Holder): string {
    return this.does(by, "key/confirm", { person, vkey: key.vkey, fingerprint: key.fingerprint });
  }

  protests(by: Signing, key: Signer): string {
    return this.does(by, "key/protest", { vkey: key.vkey, reason: "The key is not mine." });
  }

  rotates(by: Signing, to: Holder): string {
    const { vkey, fingerprint } = to;
    return this.does(by, "key/rotate", { replaces: by.key.vkey, vkey, fingerprint, until: null }, to);
  }

  /** The number of the last appointment of somebody. */
  appointmentOf(person: string): string {
    return this.register.appointments.get(person)?.at(-1)?.id ?? "";
  }

  /** "" where an objection by this key, in the name of a delegate, would be taken now; else why not. */
  objects(key: Signer, actor = "delegate", place: Place = this.place): string {
    const at = new Date(place.at).toISOString().replace(/\.\d+Z$/u, "Z");
    const { role, delegation } = byDelegate(key, actor);
    const body = { reason: "The figures." };
    const opened = signedAct([key], { kind: "matter/object", actor, role, delegation: delegation ?? null, body, at });
    const checked = checkAct(crypto, this.register, opened, place);
    return checked.ok ? "" : checked.problem;
  }
}

/** A delegate with his first key, whom the secretary appointed. */
export function withDelegate(first: Holder): Record {
  const made = new Record();
  made.enrols(bySecretary, "delegate", first);
  made.appoints(bySecretary, "delegate");
  return made;
}
