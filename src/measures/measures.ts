import { measures } from "./measures.data.ts";
import type { Measure } from "./types.ts";

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
