import type { PartialDate } from "#parties";
import type { Evidence } from "../types.ts";
import { type Weighed, weigh } from "./evidence.ts";

/** Weights of agreeing and differing dates, in bans: 1 in 25,000 shares a birthday, 1 in 70 a year of birth. */
const bans = {
  sameDay: 2.6,
  sameMonth: 1.7,
  sameYear: 1.1,
  withinRange: 0.7,
  dayAndMonthSwapped: 1.2,
  sameDayOtherYear: -0.3,
  sameYearOtherDay: -1.1,
  nextYear: -0.5,
  nearYear: -1,
  otherYear: -1.9,
  farYear: -2.6,
} as const;

type Verdict = readonly [weight: number, words: string];

/** Weighs dates: the pair that agrees best counts. Says how precisely the two sides could be compared. */
export function weighDates(
  query: readonly PartialDate[],
  listed: readonly PartialDate[],
  schema: string,
  weighed: Weighed,
): "none" | "year" | "date" {
  const event = /Person/u.test(schema) ? "born" : /Vessel|Airplane/u.test(schema) ? "built" : "dated";
  if (query.length === 0 || listed.length === 0) {
    if (query.length + listed.length > 0)
      weighed.missing.push(`${event === "born" ? "birth date" : "date"}${query.length ? " on the list" : ""}`);
    return "none";
  }
  let best: { verdict: Verdict; one: PartialDate; other: PartialDate } | undefined;
  for (const one of query)
    for (const other of listed) {
      const verdict = compare(one, other);
      if (!best || verdict[0] > best.verdict[0]) best = { verdict, one, other };
    }
  if (!best) return "none";
  const { verdict, one, other } = best;
  weigh(weighed, evidence(verdict, one, other, event));
  return isDay(one) && isDay(other) ? "date" : "year";
}

function evidence([weight, words]: Verdict, one: PartialDate, other: PartialDate, event: string): Evidence {
  const [asked, listed] = [textOf(one), textOf(other)];
  return {
    feature: event === "born" ? "birth-date" : "date",
    query: asked,
    listed,
    weight,
    detail:
      asked === listed ? `${event} ${asked} on both sides` : `${words}: ${event} ${asked} asked, ${listed} listed`,
  };
}

const textOf = ({ from, to, approximate }: PartialDate): string =>
  `${approximate ? "about " : ""}${from === to ? (from ?? "") : `${from ?? "…"} to ${to ?? "…"}`}`;

/** 1 January is what systems write who know the year alone. */
const isDay = ({ from, to }: PartialDate): boolean =>
  from !== undefined && from === to && from.length === 10 && !from.endsWith("-01-01");

function compare(one: PartialDate, other: PartialDate): Verdict {
  const [a, b] = [spanOf(one), spanOf(other)];
  const apart = Math.max(a.from - b.to, b.from - a.to);
  if (apart > 0) return differentYears(one, other, apart - a.slack - b.slack);
  const wide = Math.max(a.to - a.from, b.to - b.from);
  if (wide > 0) return [wide > 12 ? 0.2 : bans.withinRange, "within the range"];
  if (one.approximate || other.approximate) return [bans.withinRange, "the same year, approximately"];
  return sameYear(one.from ?? "", other.from ?? "", isDay(one) && isDay(other));
}

function sameYear(one: string, other: string, days: boolean): Verdict {
  if (days) {
    if (one === other) return [bans.sameDay, "the same day"];
    if (one.slice(5, 7) === other.slice(8) && one.slice(8) === other.slice(5, 7))
      return [bans.dayAndMonthSwapped, "day and month swapped"];
    return differences(one, other) === 1
      ? [bans.withinRange, "one digit of the day differs"]
      : [bans.sameYearOtherDay, "the same year, another day"];
  }
  const months = one.length >= 7 && other.length >= 7 && !/-01-01$/u.test(one) && !/-01-01$/u.test(other);
  if (!months) return [bans.sameYear, "the same year"];
  return one.slice(0, 7) === other.slice(0, 7)
    ? [bans.sameMonth, "the same month"]
    : [-0.6, "the same year, another month"];
}

function differentYears(one: PartialDate, other: PartialDate, apart: number): Verdict {
  const [from, to] = [one.from ?? "", other.from ?? ""];
  if (isDay(one) && isDay(other) && from.slice(4) === to.slice(4))
    return [differences(from, to) === 1 ? 0.6 : bans.sameDayOtherYear, "the same day of another year"];
  if (apart <= 0) return [0.1, "near enough for an approximate date"];
  if (apart <= 1) return [bans.nextYear, "another year"];
  if (apart <= 2) return [bans.nearYear, "another year"];
  return [apart <= 8 ? bans.otherYear : bans.farYear, "another year"];
}

function differences(one: string, other: string): number {
  let count = 0;
  for (let at = 0; at < one.length; at++) if (one.charCodeAt(at) !== other.charCodeAt(at)) count++;
  return count;
}

/** Years that a date may mean; an open range reaches ten years, "about" two. */
function spanOf({ from, to, approximate }: PartialDate): { from: number; to: number; slack: number } {
  const first = from === undefined ? undefined : Number(from.slice(0, 4));
  const last = to === undefined ? undefined : Number(to.slice(0, 4));
  return { from: first ?? (last ?? 0) - 10, to: last ?? (first ?? 0) + 10, slack: approximate ? 2 : 0 };
}
