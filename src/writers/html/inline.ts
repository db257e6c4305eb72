import type { Aligned, Change, Edit, LedgerBlock } from "#compare";
import { clustered } from "../ledger/clustered.ts";
import { paragraphSeparator } from "../ledger/pieces.ts";
import type { LedgerView, Side } from "../ledger/view.ts";

/** A stretch of a passage as it is shown: words, the mark of a note, or the end of a paragraph. */
export type Segment =
  | { type: "text"; op: Edit[0]; text: string }
  | { type: "note"; op: Edit[0]; side: Side; note: string }
  | { type: "break"; op: Edit[0] };

/** A passage with both versions in one: kept, deleted and inserted words with the marks of notes between them. */
export function segmentsOf(view: LedgerView, row: Aligned, change: Change | undefined, rowOf: RowOf): Segment[] {
  const original = blocksOf(view, "original", row.original);
  const amended = blocksOf(view, "amended", row.amended);
  const marks = { original: marksOf(original), amended: marksOf(amended) };
  return paired(walk(editsOf(original, amended, row, change), marks), rowOf);
}

/** The row of the alignment in which a block stands. */
export type RowOf = (side: Side, id: string) => number | undefined;

export function blocksOf(view: LedgerView, side: Side, ids: readonly string[]): LedgerBlock[] {
  return ids.flatMap((id) => view.blocks[side].get(id) ?? []);
}

function editsOf(original: LedgerBlock[], amended: LedgerBlock[], row: Aligned, change: Change | undefined): Edit[] {
  const before = original.map((block) => block.text).join(paragraphSeparator);
  const after = amended.map((block) => block.text).join(paragraphSeparator);
  if (original.length === 0) return [["insert", after]];
  if (amended.length === 0) return [["delete", before]];
  if (change?.edits && change.edits.length > 0) return clustered(change.edits);
  if (before === after) return [["keep", after]];
  if (row.references) return row.references;
  return [
    ["delete", before],
    ["insert", after],
  ];
}

interface Mark {
  offset: number;
  note: string;
}

/** Marks of several blocks by their offset in the joined text. */
function marksOf(blocks: LedgerBlock[]): Mark[] {
  const marks: Mark[] = [];
  let start = 0;
  for (const block of blocks) {
    for (const mark of block.marks) marks.push({ offset: start + mark.offset, note: mark.note });
    start += block.text.length + 1;
  }
  return marks.sort((a, b) => a.offset - b.offset);
}

/** Goes along the edits and puts each mark where it stands. */
function walk(edits: readonly Edit[], marks: Record<Side, Mark[]>): Segment[] {
  const segments: Segment[] = [];
  const at: Record<Side, number> = { original: 0, amended: 0 };
  const next: Record<Side, number> = { original: 0, amended: 0 };
  const due = (side: Side, limit: number) => {
    const mark = marks[side][next[side]];
    return mark && mark.offset <= limit ? mark : undefined;
  };
  const place = (side: Side, op: Edit[0], limit: number) => {
    for (let mark = due(side, limit); mark; mark = due(side, limit)) {
      segments.push({ type: "note", op, side, note: mark.note });
      next[side] += 1;
    }
  };
  const both = () => {
    place("original", "delete", at.original);
    place("amended", "insert", at.amended);
  };
  both();
  for (const [op, text] of edits) {
    const sides: Side[] = op === "keep" ? ["original", "amended"] : op === "delete" ? ["original"] : ["amended"];
    const stops = new Set([text.length]);
    for (const side of sides)
      for (let index = next[side]; index < marks[side].length; index += 1) {
        const relative = (marks[side][index]?.offset ?? 0) - at[side];
        if (relative > text.length) break;
        if (relative > 0) stops.add(relative);
      }
    let from = 0;
    for (const stop of [...stops].sort((a, b) => a - b)) {
      pushText(segments, op, text.slice(from, stop));
      for (const side of sides) at[side] += stop - from;
      from = stop;
      both();
    }
  }
  place("original", "delete", Number.POSITIVE_INFINITY);
  place("amended", "insert", Number.POSITIVE_INFINITY);
  return segments;
}

function pushText(segments: Segment[], op: Edit[0], text: string): void {
  text.split(paragraphSeparator).forEach((part, index) => {
    if (index > 0) segments.push({ type: "break", op });
    if (part !== "") segments.push({ type: "text", op, text: part });
  });
}

/** A mark deleted here and inserted there for one and the same note has stayed: it is shown once. */
function paired(segments: Segment[], rowOf: RowOf): Segment[] {
  const rows = (op: Edit[0]) =>
    new Set(segments.flatMap((item) => (item.type === "note" && item.op === op ? [rowOf(item.side, item.note)] : [])));
  const deleted = rows("delete");
  const inserted = rows("insert");
  return segments.flatMap((item): Segment[] => {
    if (item.type !== "note") return [item];
    const row = rowOf(item.side, item.note);
    if (row === undefined || !deleted.has(row) || !inserted.has(row)) return [item];
    return item.op === "insert" ? [{ ...item, op: "keep" }] : [];
  });
}
