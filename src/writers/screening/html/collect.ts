import type { AnsweredRow } from "#screening";
import type { AnsweredRows } from "../report.ts";

/** What a page shows of a result: its strongest hits, whatever the size of the customer file, and figures of all. */
export interface Collected {
  /** Rows with hits, the most probable first. */
  rows: AnsweredRow[];
  /** Rows with hits that are not shown. */
  omitted: number;
  unscreened: AnsweredRow[];
  /** Hits by probability, in bins of a twentieth. */
  bins: number[];
}

export const binCount = 20;
const mostUnscreened = 200;

/** Reads all rows once, keeping at most `most` with hits. */
export async function collect(rows: AnsweredRows, most: number): Promise<Collected> {
  const found: Collected = { rows: [], omitted: 0, unscreened: [], bins: new Array<number>(binCount).fill(0) };
  const cut = (): void => {
    found.rows.sort((one, other) => best(other) - best(one) || one.row - other.row);
    found.omitted += found.rows.splice(most).length;
  };
  for await (const row of rows) {
    if (row.status === "not screened" && found.unscreened.length < mostUnscreened) found.unscreened.push(row);
    if (row.hits.length === 0) continue;
    for (const { probability } of row.hits) {
      const bin = Math.min(binCount - 1, Math.floor(probability * binCount));
      found.bins[bin] = (found.bins[bin] ?? 0) + 1;
    }
    found.rows.push(row);
    if (found.rows.length >= 2 * most) cut();
  }
  cut();
  return found;
}

/** The highest probability among the hits of a row. */
export function best({ hits }: AnsweredRow): number {
  return hits.reduce((most, { probability }) => Math.max(most, probability), 0);
}
