import { addDays, type Day, dayIn, weekday, yearOf } from "./day.ts";
import { eids, type HolidayDay, holidayRules, publishedYears } from "./holidays.data.ts";

/** A day on which Headquarters in New York does not work, and whether its year was published or follows from the rule. */
export interface Holiday {
  day: Day;
  name: string;
  by: "published" | "rule";
}

/** Easter Sunday of a Gregorian year (the anonymous computus, as in Meeus, Astronomical Algorithms, chapter 8). */
export function easter(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const leaps = Math.floor(century / 4);
  const drift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leaps - drift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * late + 114;
  return dayIn(year, Math.floor(days / 31), (days % 31) + 1);
}

function fallsOn(falls: HolidayDay, year: number): Day[] {
  if ("easter" in falls) return [addDays(easter(year), falls.easter)];
  if ("eid" in falls) return eids[falls.eid].split(/\s+/u).filter((day) => yearOf(day) === year);
  if ("day" in falls) return [dayIn(year, falls.month, falls.day)];
  if (falls.nth < 0) {
    const last = dayIn(year, falls.month + 1, 0);
    return [addDays(last, -((weekday(last) - falls.weekday + 7) % 7))];
  }
  const first = dayIn(year, falls.month, 1);
  return [addDays(first, ((falls.weekday - weekday(first) + 7) % 7) + 7 * (falls.nth - 1))];
}

/**
 * The holidays that belong to a year by the rule: one on a Saturday is kept on the working day before, one on a Sunday on
 * the one after (the circulars of 2017 and 2020 did so), and one that meets another holiday there goes on in that direction.
 */
export function holidaysByRule(year: number): Holiday[] {
  const named = holidayRules
    .filter(({ from, until }) => from <= year && (until === undefined || year <= until))
    .flatMap(({ name, falls }) => fallsOn(falls, year).map((day) => ({ name, day })));
  const onWeekdays = named.filter(({ day }) => weekday(day) % 6 !== 0);
  const taken = new Set(onWeekdays.map(({ day }) => day));
  const moved = named
    .filter(({ day }) => weekday(day) % 6 === 0)
    .map(({ name, day }) => {
      const step = weekday(day) === 6 ? -1 : 1;
      let kept = addDays(day, step);
      while (taken.has(kept) || weekday(kept) % 6 === 0) kept = addDays(kept, step);
      taken.add(kept);
      return { name, day: kept };
    });
  return [...onWeekdays, ...moved]
    .map((holiday) => ({ ...holiday, by: "rule" as const }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The holidays of a year: as published where they were, else by the rule. */
export function holidaysOf(year: number): Holiday[] {
  const published = publishedYears[year];
  if (!published) return holidaysByRule(year);
  return Object.entries(published.days).map(([day, name]) => ({ day, name, by: "published" }));
}
