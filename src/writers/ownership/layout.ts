import type { Edge, OwnershipAnswer, OwnershipGraph } from "#parties";

/** A party in the drawing, by the row above the party asked about and its place in the row. */
export interface Box {
  place: number;
  row: number;
  column: number;
}

export interface Layout {
  boxes: Box[];
  edges: Edge[];
  /** Where a line that passes rows leaves room between the boxes: row and column, from the top down. */
  bends: ReadonlyMap<Edge, { row: number; column: number }[]>;
  rows: number;
  columns: number;
  /** Parties left out because there are too many to read. */
  omitted: number;
}

const mostBoxes = 40;
const sweeps = 6;

/**
 * Rows by the longest way from the party asked about, the holders that matter first; boxes in a row in the order of
 * what they hold (barycentres, Sugiyama 1981), so that lines cross little.
 */
export function layoutOf(graph: OwnershipGraph, answer: OwnershipAnswer): Layout {
  const all = chosen(answer);
  const shown = new Set([answer.place]);
  let omitted = 0;
  for (const place of all.flatMap(({ owner, asset }) => [asset, owner]))
    if (!shown.has(place)) {
      if (shown.size < mostBoxes) shown.add(place);
      else omitted++;
    }
  // Holdings between those drawn belong in the drawing too: what closes a cycle is on no chain.
  const others = [...shown].flatMap((place) =>
    (graph.into[place] ?? []).filter(({ cascade }) => cascade !== undefined),
  );
  const edges = [...new Set([...all, ...others])].filter(({ owner, asset }) => shown.has(owner) && shown.has(asset));
  const rows = rowsOf(answer.place, shown, edges);
  const { links, passing } = withBends(rows, edges);
  const ordered = order(rows, links);
  const boxes = ordered.flatMap((row, index) => row.map((place, column) => ({ place, row: index, column })));
  const at = new Map(boxes.map((each) => [each.place, { row: each.row, column: each.column }]));
  const bends = new Map([...passing].map(([edge, ids]) => [edge, ids.flatMap((id) => at.get(id) ?? [])]));
  const columns = Math.max(...ordered.map((row) => row.length));
  return { boxes: boxes.filter(({ place }) => place >= 0), edges, bends, rows: ordered.length, columns, omitted };
}

interface Link {
  owner: number;
  asset: number;
}

/** Puts a place of its own (below zero) into every row that a line passes, so that boxes leave room for it. */
function withBends(rows: number[][], edges: readonly Edge[]): { links: Link[]; passing: Map<Edge, number[]> } {
  const rowOf = new Map(rows.flatMap((row, index) => row.map((place) => [place, index] as const)));
  const links: Link[] = [];
  const passing = new Map<Edge, number[]>();
  let next = -1;
  for (const edge of edges) {
    let above = edge.owner;
    for (let row = (rowOf.get(edge.owner) ?? 0) - 1; row > (rowOf.get(edge.asset) ?? 0); row--) {
      const bend = next--;
      rows[row]?.push(bend);
      passing.set(edge, [...(passing.get(edge) ?? []), bend]);
      links.push({ owner: above, asset: bend });
      above = bend;
    }
    links.push({ owner: above, asset: edge.asset });
  }
  return { links, passing };
}

/** Holdings to draw: on chains from listed parties, what the answer rests on, and who else holds the party. */
function chosen({ chains, support, holders }: OwnershipAnswer): Edge[] {
  return [...new Set([...chains.flatMap(({ edges }) => [...edges].reverse()), ...support, ...holders])];
}

function rowsOf(place: number, shown: ReadonlySet<number>, edges: readonly Edge[]): number[][] {
  const depth = new Map([[place, 0]]);
  // The longest way settles within as many rounds as there are boxes; a cycle is cut by that bound.
  for (let round = 0; round < Math.min(shown.size, 12); round++)
    for (const { owner, asset } of edges) {
      const below = depth.get(asset);
      if (below === undefined || owner === place) continue;
      const known = depth.get(owner);
      if (known === undefined || (known < below + 1 && !leadsTo(owner, asset, edges))) depth.set(owner, below + 1);
    }
  const rows: number[][] = [];
  for (const each of shown) {
    const row = depth.get(each) ?? 1;
    rows[row] = [...(rows[row] ?? []), each];
  }
  return [...rows].map((row) => row ?? []).filter((row) => row.length > 0);
}

/** Whether a party holds, through others, what itself is held by: the two are on a cycle. */
function leadsTo(owner: number, asset: number, edges: readonly Edge[]): boolean {
  const seen = new Set([asset]);
  const queue = [asset];
  for (let next = 0; next < queue.length; next++)
    for (const edge of edges)
      if (edge.owner === queue[next] && !seen.has(edge.asset)) {
        if (edge.asset === owner) return true;
        seen.add(edge.asset);
        queue.push(edge.asset);
      }
  return false;
}

function order(rows: number[][], edges: readonly Link[]): number[][] {
  const ordered = rows.map((row) => [...row]);
  const at = new Map<number, number>();
  const note = () => {
    for (const row of ordered) for (const [index, place] of row.entries()) at.set(place, (index + 0.5) / row.length);
  };
  note();
  const middle = (place: number): number => {
    const near = edges.flatMap(({ owner, asset }) => (owner === place ? [asset] : asset === place ? [owner] : []));
    const sum = near.reduce((total, each) => total + (at.get(each) ?? 0.5), 0);
    return near.length === 0 ? 0.5 : sum / near.length;
  };
  for (let sweep = 0; sweep < sweeps; sweep++)
    for (const row of ordered) {
      const middles = new Map(row.map((place) => [place, middle(place)]));
      row.sort((one, other) => (middles.get(one) ?? 0) - (middles.get(other) ?? 0));
      note();
    }
  return ordered;
}
