import type { LedgerBlock } from "#compare";
import type { FlowParagraph, Run, Status } from "./flow.ts";

export type Side = "original" | "amended";

/** The blocks that make the flow: paragraphs and tables, without notes and without rows of a table. */
export function flowing(blocks: LedgerBlock[], tables: ReadonlyMap<string, LedgerBlock[]>): LedgerBlock[] {
  return blocks.filter(
    (block) =>
      block.kind !== "footnote" &&
      block.kind !== "endnote" &&
      !(block.kind === "row" && tables.has(block.parent ?? "")) &&
      !(block.kind === "table" && (tables.get(block.id)?.length ?? 0) === 0),
  );
}

export function rowsOf(blocks: LedgerBlock[]): Map<string, LedgerBlock[]> {
  const rows = new Map<string, LedgerBlock[]>();
  for (const block of blocks) if (block.kind === "table") rows.set(block.id, []);
  for (const block of blocks) if (block.kind === "row") rows.get(block.parent ?? "")?.push(block);
  return rows;
}

/** For each note, the last paragraph before it. */
export function precedingParagraphs(
  blocks: LedgerBlock[],
  paragraphOf: ReadonlyMap<string, FlowParagraph>,
): Map<string, FlowParagraph> {
  const found = new Map<string, FlowParagraph>();
  let last: FlowParagraph | undefined;
  for (const block of blocks) {
    if (block.kind !== "footnote" && block.kind !== "endnote") last = paragraphOf.get(block.id) ?? last;
    else if (last) found.set(block.id, last);
  }
  return found;
}

/** Whether a paragraph mark of that status ends a block of that side. */
export function endsBlock(side: Side, status: Status): boolean {
  if (status === "plain" || status === "move-from" || status === "move-to") return true;
  return (status === "delete") === (side === "original");
}

/** Cuts the runs of a row at its tabs. */
export function cellsOf(runs: Run[]): Run[][] {
  const cells: Run[][] = [[]];
  for (const run of runs) {
    if ("note" in run) {
      cells.at(-1)?.push(run);
      continue;
    }
    run.text.split("\t").forEach((text, index) => {
      if (index > 0) cells.push([]);
      if (text) cells.at(-1)?.push({ ...run, text });
    });
  }
  return cells;
}
