import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answer, between, type OwnershipData, type OwnershipGraph, ownershipGraph, ruleOn } from "./index.ts";

/** Holdings by place: owner, asset, least and greatest percent. Place 0 is listed. */
type Held = readonly [owner: number, asset: number, low: number, high: number];

function graphOf(holdings: readonly Held[], parties: number): OwnershipGraph {
  const data: OwnershipData = {
    parties: Array.from({ length: parties }, (_, index) => ({
      id: `C${index}`,
      names: [],
      schema: "Company",
      keys: [],
      listings: index === 0 ? [{ authority: "", reference: "" }] : [],
    })),
    statements: holdings.map(([owner, asset, low, high], index) => ({
      id: `s${index}`,
      statement: `s${index}`,
      record: `s${index}`,
      source: "register",
      owner: `C${owner}`,
      asset: `C${asset}`,
      interest: "ownership",
      reach: "direct",
      words: "shareholding",
      share: between(low, high),
    })),
  };
  return ownershipGraph(data, "2026-01-01");
}

const rule = ruleOn("ofac", "2026-01-01");
const ask = (graph: OwnershipGraph, place: number) => {
  if (!rule) throw new Error("no rule");
  return answer(graph, place, rule);
};

/** Rings, chains and cross-holdings at random: one holding a pair, columns that sum to at most 100. */
const size = 9;
const drawn = fc
  .array(fc.tuple(fc.nat(size - 1), fc.integer({ min: 1, max: size - 1 }), fc.integer({ min: 1, max: 70 })), {
    minLength: 1,
    maxLength: 25,
  })
  .map((all) => {
    const left = new Map<number, number>();
    const pairs = new Map<string, Held>();
    for (const [owner, asset, percent] of all) {
      const some = Math.min(percent, left.get(asset) ?? 100);
      if (owner === asset || some === 0 || pairs.has(`${owner} ${asset}`)) continue;
      left.set(asset, (left.get(asset) ?? 100) - some);
      pairs.set(`${owner} ${asset}`, [owner, asset, some, some]);
    }
    return [...pairs.values()];
  });

/** The rule as it is told to people: whoever is owned to half by those who count, counts; again until nobody is added. */
function simple(holdings: readonly Held[], end: 2 | 3): Set<number> {
  const counting = new Set([0]);
  for (let before = 0; before < counting.size; ) {
    before = counting.size;
    for (let asset = 1; asset < size; asset++) {
      const owned = holdings.filter((each) => each[1] === asset && counting.has(each[0]));
      if (owned.reduce((sum, each) => sum + each[end], 0) >= 50) counting.add(asset);
    }
  }
  return counting;
}

describe("cycles, cross-holdings and chains at random", () => {
  it("come to the fixed point of the rule as it is told to people", () => {
    fc.assert(
      fc.property(drawn, (holdings) => {
        const graph = graphOf(holdings, size);
        const counting = simple(holdings, 2);
        for (let place = 1; place < size; place++) {
          const found = ask(graph, place);
          if ((graph.into[place] ?? []).length === 0) continue;
          expect(found.verdict === "yes").toBe(counting.has(place));
          const owned = holdings.filter((each) => each[1] === place && counting.has(each[0]));
          expect(found.owned.share.low.percent).toBeCloseTo(
            owned.reduce((sum, each) => sum + each[2], 0),
            6,
          );
        }
      }),
      { numRuns: 300 },
    );
  });
  it("keep the fixed points of the least and the greatest shares within the answer", () => {
    fc.assert(
      fc.property(drawn, fc.nat(30), (exact, slack) => {
        const holdings = exact.map(([owner, asset, low]): Held => [owner, asset, Math.max(0, low - slack), low]);
        const graph = graphOf(holdings, size);
        const [least, greatest] = [simple(holdings, 2), simple(holdings, 3)];
        for (let place = 1; place < size; place++) {
          if ((graph.into[place] ?? []).length === 0) continue;
          const { verdict } = ask(graph, place);
          expect(verdict === "yes").toBe(least.has(place));
          if (verdict === "no") expect(greatest.has(place)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
  it("are monotone: a wider range of one holding never narrows an answer", () => {
    fc.assert(
      fc.property(drawn, fc.nat(24), fc.nat(40), fc.nat(40), (holdings, which, less, more) => {
        const widened = holdings.map((each, index): Held => {
          const [owner, asset, low, high] = each;
          return index === which % holdings.length
            ? [owner, asset, Math.max(0, low - less), Math.min(100, high + more)]
            : each;
        });
        const [narrow, wide] = [graphOf(holdings, size), graphOf(widened, size)];
        for (let place = 1; place < size; place++) {
          const [one, other] = [ask(narrow, place), ask(wide, place)];
          expect(other.owned.share.low.percent).toBeLessThanOrEqual(one.owned.share.low.percent);
          expect(other.owned.share.high.percent).toBeGreaterThanOrEqual(one.owned.share.high.percent);
          expect(other.multiplied.low.percent).toBeLessThanOrEqual(one.multiplied.low.percent + 1e-4);
          expect(other.multiplied.high.percent).toBeGreaterThanOrEqual(one.multiplied.high.percent - 1e-4);
          if (one.verdict !== other.verdict) expect(other.verdict).toBe("cannot be excluded");
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("ten thousand parties", () => {
  const many = 10_000;
  it.each<[string, (index: number) => Held[]]>([
    [
      "in one ring that crosses itself",
      (at) => [
        [at, (at + 1) % many || 1, 0, 60],
        [at, ((at * 7) % (many - 1)) + 1, 0, 30],
      ],
    ],
    [
      "each held by ten others",
      (at) => Array.from({ length: 10 }, (_, each): Held => [(at * 31 + each * 977) % many, Math.max(1, at), 0, 9]),
    ],
    [
      "all below one listed party and above one company",
      (at) =>
        at < 2
          ? [[0, 1, 0, 1]]
          : [
              [0, at, 60, 60],
              [at, 1, 0, 0.01],
            ],
    ],
  ])("%s end in an answer with bounded lists", (_, holdingsAt) => {
    const holdings = Array.from({ length: many }, (_each, at) => holdingsAt(at))
      .flat()
      .filter(([owner, asset]) => owner !== asset);
    const found = ask(graphOf(holdings, many), 1);
    expect(["yes", "no", "cannot be excluded"]).toContain(found.verdict);
    expect(found.owned.share.low.percent).toBeLessThanOrEqual(found.owned.share.high.percent);
    expect(found.multiplied.low.percent).toBeLessThanOrEqual(found.multiplied.high.percent);
    expect(found.chains.length).toBeLessThanOrEqual(100);
    expect(found.support.length).toBeLessThanOrEqual(many + 500);
  });
});
