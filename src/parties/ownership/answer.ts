import { type Cascade, cascade, highAbove, highReaches, lowAbove, lowReaches, type Tally, tallyAt } from "./cascade.ts";
import { type Chain, chainsDown } from "./chains.ts";
import { type Conflict, conflictsIn } from "./conflicts.ts";
import { type Effective, effective, effectiveShare } from "./effective.ts";
import type { Edge, OwnershipGraph } from "./graph.ts";
import type { Lapse } from "./in-force.ts";
import { type Listed, type ListedOptions, listedIn, type Resemblance } from "./listed.ts";
import { remarks } from "./remarks.ts";
import { type RootAnswer, seedsOf, union } from "./roots.ts";
import type { OwnershipRule } from "./rules.data.ts";
import { type Share, shareOf, whole } from "./share.ts";
import { actingTogether, joinedGroups } from "./together.ts";
import type { OwnershipParty, Statement, Verdict } from "./types.ts";
import { upstream } from "./upstream.ts";

/**
 * What a party is to the question: listed itself; counting as listed because of its holders, certainly or possibly;
 * none of it.
 */
export type Standing = "listed" | "perhaps listed" | "counts" | "may count" | "clear";

/** Whether a party counts as listed by a rule because of who owns or controls it, and why. */
export interface OwnershipAnswer {
  rule: OwnershipRule;
  /** ISO day. */
  day: string;
  place: number;
  party: OwnershipParty;
  verdict: Verdict;
  /** Listed itself: the question does not arise. */
  listed: boolean;
  /** What the parties that count together (or, without aggregation, the one that holds most) own of it directly. */
  owned: { verdict: Verdict; share: Share };
  /** Undefined where the rule does not look at control. */
  controlled: { verdict: Verdict; votes: Share } | undefined;
  /** Without aggregation: each listed party or group by itself, the largest first. */
  separately: RootAnswer[];
  /** Listed parties' shares multiplied down all chains: what they own economically, not what the rule counts. */
  multiplied: Share;
  /** What no source records of its shares. */
  unrecorded: Share;
  /** Everybody with a stated interest in it. */
  holders: Edge[];
  /** The holdings that the answer rests on, from the party upwards. */
  support: Edge[];
  /** Chains from listed parties; `counts` where every step carries, else `stops` is the step that does not. */
  chains: (Chain & { counts: "yes" | "no" | "perhaps"; stops: Edge | undefined })[];
  moreChains: boolean;
  conflicts: Conflict[];
  /** Statements on parties above it that do not count on the day. */
  lapsed: { statement: Statement; why: Lapse }[];
  /** What a person should know before relying on the answer. */
  remarks: string[];
  /** Where somebody above it, or it itself, resembles a listed party: the answers if none of them is that party, and if all are. */
  identity: { resembling: Resemblance[]; ifNone: OwnershipAnswer; ifAll: OwnershipAnswer } | undefined;
  standing(place: number): Standing;
  reason(place: number): string | undefined;
}

export interface QuestionOptions extends ListedOptions {
  /** Groups of parties that act together, by their places, beside those that sources state: for rules without aggregation. */
  together?: readonly (readonly number[])[];
}

/** Answers for the party at a place, under a rule, on the graph's day. */
export function answer(
  whole_: OwnershipGraph,
  place: number,
  rule: OwnershipRule,
  options: QuestionOptions = {},
): OwnershipAnswer {
  const party = whole_.parties[place];
  if (!party) throw new RangeError(`no party at place ${place}`);
  const { graph, places } = upstream(whole_, place);
  const listed = listedIn(graph, places, rule, options);
  const acting = rule.together ? actingTogether(whole_, places) : [];
  const groups = joinedGroups([...(options.together ?? []), ...acting.map((each) => placesOf(each, whole_))]);
  const sets = decide(graph, place, places, rule, listed, groups);
  const { cascaded, tally, separately, multiplied } = sets;
  const isListed = listed.certain.has(place);
  const owned = ownedBy(tally, rule);
  const controlled = rule.control ? controlledBy(tally) : undefined;
  const holders = [...(graph.into[place] ?? [])].sort(largestFirst);
  const verdict = isListed ? "yes" : overall(party, holders, cascaded, place, [owned, controlled]);
  const facts = { graph, place, rule, listed, cascaded, multiplied, holders, tally, verdict, separately, acting };
  const { chains, more } = listedChains(graph, place, listed, cascaded);
  return {
    rule,
    day: graph.day,
    place,
    party,
    verdict,
    listed: isListed,
    owned: { verdict: owned, share: shareOf(tally.ownership) },
    controlled: controlled && { verdict: controlled, votes: shareOf(tally.votes) },
    separately,
    multiplied: effectiveShare(multiplied, place),
    unrecorded: unrecorded(holders),
    holders,
    support: support(graph, place, cascaded),
    chains,
    moreChains: more,
    conflicts: conflictsIn(graph, graph.edges),
    lapsed: lapsedAbove(whole_, places),
    remarks: remarks(facts),
    identity: identityOf(whole_, place, rule, options, listed),
    standing: (at) => standing(at, listed, cascaded),
    reason: (at) => listed.possible.get(at),
  };
}

function identityOf(
  graph: OwnershipGraph,
  place: number,
  rule: OwnershipRule,
  options: QuestionOptions,
  { resembling }: Listed,
): OwnershipAnswer["identity"] {
  if (resembling.size === 0 || (options.identity ?? "open") !== "open") return undefined;
  return {
    resembling: [...resembling.values()],
    ifNone: answer(graph, place, rule, { ...options, identity: "none" }),
    ifAll: answer(graph, place, rule, { ...options, identity: "all" }),
  };
}

function placesOf({ owner, asset }: Statement, { register }: OwnershipGraph): number[] {
  return [register.at.get(owner), register.at.get(asset)].filter((place) => place !== undefined);
}

interface Decided {
  cascaded: Cascade;
  tally: Tally;
  separately: RootAnswer[];
  multiplied: Effective;
}

function decide(
  graph: OwnershipGraph,
  place: number,
  places: ReadonlySet<number>,
  rule: OwnershipRule,
  listed: Listed,
  together: readonly (readonly number[])[],
): Decided {
  const multiplied = effective(graph, place, {
    certain: within(listed.certain.keys(), places),
    possible: new Set([...within(listed.certain.keys(), places), ...within(listed.possible.keys(), places)]),
  });
  const roots = seedsOf(listed, places, rule, together);
  const judged = roots.map(({ parties, seeds }) => {
    const first = cascade(graph, seeds, rule);
    const circular = circularAbove(first, multiplied, rule);
    const cascaded =
      circular.length > 0 ? cascade(graph, { ...seeds, possible: [...seeds.possible, ...circular] }, rule) : first;
    return { parties, cascaded, tally: tallyAt(graph, place, cascaded, rule) };
  });
  judged.sort((one, other) => weight(other.tally) - weight(one.tally));
  const [most] = judged;
  return {
    cascaded: union(judged.map(({ cascaded }) => cascaded)),
    tally: widest(judged.map(({ tally }) => tally)) ?? most?.tally ?? tallyAt(graph, place, emptyCascade, rule),
    separately: rule.aggregates
      ? []
      : judged
          .filter(({ parties, tally }) => parties.length > 0 || tally.ownership.high > 0)
          .map(({ parties, tally }) => ({
            parties,
            owned: ownedBy(tally, rule),
            share: shareOf(tally.ownership),
            controlled: controlledBy(tally),
          })),
    multiplied,
  };
}

const emptyCascade: Cascade = { certain: new Map(), possible: new Map() };
const weight = ({ ownership, votes }: Tally) => ownership.low + ownership.high / 1000 + votes.low / 1e6;

/** Of several listed parties by themselves, the most that any of them has, at least and at most. */
function widest(tallies: readonly Tally[]): Tally | undefined {
  return tallies.length === 0
    ? undefined
    : tallies.reduce((one, other) => ({
        ownership: most(one.ownership, other.ownership),
        votes: most(one.votes, other.votes),
        control: one.control === "certain" || other.control === "certain" ? "certain" : (one.control ?? other.control),
      }));
}

function most(one: Tally["votes"], other: Tally["votes"]): Tally["votes"] {
  const low = one.low > other.low || (one.low === other.low && one.lowOpen) ? one : other;
  const high = one.high > other.high || (one.high === other.high && !one.highOpen) ? one : other;
  return { low: low.low, lowOpen: low.lowOpen, high: high.high, highOpen: high.highOpen };
}

/** Parties in cross-holdings that listed parties own to the threshold by multiplication, though the cascade stops before them. */
function circularAbove({ possible }: Cascade, { high, circular }: Effective, rule: OwnershipRule): number[] {
  return [...circular].filter((at) => {
    const stake = { low: 0, lowOpen: false, high: Math.round((high.get(at) ?? 0) * whole), highOpen: false };
    return !possible.has(at) && highReaches(stake, rule);
  });
}

function ownedBy({ ownership }: Tally, rule: OwnershipRule): Verdict {
  return lowReaches(ownership, rule) ? "yes" : highReaches(ownership, rule) ? "cannot be excluded" : "no";
}

function controlledBy({ votes, control }: Tally): Verdict {
  if (control === "certain" || lowAbove(votes)) return "yes";
  return control === "perhaps" || highAbove(votes) ? "cannot be excluded" : "no";
}

function overall(
  party: OwnershipParty,
  holders: readonly Edge[],
  { certain, possible }: Cascade,
  place: number,
  verdicts: readonly (Verdict | undefined)[],
): Verdict {
  if (verdicts.includes("yes") || certain.has(place)) return "yes";
  if (verdicts.includes("cannot be excluded") || possible.has(place)) return "cannot be excluded";
  const known = holders.some((edge) => edge.ownership || edge.indirect || edge.votes || edge.control);
  return known || party.schema === "Person" ? "no" : "cannot be excluded";
}

function unrecorded(holders: readonly Edge[]): Share {
  const sum = (end: "low" | "high") => holders.reduce((total, { cascade: stake }) => total + (stake?.[end] ?? 0), 0);
  return shareOf({
    low: Math.max(0, whole - sum("high")),
    lowOpen: false,
    high: Math.max(0, whole - sum("low")),
    highOpen: false,
  });
}

const mostSupport = 500;

function support(graph: OwnershipGraph, place: number, { certain, possible }: Cascade): Edge[] {
  const ranks = certain.has(place) ? certain : possible;
  const found: Edge[] = [];
  const seen = new Set([place]);
  const queue = [place];
  for (let next = 0; next < queue.length && found.length < mostSupport; next++) {
    const at = queue[next] ?? -1;
    for (const edge of graph.into[at] ?? []) {
      const rank = ranks.get(edge.owner);
      if (rank === undefined || rank >= (ranks.get(at) ?? Number.POSITIVE_INFINITY)) continue;
      found.push(edge);
      if (!seen.has(edge.owner)) {
        seen.add(edge.owner);
        queue.push(edge.owner);
      }
    }
  }
  return found;
}

function listedChains(graph: OwnershipGraph, place: number, listed: Listed, { certain, possible }: Cascade) {
  const tops = new Set([...listed.certain, ...listed.possible.keys()].filter((each) => each !== place));
  const { chains, more } = chainsDown(graph, place, tops, (edge) => carries(edge));
  return {
    more,
    chains: chains.map((chain) => {
      const middle = chain.edges.slice(0, -1);
      const stops = middle.find((edge) => !possible.has(edge.asset));
      const sure = chain.edges.every((edge) => certain.has(edge.owner));
      return { ...chain, stops, counts: stops ? ("no" as const) : sure ? ("yes" as const) : ("perhaps" as const) };
    }),
  };
}

/** Ownership and control lead down a chain; being a sister company, a nominee or a director's seat does not. */
function carries({ share, cascade: whole_, votes, control, indirect }: Edge): boolean {
  return (
    (share !== undefined && share.high > 0) ||
    whole_ !== undefined ||
    votes !== undefined ||
    control !== undefined ||
    indirect !== undefined
  );
}

const mostLapsed = 200;

function lapsedAbove(graph: OwnershipGraph, places: ReadonlySet<number>): OwnershipAnswer["lapsed"] {
  return graph.lapsed
    .filter(({ statement }) => places.has(graph.register.at.get(statement.asset) ?? -1))
    .slice(0, mostLapsed);
}

function standing(at: number, listed: Listed, { certain, possible }: Cascade): Standing {
  if (listed.certain.has(at)) return "listed";
  if (listed.possible.has(at)) return "perhaps listed";
  return certain.has(at) ? "counts" : possible.has(at) ? "may count" : "clear";
}

function largestFirst(one: Edge, other: Edge): number {
  return (
    (other.cascade?.low ?? -1) - (one.cascade?.low ?? -1) || (other.cascade?.high ?? -1) - (one.cascade?.high ?? -1)
  );
}

function within(all: Iterable<number>, places: ReadonlySet<number>): Set<number> {
  return new Set([...all].filter((each) => places.has(each)));
}
