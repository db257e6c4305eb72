import type { Flow, FlowParagraph, FlowTable, Run } from "./flow.ts";

/**
 * Moves the comments that stand between the first two note marks to the start of the paragraph of the first one.
 * LibreOffice (up to 7.4 at least) loses the text of the notes when a comment stands there.
 */
export function withEarlyRemarks(flow: Flow): Flow {
  const [first, second] = placesOfNotes(flow);
  if (first === undefined || second === undefined) return flow;
  const home = flow[first];
  if (!home || "rows" in home) return flow;
  const early: string[] = [];
  const result = flow.map((piece, index) => {
    if (index < first || index >= Math.max(second, first + 1)) return piece;
    return "rows" in piece
      ? takeFromTable(piece, early)
      : takeFromParagraph(piece, index === first, second > first, early);
  });
  const opened = result[first];
  if (opened && !("rows" in opened)) result[first] = { ...opened, early };
  return result;
}

/** Indexes of the pieces that hold the first two marks. */
function placesOfNotes(flow: Flow): number[] {
  const places: number[] = [];
  for (const [index, piece] of flow.entries()) {
    const runs = "rows" in piece ? piece.rows.flatMap((row) => row.cells.flat()) : piece.runs;
    for (const run of runs) if ("note" in run) places.push(index);
    if (places.length >= 2) break;
  }
  return places;
}

function takeFromParagraph(piece: FlowParagraph, isFirst: boolean, apart: boolean, early: string[]): FlowParagraph {
  let before = isFirst;
  const runs = piece.runs.map((run): Run => {
    // Only the first mark's own comment stands between the two; those of later marks follow them.
    if (!("note" in run) || run.remark === undefined || !before) return run;
    before = false;
    early.push(run.remark);
    return { status: run.status, note: run.note };
  });
  if (!apart) return { ...piece, runs };
  early.push(...piece.remarks);
  return { ...piece, runs, remarks: [] };
}

function takeFromTable(piece: FlowTable, early: string[]): FlowTable {
  early.push(...piece.rows.flatMap((row) => row.remarks));
  return { rows: piece.rows.map((row) => ({ ...row, remarks: [] })) };
}
