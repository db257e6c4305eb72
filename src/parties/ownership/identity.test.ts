import { describe, expect, it } from "vitest";
import {
  answer,
  exactly,
  type OwnershipData,
  ownershipGraph,
  type Resemblance,
  ruleOn,
  type Statement,
} from "./index.ts";

type Holding = [owner: string, asset: string, percent: number | undefined, more?: Partial<Statement>];

function world(holdings: readonly Holding[], listed: readonly string[], joint: readonly string[] = []): OwnershipData {
  const ids = [...new Set([...holdings.flatMap(([owner, asset]) => [owner, asset] as string[]), ...listed])];
  return {
    parties: ids.map((id) => ({
      id,
      names: [`Name of ${id}`],
      schema: "Company",
      keys: [],
      listings: listed.includes(id) ? [{ authority: "", reference: id }] : [],
      ...(joint.includes(id) && { joint: true }),
    })),
    statements: holdings.map(([owner, asset, percent, more], index) => ({
      id: `s${index}`,
      statement: `s${index}`,
      record: `s${index}`,
      source: "register",
      owner,
      asset,
      interest: "ownership",
      reach: "direct",
      words: "shareholding",
      ...(percent !== undefined && { share: exactly(percent) }),
      ...more,
    })),
  };
}

function ask(data: OwnershipData, id: "ofac" | "uk" = "ofac", resembling: [string, string, number][] = []) {
  const graph = ownershipGraph(data, "2026-01-01");
  const at = (each: string) => graph.register.at.get(each) ?? -1;
  const rule = ruleOn(id, "2026-01-01");
  if (!rule) throw new Error("no rule");
  const resemblances = resembling.map(
    ([place, listed, probability]): Resemblance => ({
      place: at(place),
      listed: at(listed),
      name: `Name of ${listed}`,
      probability,
      why: "name only",
    }),
  );
  return answer(graph, at("C"), rule, { resemblances });
}

describe("owners that resemble a listed party", () => {
  it("are never listed by that, and both answers are given", () => {
    const found = ask(world([["O", "C", 70]], ["L"]), "ofac", [["O", "L", 0.93]]);
    expect(found.verdict).toBe("cannot be excluded");
    expect(found.identity?.ifNone).toMatchObject({ verdict: "no", owned: { share: { high: { percent: 0 } } } });
    expect(found.identity?.ifAll).toMatchObject({ verdict: "yes", owned: { share: { low: { percent: 70 } } } });
    expect(found.remarks.join(" ")).toContain("Name of O is perhaps listed as Name of L, 0.93: name only");
  });
  it("change nothing where the answer is the same either way", () => {
    const found = ask(world([["O", "C", 20]], ["L"]), "ofac", [["O", "L", 0.93]]);
    expect(found.verdict).toBe("no");
    expect(found.identity?.ifAll.verdict).toBe("no");
    const listed = ask(
      world(
        [
          ["L", "C", 60],
          ["O", "C", 20],
        ],
        ["L"],
      ),
      "ofac",
      [["O", "L", 0.93]],
    );
    expect(listed.verdict).toBe("yes");
    expect(listed.owned.share).toMatchObject({ low: { percent: 60 }, high: { percent: 80 } });
  });
  it("do not count where the party they resemble is not listed, or not by the rule's authority", () => {
    expect(ask(world([["O", "C", 70]], []), "ofac", [["O", "O", 0.9]]).identity).toBeUndefined();
    const data = world([["O", "C", 70]], ["L"]);
    for (const each of data.parties) for (const listing of each.listings) listing.authority = "Another authority";
    expect(ask(data, "ofac", [["O", "L", 0.9]])).toMatchObject({ verdict: "no", identity: undefined });
  });
  it("take the party asked about itself as perhaps listed", () => {
    const found = ask(world([["O", "C", 70]], ["L"]), "ofac", [["C", "L", 0.8]]);
    expect(found).toMatchObject({ verdict: "cannot be excluded", listed: false });
    expect(found.identity?.ifAll).toMatchObject({ verdict: "yes", listed: true });
  });
  it("have one entry each: the first given, and a name that is the same only where nothing was weighed", () => {
    const data = world([["O", "C", 70]], ["L", "M"]);
    for (const each of data.parties) if (each.id === "O") each.names = ["Name of M"];
    expect(ask(data).identity?.resembling).toMatchObject([{ name: "Name of M" }]);
    expect(ask(data, "ofac", [["O", "L", 0.9]]).identity?.resembling).toMatchObject([{ probability: 0.9 }]);
  });
});

const together = { interest: "together", words: "acting in concert" } as const;

describe("acting together under the UK rule", () => {
  const holdings: Holding[] = [
    ["L", "C", 30],
    ["O", "C", 25],
  ];
  it("counts where a source states it, whichever of the two it names first", () => {
    expect(ask(world(holdings, ["L"]), "uk").verdict).toBe("no");
    for (const pair of [
      ["L", "O"],
      ["O", "L"],
    ] as const) {
      const found = ask(world([...holdings, [...pair, undefined, together]], ["L"]), "uk");
      expect(found).toMatchObject({ verdict: "yes", owned: { share: { low: { percent: 55 } } } });
      expect(found.remarks.join(" ")).toContain("act together, as register says (acting in concert");
    }
  });
  it("counts through a third party, and for a listed one without a holding of its own", () => {
    const chain: Holding[] = [
      ["O", "C", 60],
      ["O", "M", undefined, together],
      ["L", "M", undefined, together],
    ];
    expect(ask(world(chain, ["L"]), "uk").verdict).toBe("yes");
    expect(ask(world(chain, []), "uk").verdict).toBe("no");
  });
  it("leaves it open where the listed one of the group is only perhaps listed", () => {
    const data = world(
      [
        ["O", "C", 60],
        ["O", "M", undefined, together],
      ],
      ["L"],
    );
    const found = ask(data, "uk", [["M", "L", 0.9]]);
    expect(found.verdict).toBe("cannot be excluded");
    expect([found.identity?.ifNone.verdict, found.identity?.ifAll.verdict]).toEqual(["no", "yes"]);
  });
  it("is nothing to OFAC's rule", () => {
    expect(
      ask(
        world(
          [
            ["O", "C", 60],
            ["L", "O", undefined, together],
          ],
          ["L"],
        ),
      ).verdict,
    ).toBe("no");
  });
});

describe("joint holdings under the UK rule", () => {
  const joint: Holding[] = [
    ["L", "J", 50],
    ["O", "J", 50],
    ["J", "C", 80],
  ];
  it("are wholly each holder's", () => {
    expect(ask(world(joint, ["L"], ["J"]), "uk")).toMatchObject({
      verdict: "yes",
      owned: { share: { low: { percent: 80 } } },
    });
    expect(ask(world(joint, ["L"]), "uk").verdict).toBe("no");
    expect(ask(world(joint, [], ["J"]), "uk").verdict).toBe("no");
  });
  it("leave the other holdings of a joint holder to it", () => {
    const small: Holding[] = [
      ["L", "J", 50],
      ["O", "J", 50],
      ["J", "C", 30],
      ["O", "C", 30],
    ];
    expect(ask(world(small, ["L"], ["J"]), "uk")).toMatchObject({
      verdict: "no",
      owned: { share: { high: { percent: 30 } } },
    });
  });
});
