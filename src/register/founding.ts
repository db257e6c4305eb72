import { PenholderError } from "#kernel";
import { type Crypto, fingerprint, parseVerifierKey, toBase64 } from "#record";
import type { Place } from "./actor.ts";
import type { Appointment, EnrolledKey, Founding, Register } from "./types.ts";

/** The register before any act. Throws `key-invalid` where a founder's key is none, or two founders share one. */
export function foundRegister(crypto: Crypto, { record, founders }: Founding): Register {
  const since: Place = { at: 0, sequence: -1n };
  const appointments = new Map<string, Appointment[]>();
  const keys = new Map<string, EnrolledKey[]>();
  const used = new Map<string, string>();
  for (const [index, { vkey, ...founder }] of founders.entries()) {
    const key = parseVerifierKey(crypto, vkey);
    if (!key.ok || key.value.type !== 1 || used.has(toBase64(key.value.publicKey)) || keys.has(founder.person))
      throw new PenholderError(
        "key-invalid",
        `The key of founder ${index + 1}, ${founder.person}, is no Ed25519 verifier key of his own; give the one that penholder keygen printed.`,
      );
    used.set(toBase64(key.value.publicKey), founder.person);
    keys.set(founder.person, [
      {
        person: founder.person,
        vkey,
        fingerprint: fingerprint(crypto, key.value),
        holder: "person",
        since,
        enrolled: null,
        root: "",
        until: null,
      },
    ]);
    const appointment = {
      ...founder,
      id: `founding-${index}`,
      delegation: null,
      since,
      from: null,
      until: null,
      appointed: "",
    };
    appointments.set(founder.person, [appointment]);
  }
  return { record, sequence: -1n, at: 0, appointments, keys, used };
}
