import type { ActBody } from "#acts";
import { type DueReport, owedByAll, resolutionNumber } from "#measures";
import type { Subject } from "#store";
import { proceedingOf } from "../acts/index.ts";
import { noteReads } from "./accesses.ts";
import type { Asking, Reading } from "./asking.ts";
import { pageOf, readableOf } from "./worked-out.ts";

/** What a state owes under a resolution by a day; of its report what may be seen. */
export interface OwedReport extends Omit<DueReport, "report"> {
  /** When the first report came; null: none that may be seen. */
  received: string | null;
  /** The subject that holds it. */
  subject: string | null;
  case: string | null;
}

export interface OwedQuery {
  /** A day; without it today (UTC). */
  asOf?: string | undefined;
  state?: string | undefined;
  resolution?: number | undefined;
  standing?: DueReport["standing"] | undefined;
  after: string | null;
  limit: number;
}

/** What member states owe by a day, by state and resolution, as far as the reports may be seen: others are as if not sent. */
export async function listOwed(
  reading: Reading,
  asking: Asking,
  { asOf = new Date(asking.at).toISOString().slice(0, 10), state, resolution, standing, after, limit }: OwedQuery,
): Promise<{ asOf: string; owed: OwedReport[]; next: string | null }> {
  const reports = (await readableOf(reading, asking, "implementation")).map(reportOf);
  const owed = owedByAll(reports, asOf).filter(
    (one) =>
      (state === undefined || one.state === state) &&
      (resolution === undefined || one.resolution === resolution) &&
      (standing === undefined || one.standing === standing),
  );
  const { rows, next } = pageOf(owed, keyOf, { after, limit });
  await noteReads(
    reading,
    asking,
    "list",
    rows.flatMap(({ report }) => report?.row ?? []),
  );
  return { asOf, owed: rows.map(viewOf), next };
}

interface Reported {
  state: string;
  resolution: number;
  day: string;
  row: Subject;
}

function reportOf(row: Subject): Reported {
  const { state, resolution, received } = proceedingOf(row).life as unknown as ActBody<"implementation/report">;
  return { state, resolution: resolutionNumber(resolution) ?? 0, day: received, row };
}

const keyOf = ({ state, resolution }: DueReport): [string, string] => [state, String(resolution).padStart(4, "0")];

function viewOf({ report, ...due }: DueReport<Reported>): OwedReport {
  const { day: received = null, row } = report ?? {};
  return { ...due, received, subject: row?.id ?? null, case: row?.case ?? null };
}
