import type { Edit, LedgerBlock } from "#compare";
import type { Run, Status } from "./flow.ts";

/** Stands between the blocks of one correspondence in its edits. */
export const separator = "\u2029";

/** A paragraph being woven: its runs, and how its mark stands to the two texts. */
export interface Woven {
  status: Status;
  runs: Run[];
}

/** What a mark becomes: one run where both texts have it here, else one of its own side. */
export interface NoteRuns {
  /** Whether the two marks call the same note. */
  paired(original: string, amended: string): boolean;
  run(original: string | null, amended: string | null): Run;
}

interface Mark {
  offset: number;
  note: string;
}

/** The statuses that text gets: for a place of a move, what is kept has moved. */
export interface Statuses {
  keep: Status;
  delete: Status | null;
  insert: Status | null;
}

export const inPlace: Statuses = { keep: "plain", delete: "delete", insert: "insert" };
export const movedAway: Statuses = { keep: "move-from", delete: "move-from", insert: null };
export const movedHere: Statuses = { keep: "move-to", delete: null, insert: "insert" };

/**
 * Weaves the text of original and amended blocks along their edits into runs, with the note marks of both, and cuts
 * it at every paragraph separator. Statuses of null leave that side out.
 */
export function weave(
  original: LedgerBlock[],
  amended: LedgerBlock[],
  edits: Edit[],
  statuses: Statuses,
  notes: NoteRuns,
): Woven[] {
  const paragraphs: Woven[] = [];
  let runs: Run[] = [];
  const marks = { original: absoluteMarks(original), amended: absoluteMarks(amended) };
  const at = { original: 0, amended: 0 };
  const flush = (sides: readonly Side[]) => emitMarks(marks, at, sides, statuses, notes, runs);
  const text = (status: Status | null, value: string) => {
    value.split(separator).forEach((piece, index) => {
      if (index > 0 && status) {
        paragraphs.push({ status, runs });
        runs = [];
      }
      if (piece && status) runs.push({ status, text: piece });
    });
  };
  for (const [operation, value] of edits) {
    const sides = sidesOf[operation];
    let from = 0;
    while (from < value.length) {
      flush(sides);
      // Up to the next mark on a side that this edit walks along.
      const next = Math.min(
        value.length - from,
        ...sides.map((side) => {
          const offset = marks[side][0]?.offset;
          return offset === undefined || offset <= at[side] ? Number.POSITIVE_INFINITY : offset - at[side];
        }),
      );
      text(statuses[operation], value.slice(from, from + next));
      from += next;
      for (const side of sides) at[side] += next;
    }
  }
  at.original = at.amended = Number.POSITIVE_INFINITY;
  flush(sidesOf.keep);
  paragraphs.push({ status: statuses.keep, runs });
  return paragraphs;
}

type Side = "original" | "amended";

const sidesOf: Record<Edit[0], readonly Side[]> = {
  keep: ["original", "amended"],
  delete: ["original"],
  insert: ["amended"],
};

function absoluteMarks(blocks: LedgerBlock[]): Mark[] {
  let start = 0;
  return blocks.flatMap((block) => {
    const own = block.marks.map((mark) => ({ offset: start + mark.offset, note: mark.note }));
    start += block.text.length + separator.length;
    return own;
  });
}

/**
 * Emits the marks that are due before more text of the given sides follows. A mark of the other side waits, so that
 * it can still meet its partner.
 */
function emitMarks(
  marks: Record<Side, Mark[]>,
  at: Record<Side, number>,
  sides: readonly Side[],
  statuses: Statuses,
  notes: NoteRuns,
  runs: Run[],
): void {
  const due = (side: Side) => {
    const first = marks[side][0];
    return first && first.offset <= at[side] ? first : null;
  };
  for (;;) {
    const left = due("original");
    const right = due("amended");
    if (!sides.some((side) => due(side))) return;
    if (left && right && statuses.keep === "plain" && notes.paired(left.note, right.note)) {
      marks.original.shift();
      marks.amended.shift();
      runs.push(notes.run(left.note, right.note));
    } else {
      const soon = marks.amended.slice(0, 20).filter((mark) => mark.offset <= at.amended);
      const waits = left && soon.some((mark) => notes.paired(left.note, mark.note));
      const side: Side = left && !(waits && right) ? "original" : "amended";
      const mark = side === "original" ? left : right;
      if (!mark) return;
      marks[side].shift();
      pushMark(side, mark, statuses, notes, runs);
    }
  }
}

function pushMark(side: Side, mark: Mark, statuses: Statuses, notes: NoteRuns, runs: Run[]): void {
  const status = side === "original" ? statuses.delete : statuses.insert;
  if (!status) return;
  const run = side === "original" ? notes.run(mark.note, null) : notes.run(null, mark.note);
  // A mark inside a passage that moved goes with it.
  runs.push({ ...run, status: statuses.keep === "plain" ? status : statuses.keep });
}
