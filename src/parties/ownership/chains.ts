import type { Edge, OwnershipGraph } from "./graph.ts";
import { between, type Share, whole } from "./share.ts";

/** A way from a party of interest down to the party asked about. */
export interface Chain {
  /** From the top to the bottom. */
  edges: Edge[];
  /** Shares multiplied down the chain; undefined where a step is no ownership. */
  product: Share | undefined;
}

const most = { chains: 100, length: 30, steps: 50_000 } as const;

/**
 * Chains from any of some parties down to one, the shortest first; no party twice in one. Bounded: `more` tells that
 * there are others.
 */
export function chainsDown(
  graph: OwnershipGraph,
  place: number,
  tops: ReadonlySet<number>,
  follow: (edge: Edge) => boolean,
): { chains: Chain[]; more: boolean } {
  const useful = reachable(graph, place, tops, follow);
  const chains: Chain[] = [];
  let front: { at: number; edges: Edge[] }[] = [{ at: place, edges: [] }];
  let steps = 0;
  while (front.length > 0) {
    const next: { at: number; edges: Edge[] }[] = [];
    for (const { at, edges } of front)
      for (const edge of graph.into[at] ?? []) {
        if (++steps > most.steps) return { chains, more: true };
        if (!follow(edge) || !useful.has(edge.owner) || edge.owner === place) continue;
        if (edges.some((each) => each.owner === edge.owner)) continue;
        const longer = [edge, ...edges];
        if (tops.has(edge.owner)) {
          if (chains.length >= most.chains) return { chains, more: true };
          chains.push({ edges: longer, product: product(longer) });
        } else if (longer.length < most.length) next.push({ at: edge.owner, edges: longer });
        else return { chains, more: true };
      }
    front = next;
  }
  return { chains, more: false };
}

/** Parties that lie on a way from a top down to the place. */
function reachable(
  graph: OwnershipGraph,
  place: number,
  tops: ReadonlySet<number>,
  follow: (edge: Edge) => boolean,
): Set<number> {
  const above = new Set([place]);
  const queue = [place];
  for (let next = 0; next < queue.length; next++)
    for (const edge of graph.into[queue[next] ?? -1] ?? [])
      if (follow(edge) && !above.has(edge.owner)) {
        above.add(edge.owner);
        queue.push(edge.owner);
      }
  const found = new Set([...above].filter((each) => tops.has(each)));
  const down = [...found];
  for (let next = 0; next < down.length; next++)
    for (const edge of graph.outOf[down[next] ?? -1] ?? [])
      if (follow(edge) && above.has(edge.asset) && !found.has(edge.asset)) {
        found.add(edge.asset);
        down.push(edge.asset);
      }
  return found;
}

function product(edges: readonly Edge[]): Share | undefined {
  let [low, high] = [1, 1];
  for (const { share } of edges) {
    if (!share) return undefined;
    low *= share.low / whole;
    high *= share.high / whole;
  }
  const percent = (value: number) => Math.round(value * 1e8) / 1e6;
  return between(percent(low), percent(high));
}
