import { PenholderError } from "#kernel";
import { type Combined, cascading, combined, type HeldStatement } from "./combine.ts";
import { type InForce, inForce } from "./in-force.ts";
import { foldedName, joinParties, type Register } from "./people.ts";
import { plus, type Stake } from "./share.ts";
import type { Interest, OwnershipData, OwnershipParty, Statement } from "./types.ts";

/** Everything that one party has in another on the day. */
export interface Edge {
  owner: number;
  asset: number;
  held: HeldStatement[];
  /** Direct ownership, as the sources leave it possible. */
  ownership: Combined | undefined;
  /** Indirect ownership whose steps no source shows. */
  indirect: Combined | undefined;
  votes: Combined | undefined;
  /** What cascades: the whole of an indirect holding may. */
  cascade: Stake | undefined;
  /** What is multiplied down chains. */
  share: Stake | undefined;
  /** Whether control is stated outright, or something that may amount to it. */
  control: "certain" | "perhaps" | undefined;
}

/** Parties and holdings on one day. */
export interface OwnershipGraph {
  day: string;
  parties: readonly OwnershipParty[];
  /** Holdings in a party, by its place. */
  into: readonly (readonly Edge[])[];
  /** Holdings of a party, by its place. */
  outOf: readonly (readonly Edge[])[];
  edges: readonly Edge[];
  register: Register;
  lapsed: InForce["lapsed"];
  /** Statements about a party that no source describes. */
  dangling: Statement[];
}

const bounds = { parties: 20_000_000, statements: 40_000_000 } as const;

const outright: ReadonlySet<Interest> = new Set(["appointment", "control", "consolidation"]);
const maybe: ReadonlySet<Interest> = new Set(["influence", "trust", "acting"]);

/** Builds the graph of an ISO day, in time linear in what is given. Throws `ownership-invalid` where there is too much. */
export function ownershipGraph(data: OwnershipData, day: string): OwnershipGraph {
  if (data.parties.length > bounds.parties || data.statements.length > bounds.statements)
    throw new PenholderError(
      "ownership-invalid",
      `There are ${data.statements.length} statements about ${data.parties.length} parties, more than can be held; give fewer files.`,
    );
  const register = joinParties(data.parties);
  const { held, lapsed } = inForce(unique(data.statements), day);
  const dangling: Statement[] = [];
  const pairs = new Map<string, Edge>();
  for (const each of held) {
    const [owner, asset] = [register.at.get(each.statement.owner), register.at.get(each.statement.asset)];
    if (owner === undefined || asset === undefined) {
      dangling.push(each.statement);
      continue;
    }
    const key = `${owner} ${asset}`;
    const known = pairs.get(key);
    if (known) known.held.push(each);
    else pairs.set(key, { owner, asset, held: [each], ...noEdge });
  }
  const edges = [...pairs.values()];
  const into: Edge[][] = register.parties.map(() => []);
  const outOf: Edge[][] = register.parties.map(() => []);
  for (const edge of edges) {
    into[edge.asset]?.push(edge);
    outOf[edge.owner]?.push(edge);
  }
  for (const edge of edges) weigh(edge);
  const graph = { day, parties: register.parties, into, outOf, edges, register, lapsed, dangling };
  const budget = { left: 2_000_000 };
  for (const edge of edges) if (edge.indirect && !shown(edge, graph, budget)) addIndirect(edge);
  return graph;
}

const noEdge = {
  ownership: undefined,
  indirect: undefined,
  votes: undefined,
  cascade: undefined,
  share: undefined,
  control: undefined,
};

function unique(statements: readonly Statement[]): Statement[] {
  return [...new Map(statements.map((each) => [`${each.source}\u0000${each.id}`, each])).values()];
}

function weigh(edge: Edge): void {
  const of = (interest: Interest) => edge.held.filter(({ statement }) => statement.interest === interest);
  const owned = of("ownership");
  edge.ownership = combined(owned.filter(({ statement }) => statement.reach !== "indirect"));
  edge.indirect = combined(
    owned.filter(({ statement }) => statement.reach === "indirect" && statement.itemised !== true),
  );
  edge.votes = combined(of("voting"));
  edge.cascade = edge.ownership?.stake;
  edge.share = edge.ownership?.stake;
  if (edge.held.some(({ statement, certain }) => certain && outright.has(statement.interest))) edge.control = "certain";
  else if (edge.held.some(({ statement: { interest } }) => outright.has(interest) || maybe.has(interest)))
    edge.control = "perhaps";
}

function addIndirect(edge: Edge): void {
  if (!edge.indirect) return;
  const { stake } = edge.indirect;
  edge.cascade = edge.cascade ? plus(edge.cascade, cascading(stake)) : cascading(stake);
  edge.share = edge.share ? plus(edge.share, stake) : stake;
}

/** Whether the steps of an indirect holding are in the graph: a chain of direct holdings from its owner to its asset. */
function shown(indirect: Edge, graph: OwnershipGraph, budget: { left: number }): boolean {
  const seen = new Set<number>([indirect.asset]);
  let front = [indirect.asset];
  while (front.length > 0 && budget.left > 0) {
    const next: number[] = [];
    for (const place of front)
      for (const edge of graph.into[place] ?? []) {
        budget.left--;
        if (edge === indirect || !edge.ownership) continue;
        if (edge.owner === indirect.owner) return true;
        if (seen.has(edge.owner)) continue;
        seen.add(edge.owner);
        next.push(edge.owner);
      }
    front = next;
  }
  return false;
}

/** Places of the parties that a text means: an id, an identifier, or a name, in this order. */
export function findParties(graph: OwnershipGraph, wanted: string): number[] {
  const exact = graph.register.at.get(wanted);
  if (exact !== undefined) return [exact];
  const places = graph.parties.map((_, place) => place);
  const key = wanted.toLowerCase();
  const number = (each: string) =>
    each.toLowerCase() === key || each.slice(each.indexOf(":") + 1).toLowerCase() === key;
  const byKey = places.filter((place) => graph.parties[place]?.keys.some(number));
  if (byKey.length > 0) return byKey;
  const name = foldedName(wanted);
  if (name === "") return [];
  return places.filter((place) => graph.parties[place]?.names.some((each) => foldedName(each) === name));
}
