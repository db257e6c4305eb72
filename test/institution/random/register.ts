import type { Json } from "#kernel";
import { newKey, nodeCrypto, nodeSigner } from "#log";
import type { Register } from "#people";
import { fingerprint, parseVerifierKey, type Signer, signatureType } from "#record";
import { type Player, record } from "../cast.ts";
import { type Draw, pick } from "./acts.ts";

/** An act of the register that could be next: mostly about few people, whose keys are lost, given, confirmed, disputed. */
export interface RegisterStep {
  kind: string;
  body: Json;
  /** The key that countersigns, where it brings one. */
  fresh?: Signer;
}

const kinds = [
  ...["key/revoke", "key/enrol", "key/enrol", "key/confirm", "key/protest", "key/rotate"],
  ...["role/appoint", "role/confirm", "role/protest", "role/end"],
] as const;

export function suggestRegister(draw: Draw, register: Register, about: Player): RegisterStep {
  const kind = pick(draw, kinds);
  const { id: person, role, delegation, team, label } = about.actor;
  const keys = register.keys.get(person) ?? [];
  const last = draw(6) === 0 && keys.length > 0 ? pick(draw, keys) : keys.at(-1);
  const part = register.appointments.get(person)?.at(-1);
  const [vkey, read] = [last?.vkey ?? about.signer.vkey, last?.fingerprint ?? "12345 ".repeat(6).trim()];
  const reason = "A reason in words.";
  const fresh = nodeSigner(newKey(`${record}/${person}/${keys.length}`, signatureType.ed25519).secret, person);
  const given = { vkey: fresh.vkey, fingerprint: printOf(fresh), until: null };
  switch (kind) {
    case "key/revoke":
      return { kind, body: { vkey, reason, since: null } };
    case "key/enrol":
      return { kind, body: { ...given, person, holder: "person" }, fresh };
    case "key/rotate":
      return { kind, body: { ...given, replaces: vkey }, fresh };
    case "key/confirm":
      return { kind, body: { person, vkey, fingerprint: read } };
    case "key/protest":
      return { kind, body: { vkey, reason } };
    case "role/appoint":
      return {
        kind,
        body: { person, name: person, role, delegation, team, label, compartments: [], from: null, until: null },
      };
    case "role/confirm":
      return { kind, body: { person, appointment: part?.id ?? "" } };
    default:
      return { kind, body: { appointment: part?.id ?? "", reason } };
  }
}

function printOf({ vkey }: Signer): string {
  const key = parseVerifierKey(nodeCrypto, vkey);
  return key.ok ? fingerprint(nodeCrypto, key.value) : "";
}
