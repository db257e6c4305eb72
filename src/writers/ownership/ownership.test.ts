import { describe, expect, it } from "vitest";
import { answer, exactly, type OwnershipData, ownershipGraph, ruleOn } from "#parties";
import { ownershipSvg, ownershipToHtml, ownershipToJson, ownershipToTerminal } from "./index.ts";

const hostile = `<script>alert("x")</script>\u202e\u001b[31m`;
const data: OwnershipData = {
  parties: ["x", "a", "c"].map((id) => ({
    id,
    names: [id === "x" ? hostile : `Company ${id}`],
    schema: "Company",
    keys: [],
    listings: id === "x" ? [{ authority: "", reference: "" }] : [],
  })),
  statements: [
    ["x", "a"],
    ["a", "c"],
    ["c", "a"],
  ].map(([owner = "", asset = ""], index) => ({
    id: `s${index}`,
    statement: `s${index}`,
    record: `s${index}`,
    source: hostile,
    owner,
    asset,
    interest: "ownership",
    reach: "direct",
    share: exactly(50),
    words: "shareholding",
  })),
};
const graph = ownershipGraph(data, "2026-01-01");
const rule = ruleOn("ofac", "2026-01-01");
if (!rule) throw new Error("no rule");
const found = answer(graph, graph.register.at.get("c") ?? -1, rule);

describe("the answer in every form", () => {
  it("names the answer and the evidence", () => {
    expect(ownershipToTerminal(graph, found, false)).toContain("Yes: listed parties together own 50 % of Company c");
    expect(ownershipToTerminal(graph, found, false)).toContain("[s1]");
    expect(JSON.parse(ownershipToJson(graph, found))).toMatchObject({ answer: "yes", question: { rule: "ofac" } });
  });
  it("lets no name become markup or a control of the terminal", () => {
    for (const page of [ownershipToHtml(graph, found), ownershipSvg(graph, found)]) {
      expect(page).not.toContain("<script");
      expect(page).not.toContain("\u202e");
    }
    expect(ownershipToTerminal(graph, found, false)).not.toContain("\u001b");
  });
  it("draws each party once, with words for every line", () => {
    const svg = ownershipSvg(graph, found);
    expect(svg.match(/<marker /gu)).toHaveLength(3);
    expect(svg.match(/Company a<\/tspan>/gu)).toHaveLength(1);
    expect(svg).toContain("<title");
    expect(svg).toContain("<desc");
  });
});
