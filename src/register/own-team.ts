import type { Actor, Place } from "./actor.ts";
import { appointmentsOf, membersOf } from "./find.ts";
import type { Register } from "./types.ts";

/** Secretary or chair. */
export const isOfficer = ({ role }: { role: string }): boolean => role === "secretary" || role === "chair";

/**
 * An officer's own team: his, that of nobody, and one that has no officer of its own. `besides` is the person about whom
 * it goes, who cannot be his own officer.
 */
export function isOwnTeam(
  register: Register,
  actor: Actor,
  team: string | null,
  place: Place,
  besides: string,
): boolean {
  if (team === null || team === actor.team) return true;
  return !membersOf(register, { team }, place).some((one) => isOfficer(one) && one.person !== besides);
}

/** Whether somebody is an officer's to enrol and revoke keys for: he is in that officer's own team, or in none. */
export function isOwnPerson(register: Register, actor: Actor, person: string, place: Place): boolean {
  const teams = appointmentsOf(register, person, place).map(({ team }) => team);
  const inTeams = teams.filter((team) => team !== null);
  return inTeams.length === 0 || inTeams.some((team) => isOwnTeam(register, actor, team, place, person));
}

export const notOwnTeam = "This is for the officers of another team; let one of them do it.";
