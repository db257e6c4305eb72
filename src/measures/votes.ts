import { electedMembers, permanentMembers } from "./members.data.ts";
import type { Position, Vote } from "./types.ts";

/** The fifteen members of the Council, and of its committees, on a day ("2018-09-13"); undefined in a year not in the tables. */
export function membersOn(day: string): string[] | undefined {
  const elected = electedMembers[Number(day.slice(0, 4))];
  return elected === undefined ? undefined : [...permanentMembers, ...elected.split(" ")].sort();
}

/** How each member voted; undefined where the tables do not say who sat on that day. */
export function positions(vote: Vote): Map<string, Position> | undefined {
  const members = membersOn(vote.day);
  return members && new Map(members.map((member) => [member, vote.not[member] ?? "for"]));
}

/** For, against, abstained, absent: the figures of a vote. */
export function tally(vote: Vote): Record<Position, number> | undefined {
  const all = positions(vote);
  if (!all) return;
  const figures = { for: 0, against: 0, abstained: 0, absent: 0 };
  for (const position of all.values()) figures[position]++;
  return figures;
}
