import type { PartialDate } from "#parties";
import { addDays, type Day, dayIn } from "./day.ts";

const lastDay = (text: string): Day => {
  const [year = 0, month] = text.split("-").map(Number);
  return text.length === 10 ? text : month === undefined ? dayIn(year, 12, 31) : dayIn(year, month + 1, 0);
};
const firstDay = (text: string): Day => text + "-01-01".slice(text.length - 4);

/** The days that a date of whatever precision may mean: a year is its 365 days, an approximate day none that we can bound. */
export function possibleDays({ from, to, approximate }: PartialDate): { first?: Day; last?: Day } {
  if (approximate) return {};
  return { ...(from !== undefined && { first: firstDay(from) }), ...(to !== undefined && { last: lastDay(to) }) };
}

/** Whether a date lies before a day: it does, it does not, or it is not known precisely enough to say. */
export function isBefore(date: PartialDate, day: Day): "yes" | "no" | "unknown" {
  const { first, last } = possibleDays(date);
  if (last !== undefined && last <= addDays(day, -1)) return "yes";
  if (first !== undefined && first >= day) return "no";
  return "unknown";
}
