import type { Appointment, EnrolledKey, Register } from "../types.ts";

/** The key that was enrolled with this verifier key; a key is enrolled once. */
export const keyNamed = (register: Register, vkey: string): EnrolledKey | undefined =>
  [...register.keys.values()].flat().find((one) => one.vkey === vkey);

export const appointmentNamed = (register: Register, appointment: string): Appointment | undefined =>
  [...register.appointments.values()].flat().find(({ id }) => id === appointment);

/** A key and all those that were rotated into one another with it, the first one first. */
export const chainOf = (register: Register, { person, root }: EnrolledKey): EnrolledKey[] =>
  (register.keys.get(person) ?? []).filter((one) => one.root === root);

/** The register with each key of a chain changed. */
export function withChain(
  register: Register,
  { person, root }: EnrolledKey,
  change: (key: EnrolledKey) => Partial<EnrolledKey>,
): Register {
  const changed = (register.keys.get(person) ?? []).map((one) =>
    one.root === root ? { ...one, ...change(one) } : one,
  );
  return { ...register, keys: new Map(register.keys).set(person, changed) };
}

export function withAppointment(register: Register, found: Appointment, change: Partial<Appointment>): Register {
  const all = register.appointments.get(found.person) ?? [];
  const changed = all.map((one) => (one === found ? { ...one, ...change } : one));
  return { ...register, appointments: new Map(register.appointments).set(found.person, changed) };
}
