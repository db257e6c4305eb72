import { components } from "./components.ts";
import type { Edge, OwnershipGraph } from "./graph.ts";
import { between, type Share, whole } from "./share.ts";

/** Least and greatest fraction (0 to 1) of each party that some parties own, multiplied down all chains. */
export interface Effective {
  low: ReadonlyMap<number, number>;
  high: ReadonlyMap<number, number>;
  /** Parties that own a part of themselves through others or hold shares in themselves. */
  circular: ReadonlySet<number>;
}

const enough = 1e-10;
const stepsPerCycle = 20_000;
/** Holdings looked at within cycles; where they are many, the bounds stay wider than `enough`. */
const workPerGraph = 4_000_000;

/**
 * Multiplied ownership v of everything above a party: v = 1 for the owners asked about, else v(e) = Σ share(o, e) · v(o).
 * In the order of the chains this is one pass; within a cycle it is a fixed point. The lower bound climbs from 0 and the
 * upper one descends from 1, each by a monotone step, so both converge, and wherever they are stopped (a work limit) the
 * true value still lies between them. The upper bound gives the owners their least shares and what is left of the 100 %
 * to those that weigh most; what owners outside hold at least can then not be counted. A party that no owner asked
 * about leads to has 0, which settles groups that wholly own each other.
 */
export function effective(
  graph: OwnershipGraph,
  place: number,
  owners: { certain: ReadonlySet<number>; possible: ReadonlySet<number> },
): Effective {
  const above = components([place], (at) => predecessors(graph, at));
  const reached = belowOwners(graph, above, owners.possible);
  const low = new Map<number, number>();
  const high = new Map<number, number>();
  const circular = new Set<number>();
  const work = { left: workPerGraph };
  const sizes = (at: number) => 1 + (graph.into[at]?.length ?? 0);
  for (const members of above) {
    const loops = members.length > 1 || (graph.into[members[0] ?? -1] ?? []).some((edge) => edge.owner === edge.asset);
    if (loops) for (const member of members) circular.add(member);
    for (const member of members) {
      low.set(member, owners.certain.has(member) ? 1 : 0);
      high.set(member, reached.has(member) ? 1 : 0);
    }
    const free = members.filter((member) => reached.has(member));
    settle(free, owners.certain, low, (at) => leastOf(graph.into[at] ?? [], low), sizes, loops, work);
    settle(free, owners.possible, high, (at) => greatestOf(graph.into[at] ?? [], high), sizes, loops, work);
  }
  return { low, high, circular };
}

function* predecessors(graph: OwnershipGraph, place: number): Generator<number> {
  for (const edge of graph.into[place] ?? []) if (edge.share && edge.share.high > 0) yield edge.owner;
}

/** Parties above that an owner asked about leads to. */
function belowOwners(graph: OwnershipGraph, above: readonly number[][], owners: ReadonlySet<number>): Set<number> {
  const all = new Set(above.flat());
  const found = new Set([...all].filter((place) => owners.has(place)));
  const queue = [...found];
  for (let next = 0; next < queue.length; next++)
    for (const edge of graph.outOf[queue[next] ?? -1] ?? [])
      if (all.has(edge.asset) && !found.has(edge.asset) && edge.share && edge.share.high > 0) {
        found.add(edge.asset);
        queue.push(edge.asset);
      }
  return found;
}

function settle(
  members: readonly number[],
  fixed: ReadonlySet<number>,
  values: Map<number, number>,
  step: (place: number) => number,
  sizes: (place: number) => number,
  loops: boolean,
  work: { left: number },
): void {
  const holdings = members.reduce((sum, member) => sum + sizes(member), 0);
  for (let round = 0; round < (loops ? stepsPerCycle : 1); round++) {
    let moved = 0;
    for (const member of members) {
      if (fixed.has(member)) continue;
      const value = step(member);
      moved = Math.max(moved, Math.abs(value - (values.get(member) ?? 0)));
      values.set(member, value);
    }
    work.left -= holdings;
    if (moved < enough || work.left < 0) return;
  }
}

function leastOf(into: readonly Edge[], values: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const { owner, share } of into) sum += ((share?.low ?? 0) / whole) * (values.get(owner) ?? 0);
  return Math.min(1, sum);
}

function greatestOf(into: readonly Edge[], values: ReadonlyMap<number, number>): number {
  let sum = 0;
  let left = 1;
  const rooms: { room: number; value: number }[] = [];
  for (const { owner, share } of into) {
    if (!share) continue;
    const value = values.get(owner) ?? 0;
    const floor = share.low / whole;
    sum += floor * value;
    left -= floor;
    if (value > 0) rooms.push({ room: (share.high - share.low) / whole, value });
  }
  rooms.sort((one, other) => other.value - one.value);
  for (const { room, value } of rooms) {
    if (left <= 0) break;
    const taken = Math.min(room, left);
    sum += taken * value;
    left -= taken;
  }
  return Math.min(1, sum);
}

/** The multiplied share of one party. */
export function effectiveShare(values: Effective, place: number): Share {
  const percent = (value: number) => Math.min(100, Math.max(0, Math.round(value * 1e8) / 1e6));
  const low = percent(values.low.get(place) ?? 0);
  return between(low, Math.max(low, percent(values.high.get(place) ?? 0)));
}
