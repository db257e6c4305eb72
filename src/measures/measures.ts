import { measures, resolutions } from "./measures.data.ts";
import type { Measure } from "./types.ts";

const dayLength = 86_400_000;
const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);

/** Its resolution and paragraph: "2397/5". */
export const measureId = ({ resolution, paragraph }: Measure): string => `${resolution}/${paragraph}`;

/** The measures in force on a day. */
export const measuresOn = (day: string): Measure[] =>
  measures.filter(({ from, until }) => from <= day && (until === undefined || day <= until));

/** The bans and caps on goods of an HS code (2 to 6 digits) on a day: candidates for a question, no evidence of a breach. */
export const measuresOnGoods = (hs: string, direction: "from" | "to", day: string): Measure[] =>
  measuresOn(day).filter(
    (measure) => measure.direction === direction && measure.hs?.some((prefix) => hs.startsWith(prefix)) === true,
  );

/** The first and last day of the period of a cap in which a day lies; undefined where it lies in none. */
export function capPeriod(measure: Measure, day: string): { first: string; last: string } | undefined {
  const { cap, from, until } = measure;
  if (!cap || day < from || (until !== undefined && day > until)) return;
  if (cap.period === "October to December 2017") return { first: from, last: until ?? "2017-12-31" };
  const year = Number(day.slice(0, 4));
  if (cap.period === "calendar year") return { first: `${year}-01-01`, last: `${year}-12-31` };
  const begins = day >= `${year}-12-22` ? year : year - 1;
  return { first: `${begins}-12-22`, last: `${begins + 1}-12-21` };
}

/** A state's report on what it did to carry out one resolution. */
export interface ImplementationReport {
  state: string;
  resolution: number;
  day: string;
}
export interface DueReport {
  state: string;
  resolution: number;
  paragraph: string;
  due: string;
  /** When it came; none: it has not. */
  received?: string;
  standing: "in time" | "late" | "awaited" | "missing";
}

/** What a state owes by a day: one report for each resolution that asks for one, due so many days after its adoption. */
export function implementation(state: string, reports: readonly ImplementationReport[], today: string): DueReport[] {
  return resolutions.flatMap(({ number, day, report }) => {
    if (!report || day > today) return [];
    const due = plusDays(day, report.days);
    const received = reports
      .filter((one) => one.state === state && one.resolution === number && one.day >= day && one.day <= today)
      .reduce<string | undefined>(
        (first, one) => (first !== undefined && first < one.day ? first : one.day),
        undefined,
      );
    const standing =
      received === undefined ? (today > due ? "missing" : "awaited") : received > due ? "late" : "in time";
    const { paragraph } = report;
    return [{ state, resolution: number, paragraph, due, ...(received !== undefined && { received }), standing }];
  });
}
