import type { Confidence } from "../dated.ts";

/** Which day of a year a holiday falls on, before it is moved off a weekend. */
export type HolidayDay =
  | { month: number; day: number }
  /** The nth such weekday of the month (1 is Monday); -1 is the last. */
  | { month: number; weekday: number; nth: number }
  /** Days from Easter Sunday (Gregorian computus). */
  | { easter: number }
  | { eid: "al-Fitr" | "al-Adha" };

export interface HolidayRule {
  name: string;
  from: number;
  until?: number;
  falls: HolidayDay;
  source: string;
  confidence: Confidence;
}

/** The first and last year that the tables below cover. */
export const calendarYears = { first: 2006, last: 2030 } as const;

const circular = "yearly circular ST/IC on official holidays at Headquarters; read for 2017, 2020 and 2024";
const seen = { source: circular, confidence: "seen" } as const;

/**
 * By which rule the official holidays at Headquarters in New York follow. Floating holidays (General Assembly resolution
 * 69/250) are each staff member's own choice: Headquarters works on them, and they are no holidays here.
 */
export const holidayRules: readonly HolidayRule[] = [
  { name: "New Year's Day", from: 1998, falls: { month: 1, day: 1 }, ...seen },
  {
    name: "Presidents' Day",
    from: 1998,
    until: 2015,
    falls: { month: 2, weekday: 1, nth: 3 },
    source: "ten official holidays until resolution 69/250 made this day a floating one (ST/IC for 2017)",
    confidence: "inferred",
  },
  { name: "Good Friday", from: 1998, falls: { easter: -2 }, ...seen },
  { name: "Memorial Day", from: 1998, falls: { month: 5, weekday: 1, nth: -1 }, ...seen },
  { name: "Eid al-Fitr", from: 1998, falls: { eid: "al-Fitr" }, ...seen },
  { name: "Eid al-Adha", from: 1998, falls: { eid: "al-Adha" }, ...seen },
  { name: "Independence Day", from: 1998, falls: { month: 7, day: 4 }, ...seen },
  { name: "Labour Day", from: 1998, falls: { month: 9, weekday: 1, nth: 1 }, ...seen },
  { name: "Thanksgiving Day", from: 1998, falls: { month: 11, weekday: 4, nth: 4 }, ...seen },
  { name: "Christmas Day", from: 1998, falls: { month: 12, day: 25 }, ...seen },
];

/**
 * The days of the two Eids by the Umm al-Qura calendar (as in Unicode CLDR), which the circulars of 2017, 2020 and 2024
 * followed. For a year whose circular is not in `publishedYears` they are provisional by a day.
 */
export const eids: Readonly<Record<"al-Fitr" | "al-Adha", string>> = {
  "al-Fitr": `2006-10-23 2007-10-13 2008-10-01 2009-09-20 2010-09-10 2011-08-30 2012-08-19 2013-08-08 2014-07-28
    2015-07-17 2016-07-06 2017-06-25 2018-06-15 2019-06-04 2020-05-24 2021-05-13 2022-05-02 2023-04-21 2024-04-10
    2025-03-30 2026-03-20 2027-03-09 2028-02-26 2029-02-14 2030-02-04 2031-01-24`,
  "al-Adha": `2006-01-10 2006-12-31 2007-12-20 2008-12-08 2009-11-27 2010-11-16 2011-11-06 2012-10-26 2013-10-15
    2014-10-04 2015-09-23 2016-09-11 2017-09-01 2018-08-21 2019-08-11 2020-07-31 2021-07-20 2022-07-09 2023-06-28
    2024-06-16 2025-06-06 2026-05-27 2027-05-16 2028-05-05 2029-04-24 2030-04-13 2031-04-02`,
};

/** Years as published: these days and no others are that year's holidays, whatever the rule says. */
export const publishedYears: Readonly<Record<number, { days: Readonly<Record<string, string>>; source: string }>> = {
  2017: {
    source: "ST/IC: Official holidays for 2017 at United Nations Headquarters",
    days: {
      "2017-01-02": "New Year's Day",
      "2017-04-14": "Good Friday",
      "2017-05-29": "Memorial Day",
      "2017-06-26": "Eid al-Fitr",
      "2017-07-04": "Independence Day",
      "2017-09-01": "Eid al-Adha",
      "2017-09-04": "Labour Day",
      "2017-11-23": "Thanksgiving Day",
      "2017-12-25": "Christmas Day",
    },
  },
  2020: {
    source: "ST/IC/2019/23, as ask.un.org (faq 112514) repeats it",
    days: {
      "2020-01-01": "New Year's Day",
      "2020-04-10": "Good Friday",
      "2020-05-25": "Memorial Day",
      "2020-05-26": "Eid al-Fitr",
      "2020-07-03": "Independence Day",
      "2020-07-31": "Eid al-Adha",
      "2020-09-07": "Labour Day",
      "2020-11-26": "Thanksgiving Day",
      "2020-12-25": "Christmas Day",
    },
  },
  2024: {
    source: "the circular for 2024, as a newspaper's reference page repeats it (Global Times, December 2023)",
    days: {
      "2024-01-01": "New Year's Day",
      "2024-03-29": "Good Friday",
      "2024-04-10": "Eid al-Fitr",
      "2024-05-27": "Memorial Day",
      "2024-06-17": "Eid al-Adha",
      "2024-07-04": "Independence Day",
      "2024-09-02": "Labour Day",
      "2024-11-28": "Thanksgiving Day",
      "2024-12-25": "Christmas Day",
    },
  },
};
