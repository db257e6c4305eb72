import type { Edge, OwnershipGraph } from "./graph.ts";
import type { OwnershipRule } from "./rules.data.ts";
import { type Stake, units, whole } from "./share.ts";
import { controlBy } from "./together.ts";

/** What the holdings of one set of parties in another come to, at least and at most. */
export interface Tally {
  ownership: Stake;
  votes: Stake;
  control: "certain" | "perhaps" | undefined;
}

/** Which parties count as listed because of a set of seeds. */
export interface Cascade {
  /** Certainly, each with its rank: what supports it ranks lower. Seeds rank 0. */
  certain: ReadonlyMap<number, number>;
  /** Possibly; everything certain is in it. */
  possible: ReadonlyMap<number, number>;
}

export interface Seeds {
  certain: readonly number[];
  possible: readonly number[];
}

type Weight = "cascade" | "votes";
const half = units(50);

/**
 * The least set that holds the seeds and every party whose holders in the set reach the rule's threshold (or control
 * it, where the rule says so). It is computed twice: with the least shares over what is certain, and with the greatest
 * over what is possible. Shares enter with a plus sign only, so both are least fixed points of monotone steps, cycles
 * and cross-holdings included, and the true set lies between them whatever the true shares are. Each holding is looked
 * at once: linear.
 */
export function cascade(graph: OwnershipGraph, seeds: Seeds, rule: OwnershipRule): Cascade {
  const certain = grow(graph, seeds.certain, rule, certainly, least);
  const possible = grow(graph, [...seeds.possible, ...certain.keys()], rule, possibly, greatest);
  return { certain, possible };
}

interface Sum {
  ownership: number;
  votes: number;
  ownershipOpen: boolean;
  votesOpen: boolean;
  control: boolean;
}

/** Sums so far of a party's holders in the set. */
type Add = (sum: Sum, edge: Edge, control: Edge["control"]) => void;

const least: Add = (sum, { cascade: owned, votes }, control) => {
  sum.ownership += owned?.low ?? 0;
  sum.votes += votes?.stake.low ?? 0;
  sum.ownershipOpen ||= owned?.lowOpen ?? false;
  sum.votesOpen ||= votes?.stake.lowOpen ?? false;
  sum.control ||= control === "certain";
};

const greatest: Add = (sum, { cascade: owned, votes }, control) => {
  // What a holder in the set has at most counts, and what it had at least no longer binds the others.
  sum.ownership += owned?.high ?? 0;
  sum.votes += votes?.stake.high ?? 0;
  sum.ownershipOpen ||= owned?.highOpen ?? false;
  sum.votesOpen ||= votes?.stake.highOpen ?? false;
  sum.control ||= control !== undefined;
};

function grow(
  graph: OwnershipGraph,
  seeds: readonly number[],
  rule: OwnershipRule,
  passes: (tally: Tally, rule: OwnershipRule) => boolean,
  add: Add,
): Map<number, number> {
  const rank = new Map<number, number>();
  for (const seed of seeds) rank.set(seed, 0);
  const sums = new Map<number, Sum>();
  const outside = new Map<number, { ownership: number; votes: number }>();
  const queue = [...rank.keys()];
  for (let next = 0; next < queue.length; next++) {
    for (const edge of graph.outOf[queue[next] ?? -1] ?? []) {
      if (rank.has(edge.asset) || edge.owner === edge.asset) continue;
      const sum = sums.get(edge.asset) ?? emptySum();
      sums.set(edge.asset, sum);
      add(sum, edge, controlBy(edge, graph, rule));
      if (add === greatest) shrink(outside, edge, graph);
      const room = outside.get(edge.asset) ?? { ownership: 0, votes: 0 };
      if (!passes(tallyOf(sum, room), rule)) continue;
      rank.set(edge.asset, queue.length);
      queue.push(edge.asset);
    }
  }
  return rank;
}

const emptySum = (): Sum => ({ ownership: 0, votes: 0, ownershipOpen: false, votesOpen: false, control: false });

/** What holders outside the set have at least: so much of the whole cannot be the set's. */
function shrink(outside: Map<number, { ownership: number; votes: number }>, edge: Edge, graph: OwnershipGraph): void {
  let left = outside.get(edge.asset);
  if (!left) {
    left = { ownership: 0, votes: 0 };
    for (const each of graph.into[edge.asset] ?? []) {
      left.ownership += each.cascade?.low ?? 0;
      left.votes += each.votes?.stake.low ?? 0;
    }
    outside.set(edge.asset, left);
  }
  left.ownership -= edge.cascade?.low ?? 0;
  left.votes -= edge.votes?.stake.low ?? 0;
}

function tallyOf(sum: Sum, outside: { ownership: number; votes: number }): Tally {
  const side = (value: number, open: boolean, taken: number): Stake => {
    const room = Math.max(0, whole - taken);
    return { low: Math.min(value, whole), lowOpen: open, high: Math.min(value, room), highOpen: open && value <= room };
  };
  return {
    ownership: side(sum.ownership, sum.ownershipOpen, outside.ownership),
    votes: side(sum.votes, sum.votesOpen, outside.votes),
    control: sum.control ? "perhaps" : undefined,
  };
}

function certainly({ ownership, votes, control }: Tally, rule: OwnershipRule): boolean {
  return lowReaches(ownership, rule) || (rule.control && (control !== undefined || lowAbove(votes)));
}

function possibly({ ownership, votes, control }: Tally, rule: OwnershipRule): boolean {
  return highReaches(ownership, rule) || (rule.control && (control !== undefined || highAbove(votes)));
}

/** Whether every share that is possible satisfies the rule's threshold. */
export function lowReaches({ low, lowOpen }: Stake, rule: OwnershipRule): boolean {
  const threshold = units(rule.threshold);
  return low > threshold || (low === threshold && (rule.reached === "at" || lowOpen));
}

/** Whether some share that is possible satisfies the rule's threshold. */
export function highReaches({ high, highOpen }: Stake, rule: OwnershipRule): boolean {
  const threshold = units(rule.threshold);
  return high > threshold || (high === threshold && rule.reached === "at" && !highOpen);
}

/** Most of the votes is more than half of them, whatever the threshold for shares. */
export function lowAbove({ low, lowOpen }: Stake): boolean {
  return low > half || (low === half && lowOpen);
}

export function highAbove({ high }: Stake): boolean {
  return high > half;
}

/** What the parties in a cascade have in one party, at least and at most. */
export function tallyAt(
  graph: OwnershipGraph,
  place: number,
  { certain, possible }: Cascade,
  rule: OwnershipRule,
): Tally {
  const into = (graph.into[place] ?? []).filter(({ owner }) => owner !== place);
  const total = (weight: Weight): Stake => {
    let [low, high, outside] = [0, 0, 0];
    let [lowOpen, highOpen] = [false, false];
    for (const edge of into) {
      const stake = weight === "votes" ? edge.votes?.stake : edge.cascade;
      if (!stake) continue;
      if (certain.has(edge.owner)) {
        low += stake.low;
        lowOpen ||= stake.lowOpen;
      }
      if (possible.has(edge.owner)) {
        high += stake.high;
        highOpen ||= stake.highOpen;
      } else outside += stake.low;
    }
    const room = Math.max(0, whole - outside);
    const floor = Math.min(low, whole);
    // Sources that contradict each other can leave more than all of a company; the certain part stands.
    return {
      low: floor,
      lowOpen: lowOpen && low < whole,
      high: Math.max(floor, Math.min(high, room)),
      highOpen: highOpen && high <= room && high > floor,
    };
  };
  const controls = into.map((edge) => {
    const control = controlBy(edge, graph, rule);
    return certain.has(edge.owner) ? control : possible.has(edge.owner) && control ? "perhaps" : undefined;
  });
  return {
    ownership: total("cascade"),
    votes: total("votes"),
    control: controls.includes("certain") ? "certain" : controls.includes("perhaps") ? "perhaps" : undefined,
  };
}
