import { uniquePairs } from "./anchors.ts";
import { freeOf, type Group, matchInto, notesOf, type Pairing, type Side, unmistakable } from "./groups.ts";
import type { Item } from "./items.ts";
import type { Stayed } from "./places.ts";
import { foldedWords } from "./text.ts";

/** Rows are aligned inside paired tables; a row that came to another table must be unmistakable. */
export function matchRows(pairing: Pairing, stayed: Stayed): void {
  const { a, b, lexicon } = pairing;
  for (const group of [...pairing.groups]) {
    const [left, right] = [rowsOf(a, group.a), rowsOf(b, group.b)];
    matchInto(pairing, left, right, (_left, _right, onSpine) => (onSpine ? "kept" : "moved"));
  }
  const rest = (side: Side) => freeOf(side, rowsOf(side, [...side.rows.keys()]));
  matchInto(pairing, rest(a), rest(b), (left, right) => {
    if (!unmistakable(lexicon, left, right)) return "refused";
    return stayed(left, right) && inOrder(pairing, left, right) ? "kept" : "moved";
  });
}

/** Rows of a table on either side of a row that are asked for their place. */
const nearRows = 200;

/** Whether the rows paired before and after two rows of paired tables stand before and after in both of them. */
function inOrder({ a, b }: Pairing, left: Item, right: Item): boolean {
  const [tableA, tableB] = [tableOf(a, left), tableOf(b, right)];
  const group = a.groupOf[tableA];
  if (group === undefined || group !== b.groupOf[tableB]) return true;
  const rows = a.rows.get(tableA) ?? [];
  const own = new Set(b.rows.get(tableB));
  const at = rows.indexOf(left.position);
  for (const step of [-1, 1])
    for (let k = at + step; k >= 0 && k < rows.length && Math.abs(k - at) <= nearRows; k += step) {
      const near = a.groupOf[rows[k] ?? -1];
      const there = near?.b[0];
      if (near === undefined || near.moved || there === undefined || !own.has(there)) continue;
      if (Math.sign(there - right.position) !== step) return false;
      break;
    }
  return true;
}

const tableOf = (side: Side, { block }: Item) => (block.parent === null ? -1 : (side.at.get(block.parent) ?? -1));

function rowsOf(side: Side, tables: number[]): Item[] {
  return tables.flatMap((table) => side.rows.get(table) ?? []).flatMap((position) => side.items[position] ?? []);
}

/**
 * Notes are aligned inside the passages that call them: "Ibid." is known by its caller alone. What is left is
 * matched in order where a caller is unknown; a note that went to another passage must be unmistakable.
 */
export function matchNotes(pairing: Pairing): void {
  const { a, b, lexicon } = pairing;
  const [byGroupA, byGroupB] = [notesByGroup(a), notesByGroup(b)];
  for (const [group, left] of byGroupA) {
    const right = byGroupB.get(group) ?? [];
    matchInto(pairing, left, right, () => "kept", sameCalls(a, left, b, right));
  }
  const owned = (side: Side, { block }: Item) =>
    block.parent !== null && side.at.has(block.parent) && calls(side, block);
  matchInto(pairing, freeOf(a, notesOf(a)), freeOf(b, notesOf(b)), (left, right, onSpine) => {
    const bothOwned = owned(a, left) && owned(b, right);
    if (!bothOwned && onSpine) return "kept";
    return unmistakable(lexicon, left, right) ? (bothOwned ? "moved" : "kept") : "refused";
  });
}

const wordsBefore = 4;

/**
 * Equal notes of one passage are told apart by where they are called: after all the same words, before all the same
 * words or, where the passage was reworded, after the same few words.
 */
function sameCalls(a: Side, notesA: Item[], b: Side, notesB: Item[]): [number, number][] {
  const [callsA, callsB] = [callsOf(a, notesA), callsOf(b, notesB)];
  const by = (tell: (call: Call) => string) => uniquePairs(callsA.map(tell), callsB.map(tell));
  return [
    ...by(({ key, before }) => `${key} ${before}`),
    ...by(({ key, after }) => `${key} ${after}`),
    ...by(({ key, before }) => `${key} ${foldedWords(before.slice(-100)).slice(-wordsBefore).join(" ")}`),
  ];
}

/** What a note says, and the text of its caller on both sides of its mark. */
interface Call {
  key: number;
  before: string;
  after: string;
}

function callsOf(side: Side, notes: Item[]): Call[] {
  const marked = new Map<string, { before: string; after: string }>();
  for (const caller of new Set(notes.map(({ block }) => block.parent ?? ""))) {
    const { marks = [], text = "" } = side.items[side.at.get(caller) ?? -1]?.block ?? {};
    for (const { note, offset } of marks.slice(0, mostMarks))
      marked.set(note, {
        before: text.slice(Math.max(0, offset - farthest), offset),
        after: text.slice(offset, offset + farthest),
      });
  }
  return notes.map(({ key, block }) => ({ key, ...(marked.get(block.id) ?? { before: "", after: "" }) }));
}

/** Marks of one passage whose place is looked at, and how far around them: bounds on hostile input. */
const mostMarks = 200;
const farthest = 20_000;

/** Whether a note's parent is the block that calls it, not the annex in which it stands. */
function calls(side: Side, { id, parent }: Item["block"]): boolean {
  const caller = parent === null ? undefined : side.items[side.at.get(parent) ?? -1]?.block;
  return caller !== undefined && (caller.kind !== "annex" || caller.marks.some((mark) => mark.note === id));
}

function notesByGroup(side: Side): Map<Group, Item[]> {
  const found = new Map<Group, Item[]>();
  for (const item of notesOf(side)) {
    const { parent } = item.block;
    const group = parent === null || !calls(side, item.block) ? undefined : side.groupOf[side.at.get(parent) ?? -1];
    if (!group) continue;
    const list = found.get(group);
    if (list) list.push(item);
    else found.set(group, [item]);
  }
  return found;
}
