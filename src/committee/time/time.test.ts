import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDate } from "#parties";
import { isWorkingDay } from "./calendar.ts";
import { addMonths, dayNumber, dayOfNumber, isDay, weekday } from "./day.ts";
import { newYork } from "./deadline.data.ts";
import { closeOfBusiness, dayInNewYork, inNewYork, workingDeadline } from "./deadline.ts";
import { calendarYears, publishedYears } from "./holidays.data.ts";
import { easter, holidaysByRule, holidaysOf } from "./holidays.ts";
import { isBefore } from "./precision.ts";
import { clockTime, instantAt, wallAt } from "./zone.ts";

const at = (text: string): number => Date.parse(text) / 1000;
const noon = (day: string): number => instantAt(newYork, { day, clock: clockTime("12:00") });
const aDay = fc.integer({ min: dayNumber("2006-11-01"), max: dayNumber("2030-01-15") }).map(dayOfNumber);

describe("days", () => {
  it("knows which exist", () => {
    expect(["2020-02-29", "2019-02-29", "2018-13-01", "2018-1-1", "x"].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
  it("counts months to the end of a shorter one", () => {
    expect(addMonths("2018-08-31", 6)).toBe("2019-02-28");
    expect(addMonths("2018-07-19", 6)).toBe("2019-01-19");
    expect(addMonths("2019-12-31", 2)).toBe("2020-02-29");
  });
  it("names the weekday as the platform does", () => {
    fc.assert(fc.property(aDay, (day) => weekday(day) === new Date(`${day}T12:00:00Z`).getUTCDay()));
  });
});

describe("New York's clocks", () => {
  it("go forward on 11 March 2018: 02:30 is 03:30", () => {
    expect(instantAt(newYork, { day: "2018-03-11", clock: clockTime("01:59") })).toBe(at("2018-03-11T06:59:00Z"));
    expect(instantAt(newYork, { day: "2018-03-11", clock: clockTime("02:30") })).toBe(at("2018-03-11T07:30:00Z"));
    expect(instantAt(newYork, { day: "2018-03-11", clock: clockTime("03:00") })).toBe(at("2018-03-11T07:00:00Z"));
  });
  it("go back on 4 November 2018: 01:30 is the first of the two", () => {
    expect(instantAt(newYork, { day: "2018-11-04", clock: clockTime("01:30") })).toBe(at("2018-11-04T05:30:00Z"));
    expect(instantAt(newYork, { day: "2018-11-04", clock: clockTime("02:00") })).toBe(at("2018-11-04T07:00:00Z"));
  });
  it("went by other rules before 2007", () => {
    expect(wallAt(newYork, at("2006-10-29T05:30:00Z"))).toEqual({ day: "2006-10-29", clock: clockTime("01:30") });
    expect(wallAt(newYork, at("2006-10-29T06:30:00Z"))).toEqual({ day: "2006-10-29", clock: clockTime("01:30") });
  });
  it("are read and set again the same, at every instant that is not shown twice", () => {
    fc.assert(
      fc.property(fc.integer({ min: at("2006-01-01T00:00:00Z"), max: at("2031-01-01T00:00:00Z") }), (instant) => {
        const again = instantAt(newYork, wallAt(newYork, instant));
        expect([0, -3600]).toContain(again - instant);
        expect(wallAt(newYork, again)).toEqual(wallAt(newYork, instant));
      }),
    );
  });
});

describe("holidays at Headquarters", () => {
  it.each(Object.keys(publishedYears).map(Number))("follow by the rule as they were published for %i", (year) => {
    expect(holidaysByRule(year).map(({ day, name }) => [day, name])).toEqual(
      Object.entries(publishedYears[year]?.days ?? {}),
    );
  });
  it("has Easter where the almanacs have it", () => {
    expect([2008, 2011, 2018, 2019, 2038].map(easter)).toEqual([
      "2008-03-23",
      "2011-04-24",
      "2018-04-01",
      "2019-04-21",
      "2038-04-25",
    ]);
  });
  it("are nine weekdays a year, ten until 2015, none twice", () => {
    for (let year = calendarYears.first; year <= calendarYears.last; year++) {
      const days = holidaysOf(year).map(({ day }) => day);
      const twoEids = year === 2006 ? 1 : 0;
      expect(days.length, String(year)).toBe((year <= 2015 ? 10 : 9) + twoEids);
      expect(new Set(days).size).toBe(days.length);
      expect(days.filter((day) => weekday(day) % 6 === 0)).toEqual([]);
    }
  });
  it("keeps a New Year's Day that is a Saturday on the year before's last working day", () => {
    expect(isWorkingDay("2021-12-31")).toBe(false);
    expect(isWorkingDay("2021-12-30")).toBe(true);
  });
  it("works on floating holidays", () => {
    expect(isWorkingDay("2018-02-19")).toBe(true);
    expect(isWorkingDay("2015-02-16")).toBe(false);
  });
  it("says so where it knows nothing", () => {
    expect(() => isWorkingDay("2031-01-02")).toThrow("covers 2006 to 2030");
    expect(() => isWorkingDay("yesterday")).toThrow("says nothing of yesterday");
  });
});

describe("a deadline in working days", () => {
  it.each([
    ["2018-07-12", "2018-07-19"],
    ["2018-08-20", "2018-08-28"],
    ["2018-08-21", "2018-08-28"],
    ["2018-08-30", "2018-09-07"],
    ["2018-12-20", "2018-12-28"],
    ["2020-05-20", "2020-05-29"],
  ])("from %s ends on %s", (from, until) => {
    const deadline = workingDeadline(noon(from), 5);
    expect(deadline.day).toBe(until);
    expect(inNewYork(deadline.instant)).toBe(`${until} 17:00`);
  });
  it("is an hour nearer in UTC when the clocks have gone forward in between", () => {
    expect(workingDeadline(noon("2018-03-09"), 1).instant).toBe(at("2018-03-12T21:00:00Z"));
    expect(workingDeadline(noon("2018-11-02"), 1).instant).toBe(at("2018-11-05T22:00:00Z"));
  });
  it("counts from the next day what came after close of business", () => {
    const close = closeOfBusiness("2018-09-13");
    expect(workingDeadline(close, 1).day).toBe("2018-09-14");
    expect(workingDeadline(close + 1, 1).day).toBe("2018-09-17");
    expect(workingDeadline(noon("2018-09-15"), 1).day).toBe("2018-09-17");
  });
  it("is that many working days, all after the day of circulation, with every day between accounted for", () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 86_399 }), (day, days, clock) => {
        const circulated = instantAt(newYork, { day, clock });
        const deadline = workingDeadline(circulated, days);
        expect(deadline.instant).toBeGreaterThan(circulated);
        expect(deadline.counted).toHaveLength(days);
        expect(deadline.counted.every(isWorkingDay)).toBe(true);
        expect(deadline.counted.at(-1)).toBe(deadline.day);
        expect(deadline.counted.length + deadline.skipped.length).toBe(
          dayNumber(deadline.day) - dayNumber(deadline.from),
        );
        expect(dayInNewYork(deadline.instant)).toBe(deadline.day);
        expect(workingDeadline(circulated, days + 1).counted.slice(0, -1)).toEqual(deadline.counted);
      }),
      { numRuns: 60 },
    );
  });
  it.each([0, -1, 1.5, Number.NaN, 1e9])("refuses %d days", (days) => {
    expect(() => workingDeadline(noon("2018-07-12"), days)).toThrow("give 1 to 250");
  });
});

describe("dates with their precision", () => {
  const lies = (text: string, day: string): string => {
    const date = readDate(text);
    return date ? isBefore(date, day) : "no date";
  };
  it("a month lies before a day only where all of it does", () => {
    expect(lies("August 2018", "2018-09-01")).toBe("yes");
    expect(lies("August 2018", "2018-08-31")).toBe("unknown");
    expect(lies("August 2018", "2018-08-01")).toBe("no");
    expect(lies("2018", "2018-06-01")).toBe("unknown");
    expect(lies("circa 2012", "2018-06-01")).toBe("unknown");
    expect(lies("3 August 2018", "2018-08-04")).toBe("yes");
  });
});
