import {
  type Appointment,
  appointmentsOf,
  type EnrolledKey,
  isSettled,
  isWaiting,
  keysOf,
  type Place,
  type Register,
} from "#people";
import { type Asking, expectMay, open, type Reading } from "./asking.ts";

/** Whether a second person looked at what one officer did: nobody had to, somebody did, or only the time for protest passed. */
export type SecondLook = "not needed" | "confirmed" | "unconfirmed";

/** What one officer did in somebody's name, and what is not in force yet, or void: for whoever is to confirm or protest. */
export interface Pending {
  what: "key" | "appointment";
  state: "awaiting" | "void";
  /** The key's verifier key, or the number of the appointment: what a confirmation or protest names. */
  names: string;
  fingerprint?: string;
  role?: string;
  delegation?: string | null;
  team?: string | null;
  /** The officer, and when. */
  by: string;
  since: string;
  /** In force from then on unless somebody protests; null: by a confirmation alone. */
  from: string | null;
  /** Who protested, and why. */
  protest?: { by: string; reason: string };
}

/** Somebody who acts, as everybody may know him; clearances are not told. */
export interface Listed {
  person: string;
  name: string;
  appointments: { id: string; role: string; delegation: string | null; team: string | null }[];
  /** With which official acts are signed; "secretariat": it signs for the person. */
  keys: { vkey: string; fingerprint: string; holder: "person" | "secretariat"; secondLook: SecondLook }[];
  pending: Pending[];
}

/** Who acts now in which role, with their public keys, in the order of their identities; and what waits for a second look. */
export async function directory(reading: Reading, asking: Asking): Promise<Listed[]> {
  expectMay(asking, "read directory", open);
  const register = await reading.registers.current();
  const place = { at: asking.at, sequence: register.sequence + 1n };
  return [...register.appointments.keys()].sort().flatMap((person) => {
    const held = appointmentsOf(register, person, place);
    const keys = keysOf(register, person, place).map((key) => {
      const { vkey, fingerprint, holder } = key;
      return { vkey, fingerprint, holder, secondLook: secondLookOf(key) };
    });
    const pending = pendingOf(register, person, place);
    const name = (held[0] ?? register.appointments.get(person)?.at(-1))?.name ?? person;
    if (held.length === 0 && pending.length === 0) return [];
    const appointments = held.map(({ id, role, delegation, team }) => ({ id, role, delegation, team }));
    return [{ person, name, appointments, keys, pending }];
  });
}

const secondLookOf = (one: EnrolledKey): SecondLook => {
  if (one.waits === undefined) return "not needed";
  return isSettled(one) ? "confirmed" : "unconfirmed";
};

function pendingOf(register: Register, person: string, place: Place): Pending[] {
  const keys = (register.keys.get(person) ?? []).flatMap((key) => {
    const { vkey: names, fingerprint } = key;
    return common(key, key.enrolled?.by ?? "", place).map((of) => ({
      ...of,
      what: "key" as const,
      names,
      fingerprint,
    }));
  });
  const parts = (register.appointments.get(person) ?? []).flatMap((one) => {
    const { id: names, role, delegation, team } = one;
    const what = "appointment" as const;
    return common(one, one.appointed, place).map((of) => ({ ...of, what, names, role, delegation, team }));
  });
  return [...keys, ...parts];
}

/** What a key and an appointment that wait, or are void, have in common; nothing for any other. */
function common(one: EnrolledKey | Appointment, by: string, place: Place): Omit<Pending, "what" | "names">[] {
  const { ended, waits } = one;
  const isVoid = ended?.how === "protested";
  if (!isVoid && !isWaiting(one, place)) return [];
  const from = waits?.from ?? null;
  return [
    {
      ...{ state: isVoid ? "void" : "awaiting", by, since: iso(one.since.at) },
      from: isVoid || from === null ? null : iso(from),
      ...(isVoid && { protest: { by: ended.by, reason: ended.reason } }),
    },
  ];
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
