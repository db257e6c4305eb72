import type { Block, Document } from "#document";
import { bits, type Item, isNote, Lexicon } from "./items.ts";
import type { Matching } from "./matching.ts";
import { matchSequences } from "./sequences.ts";

/** Blocks that correspond, by their positions in the two documents. */
export interface Group {
  a: number[];
  b: number[];
  moved: boolean;
}

/** Both documents while they are being matched. */
export interface Pairing {
  lexicon: Lexicon;
  a: Side;
  b: Side;
  groups: Group[];
}

/** One document prepared for matching. */
export interface Side {
  items: Item[];
  /** By position: the group that a block has come to, or undefined. */
  groupOf: (Group | undefined)[];
  /** Position of each block by its id. */
  at: Map<string, number>;
  /** Positions of the rows of each table, by the table's position. */
  rows: Map<number, number[]>;
}

/** Prepares two documents: words counted, rows gathered under their tables. */
export function prepare(original: Document, amended: Document): Pairing {
  const lexicon = new Lexicon();
  const [a, b] = [side(original, lexicon), side(amended, lexicon)];
  lexicon.weigh(a.items, b.items);
  return { lexicon, a, b, groups: [] };
}

function side(document: Document, lexicon: Lexicon): Side {
  const { blocks } = document;
  const at = new Map(blocks.map((block, position) => [block.id, position]));
  const rows = new Map<number, number[]>();
  for (const [position, block] of blocks.entries()) {
    const table = block.kind === "row" && block.parent !== null ? at.get(block.parent) : undefined;
    if (table === undefined || blocks[table]?.kind !== "table") continue;
    const list = rows.get(table);
    if (list) list.push(position);
    else rows.set(table, [position]);
  }
  const entries = blocks.map((block, position) => ({
    block,
    position,
    text: matchedText(blocks, block, position, rows),
  }));
  return { items: lexicon.items(entries), groupOf: [], at, rows };
}

/** A table is known by what its rows say. */
function matchedText(blocks: Block[], block: Block, position: number, rows: Map<number, number[]>): string {
  if (block.kind !== "table") return block.text;
  return (rows.get(position) ?? []).map((row) => blocks[row]?.text ?? "").join("\n");
}

/** Body and annexes: everything but notes and the rows of tables. */
export function flowOf({ items, rows }: Side): Item[] {
  const inTables = new Set([...rows.values()].flat());
  return items.filter(({ block, position }) => !isNote(block) && !inTables.has(position));
}

export function notesOf({ items }: Side): Item[] {
  return items.filter(({ block }) => isNote(block));
}

/** Items that have come to no group yet. */
export function freeOf(side: Side, items: Item[]): Item[] {
  return items.filter(({ position }) => side.groupOf[position] === undefined);
}

/** What decides about a pair found by a matching: taken, taken as moved, or left alone. */
export type Verdict = "kept" | "moved" | "refused";

/** Matches two sequences and keeps what the judge accepts as groups. */
export function matchInto(
  pairing: Pairing,
  a: Item[],
  b: Item[],
  judge: (left: Item, right: Item, onSpine: boolean) => Verdict,
  certain: readonly (readonly [number, number])[] = [],
): void {
  if (a.length === 0 || b.length === 0) return;
  const matching = matchSequences(a, b, pairing.lexicon, certain);
  for (const group of collect(matching)) {
    const [left, right] = [a[group.a[0] ?? -1], b[group.b[0] ?? -1]];
    if (!left || !right) continue;
    const verdict = judge(left, right, matching.spine[group.seed] === 1);
    if (verdict === "refused") continue;
    const positions = (items: Item[], indexes: number[]) => indexes.flatMap((index) => items[index]?.position ?? []);
    add(pairing, { a: positions(a, group.a), b: positions(b, group.b), moved: verdict === "moved" });
  }
}

function collect(matching: Matching): { a: number[]; b: number[]; seed: number }[] {
  const byI = new Map<number, { a: number[]; b: number[]; seed: number }>();
  for (const [i, j] of matching.toB.entries()) if (j >= 0) byI.set(i, { a: [i], b: [j], seed: i });
  for (const [i, j] of matching.mergedInto.entries()) if (j >= 0) byI.get(matching.toA[j] ?? -1)?.a.push(i);
  for (const [j, i] of matching.splitFrom.entries()) if (i >= 0) byI.get(i)?.b.push(j);
  for (const group of byI.values()) {
    group.a.sort((x, y) => x - y);
    group.b.sort((x, y) => x - y);
  }
  return [...byI.values()];
}

function add(pairing: Pairing, group: Group): void {
  pairing.groups.push(group);
  for (const position of group.a) pairing.a.groupOf[position] = group;
  for (const position of group.b) pairing.b.groupOf[position] = group;
}

/** Whether two passages say enough, and are alike enough, to be known as one wherever they stand. */
export function unmistakable(lexicon: Lexicon, left: Item, right: Item): boolean {
  return Math.min(left.info, right.info) >= bits(30) && lexicon.similarity(left, right) >= 0.6;
}
