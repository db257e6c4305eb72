import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { implementation, memberStates, owedByAll, resolutions } from "./index.ts";

it("a state's reports are due so many days after each resolution, and late or overdue by so many", () => {
  const reports = [
    { state: "FR", resolution: 1718, day: "2006-11-13" },
    { state: "FR", resolution: 1874, day: "2009-07-28" },
  ];
  const owed = implementation("FR", reports, "2018-03-22");
  expect(owed.map(({ resolution, due, standing, daysLate }) => [resolution, due, standing, daysLate])).toEqual([
    [1718, "2006-11-13", "in time", 0],
    [1874, "2009-07-27", "late", 1],
    [2094, "2013-06-05", "overdue", 1751],
    [2270, "2016-05-31", "overdue", 660],
    [2321, "2017-02-28", "overdue", 387],
    [2371, "2017-11-03", "overdue", 139],
    [2375, "2017-12-10", "overdue", 102],
    [2397, "2018-03-22", "outstanding", 0],
  ]);
  expect(implementation("FR", reports, "2018-03-23").at(-1)).toMatchObject({ standing: "overdue", daysLate: 1 });
});

describe("what all states owe", () => {
  it("is of the 193 members, each from its admission on, and of who else has reported", () => {
    expect(new Set(memberStates).size).toBe(193);
    const owed = owedByAll([{ state: "VA", resolution: 2397, day: "2018-03-01" }], "2018-09-13");
    const of = (wanted: string) => owed.filter(({ state }) => state === wanted).map(({ resolution }) => resolution);
    expect(of("SE")).toEqual(resolutions.filter(({ report }) => report).map(({ number }) => number));
    expect(of("SS")).toEqual([2094, 2270, 2321, 2371, 2375, 2397]);
    expect(of("VA")).toEqual([2397]);
    expect(owed).toHaveLength(192 * 8 + 6 + 1);
  });
  it("is by the day asked for: nothing before a resolution, and a report that came later has not come", () => {
    const report = { state: "SE", resolution: 2397, day: "2018-04-01" };
    const on = (day: string) =>
      owedByAll([report], day).find(({ state, resolution }) => state === "SE" && resolution === 2397);
    expect(on("2017-12-21")).toBeUndefined();
    expect(on("2018-03-31")).toMatchObject({ standing: "overdue", daysLate: 9 });
    expect(on("2018-03-31")?.report).toBeUndefined();
    expect(on("2018-04-01")).toMatchObject({ standing: "late", daysLate: 10, report });
    expect(on("2026-01-01")).toMatchObject({ standing: "late", daysLate: 10, report });
  });
  it("does not turn on the order of reports, and a report changes no row but its own", () => {
    const day = fc
      .integer({ min: 13_000, max: 18_000 })
      .map((at) => new Date(at * 86_400_000).toISOString().slice(0, 10));
    const report = fc.record({
      state: fc.constantFrom("FR", "SE", "SS", "VA"),
      resolution: fc.constantFrom(1718, 2371, 2397, 2356, 9999),
      day,
    });
    const plainly = (rows: ReturnType<typeof owedByAll>) => rows.map((row) => JSON.stringify(row));
    fc.assert(
      fc.property(fc.array(report, { maxLength: 12 }), report, day, (reports, another, asOf) => {
        const rows = owedByAll(reports, asOf);
        expect(plainly(owedByAll(reports.toReversed(), asOf))).toEqual(plainly(rows));
        const others = (all: typeof rows) =>
          all.filter(({ state, resolution }) => state !== another.state || resolution !== another.resolution);
        expect(plainly(others(owedByAll([...reports, another], asOf)))).toEqual(plainly(others(rows)));
        for (const { standing, daysLate, report: came } of rows) {
          expect(daysLate > 0).toBe(standing === "late" || standing === "overdue");
          expect(came !== undefined).toBe(standing === "late" || standing === "in time");
        }
      }),
      { numRuns: 30 },
    );
  });
});
