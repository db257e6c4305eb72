import type { Aligned, Change } from "#compare";
import type { LedgerView, Side } from "../ledger/view.ts";
import type { RowOf } from "./inline.ts";

/** The alignment as rows of the page: which change a row shows, where each block stands. */
export interface Rows {
  all: readonly Aligned[];
  changeOf: (row: number) => Change | undefined;
  rowOf: RowOf;
  /** Page of a row's first block, in the amended document where it stands there. */
  pageOf: (row: number) => number | null;
  rowOfChange: (change: Change) => number | undefined;
  /** Rows whose passage stood, in the original, right after the passage of this row (null: at the beginning). */
  movedFrom: ReadonlyMap<number | null, number[]>;
}

export function rowsOf(view: LedgerView): Rows {
  const all = view.ledger.alignment;
  const byBlock: Record<Side, Map<string, number>> = { original: new Map(), amended: new Map() };
  all.forEach((row, index) => {
    for (const side of ["original", "amended"] as const) for (const id of row[side]) byBlock[side].set(id, index);
  });
  const rowOf: RowOf = (side, id) => byBlock[side].get(id);
  const rowOfChange = (change: Change) => {
    const amended = change.amended[0];
    const original = change.original[0];
    if (amended !== undefined) return rowOf("amended", amended);
    return original === undefined ? undefined : rowOf("original", original);
  };
  const changes = new Map<number, Change>();
  for (const change of view.ledger.changes) {
    const row = rowOfChange(change);
    if (row !== undefined) changes.set(row, change);
  }
  const pageOf = (row: number) => {
    const [amended] = all[row]?.amended ?? [];
    const [original] = all[row]?.original ?? [];
    const block = amended === undefined ? view.blocks.original.get(original ?? "") : view.blocks.amended.get(amended);
    return block?.page ?? null;
  };
  return {
    all,
    changeOf: (row) => changes.get(row),
    rowOf,
    pageOf,
    rowOfChange,
    movedFrom: movedFrom(view, all, rowOf),
  };
}

/** For every moved passage, the row after which it stood before. */
function movedFrom(view: LedgerView, all: readonly Aligned[], rowOf: RowOf): Map<number | null, number[]> {
  const places = new Map<number | null, number[]>();
  let last: number | null = null;
  for (const block of view.ledger.blocks.original) {
    const row = rowOf("original", block.id);
    if (row === undefined) continue;
    if (all[row]?.kind !== "moved") {
      last = row;
      continue;
    }
    if (all[row]?.original[0] !== block.id) continue;
    const there = places.get(last);
    if (there) there.push(row);
    else places.set(last, [row]);
  }
  return places;
}
