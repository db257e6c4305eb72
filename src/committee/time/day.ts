/** A day of the calendar, "2018-09-13", without a time zone. */
export type Day = string;
/** A moment: whole POSIX seconds, as the witnesses of the record count them. */
export type Instant = number;

const form = /^\d{4}-\d{2}-\d{2}$/u;
const dayLength = 86_400;

/** Days since 1 January 1970. */
export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / (dayLength * 1000);

/** The day that is that many days after 1 January 1970. */
export const dayOfNumber = (number: number): Day => new Date(number * dayLength * 1000).toISOString().slice(0, 10);

/** Whether the text is a day that exists: 2019-02-29 is none. */
export const isDay = (text: string): boolean =>
  form.test(text) && !Number.isNaN(dayNumber(text)) && dayOfNumber(dayNumber(text)) === text;

export const addDays = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days);

/** 0 is Sunday, 6 is Saturday. */
export const weekday = (day: Day): number => (((dayNumber(day) + 4) % 7) + 7) % 7;

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

export const dayIn = (year: number, month: number, day: number): Day =>
  dayOfNumber(Date.UTC(year, month - 1, day) / (dayLength * 1000));

/** The same day of a later month; the month's last day where it has no such day: 31 August and six months is 28 February. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = Number(dayIn(year, month + months + 1, 0).slice(8));
  return dayIn(year, month + months, Math.min(date, last));
}
