import { actorOf, can, membersOf, type Place, type Register } from "#people";
import type { Proceeding } from "#proceedings";

/** Who is to be told of a change to a subject, in the words of the delivery. */
export type Recipients = (subject: Proceeding) => string[];

/**
 * Each team and delegation that a subject concerns, where all who act in it may see the subject; else those of them by
 * name who may. Who has nobody that may is not told.
 */
export function recipientsAt(register: Register, place: Place): Recipients {
  return ({ label, compartments, concerns }) => {
    const told = new Set<string>();
    const groups = [
      ...concerns.teams.map((team) => ({ group: `team:${team}`, of: { team } })),
      ...concerns.delegations.map((delegation) => ({ group: `delegation:${delegation}`, of: { delegation } })),
    ];
    for (const { group, of } of groups) {
      const members = membersOf(register, of, place);
      const may = members.filter((one) => can(actorOf(one), "subscribe", { label, compartments, ...concerns }).allowed);
      if (may.length === members.length && may.length > 0) told.add(group);
      else for (const { person } of may) told.add(`person:${person}`);
    }
    return [...told];
  };
}
