import { electedMembers, permanentMembers } from "./members.data.ts";
import type { Explanation, Position, Vote } from "./types.ts";
import { explanations, votes } from "./votes.data.ts";

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

/** One point of a state's record: a vote, or what it said. */
export type Point = { day: string; subject: string } & ({ position: Position } | { said: Explanation });

/** What a state voted and said on these measures, by day; only while it sat on the Council does it vote. */
export function record(state: string): Point[] {
  const cast = votes.flatMap((vote): Point[] => {
    const position = positions(vote)?.get(state);
    return position === undefined ? [] : [{ day: vote.day, subject: vote.subject, position }];
  });
  const said = explanations
    .filter(({ member }) => member === state)
    .map((one): Point => ({ day: one.day, subject: one.subject, said: one }));
  return [...cast, ...said].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
