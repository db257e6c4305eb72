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
    const warned = sampleLedger();
    const long = "This is a remark of many words on what must be known before the changes are read at all, by anyone.";
    warned.summary.remarks = [long, long];
    warned.evidence.original.warnings = ["page 12 has no text: scanned?", "page 13 has no text: scanned?"];
    if (warned.bindings) warned.bindings.warnings = [long];
    for (const each of [ledger, many, warned]) {
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
    expect(text).toContain("no rules yet for Arabic and Chinese");
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

  it("says at the top what was not read or judged, and how files are named", () => {
    const ledger = sampleLedger();
    if (ledger.bindings) ledger.bindings.warnings = ["The file of requests gives no date."];
    ledger.documents.original.file = "draft-of-a-very-long-report-name-2018-08-01-as-submitted-to-the-committee.docx";
    ledger.documents.amended.file = "amended.pdf";
    const lines = ledgerToTerminal(ledger, plain).split("\n");
    expect(lines[1]).toMatch(/^ {2}original {2}draft-.*….*committee\.docx · DOCX · English · \d+ words$/u);
    expect(lines[2]).toContain("amended.pdf · PDF");
    expect(lines[3]).toBe("  ! Amended version read with a warning: Page 7 has no text: scanned?");
    expect(lines[4]).toBe("  ! The file of requests gives no date.");
    expect(lines).toContain("  2 requests without a matching change");
  });

  it("shows a citation's note by number and text, and the words that nobody asked for", () => {
    const ledger = sampleLedger();
    const [change] = ledger.changes;
    const note = ledger.blocks.original.find(({ kind }) => kind === "footnote");
    if (!change || !note) throw new Error("the sample has changes and notes");
    change.classes = [{ class: "citation-dropped", rule: "citation/note-mark", span: null, from: note.id, to: null }];
    change.binding = { status: "bound", request: "r1", flags: ["beyond-request"], excess: ["tanker", "fleet"] };
    const text = ledgerToTerminal(ledger, { ...plain, width: 200, details: true });
    expect(text).toContain(`citation dropped: footnote ${note.number}: ${note.text.slice(0, 20)}`);
    expect(text).toContain("does more than the request asked for. Not asked for: “tanker”, “fleet”.");
  });

  it("says the same without colour as with it", () => {
    const coloured = ledgerToTerminal(sampleLedger(), { colour: true, width: 80, details: true });
    expect(coloured).toContain("\u001b[");
    expect(stripVTControlCharacters(coloured)).toBe(ledgerToTerminal(sampleLedger(), { ...plain, details: true }));
  });

  it("says so where nothing changed", () => {
    const text = ledgerToTerminal(ledgerOf([], []), plain);
    expect(text).toContain("0 changes");
    expect(text).toContain("No party, state or vessel is named less often than before.");
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
