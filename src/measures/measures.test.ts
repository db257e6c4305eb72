import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  capPeriod,
  measureId,
  measures,
  measuresOn,
  measuresOnGoods,
  membersOn,
  printMeasures,
  tally,
  votes,
} from "./index.ts";
import { electedMembers } from "./members.data.ts";

const ids = (list: typeof measures): string[] => list.map(measureId);
const intro = `# Measures and votes

Printed from the tables in \`src/measures\`; a test keeps this page equal to them. "Remembered" means: to be checked
against the text named before anything is decided on it. A match of goods with a measure is a question, not evidence.
`;

it("docs/measures.md is what the tables say", async () => {
  await expect(`${intro}\n${printMeasures()}`).toMatchFileSnapshot("../../docs/measures.md");
});

describe("members", () => {
  it("are fifteen, none twice, and half of the elected stay for a second year", () => {
    for (const year of Object.keys(electedMembers).map(Number)) {
      const members = membersOn(`${year}-06-01`) ?? [];
      expect(new Set(members).size, String(year)).toBe(15);
      const before = membersOn(`${year - 1}-06-01`);
      // Italy and the Netherlands shared the two years of one seat, 2017 and 2018.
      if (before)
        expect(members.filter((member) => before.includes(member)).length - 5, String(year)).toBe(
          year === 2018 ? 4 : 5,
        );
    }
  });
  it("are unknown in a year that the tables lack", () => {
    expect(membersOn("1999-01-01")).toBeUndefined();
  });
});

describe("votes", () => {
  it("were unanimous eleven times, and thirteen to one with one abstention in 2024", () => {
    expect(votes.filter(({ adopted }) => adopted).map(tally)).toEqual(
      Array(11).fill({ for: 15, against: 0, abstained: 0, absent: 0 }),
    );
    expect(votes.filter(({ adopted }) => !adopted).map(tally)).toEqual([
      { for: 13, against: 1, abstained: 1, absent: 0 },
    ]);
  });
  it("name as dissenting only who sat", () => {
    for (const vote of votes) for (const member of Object.keys(vote.not)) expect(membersOn(vote.day)).toContain(member);
  });
});

describe("measures", () => {
  it("have each their own clock", () => {
    const cap = (id: string) => measures.filter((one) => measureId(one) === id);
    expect(cap("2397/4").map((one) => capPeriod(one, "2018-12-21"))).toEqual([
      { first: "2017-12-22", last: "2018-12-21" },
    ]);
    expect(cap("2397/4").map((one) => capPeriod(one, "2018-12-22"))).toEqual([
      { first: "2018-12-22", last: "2019-12-21" },
    ]);
    expect(cap("2397/5").map((one) => capPeriod(one, "2018-12-22"))).toEqual([
      { first: "2018-01-01", last: "2018-12-31" },
    ]);
    expect(cap("2397/5").map((one) => capPeriod(one, "2017-12-31"))).toEqual([undefined]);
  });
  it("give way to what supersedes them, without a gap", () => {
    expect(ids(measuresOnGoods("270112", "from", "2017-08-04"))).toEqual(["2321/26"]);
    expect(ids(measuresOnGoods("270112", "from", "2017-08-05"))).toEqual(["2371/8"]);
    expect(ids(measuresOnGoods("2710", "to", "2017-12-31"))).toEqual(["2375/14"]);
    expect(ids(measuresOnGoods("2710", "to", "2018-01-01"))).toEqual(["2397/5"]);
    for (const { supersededBy } of measures)
      if (supersededBy !== undefined) expect(ids(measures)).toContain(supersededBy);
  });
  it("hold from their first to their last day, and a day lies in its period", () => {
    const days = fc
      .integer({ min: 13_000, max: 21_000 })
      .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, (day) => {
        for (const one of measuresOn(day)) {
          expect(one.from <= day && (one.until ?? day) >= day).toBe(true);
          const period = capPeriod(one, day);
          if (period) expect(period.first <= day && day <= period.last).toBe(true);
        }
      }),
    );
  });
});
