import { type Day, dayNumber, dayOfNumber, type Instant } from "./day.ts";

/** What calendar and clock on the wall show: the day, and the seconds since its midnight as the clock counts them. */
export interface Wall {
  day: Day;
  /** 0 … 86,399: hours × 3600 + minutes × 60 + seconds. */
  clock: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const digits = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    ...digits,
    second: "2-digit",
  });
  formats.set(zone, made);
  return made;
}

/** What the clocks of an IANA zone ("America/New_York") show at an instant. */
export function wallAt(zone: string, instant: Instant): Wall {
  const parts = new Map(
    format(zone)
      .formatToParts(instant * 1000)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? "";
  return {
    day: `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`,
    clock: Number(part("hour")) * 3600 + Number(part("minute")) * 60 + Number(part("second")),
  };
}

const asIfUtc = ({ day, clock }: Wall): number => dayNumber(day) * 86_400 + clock;
const offset = (zone: string, instant: Instant): number => asIfUtc(wallAt(zone, instant)) - instant;

/**
 * When the clocks of a zone show this. A time that a change of the clocks shows twice is the first of the two; one that
 * it leaps over is as much later as the leap (02:30 is 03:30): the rule "compatible" of RFC 5545 and of Temporal.
 */
export function instantAt(zone: string, wall: Wall): Instant {
  const naive = asIfUtc(wall);
  const offsets = [offset(zone, naive - 86_400), offset(zone, naive + 86_400)];
  const fitting = offsets.map((one) => naive - one).filter((instant) => asIfUtc(wallAt(zone, instant)) === naive);
  return fitting.length > 0 ? Math.min(...fitting) : naive - (offsets[0] ?? 0);
}

/** "17:00" as seconds since midnight. */
export function clockTime(text: string): number {
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  return hours * 3600 + minutes * 60;
}

/** "2018-08-28 17:00" as a zone's clocks show it, for sentences. */
export function showInstant(zone: string, instant: Instant): string {
  const { day, clock } = wallAt(zone, instant);
  const two = (number: number): string => String(Math.floor(number)).padStart(2, "0");
  const seconds = clock % 60 === 0 ? "" : `:${two(clock % 60)}`;
  return `${dayOfNumber(dayNumber(day))} ${two(clock / 3600)}:${two((clock / 60) % 60)}${seconds}`;
}
