import type { Edge, OwnershipGraph } from "./graph.ts";

const none: readonly Edge[] = [];

/** The part of a graph that can matter for one party: everything that anything leads down from to it. */
export function upstream(graph: OwnershipGraph, place: number): { graph: OwnershipGraph; places: ReadonlySet<number> } {
  const places = new Set([place]);
  const queue = [place];
  for (let next = 0; next < queue.length; next++)
    for (const { owner } of graph.into[queue[next] ?? -1] ?? none)
      if (!places.has(owner)) {
        places.add(owner);
        queue.push(owner);
      }
  const into: (readonly Edge[])[] = graph.parties.map(() => none);
  const outOf: (readonly Edge[])[] = graph.parties.map(() => none);
  for (const each of places) {
    into[each] = graph.into[each] ?? none;
    outOf[each] = (graph.outOf[each] ?? none).filter(({ asset }) => places.has(asset));
  }
  const edges = queue.flatMap((each) => into[each] ?? none);
  return { graph: { ...graph, into, outOf, edges }, places };
}
