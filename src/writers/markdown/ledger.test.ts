import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { sampleLedger } from "../ledger/sample.fixture.ts";
import { ledgerToMarkdown } from "./ledger.ts";

interface Node {
  type: string;
  depth?: number;
  value?: string;
  children?: Node[];
}

const parse = (text: string) => unified().use(remarkParse).use(remarkGfm).parse(text) as Node;
const textOf = (node: Node): string => node.value ?? (node.children ?? []).map(textOf).join("");

describe("a ledger as Markdown", () => {
  const ledger = sampleLedger();
  const tree = parse(ledgerToMarkdown(ledger));
  const headings = (tree.children ?? []).filter((node) => node.type === "heading");

  it("has a heading for every change, with its kind and place", () => {
    const changes = headings.filter((node) => node.depth === 3).map(textOf);
    expect(changes).toHaveLength(ledger.changes.length);
    expect(changes[4]).toBe("c5 moved and reworded: para. 3 bis → para. 8");
  });

  it("has its tables with as many rows as the ledger", () => {
    const tables = (tree.children ?? []).filter((node) => node.type === "table");
    const mentions = tables.find((table) => textOf(table).startsWith("NameKind"));
    const changed = ledger.parties.filter((party) => party.before !== party.after);
    expect(mentions?.children).toHaveLength(changed.length + 1);
    expect(textOf(tree)).toContain("Norvania, received 9 August 2018 (r1)");
  });

  it("shows hostile names and texts as they stand", () => {
    const bad = "# a | b <script>x</script> *c* `d`";
    const party = ledger.parties[0];
    const change = ledger.changes[2];
    if (!party || !change) throw new Error("the sample has parties and changes");
    const hostile = {
      ...ledger,
      parties: [{ ...party, name: bad }],
      changes: [{ ...change, before: bad, after: null }],
    };
    const found = parse(ledgerToMarkdown(hostile));
    const all: Node[] = [];
    const visit = (node: Node) => {
      all.push(node);
      node.children?.forEach(visit);
    };
    visit(found);
    expect(all.filter((node) => node.type === "html").map((node) => node.value)).toEqual(["<del>", "</del>"]);
    expect(textOf(found).split(bad).length).toBeGreaterThanOrEqual(3);
  });
});
