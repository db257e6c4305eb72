import { PenholderError } from "#kernel";
import { type Day, isDay, weekday, yearOf } from "./day.ts";
import { calendarYears } from "./holidays.data.ts";
import { type Holiday, holidaysOf } from "./holidays.ts";

const known = new Map<number, Map<Day, Holiday>>();

function holidaysIn(year: number): Map<Day, Holiday> {
  const kept = known.get(year);
  if (kept) return kept;
  // New Year's Day on a Saturday is kept on the last working day of the year before.
  const days = [year - 1, year, year + 1].flatMap(holidaysOf).filter(({ day }) => yearOf(day) === year);
  const made = new Map(days.map((holiday) => [holiday.day, holiday]));
  known.set(year, made);
  return made;
}

/** Why Headquarters does not work on a day; undefined where it does. Throws `calendar-unknown` outside the tables' years. */
export function closed(day: Day): string | undefined {
  const year = isDay(day) ? yearOf(day) : Number.NaN;
  if (!(year >= calendarYears.first && year <= calendarYears.last)) {
    throw new PenholderError(
      "calendar-unknown",
      `The calendar of working days covers ${calendarYears.first} to ${calendarYears.last} and says nothing of ${day}; add the year's circular to it.`,
    );
  }
  if (weekday(day) === 6) return "Saturday";
  if (weekday(day) === 0) return "Sunday";
  return holidaysIn(year).get(day)?.name;
}

/** Whether Headquarters in New York works on a day. */
export const isWorkingDay = (day: Day): boolean => closed(day) === undefined;
