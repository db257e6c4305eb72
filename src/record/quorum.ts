import type { VerifierKey } from "./keys.ts";
import type { LogPolicy, PolicyGroup } from "./log-policy.ts";

/** Is the quorum met by these witnesses (names of the policy)? With "quorum none" always. */
export function quorumMet(policy: LogPolicy, witnessed: ReadonlySet<string>): boolean {
  const met = new Set(witnessed);
  // Members are defined before their groups, so one pass settles all.
  for (const group of policy.groups) {
    if (group.members.filter((member) => met.has(member)).length >= group.threshold) met.add(group.name);
    else met.delete(group.name);
  }
  return policy.quorum === null || met.has(policy.quorum);
}

/** Who runs a witness: its key's name up to the first "/". */
export function organisationOf(key: VerifierKey): string {
  return key.name.split("/", 1)[0] ?? key.name;
}

/** What a policy withstands, counted in organisations (docs/record.md, "Quorum arithmetic"). */
export interface QuorumArithmetic {
  /** Witnesses, and organisations that run them, that can count towards the quorum. */
  witnesses: number;
  organisations: number;
  /** Fewest organisations that, with the log, can show two readers two different trees; 0 where none need lie. */
  fewestToSplit: number;
  /** How many may lie: 2k − n > f, generalised to groups. */
  toleratedLiars: number;
  /** How many may be silent while a quorum is still possible. */
  toleratedAbsent: number;
  /** False where so many organisations run several witnesses that the numbers are safe lower bounds only. */
  exact: boolean;
}

/** Counts what a policy's quorum withstands. An organisation that lies does so with all its witnesses. */
export function quorumArithmetic(policy: LogPolicy): QuorumArithmetic {
  const members = quorumWitnesses(policy);
  const sizes = new Map<string, number>();
  for (const organisation of members.values()) sizes.set(organisation, (sizes.get(organisation) ?? 0) + 1);
  const several = [...sizes].filter(([, size]) => size > 1).map(([organisation]) => organisation);
  const counts = { witnesses: members.size, organisations: sizes.size, exact: several.length <= maxEnumerated };
  if (policy.quorum === null) {
    return { ...counts, fewestToSplit: 0, toleratedLiars: 0, toleratedAbsent: sizes.size };
  }
  // Two quorums of a group k of n share at least 2k − n members, and can be chosen to share no more.
  const toSplit = fewest(policy, members, sizes, several, ({ threshold, members }) => 2 * threshold - members.length);
  // A group of k of n cannot witness once n − k + 1 members are silent.
  const toBlock = fewest(policy, members, sizes, several, ({ threshold, members }) => members.length - threshold + 1);
  return {
    ...counts,
    fewestToSplit: toSplit,
    toleratedLiars: Math.max(0, toSplit - 1),
    toleratedAbsent: Math.max(0, toBlock - 1),
  };
}

/** How many organisations may lie without a split view going unseen; 0: the policy tolerates no liar. */
export function toleratedLiars(policy: LogPolicy): number {
  return quorumArithmetic(policy).toleratedLiars;
}

/** The arithmetic in one sentence for a reader. */
export function describeQuorum(policy: LogPolicy): string {
  const { witnesses, organisations, fewestToSplit, toleratedLiars, toleratedAbsent, exact } = quorumArithmetic(policy);
  if (policy.quorum === null)
    return "The policy asks for no cosignature: it tolerates no liar, the log itself included.";
  const liars =
    fewestToSplit === 0
      ? "tolerates no liar: two readers can be shown two different logs though every witness is honest"
      : toleratedLiars === 0
        ? "tolerates no liar: one lying organisation is enough to show two readers two different logs"
        : `tolerates ${atLeast(exact)}${toleratedLiars} lying`;
  return `Of ${organisations} organisations (${witnesses} witnesses), the quorum ${liars}; it can still be met with ${atLeast(exact)}${toleratedAbsent} silent.`;
}

/** Subsets of organisations with several witnesses are tried one by one, up to this many such organisations. */
const maxEnumerated = 12;

function atLeast(exact: boolean): string {
  return exact ? "" : "at least ";
}

/** The witnesses below the quorum, with their organisations. */
function quorumWitnesses(policy: LogPolicy): Map<string, string> {
  const below = new Set(policy.quorum === null ? [] : [policy.quorum]);
  for (const group of policy.groups.toReversed()) {
    if (below.has(group.name)) for (const member of group.members) below.add(member);
  }
  const used = policy.witnesses.filter((witness) => below.has(witness.name));
  return new Map(used.map((witness) => [witness.name, organisationOf(witness.key)]));
}

/**
 * Fewest organisations whose witnesses "fall" so that the quorum falls, where a group falls with `needed` of its
 * members. Each witness stands at one place only, so with one witness an organisation the cheapest members of each
 * group decide; organisations with several are tried in all combinations.
 */
function fewest(
  policy: LogPolicy,
  witnesses: ReadonlyMap<string, string>,
  sizes: ReadonlyMap<string, number>,
  several: readonly string[],
  needed: (group: PolicyGroup) => number,
): number {
  if (several.length > maxEnumerated)
    return fewestAtLeast(
      cost(policy, () => 1, witnesses, needed),
      sizes,
    );
  let best = Number.POSITIVE_INFINITY;
  for (let chosen = 0; chosen < 1 << several.length; chosen++) {
    const fallen = new Set(several.filter((_, i) => (chosen >> i) & 1));
    const price = (organisation: string) =>
      fallen.has(organisation) ? 0 : sizes.get(organisation) === 1 ? 1 : Number.POSITIVE_INFINITY;
    best = Math.min(best, fallen.size + cost(policy, price, witnesses, needed));
  }
  return best;
}

/** A lower bound: the fewest organisations that together run so many witnesses. */
function fewestAtLeast(witnesses: number, sizes: ReadonlyMap<string, number>): number {
  let reached = 0;
  let organisations = 0;
  for (const size of [...sizes.values()].sort((a, b) => b - a)) {
    if (reached >= witnesses) break;
    reached += size;
    organisations++;
  }
  return organisations;
}

function cost(
  policy: LogPolicy,
  price: (organisation: string) => number,
  witnesses: ReadonlyMap<string, string>,
  needed: (group: PolicyGroup) => number,
): number {
  const costs = new Map([...witnesses].map(([name, organisation]) => [name, price(organisation)]));
  for (const group of policy.groups) {
    const cheapest = group.members.map((member) => costs.get(member) ?? 0).sort((a, b) => a - b);
    const total = cheapest.slice(0, Math.max(0, needed(group))).reduce((sum, each) => sum + each, 0);
    costs.set(group.name, total);
  }
  return costs.get(policy.quorum ?? "") ?? 0;
}
