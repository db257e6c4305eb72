import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answer,
  between,
  exactly,
  type OwnershipData,
  type OwnershipRule,
  ownershipGraph,
  ownershipRules,
  type Share,
  type Statement,
} from "./index.ts";

type Holding = [owner: string, asset: string, share: number | Share | undefined, more?: Partial<Statement>];

function world(holdings: readonly Holding[], listed: readonly string[]): OwnershipData {
  const ids = new Set(holdings.flatMap(([owner, asset]) => [asset, owner]));
  const designated = new Set(listed);
  return {
    parties: [...ids, ...listed.filter((id) => !ids.has(id))].map((id) => ({
      id,
      names: [`Name of ${id}`],
      schema: id.startsWith("P") ? "Person" : "Company",
      keys: [],
      listings: designated.has(id) ? [{ authority: "", reference: id }] : [],
    })),
    statements: holdings.map(([owner, asset, share, more], index) => ({
      id: `s${index}`,
      statement: `s${index}`,
      record: `s${index}`,
      source: "register",
      owner,
      asset,
      interest: "ownership",
      reach: "direct",
      words: "shareholding",
      ...(share !== undefined && { share: typeof share === "number" ? exactly(share) : share }),
      ...more,
    })),
  };
}

function ask(holdings: readonly Holding[], listed: readonly string[], of: string, id = "ofac", day = "2026-01-01") {
  const graph = ownershipGraph(world(holdings, listed), day);
  return answer(graph, graph.register.at.get(of) ?? -1, ruleOf(id, day));
}

function ruleOf(id: string, day: string): OwnershipRule {
  const found = ownershipRules.find((each) => each.id === id && each.since <= day && (each.until ?? "9999") >= day);
  if (!found) throw new Error(`no rule ${id} on ${day}`);
  return found;
}

describe("worked examples of the published guidance", () => {
  const cases: [what: string, holdings: Holding[], listed: string[], verdict: string, rule?: string, day?: string][] = [
    [
      "a chain of halves",
      [
        ["X", "A", 50],
        ["A", "C", 50],
      ],
      ["X"],
      "yes",
    ],
    [
      "two owned companies add up",
      [
        ["X", "A", 50],
        ["X", "B", 50],
        ["A", "C", 25],
        ["B", "C", 25],
      ],
      ["X"],
      "yes",
    ],
    [
      "direct and through a company",
      [
        ["X", "A", 50],
        ["X", "C", 10],
        ["A", "C", 40],
      ],
      ["X"],
      "yes",
    ],
    [
      "one leg is below half",
      [
        ["X", "A", 50],
        ["X", "B", 25],
        ["A", "C", 25],
        ["B", "C", 25],
      ],
      ["X"],
      "no",
    ],
    [
      "minorities do not cascade",
      [
        ["X", "A", 25],
        ["X", "B", 25],
        ["A", "C", 50],
        ["B", "C", 50],
      ],
      ["X"],
      "no",
    ],
    [
      "two blocked parties",
      [
        ["X", "C", 25],
        ["Y", "C", 25],
      ],
      ["X", "Y"],
      "yes",
    ],
    [
      "two blocked parties before August 2014",
      [
        ["X", "C", 25],
        ["Y", "C", 25],
      ],
      ["X", "Y"],
      "no",
      "ofac",
      "2014-08-12",
    ],
    [
      "a chain does not multiply",
      [
        ["X", "A", 50],
        ["A", "B", 50],
        ["B", "C", 50],
      ],
      ["X"],
      "yes",
    ],
    [
      "sums of tenths are exact",
      [
        ["X", "C", 33.3],
        ["Y", "C", 16.7],
      ],
      ["X", "Y"],
      "yes",
    ],
    ["just below", [["X", "C", 49.99]], ["X"], "no"],
    ["EU, exactly half, since July 2024", [["X", "C", 50]], ["X"], "yes", "eu"],
    ["EU, exactly half, before", [["X", "C", 50]], ["X"], "no", "eu", "2024-07-02"],
    [
      "EU adds up",
      [
        ["X", "C", 30],
        ["Y", "C", 25],
      ],
      ["X", "Y"],
      "yes",
      "eu",
      "2023-01-01",
    ],
    ["UK, exactly half", [["X", "C", 50]], ["X"], "no", "uk"],
    ["UK, more than half", [["X", "C", 50.01]], ["X"], "yes", "uk"],
    [
      "UK does not add up",
      [
        ["X", "C", 30],
        ["Y", "C", 25],
      ],
      ["X", "Y"],
      "no",
      "uk",
    ],
    [
      "UK: one party's two ways add up",
      [
        ["X", "A", 60],
        ["A", "C", 30],
        ["X", "C", 25],
      ],
      ["X"],
      "yes",
      "uk",
    ],
    ["unknown share", [["X", "C", undefined]], ["X"], "cannot be excluded"],
    ["more than 25 up to 50 reaches half", [["X", "C", between(25, 50, true)]], ["X"], "cannot be excluded"],
    ["more than 25 up to 50 is never above half", [["X", "C", between(25, 50, true)]], ["X"], "no", "uk"],
    [
      "another owner leaves no room",
      [
        ["X", "C", undefined],
        ["Z", "C", 51],
      ],
      ["X"],
      "no",
    ],
    ["nobody recorded", [["C", "A", 60]], [], "cannot be excluded"],
  ];
  it.each(cases)("%s", (_, holdings, listed, verdict, rule = "ofac", day = "2026-01-01") => {
    expect(ask(holdings, listed, "C", rule, day).verdict).toBe(verdict);
  });
});

describe("control", () => {
  const appoints: Holding = ["X", "C", undefined, { interest: "appointment" }];
  it("counts for the EU and the UK and not for OFAC", () => {
    expect(ask([appoints], ["X"], "C", "eu").verdict).toBe("yes");
    expect(ask([appoints], ["X"], "C", "uk").verdict).toBe("yes");
    const ofac = ask([appoints], ["X"], "C");
    expect(ofac.verdict).toBe("no");
    expect(ofac.remarks.join(" ")).toContain("may control it without owning it");
  });
  it("cannot be excluded where influence is stated", () => {
    expect(ask([["X", "C", undefined, { interest: "influence" }]], ["X"], "C", "uk").verdict).toBe(
      "cannot be excluded",
    );
  });
  it("is not a director's seat", () => {
    const found = ask(
      [
        ["P1", "C", undefined, { interest: "management" }],
        ["Z", "C", 100],
      ],
      ["P1"],
      "C",
      "eu",
    );
    expect(found.verdict).toBe("no");
    expect(found.remarks.join(" ")).toContain("board");
  });
});

describe("time", () => {
  const year = (date: string) => ({ from: date, to: date, approximate: false, original: date });
  it("honours ends, beginnings and versions", () => {
    const versions: Holding[] = [
      ["X", "C", 60, { record: "r", stated: "2018-01-01" }],
      ["X", "C", 20, { record: "r", stated: "2020-01-01" }],
    ];
    expect(ask(versions, ["X"], "C", "ofac", "2019-05-05").verdict).toBe("yes");
    const later = ask(versions, ["X"], "C");
    expect(later.verdict).toBe("no");
    expect(later.lapsed.map(({ why }) => why)).toEqual(["superseded"]);
    const ended: Holding[] = [["X", "C", 60, { to: year("2020") }]];
    expect(ask(ended, ["X"], "C", "ofac", "2019-12-31").verdict).toBe("yes");
    expect(ask(ended, ["X"], "C", "ofac", "2020-06-01").verdict).toBe("cannot be excluded");
    expect(ask(ended, ["X"], "C", "ofac", "2021-01-01").lapsed.map(({ why }) => why)).toEqual(["ended"]);
  });
});

describe("sources side by side", () => {
  it("shows two percentages and spans them", () => {
    const found = ask(
      [
        ["X", "C", 60],
        ["X", "C", 40, { source: "press" }],
      ],
      ["X"],
      "C",
    );
    expect(found.verdict).toBe("cannot be excluded");
    expect(found.conflicts).toHaveLength(1);
    expect(found.conflicts[0]?.accounts.map(({ source }) => source)).toEqual(["register", "press"]);
  });
  it("narrows down sources that agree", () => {
    const found = ask(
      [
        ["X", "C", between(25, 75)],
        ["X", "C", 40, { source: "press" }],
      ],
      ["X"],
      "C",
    );
    expect(found).toMatchObject({ verdict: "no", conflicts: [] });
  });
  it("tells a subsidiary from a sister company", () => {
    const found = ask(
      [
        ["X", "C", undefined],
        ["C", "X", undefined, { interest: "sister", source: "press" }],
      ],
      ["X"],
      "C",
    );
    expect(found.conflicts.map(({ kind }) => kind)).toEqual(["relation"]);
  });
});

describe("cycles", () => {
  it("counts round by round, and names what a cross-holding hides", () => {
    const found = ask(
      [
        ["X", "A", 40],
        ["B", "A", 60],
        ["A", "B", 60],
        ["X", "B", 40],
      ],
      ["X"],
      "A",
    );
    expect(found.verdict).toBe("cannot be excluded");
    expect(found.multiplied.low.percent).toBeGreaterThan(99.99);
    expect(found.remarks.join(" ")).toContain("Cross-holdings");
  });
  it("settles companies that wholly own each other", () => {
    expect(
      ask(
        [
          ["A", "C", 100],
          ["C", "A", 100],
          ["X", "B", 10],
        ],
        ["X"],
        "C",
      ),
    ).toMatchObject({
      verdict: "no",
      multiplied: { low: { percent: 0 }, high: { percent: 0 } },
    });
  });
  it("solves the cross-holding of the textbook", () => {
    const { multiplied } = ask(
      [
        ["X", "A", 30],
        ["B", "A", 20],
        ["A", "B", 40],
      ],
      ["X"],
      "A",
    );
    expect(multiplied.low.percent).toBeCloseTo(30 / (1 - 0.08), 4);
    expect(multiplied.high.percent).toBeCloseTo(30 / (1 - 0.08), 4);
  });
});

/** Small worlds whose columns sum to at most 100: L is listed, the others hold parts of each other in whole percent. */
const worlds = fc
  .array(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 5, maxLength: 5 }), { minLength: 5, maxLength: 5 })
  .map((rows) =>
    rows.map((row) => {
      const total = Math.max(
        10,
        row.reduce((sum, each) => sum + each, 0),
      );
      return row.map((each) => Math.floor((each * 100) / total));
    }),
  );

/** The rule itself, by trying every set: the smallest that holds L and is closed under "half or more". */
function bruteForce(shares: readonly (readonly number[])[], threshold: (sum: number) => boolean): Set<number> {
  let best: number[] | undefined;
  for (let mask = 0; mask < 32; mask++) {
    const members = [0, 1, 2, 3, 4].filter((each) => (mask >> each) & 1);
    if (!members.includes(0)) continue;
    const closed = [1, 2, 3, 4].every(
      (asset) =>
        members.includes(asset) || !threshold(members.reduce((sum, owner) => sum + (shares[asset]?.[owner] ?? 0), 0)),
    );
    if (closed && (best === undefined || members.length < best.length)) best = members;
  }
  return new Set(best);
}

const holdingsOf = (shares: readonly (readonly number[])[], share: (exact: number) => Share): Holding[] =>
  shares.flatMap((row, asset) =>
    asset === 0
      ? []
      : row.flatMap((exact, owner): Holding[] =>
          exact === 0 || owner === asset ? [] : [[`C${owner}`, `C${asset}`, share(exact)]],
        ),
  );

describe("against brute force", () => {
  it("finds the least closed set of exact shares", () => {
    fc.assert(
      fc.property(worlds, (drawn) => {
        const shares = drawn.map((row, asset) => row.map((each, owner) => (owner === asset ? 0 : each)));
        const graph = ownershipGraph(world(holdingsOf(shares, exactly), ["C0"]), "2026-01-01");
        const blocked = bruteForce(shares, (sum) => sum >= 50);
        for (const asset of [1, 2, 3, 4]) {
          const place = graph.register.at.get(`C${asset}`);
          if (place === undefined || (graph.into[place] ?? []).length === 0) continue;
          const { verdict } = answer(graph, place, ruleOf("ofac", "2026-01-01"));
          if (blocked.has(asset)) expect(verdict).toBe("yes");
          else expect(verdict).not.toBe("yes");
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is sound: whatever the true shares within the ranges, the answer and the bounds hold", () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (drawn, below, above) => {
        const shares = drawn.map((row, asset) => row.map((each, owner) => (owner === asset ? 0 : each)));
        const range = (exact: number) => between(Math.max(0, exact - below), Math.min(100, exact + above));
        const graph = ownershipGraph(world(holdingsOf(shares, range), ["C0"]), "2026-01-01");
        const blocked = bruteForce(shares, (sum) => sum >= 50);
        const fractions = multiplied(shares);
        for (const asset of [1, 2, 3, 4]) {
          const place = graph.register.at.get(`C${asset}`);
          if (place === undefined || (graph.into[place] ?? []).length === 0) continue;
          const found = answer(graph, place, ruleOf("ofac", "2026-01-01"));
          const held = [...blocked].reduce((sum, owner) => sum + (shares[asset]?.[owner] ?? 0), 0);
          if (found.verdict === "yes") expect(blocked.has(asset)).toBe(true);
          if (found.verdict === "no") expect(blocked.has(asset)).toBe(false);
          expect(held).toBeGreaterThanOrEqual(found.owned.share.low.percent);
          if (!blocked.has(asset)) expect(held).toBeLessThanOrEqual(found.owned.share.high.percent);
          const fraction = 100 * (fractions[asset] ?? 0);
          expect(fraction).toBeGreaterThanOrEqual(found.multiplied.low.percent - 1e-4);
          expect(fraction).toBeLessThanOrEqual(found.multiplied.high.percent + 1e-4);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is monotone: one more listed party never clears anybody", () => {
    fc.assert(
      fc.property(
        worlds,
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom("ofac", "eu", "uk"),
        (shares, extra, rule) => {
          const order = ["no", "cannot be excluded", "yes"];
          const holdings = holdingsOf(shares, (exact) => between(Math.max(0, exact - 9), exact));
          for (const asset of [1, 2, 3, 4]) {
            if (!holdings.some(([, each]) => each === `C${asset}`)) continue;
            const before = ask(holdings, ["C0"], `C${asset}`, rule).verdict;
            const after = ask(holdings, ["C0", `C${extra}`], `C${asset}`, rule).verdict;
            expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before));
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

function multiplied(shares: readonly (readonly number[])[]): number[] {
  let values = [1, 0, 0, 0, 0];
  for (let round = 0; round < 5000; round++)
    values = values.map((_, asset) =>
      asset === 0
        ? 1
        : (shares[asset] ?? []).reduce((sum, share, owner) => sum + (share / 100) * (values[owner] ?? 0), 0),
    );
  return values;
}

describe("size", () => {
  it("takes a chain of 20,000 companies and a company with 20,000 holders", () => {
    const chain: Holding[] = Array.from({ length: 20_000 }, (_, index) => [`C${index}`, `C${index + 1}`, 50]);
    expect(ask(chain, ["C0"], "C20000").verdict).toBe("yes");
    const wide: Holding[] = Array.from({ length: 20_000 }, (_, index) => [`H${index}`, "C", 0.0025]);
    expect(
      ask(
        wide,
        wide.map(([owner]) => owner),
        "C",
      ).verdict,
    ).toBe("yes");
  });
});
