import { describe, expect, it } from "vitest";
import { withEarlyRemarks } from "./early-remarks.ts";
import type { Flow, FlowNote, FlowParagraph, Run } from "./flow.ts";

const note = (remark?: string): Run => {
  const own: FlowNote = { kind: "footnote", content: [] };
  return { status: "plain", note: own, ...(remark !== undefined && { remark }) };
};
const paragraph = (remarks: string[], ...runs: Run[]): FlowParagraph => ({ status: "plain", runs, remarks });
const remarksOf = (flow: Flow) =>
  flow.map((piece) =>
    "rows" in piece ? piece.rows.map((row) => row.remarks) : { early: piece.early ?? [], remarks: piece.remarks },
  );

describe("comments between the first two notes", () => {
  it("stand before the first, and none is lost", () => {
    const flow: Flow = [
      paragraph(["before"]),
      paragraph(["own"], note("on the note")),
      { rows: [{ status: "plain", cells: [[]], language: "en", remarks: ["row"] }] },
      paragraph(["between"]),
      paragraph(["after"], note("second")),
    ];
    expect(remarksOf(withEarlyRemarks(flow))).toEqual([
      { early: [], remarks: ["before"] },
      { early: ["on the note", "own", "row", "between"], remarks: [] },
      [[]],
      { early: [], remarks: [] },
      { early: [], remarks: ["after"] },
    ]);
  });

  it("stay where both notes are in one paragraph", () => {
    const flow: Flow = [paragraph(["own"], note("first"), note("second"))];
    expect(remarksOf(withEarlyRemarks(flow))).toEqual([{ early: ["first"], remarks: ["own"] }]);
  });

  it("stay where there are not two notes", () => {
    const flow: Flow = [paragraph(["own"], note("first")), paragraph(["next"])];
    expect(withEarlyRemarks(flow)).toEqual(flow);
  });
});
