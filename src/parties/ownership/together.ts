import type { Edge, OwnershipGraph } from "./graph.ts";
import type { OwnershipRule } from "./rules.data.ts";
import type { Statement } from "./types.ts";

/** Statements, certain on the day, that link some parties with those that they act together with, and these with others. */
export function actingTogether(graph: OwnershipGraph, places: ReadonlySet<number>): Statement[] {
  const reached = new Set(places);
  const found = new Set<Statement>();
  for (const place of reached)
    for (const edge of [...(graph.into[place] ?? []), ...(graph.outOf[place] ?? [])])
      for (const { statement, certain } of edge.held) {
        if (!certain || statement.interest !== "together") continue;
        found.add(statement);
        reached.add(edge.owner).add(edge.asset);
      }
  return [...found];
}

/** The groups that pairs and groups make once those with a common member are one. */
export function joinedGroups(groups: readonly (readonly number[])[]): number[][] {
  const groupOf = new Map<number, Set<number>>();
  for (const group of groups) {
    let joined = new Set<number>();
    for (const other of [new Set(group), ...group.map((each) => groupOf.get(each))]) {
      if (!other || other === joined) continue;
      const [small, large] = other.size < joined.size ? [other, joined] : [joined, other];
      for (const each of small) {
        large.add(each);
        groupOf.set(each, large);
      }
      joined = large;
    }
    for (const each of group) groupOf.set(each, joined);
  }
  return [...new Set(groupOf.values())].map((group) => [...group]);
}

/**
 * The control that a holding gives. Where a rule has joint holders treated as holding all that they hold together (for
 * the UK Schedule 1, paragraph 8), each holder of a joint holding has the whole of it.
 */
export function controlBy({ held, control, asset }: Edge, graph: OwnershipGraph, rule: OwnershipRule): Edge["control"] {
  if (!rule.together || graph.parties[asset]?.joint !== true) return control;
  const owning = held.filter(({ statement: { interest } }) => interest === "ownership" || interest === "voting");
  if (owning.some(({ certain }) => certain)) return "certain";
  return owning.length > 0 ? (control ?? "perhaps") : control;
}
