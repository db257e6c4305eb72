import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import type { Ledger } from "#compare";
import { ledgerOf, sampleLedger } from "../ledger/sample.fixture.ts";
import { inspectToTerminal } from "./inspect.ts";
import { ledgerToTerminal } from "./ledger.ts";
import { columns } from "./width.ts";

const plain = { colour: false, width: 80 };

describe("the ledger on a terminal", () => {
  it("has a summary that fits 24 lines of 80 columns, also where names and classes are many", () => {
    const ledger = sampleLedger();
    const many: Ledger = {
      ...ledger,
      parties: Array.from({ length: 60 }, (_, index) => ({
        ...(ledger.parties[0] as Ledger["parties"][number]),
        key: `p${index}`,
        name: `灰灯 Shipping and Trading Company of the Northern Archipelago ${index}`,
      })),
    };
    for (const each of [ledger, many]) {
      const lines = ledgerToTerminal(each, plain).trimEnd().split("\n");
      expect(lines.length).toBeLessThanOrEqual(24);
      for (const line of lines) expect(columns(line), line).toBeLessThanOrEqual(80);
    }
  });

  it("names kinds, silent changes, who lost most, who is gone, and what was not checked", () => {
    const text = ledgerToTerminal(sampleLedger(), { ...plain, width: 120 });
    expect(text).toContain("14 changes: 4 removed, 1 added, 6 reworded, 1 moved, 1 split, 1 merged");
    expect(text).toContain("4 silent, 8 bound to a decided request, 2 own corrections");
    expect(text).toMatch(/Orbel Shipping LLC +░+ +9 → +0 +−9/u);
    expect(text).toContain("Gone altogether (3): Orbel Shipping LLC, Sable Heron, Viktor Ansel");
    expect(text).toContain("no rules yet for the language of certainty and violation in Arabic and Chinese");
    expect(text).not.toContain("c1  ");
  });

  it("tells every change with its classes, grades, rule, request, decision and words", () => {
    const text = ledgerToTerminal(sampleLedger(), { ...plain, width: 200, details: true });
    for (const change of sampleLedger().changes) expect(text).toContain(`\n${change.id}  `);
    expect(text).toContain("certainty lowered: 6 established → 2 attributed  “reportedly”  [certainty/reportedly]");
    expect(text).toContain("Asked by: Norvania, received 9 August 2018 (r1)");
    expect(text).toContain("Decision: rejected by the coordinator, 21 August 2018 (d3)");
    expect(text).toContain("! The request was rejected, and yet the change was made.");
    expect(text).toContain("[-4,200-]{+1,400+}");
    expect(text).toContain("Accepted, and not found in the amended text");
  });

  it("says the same without colour as with it", () => {
    const coloured = ledgerToTerminal(sampleLedger(), { colour: true, width: 80, details: true });
    expect(coloured).toContain("\u001b[");
    expect(stripVTControlCharacters(coloured)).toBe(ledgerToTerminal(sampleLedger(), { ...plain, details: true }));
  });

  it("says so where nothing changed", () => {
    const text = ledgerToTerminal(ledgerOf([], []), plain);
    expect(text).toContain("0 changes");
    expect(text).toContain("No party, state or vessel lost a mention.");
  });
});

describe("a document as read, on a terminal", () => {
  it("shows what the file still carries, then every block with kind, number and page", () => {
    const ledger = sampleLedger();
    const blocks = ledger.blocks.original.map((block) => ({ ...block, place: block.id }));
    const document = { title: "Report", format: "docx" as const, language: "en", blocks };
    const text = inspectToTerminal({ document, evidence: ledger.evidence.original }, { ...plain, width: 100 });
    expect(text).toContain("M. Vell, 2018-08-02T10:00:00Z: deletion “clearly” (paragraph 7)");
    expect(text).toContain("Hidden text (1)\n  “draft 4, do not circulate” (paragraph 1)");
    for (const block of blocks) expect(text).toContain(`\n${block.id}`);
    expect(text).toMatch(/a8 +para\. 5\. p\. 4 +On 14 March/u);
    const brief = inspectToTerminal({ document, evidence: ledger.evidence.original }, { ...plain, details: false });
    expect(brief).not.toContain("On 14 March");
  });
});
