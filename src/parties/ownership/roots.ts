import type { Cascade, Seeds } from "./cascade.ts";
import type { Listed } from "./listed.ts";
import type { OwnershipRule } from "./rules.data.ts";
import type { Share } from "./share.ts";
import type { Verdict } from "./types.ts";

/** One listed party, or a group that acts together, judged by itself. */
export interface RootAnswer {
  parties: number[];
  owned: Verdict;
  share: Share;
  controlled: Verdict;
}

/** More listed parties than this above one company are not told apart one by one. */
const mostRoots = 300;

/**
 * Whose holdings are added up: those of all listed parties, or where the rule does not aggregate those of each, or of
 * each group that acts together. Who is possibly listed may be any of them, so it may add to each. Beyond a bound all
 * that could count together is left possible. Of a group with one listed member all holdings count (Schedule 1 to the UK
 * regulations: each party to a joint arrangement holds what all of them hold).
 */
export function seedsOf(
  listed: Listed,
  places: ReadonlySet<number>,
  rule: OwnershipRule,
  together: readonly (readonly number[])[],
): { parties: number[]; seeds: Seeds }[] {
  const certain = [...listed.certain].filter((each) => places.has(each));
  const possible = [...listed.possible.keys()].filter((each) => places.has(each));
  if (rule.aggregates || listed.certain.size + listed.possible.size === 0)
    return [{ parties: certain, seeds: { certain, possible } }];
  const near = together
    .filter((group) => group.some((each) => places.has(each)))
    .map((group) => group.filter((each) => places.has(each) || listed.certain.has(each) || listed.possible.has(each)));
  const groups = near.filter((group) => group.some((each) => listed.certain.has(each)));
  // A group of which one may be listed may count as a whole.
  for (const group of near)
    if (!groups.includes(group) && group.some((each) => listed.possible.has(each))) possible.push(...group);
  const grouped = new Set(groups.flat());
  const roots = [...groups, ...certain.filter((each) => !grouped.has(each)).map((each) => [each])];
  const answers = roots.slice(0, mostRoots).map((parties) => ({ parties, seeds: { certain: parties, possible } }));
  if (roots.length > mostRoots)
    answers.push({ parties: [], seeds: { certain: [], possible: [...certain, ...possible] } });
  else if (roots.length === 0) answers.push({ parties: [], seeds: { certain: [], possible } });
  return answers;
}

/** Everything that is in some of the cascades. */
export function union(cascades: readonly Cascade[]): Cascade {
  const [only] = cascades;
  if (cascades.length === 1 && only) return only;
  const certain = new Map<number, number>();
  const possible = new Map<number, number>();
  for (const each of cascades) {
    for (const [place, rank] of each.certain) certain.set(place, Math.min(rank, certain.get(place) ?? rank));
    for (const [place, rank] of each.possible) possible.set(place, Math.min(rank, possible.get(place) ?? rank));
  }
  return { certain, possible };
}
