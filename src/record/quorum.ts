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
  /** Fewest organisations that, with the log's own, can show two readers two different trees; 0 where none need lie. */
  fewestToSplit: number;
  /** How many may lie: 2k − n > f, generalised to groups. */
  toleratedLiars: number;
  /** How many may be silent while a quorum is still possible. */
  toleratedAbsent: number;
  /** False where so many organisations run several witnesses that the numbers are safe lower bounds only. */
  exact: boolean;
}

/**
 * Counts what a policy's quorum withstands. An organisation that lies does so with all its witnesses, and that of the
 * log is counted out: whoever shows two trees runs the log.
 */
export function quorumArithmetic(policy: LogPolicy): QuorumArithmetic {
  const witnesses = quorumWitnesses(policy);
  const sizes = new Map<string, number>();
  for (const organisation of witnesses.values()) sizes.set(organisation, (sizes.get(organisation) ?? 0) + 1);
  const own = new Set(policy.logs.map(({ key }) => organisationOf(key)));
  const others = new Map([...sizes].filter(([organisation]) => !own.has(organisation)));
  // Two quorums of a group k of n share at least 2k − n members, and can be chosen to share no more.
  const split = fewest(policy, witnesses, others, ({ threshold, members }) => 2 * threshold - members.length);
  // A group of k of n cannot witness once n − k + 1 members are silent.
  const block = fewest(policy, witnesses, sizes, ({ threshold, members }) => members.length - threshold + 1);
  return {
    witnesses: witnesses.size,
    organisations: sizes.size,
    exact: split.exact && block.exact,
    fewestToSplit: split.count,
    toleratedLiars: Math.max(0, split.count - 1),
    toleratedAbsent: policy.quorum === null ? sizes.size : Math.max(0, block.count - 1),
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
      ? "tolerates no liar: two readers can be shown two different logs though every other organisation is honest"
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
 * Fewest of the organisations in `sizes` whose witnesses "fall" so that the quorum falls, where a group falls with
 * `needed` of its members; all others have fallen. Each witness stands at one place only, so with one witness an
 * organisation the cheapest members of each group decide; organisations with several are tried in all combinations.
 */
function fewest(
  policy: LogPolicy,
  witnesses: ReadonlyMap<string, string>,
  sizes: ReadonlyMap<string, number>,
  needed: (group: PolicyGroup) => number,
): { count: number; exact: boolean } {
  const several = [...sizes].filter(([, size]) => size > 1).map(([organisation]) => organisation);
  if (several.length > maxEnumerated) {
    const single = cost(policy, (organisation) => (sizes.has(organisation) ? 1 : 0), witnesses, needed);
    return { count: fewestAtLeast(single, sizes), exact: false };
  }
  let best = Number.POSITIVE_INFINITY;
  for (let chosen = 0; chosen < 1 << several.length; chosen++) {
    const fallen = new Set(several.filter((_, i) => (chosen >> i) & 1));
    const price = (organisation: string) =>
      fallen.has(organisation) || !sizes.has(organisation) ? 0 : sizes.get(organisation) === 1 ? 1 : Infinity;
    best = Math.min(best, fallen.size + cost(policy, price, witnesses, needed));
  }
  return { count: best, exact: true };
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
