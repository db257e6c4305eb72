import { describe, expect, it } from "vitest";
import type { Block, Document } from "#document";
import type { Mention } from "#parties";
import { blockOf, classesOf, mentionsIn, parties } from "./classify/mentions.fixture.ts";
import { rollUp } from "./rollup.ts";
import type { Aligned, Change } from "./types.ts";

const documentOf = (blocks: Block[]): Document => ({ title: "", format: "text", language: "en", blocks });
const found = (blocks: Block[]) =>
  new Map(blocks.map(({ id, text }): [string, Mention[]] => [id, mentionsIn(id, text)]));

function aligned(kind: Aligned["kind"], original: string[], amended: string[]): Aligned {
  return { kind, original, amended, reworded: kind === "reworded", similarity: 1 };
}

function changeOf(
  id: string,
  kind: Change["kind"],
  before: string | null,
  after: string | null,
  section: string[] = [],
): Change {
  const classes = classesOf(before, after);
  const binding = { status: "silent" } as const;
  return {
    id,
    kind,
    reworded: false,
    original: ["a"],
    amended: ["b"],
    before,
    after,
    section,
    classes,
    parties: [],
    binding,
  };
}

function rows(original: Block[], amended: Block[], alignment: Aligned[], changes: Change[] = []) {
  const mentions = { original: found(original), amended: found(amended), parties };
  const rolled = rollUp(alignment, changes, documentOf(original), documentOf(amended), mentions);
  return { ...rolled, row: (key: string) => rolled.parties.find((party) => party.key === key) };
}

describe("who lost what", () => {
  it("counts a mention as lost only where it cannot be followed", () => {
    const original = [blockOf("p1", "Tanvor sold coal."), blockOf("p2", "Tanvor left."), blockOf("p3", "Orvek paid.")];
    const amended = [blockOf("q1", "Orvek paid."), blockOf("q2", "Tanvor sold coal. It left.")];
    const { row } = rows(original, amended, [
      aligned("moved", ["p3"], ["q1"]),
      aligned("merged", ["p1", "p2"], ["q2"]),
    ]);
    expect(row("tanvor")).toMatchObject({ before: 2, after: 1, gone: false, paragraphsLost: [] });
    expect(row("orvek")).toMatchObject({ before: 1, after: 1, moved: 1, paragraphsLost: [], gone: false });
  });

  it("knows who is gone altogether, and lists the greatest loss first", () => {
    const original = [blockOf("p1", "Belin met Orvek. Belin paid Belin."), blockOf("p2", "Orvek sold coal.")];
    const amended = [blockOf("q2", "Orvek sold coal.")];
    const { parties: list, row } = rows(original, amended, [
      aligned("removed", ["p1"], []),
      aligned("unchanged", ["p2"], ["q2"]),
    ]);
    expect(list.map(({ key }) => key)).toEqual(["belin", "orvek"]);
    expect(row("belin")).toMatchObject({ before: 3, after: 0, gone: true, paragraphsLost: ["p1"] });
    expect(row("orvek")).toMatchObject({ gone: false, paragraphsLost: ["p1"] });
  });

  it("does not call gone whom a short form may still mean, or whose name still stands unread", () => {
    const original = [blockOf("p1", "Belin paid.")];
    const amended = [blockOf("q1", "The man paid.")];
    const mention: Mention = {
      block: "q1",
      start: 4,
      end: 7,
      text: "man",
      kind: "party",
      party: "orvek",
      form: "short",
      ambiguous: ["orvek", "belin"],
    };
    const alignment = [aligned("reworded", ["p1"], ["q1"])];
    const roll = (blocks: Block[], mentions: Map<string, Mention[]>) =>
      rollUp(alignment, [], documentOf(original), documentOf(blocks), {
        original: found(original),
        amended: mentions,
        parties,
      }).parties.find(({ key }) => key === "belin");
    expect(roll(amended, new Map([["q1", [mention]]]))?.gone).toBe(false);
    expect(roll([blockOf("q1", "The letter of BELIN was paid.")], new Map())?.gone).toBe(false);
    expect(roll([blockOf("q1", "The Belinda was paid.")], new Map())?.gone).toBe(true);
  });

  it("sees who is left in notes or annexes only", () => {
    const original = [
      blockOf("p1", "Tanvor sold coal."),
      blockOf("n1", "Letter of Tanvor.", { kind: "footnote", parent: "p1" }),
    ];
    const annex = [
      blockOf("x1", "Annex I", { kind: "annex" }),
      blockOf("p9", "Tanvor, tons", { kind: "row", parent: "x1" }),
    ];
    const cut = blockOf("q1", "A company sold coal.");
    const left = rows(
      original,
      [cut, blockOf("m1", "Letter of Tanvor.", { kind: "footnote", parent: "q1" })],
      [aligned("reworded", ["p1"], ["q1"]), aligned("unchanged", ["n1"], ["m1"])],
    );
    expect(left.row("tanvor")?.onlyIn).toBe("notes");
    const moved = rows(
      original,
      [cut, ...annex],
      [aligned("reworded", ["p1"], ["q1"]), aligned("removed", ["n1"], [])],
    );
    expect(moved.row("tanvor")?.onlyIn).toBe("annexes");
  });

  it("counts the mentions that became descriptions, the figures and the citations", () => {
    const before = "Tanvor sold 20 tons of coal, as S/2031/17 has it.";
    const change = { ...changeOf("c1", "reworded", before, "A company sold 25 tons of coal, as noted.", ["I. Coal"]) };
    const { row, figures, citations, sections } = rows(
      [blockOf("a", before)],
      [blockOf("b", "A company sold 25 tons of coal, as noted.")],
      [aligned("reworded", ["a"], ["b"])],
      [change],
    );
    expect(row("tanvor")).toMatchObject({ anonymised: 1, gone: true });
    expect(figures).toEqual([{ change: "c1", from: "20 tons", to: "25 tons" }]);
    expect(citations).toEqual([{ change: "c1", text: "S/2031/17", lost: true }]);
    expect(sections).toContainEqual({ section: ["I. Coal"], changes: 1, mentionsBefore: 0, mentionsAfter: 0 });
  });

  it("counts a section under its new heading as the one it was", () => {
    const heading = (id: string, text: string) => blockOf(id, text, { kind: "heading", level: 1 });
    const original = [
      heading("h1", "Coal"),
      blockOf("p1", "Tanvor sold coal."),
      heading("h2", "Oil"),
      blockOf("p2", "Orvek sold oil."),
    ];
    const amended = [
      heading("g1", "Coal and iron"),
      blockOf("q1", "Tanvor sold coal."),
      heading("g2", "Oil"),
      blockOf("q2", "A firm sold oil."),
    ];
    const pairs = [
      ["h1", "g1"],
      ["p1", "q1"],
      ["h2", "g2"],
      ["p2", "q2"],
    ] as const;
    const { sections } = rows(
      original,
      amended,
      pairs.map(([a, b]) => aligned("reworded", [a], [b])),
    );
    expect(sections).toEqual([
      { section: ["Coal"], changes: 0, mentionsBefore: 1, mentionsAfter: 1 },
      { section: ["Oil"], changes: 0, mentionsBefore: 1, mentionsAfter: 0 },
    ]);
  });
});
