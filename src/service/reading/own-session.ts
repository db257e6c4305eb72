import { appointmentsOf, isFresh, type Principal } from "#people";
import { actorAt, type Reading } from "./asking.ts";

/** Who is signed in, in what he may act, and in what he does. */
export interface OwnSession {
  person: string;
  via: "session" | "token";
  appointment: string | null;
  /** Whether the second factor was given a moment ago, as official acts ask for. */
  fresh: boolean;
  appointments: { id: string; role: string; delegation: string | null; team: string | null }[];
}

export async function ownSession(reading: Reading, principal: Principal): Promise<OwnSession> {
  const at = reading.institution.clock();
  const register = await reading.registers.current();
  const held = appointmentsOf(register, principal.person, { at, sequence: register.sequence + 1n });
  const inForce = actorAt(register, principal, at) !== null;
  return {
    person: principal.person,
    via: principal.via,
    appointment: inForce ? principal.appointment : null,
    fresh: isFresh(principal, at),
    appointments: held.map(({ id, role, delegation, team }) => ({ id, role, delegation, team })),
  };
}
