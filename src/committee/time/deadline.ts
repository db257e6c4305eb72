import { PenholderError } from "#kernel";
import { inForce } from "../dated.ts";
import { closed } from "./calendar.ts";
import { addDays, type Day, type Instant } from "./day.ts";
import { businessDays, newYork } from "./deadline.data.ts";
import { clockTime, instantAt, showInstant, wallAt } from "./zone.ts";

/** A deadline that shows how it was counted. What comes at the instant itself is in time. */
export interface Deadline {
  instant: Instant;
  day: Day;
  /** The day that counts as that of circulation; it is not itself counted. */
  from: Day;
  counted: Day[];
  skipped: { day: Day; why: string }[];
}

function closeOf(day: Day): number {
  const rule = inForce(businessDays, day);
  if (!rule) {
    const problem = `No rule says when the committee's business closed on ${day}; add one with its source.`;
    throw new PenholderError("calendar-unknown", problem);
  }
  return clockTime(rule.value.close);
}

/** Close of business on a day, in New York. */
export const closeOfBusiness = (day: Day): Instant => instantAt(newYork, { day, clock: closeOf(day) });

/** An instant as New York's clocks show it: "2018-08-28 17:00". */
export const inNewYork = (instant: Instant): string => showInstant(newYork, instant);

/** The day that it is in New York. */
export const dayInNewYork = (instant: Instant): Day => wallAt(newYork, instant).day;

/** The day on which a paper counts as circulated: that day, whether Headquarters works or not; after close of business the next. */
export function dayOfCirculation(instant: Instant): Day {
  const { day, clock } = wallAt(newYork, instant);
  return clock > closeOf(day) ? addDays(day, 1) : day;
}

/**
 * The end of `days` working days (1 … 250) from circulation: the day of circulation is not counted, and the last one ends
 * at its close of business. It fits what was seen of the committee's clocks: 12 to 19 July, 21 (a holiday) to 28 August 2018.
 */
export function workingDeadline(circulated: Instant, days: number): Deadline {
  if (!Number.isSafeInteger(days) || days < 1 || days > 250)
    throw new PenholderError(
      "calendar-unknown",
      `A deadline of ${days} working days cannot be counted; give 1 to 250.`,
    );
  const from = dayOfCirculation(circulated);
  const counted: Day[] = [];
  const skipped: Deadline["skipped"] = [];
  let day = from;
  while (counted.length < days) {
    day = addDays(day, 1);
    const why = closed(day);
    if (why) skipped.push({ day, why });
    else counted.push(day);
  }
  return { instant: closeOfBusiness(day), day, from, counted, skipped };
}
