import { type Cosigned, type LogPolicy, quorumMet } from "#record";

/** The latest time (POSIX seconds) at or after which a whole quorum cosigned: as of then the tree was the largest that it had seen. null without a dated quorum. */
export function quorumTime(policy: LogPolicy, cosigned: readonly Cosigned[]): bigint | null {
  const witnessed = new Set<string>();
  const dated = cosigned.flatMap(({ witness, time }) => (time === null ? [] : [{ witness, time }]));
  for (const { witness, time } of dated.sort((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : 0))) {
    witnessed.add(witness);
    if (quorumMet(policy, witnessed)) return time;
  }
  return null;
}
