import type { Edge, OwnershipGraph } from "./graph.ts";

const none: readonly Edge[] = [];

/** Places of everything that something leads down from to a party, without the party; the nearest first. */
export function ownersAbove(graph: OwnershipGraph, place: number): number[] {
  const places = new Set([place]);
  for (const each of places) for (const { owner } of graph.into[each] ?? none) places.add(owner);
  places.delete(place);
  return [...places];
}

/** The part of a graph that can matter for one party: everything that anything leads down from to it. */
export function upstream(graph: OwnershipGraph, place: number): { graph: OwnershipGraph; places: ReadonlySet<number> } {
  const places = new Set([place, ...ownersAbove(graph, place)]);
  const into: (readonly Edge[])[] = graph.parties.map(() => none);
  const outOf: (readonly Edge[])[] = graph.parties.map(() => none);
  for (const each of places) {
    into[each] = graph.into[each] ?? none;
    outOf[each] = (graph.outOf[each] ?? none).filter(({ asset }) => places.has(asset));
  }
  const edges = [...places].flatMap((each) => into[each] ?? none);
  return { graph: { ...graph, into, outOf, edges }, places };
}
