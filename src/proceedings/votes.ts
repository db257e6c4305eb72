import type { ActBody } from "#acts";
import { membersOn } from "#measures";

/** A vote is that of the fifteen who sat on its day: one position of each, and of nobody else. */
export function notTheFifteen({ on, votes }: ActBody<"vote/record">): string | undefined {
  const members = membersOn(on);
  if (!members) return `No table says who sat on the Council on ${on}; add the year with its source.`;
  const missing = members.filter((member) => !Object.hasOwn(votes, member));
  if (missing.length > 0) return `The vote of ${missing.join(", ")} is missing; record how each of the fifteen voted.`;
  const others = Object.keys(votes).filter((voter) => !members.includes(voter));
  return others.length === 0 ? undefined : `${others.join(", ")} did not sit on the Council on ${on}; leave that out.`;
}
