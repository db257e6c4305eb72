import { appointmentsOf, keysOf } from "#people";
import { type Asking, expectMay, open, type Reading } from "./asking.ts";

/** Somebody who acts, as everybody may know him; clearances are not told. */
export interface Listed {
  person: string;
  name: string;
  appointments: { id: string; role: string; delegation: string | null; team: string | null }[];
  /** With which official acts are signed; "secretariat": it signs for the person. */
  keys: { vkey: string; fingerprint: string; holder: "person" | "secretariat" }[];
}

/** Who acts now in which role, with their public keys, in the order of their identities. */
export async function directory(reading: Reading, asking: Asking): Promise<Listed[]> {
  expectMay(asking, "read directory", open);
  const register = await reading.registers.current();
  const place = { at: asking.at, sequence: register.sequence + 1n };
  return [...register.appointments.keys()].sort().flatMap((person) => {
    const held = appointmentsOf(register, person, place);
    const keys = keysOf(register, person, place).map(({ vkey, fingerprint, holder }) => ({
      vkey,
      fingerprint,
      holder,
    }));
    const [first] = held;
    if (!first) return [];
    const appointments = held.map(({ id, role, delegation, team }) => ({ id, role, delegation, team }));
    return [{ person, name: first.name, appointments, keys }];
  });
}
