import type { Edge, OwnershipAnswer, OwnershipGraph, Standing } from "#parties";
import { html, type Markup, trusted } from "../html/markup.ts";
import { clipped, columns } from "../terminal/width.ts";
import { type Box, layoutOf } from "./layout.ts";
import { headline, holdingText, nameOf, standingText } from "./view.ts";

const box = { width: 190, height: 62, gapX: 34, gapY: 92, margin: 24 } as const;

/** Colours that keep a contrast of 4.5 : 1 with the text on them; every standing is written in words as well. */
const colours: Readonly<Record<Standing, { fill: string; line: string; dash?: string }>> = {
  listed: { fill: "#fbd5d5", line: "#9b1c1c" },
  "perhaps listed": { fill: "#fdeccd", line: "#8a5a00", dash: "6 4" },
  counts: { fill: "#fde8e8", line: "#9b1c1c" },
  "may count": { fill: "#fef6e4", line: "#8a5a00", dash: "6 4" },
  clear: { fill: "#ffffff", line: "#4b5563" },
};

/** The drawing as a document of its own. */
export function ownershipSvg(graph: OwnershipGraph, answer: OwnershipAnswer): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${drawing(graph, answer).markup}\n`;
}

/** Who holds whom, from the listed parties down to the one asked about. */
export function drawing(graph: OwnershipGraph, answer: OwnershipAnswer): Markup {
  const layout = layoutOf(graph, answer);
  const width = Math.max(520, 2 * box.margin + layout.columns * (box.width + box.gapX) - box.gapX);
  const height = 2 * box.margin + layout.rows * (box.height + box.gapY) - box.gapY + 26;
  const widths = new Map<number, number>();
  for (const each of [...layout.boxes, ...[...layout.bends.values()].flat()])
    widths.set(each.row, Math.max(widths.get(each.row) ?? 0, each.column + 1));
  const middle = (each: { row: number; column: number }) => ({
    x: width / 2 + (each.column - ((widths.get(each.row) ?? 1) - 1) / 2) * (box.width + box.gapX),
    y: box.margin + (layout.rows - 1 - each.row) * (box.height + box.gapY) + box.height / 2,
  });
  const at = new Map(layout.boxes.map((each) => [each.place, { ...middle(each), row: each.row }]));
  const lines = layout.edges.map((edge, index) =>
    line(edge, at, answer, {
      index,
      enters: port(edge, layout.edges, at),
      bends: (layout.bends.get(edge) ?? []).map(middle),
    }),
  );
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="ownership-title ownership-desc" font-family="system-ui, sans-serif">
<title id="ownership-title">Who owns and controls ${nameOf(graph, answer.place)}</title>
<desc id="ownership-desc">${headline(graph, answer)} ${described(graph, layout.edges)}</desc>
<defs>${["9b1c1c", "8a5a00", "4b5563"].map((colour) => html`<marker id="tip-${colour}" viewBox="0 0 10 10" refX="9" refY="5" markerUnits="userSpaceOnUse" markerWidth="11" markerHeight="11" orient="auto"><path d="M0 0 10 5 0 10z" fill="#${colour}"/></marker>`)}</defs>
<rect width="${width}" height="${height}" fill="#ffffff"/>
${lines.map(({ path }) => path)}
${layout.boxes.map((each) => card(graph, answer, each, at.get(each.place) ?? middle(each)))}
${lines.map(({ label }) => label)}
${layout.omitted > 0 && html`<text x="${box.margin}" y="${height - 8}" font-size="12" fill="#374151">${layout.omitted} more parties are not drawn; the table has them.</text>`}
</svg>`;
}

type Place = { x: number; y: number; row: number };

function card(
  graph: OwnershipGraph,
  answer: OwnershipAnswer,
  { place }: Box,
  { x, y }: { x: number; y: number },
): Markup {
  const standing = answer.standing(place);
  const colour = colours[standing];
  const asked = place === answer.place;
  const isPerson = graph.parties[place]?.schema === "Person";
  const [first, second] = wrapped(nameOf(graph, place), isPerson ? roundColumns : lineColumns);
  const top = y - box.height / 2;
  const round = isPerson ? 30 : 6;
  return html`<g><rect x="${x - box.width / 2}" y="${top}" width="${box.width}" height="${box.height}" rx="${round}" fill="${colour.fill}" stroke="${colour.line}" stroke-width="${asked ? 3 : 1.5}"${trusted(colour.dash ? ` stroke-dasharray="${colour.dash}"` : "")}/>
<text x="${x}" text-anchor="middle" font-size="13" fill="#111827"><tspan x="${x}" y="${top + (second ? 19 : 26)}" font-weight="600">${first}</tspan>${second && html`<tspan x="${x}" y="${top + 35}" font-weight="600">${second}</tspan>`}<tspan x="${x}" y="${top + (second ? 52 : 45)}" font-size="11.5" fill="${colour.line}">${asked && standing === "clear" ? "asked about" : clipped(standingText(answer, place), isPerson ? roundColumns + 2 : lineColumns + 4)}</tspan></text></g>`;
}

function line(
  edge: Edge,
  at: ReadonlyMap<number, Place>,
  answer: OwnershipAnswer,
  { index, enters, bends }: { index: number; enters: number; bends: readonly { x: number; y: number }[] },
): { path: Markup; label: Markup } {
  const [from, to] = [at.get(edge.owner), at.get(edge.asset)];
  if (!from || !to) return { path: html``, label: html`` };
  const standing = answer.standing(edge.owner);
  const counts = (standing === "listed" || standing === "counts") && edge.cascade !== undefined;
  const colour = counts ? "9b1c1c" : standing === "clear" || !edge.cascade ? "4b5563" : "8a5a00";
  const owned = edge.cascade !== undefined;
  const down = from.row > to.row;
  const [startY, endY] = down ? [from.y + box.height / 2, to.y - box.height / 2] : [from.y, to.y];
  // A line within a row, or one that runs back up, bends out to the side; one that passes rows takes its bends.
  const far = !down;
  const side = far ? (index % 2 === 0 ? 1 : -1) * (box.width / 2 + 20) : 0;
  const [startX, endX] = down
    ? [from.x, to.x + enters]
    : [from.x + Math.sign(side) * (box.width / 2), to.x + Math.sign(side) * (box.width / 2)];
  const [bendX, bendY] = [(startX + endX) / 2 + side, (startY + endY) / 2];
  const text = clipped(holdingText(edge), 34);
  const [next] = bends;
  const [nextX, nextY] = next ? [next.x, next.y - box.height / 2 - 8] : [endX, endY];
  // Labels of lines that meet in one box stand nearer to where each begins.
  const labelX = far ? (startX + endX) / 4 + bendX / 2 : startX + (nextX - startX) * 0.36;
  const labelY = far ? (startY + endY) / 4 + bendY / 2 : startY + (nextY - startY) * 0.36;
  // A row is passed straight down, so that no line cuts the corner of a box beside it.
  const passed = bends.flatMap(({ x, y }) => [
    { x, y: y - box.height / 2 - 8 },
    { x, y: y + box.height / 2 + 8 },
  ]);
  const through = [...passed, { x: endX, y: endY }].map(({ x, y }) => `L${x} ${y}`).join(" ");
  const width = columns(text) * 6.6 + 10;
  return {
    path: html`<path d="${far ? `M${startX} ${startY} Q${bendX} ${bendY} ${endX} ${endY}` : `M${startX} ${startY} ${through}`}" fill="none" stroke="#${colour}" stroke-width="${counts ? 2.5 : 1.5}"${trusted(owned ? "" : ' stroke-dasharray="3 4"')} marker-end="url(#tip-${colour})"/>`,
    label: html`<g><rect x="${labelX - width / 2}" y="${labelY - 10}" width="${width}" height="19" rx="4" fill="#ffffff" stroke="#e5e7eb"/><text x="${labelX}" y="${labelY + 4}" text-anchor="middle" font-size="12" fill="#${colour}">${text}</text></g>`,
  };
}

/** Where a line meets the top of a box: those from the left meet it on the left. */
function port(edge: Edge, edges: readonly Edge[], at: ReadonlyMap<number, Place>): number {
  const x = ({ owner }: Edge) => at.get(owner)?.x ?? 0;
  const arriving = edges.filter(({ asset }) => asset === edge.asset).sort((one, other) => x(one) - x(other));
  return ((arriving.indexOf(edge) + 1) / (arriving.length + 1) - 0.5) * (box.width - 30);
}

/** Letters of a name that stand in a box, and in one with round ends. */
const lineColumns = 23;
const roundColumns = 20;

/** A name on two lines at most; the table has it whole. */
function wrapped(name: string, most: number): [string, string | undefined] {
  if (columns(name) <= most) return [name, undefined];
  const words = name.split(" ");
  let first = words.shift() ?? "";
  while (words.length > 0 && columns(`${first} ${words[0]}`) <= most) first += ` ${words.shift()}`;
  return [clipped(first, most), words.length > 0 ? clipped(words.join(" "), most) : undefined];
}

function described(graph: OwnershipGraph, edges: readonly Edge[]): string {
  return edges
    .slice(0, 60)
    .map((edge) => `${nameOf(graph, edge.owner)} to ${nameOf(graph, edge.asset)}: ${holdingText(edge)}.`)
    .join(" ");
}
