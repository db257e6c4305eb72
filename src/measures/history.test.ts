import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allBallots,
  allStatements,
  type Ballot,
  explanationsOf,
  isAbout,
  isAdopted,
  membersOn,
  pointsOf,
  resolutionNumber,
  votes,
} from "./index.ts";

const ballot = (id: string, about: string, day: string, against: string[] = []): Ballot => {
  const members = membersOn(day) ?? [];
  const positions = Object.fromEntries(members.map((one) => [one, against.includes(one) ? "against" : "for"] as const));
  return { id, about, day, positions, source: "the record", known: "recorded" };
};
const said = (id: string, state: string, about: string | null, day: string) => ({
  ...{ id, state, about, day },
  ...{ words: "We said so.", source: "a statement", known: "recorded" as const },
});

describe("topics", () => {
  it.each([
    ["2397", 2397],
    ["S/RES/2397 (2017)", 2397],
    ["s/res/825", 825],
    ["1928 (2010)", 1928],
    ["resolution 1928 of 2010", 1928],
    ["(2017) UNSCR 2397", 2397],
    ["the Panel's midterm report of 2018", undefined],
    ["draft renewing the Panel of Experts", undefined],
    ["12397", undefined],
  ])("%s names the resolution %s", (text, number) => {
    expect(resolutionNumber(text)).toBe(number);
  });
  it("are a resolution by its number, else words that a text holds", () => {
    expect(isAbout("S/RES/2397 (2017)", "2397")).toBe(true);
    expect(isAbout("S/RES/2375 (2017)", "2397")).toBe(false);
    expect(isAbout("the Panel's midterm report of 2018", " MIDTERM report")).toBe(true);
  });
});

describe("votes", () => {
  it("are adopted with nine for them and no permanent member against", () => {
    for (const one of allBallots([]))
      expect(isAdopted(one.positions)).toBe(votes.find(({ day }) => day === one.day)?.adopted);
    const against = (...those: string[]) => isAdopted(ballot("a", "x", "2018-09-13", those).positions);
    expect(against("BO", "CI", "ET", "GQ", "KW", "KZ")).toBe(true);
    expect(against("BO", "CI", "ET", "GQ", "KW", "KZ", "NL")).toBe(false);
    expect(against("RU")).toBe(false);
  });
  it("on the record take the place of the tables' word on the same, of the same day", () => {
    const recorded = [ballot("a", "S/RES/2397 (2017)", "2017-12-22"), ballot("b", "S/RES/2397", "2017-12-21")];
    const all = allBallots(recorded);
    expect(all).toHaveLength(votes.length + 1);
    expect(all.filter(({ day }) => day === "2017-12-22").map(({ id }) => id)).toEqual(["a"]);
    expect(all.map(({ day }) => day)).toEqual(all.map(({ day }) => day).toSorted());
  });
  it("are explained by who voted, on the day, about the same", () => {
    const vote = ballot("a", "S/RES/2397 (2017)", "2017-12-22");
    const statements = allStatements([
      said("1", "SE", "resolution 2397", "2017-12-22"),
      said("2", "PL", "resolution 2397", "2017-12-22"),
      said("3", "SE", "resolution 2397", "2017-12-23"),
      said("4", "SE", "resolution 2375", "2017-12-22"),
      said("5", "SE", null, "2017-12-22"),
    ]);
    expect(explanationsOf(vote, statements).map(({ id }) => id)).toEqual(["1"]);
  });
});

describe("a state's positions over time", () => {
  it("are its votes while it sat and its words, by day", () => {
    const russia = pointsOf("RU", allBallots([]), allStatements([]));
    expect(russia.map(({ day }) => day)).toEqual(russia.map(({ day }) => day).toSorted());
    expect(russia).toHaveLength(13);
    expect(russia.at(-1)).toMatchObject({ position: "against" });
    expect(pointsOf("PL", allBallots([]), allStatements([]))).toEqual([]);
    expect(pointsOf("JP", allBallots([]), []).map(({ about }) => about)).toContain("S/RES/1718");
    expect(pointsOf("constructor", allBallots([]), allStatements([]))).toEqual([]);
  });
  it("are on one topic where one is asked for", () => {
    const all = [allBallots([]), allStatements([said("1", "RU", "S/RES/2397", "2018-01-01")])] as const;
    expect(pointsOf("RU", ...all, "2397").map(({ day }) => day)).toEqual(["2017-12-22", "2018-01-01"]);
    expect(pointsOf("RU", ...all, "midterm")).toMatchObject([{ day: "2018-08-30", state: "RU" }]);
  });
  it("hold any text that is asked about or named", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (about, wanted) => {
        const points = pointsOf("RU", [], [said("1", "RU", about, "2018-01-01")], wanted);
        expect(points.length).toBe(isAbout(about, wanted) ? 1 : 0);
      }),
    );
  });
});
