import type { Account } from "./combine.ts";
import type { Edge, OwnershipGraph } from "./graph.ts";
import { isUnknown } from "./share.ts";
import type { Statement } from "./types.ts";

/** Two or more sources that cannot all be right about two parties, side by side. */
export interface Conflict {
  kind: "shares" | "relation" | "direction";
  owner: number;
  asset: number;
  /** Of shares: what each source says. */
  accounts: Account[];
  /** Of relations: the statements that exclude each other. */
  statements: Statement[];
}

/** Contradictions between sources, among the holdings given. */
export function conflictsIn(graph: OwnershipGraph, edges: readonly Edge[]): Conflict[] {
  const found: Conflict[] = [];
  for (const edge of edges) {
    const { owner, asset, ownership } = edge;
    if (ownership?.conflict) found.push({ kind: "shares", owner, asset, accounts: ownership.accounts, statements: [] });
    const back = (graph.outOf[asset] ?? []).find((other) => other.asset === owner);
    const vertical = edge.held.map(({ statement }) => statement).filter(isVertical);
    const sisters = [...edge.held, ...(back?.held ?? [])]
      .map(({ statement }) => statement)
      .filter(({ interest }) => interest === "sister");
    if (vertical.length > 0 && sisters.length > 0)
      found.push({ kind: "relation", owner, asset, accounts: [], statements: [...vertical, ...sisters] });
    if (back && owner < asset && majority(edge) && majority(back))
      found.push({
        kind: "direction",
        owner,
        asset,
        accounts: [],
        statements: [...edge.held, ...back.held].map(({ statement }) => statement).filter(isVertical),
      });
  }
  return found;
}

/** Owner above, asset below: what a sister company is not. */
function isVertical({ interest }: Statement): boolean {
  return interest === "ownership" || interest === "consolidation" || interest === "control";
}

/** More than half, or stated without a number as a parent: two companies cannot both be that of each other. */
function majority({ ownership, held }: Edge): boolean {
  if (held.some(({ statement }) => statement.interest === "consolidation")) return true;
  if (!ownership) return false;
  return isUnknown(ownership.stake) || ownership.stake.low > 50e9;
}
